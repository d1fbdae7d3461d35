// SPDX-License-Identifier: MIT
#include "ui/widgets/card.h"

#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

struct _ExosCard
{
  GtkWidget parent;
  GtkLabel *title;
  GtkLabel *caption;
  GtkBox *content;
  GMenuModel *menu;
  GtkWidget *popover; /* made when it is first asked for */
  GtkWidget *focus;   /* where the keyboard was before; watched */
};

G_DEFINE_FINAL_TYPE (ExosCard, exos_card, GTK_TYPE_WIDGET)

void
exos_card_set_titles (ExosCard *self, const char *title, const char *caption)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
exos_card_append (ExosCard *self, GtkWidget *child)
{
  gtk_box_append (self->content, child);
}

void
exos_card_clear (ExosCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
}

void
exos_card_set_menu (ExosCard *self, GMenuModel *menu)
{
  if (!g_set_object (&self->menu, menu))
    return;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "menu.popup", menu != NULL);
}

/* GTK would move the keyboard to the first widget of the card. */
static void
give_focus_back (ExosCard *self)
{
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static GtkWidget *
create_popover (ExosCard *self)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (self->menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect_object (popover, "closed", G_CALLBACK (give_focus_back), self,
                           G_CONNECT_SWAPPED);
  return popover;
}

static void
popup (ExosCard *self, const GdkRectangle *at)
{
  if (self->popover == NULL)
    self->popover = create_popover (self);
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
popup_at_pointer (ExosCard *self, double x, double y, GtkGesture *gesture)
{
  if (self->menu == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
clicked (ExosCard *self, int n_press, double x, double y, GtkGesture *gesture)
{
  popup_at_pointer (self, x, y, gesture);
}

static void
held (ExosCard *self, double x, double y, GtkGesture *gesture)
{
  popup_at_pointer (self, x, y, gesture);
}

/* Leaves of an extent what lies between first and last, a pixel at least. */
static void
clamp_extent (int *start, int *size, double first, double last)
{
  const int end = (int) CLAMP (*start + *size, first + 1.0, last);

  *start = (int) CLAMP (*start, first, last - 1.0);
  *size = MAX (1, end - *start);
}

/* Under the row that has the keyboard; what was scrolled out of the window is looked for at its
 * edge, as GTK 4.8 complains about a place that is on no monitor. */
static void
popup_at_focus (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = gtk_root_get_focus (root);
  graphene_rect_t row, window;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, widget, &row) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (root), widget, &window))
    return;

  GdkRectangle at = { (int) row.origin.x, (int) row.origin.y, (int) row.size.width,
                      (int) row.size.height };

  clamp_extent (&at.x, &at.width, window.origin.x, window.origin.x + window.size.width);
  clamp_extent (&at.y, &at.height, window.origin.y, window.origin.y + window.size.height);
  popup (EXOS_CARD (widget), &at);
}

static void
exos_card_dispose (GObject *object)
{
  ExosCard *self = EXOS_CARD (object);

  exos_dispose_template (object, EXOS_TYPE_CARD);
  self->popover = NULL;
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (exos_card_parent_class)->dispose (object);
}

static void
exos_card_class_init (ExosCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_card_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_at_focus);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
  gtk_widget_class_set_css_name (widget_class, "exos-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/card.ui");
  gtk_widget_class_bind_template_callback (widget_class, clicked);
  gtk_widget_class_bind_template_callback (widget_class, held);
  gtk_widget_class_bind_template_child (widget_class, ExosCard, title);
  gtk_widget_class_bind_template_child (widget_class, ExosCard, caption);
  gtk_widget_class_bind_template_child (widget_class, ExosCard, content);
}

static void
exos_card_init (ExosCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->caption);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "menu.popup", FALSE);
}
