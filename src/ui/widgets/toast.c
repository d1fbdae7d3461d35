// SPDX-License-Identifier: MIT
#include "ui/widgets/toast.h"

#include "ui/widgets/dispose-template.h"
#include "ui/widgets/text.h"

#define SHORT 5000 /* ms */
#define LONG 10000

struct _ExosToast
{
  GtkWidget parent;
  GtkRevealer *revealer;
  GtkWidget *box;
  GtkLabel *label;
  GtkButton *button;
  guint timeout;
  guint duration;
  gboolean is_pointed_at;
  gboolean has_focus;
  void (*activated) (gpointer user_data);
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (ExosToast, exos_toast, GTK_TYPE_WIDGET)

static void
drop_action (ExosToast *self)
{
  const GDestroyNotify destroy = g_steal_pointer (&self->destroy);
  gpointer user_data = g_steal_pointer (&self->user_data);

  self->activated = NULL;
  if (destroy != NULL)
    destroy (user_data);
}

void
exos_toast_dismiss (ExosToast *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  drop_action (self);
}

static void
run_out (gpointer data)
{
  ExosToast *self = data;

  self->timeout = 0;
  exos_toast_dismiss (self);
}

static void
restart (ExosToast *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!self->is_pointed_at && !self->has_focus && gtk_revealer_get_reveal_child (self->revealer))
    self->timeout = g_timeout_add_once (self->duration, run_out, self);
}

static void
revealed (ExosToast *self)
{
  const gboolean is_shown = gtk_revealer_get_reveal_child (self->revealer) ||
                            gtk_revealer_get_child_revealed (self->revealer);

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
}

/* Dismissed first: what the button does may show the next toast. */
static void
button_clicked (ExosToast *self)
{
  void (*const activated) (gpointer) = self->activated;
  const GDestroyNotify destroy = g_steal_pointer (&self->destroy);
  const gpointer user_data = self->user_data;

  exos_toast_dismiss (self);
  if (activated != NULL)
    activated (user_data);
  if (destroy != NULL)
    destroy (user_data);
}

static void
pointer_changed (ExosToast *self, GParamSpec *pspec, GtkEventController *motion)
{
  self->is_pointed_at =
      gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (motion));
  restart (self);
}

static void
focus_changed (ExosToast *self, GParamSpec *pspec, GtkEventController *focus)
{
  self->has_focus = gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (focus));
  restart (self);
}

void
exos_toast_show (ExosToast *self,
                 const char *message,
                 const char *button,
                 void (*activated) (gpointer user_data),
                 gpointer user_data,
                 GDestroyNotify destroy)
{
  drop_action (self);
  self->activated = activated;
  self->user_data = user_data;
  self->destroy = destroy;
  self->duration = button != NULL ? LONG : SHORT;
  gtk_label_set_label (self->label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->button, button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  message, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  restart (self);
}

const char *
exos_toast_get_message (ExosToast *self)
{
  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : NULL;
}

static void
exos_toast_dispose (GObject *object)
{
  ExosToast *self = EXOS_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  drop_action (self);
  exos_dispose_template (self, EXOS_TYPE_TOAST);
  G_OBJECT_CLASS (exos_toast_parent_class)->dispose (object);
}

static void
exos_toast_class_init (ExosToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_toast_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/toast.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, ExosToast, box);
  gtk_widget_class_bind_template_child (widget_class, ExosToast, label);
  gtk_widget_class_bind_template_child (widget_class, ExosToast, button);
  gtk_widget_class_bind_template_callback (widget_class, exos_toast_dismiss);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked);
  gtk_widget_class_bind_template_callback (widget_class, revealed);
}

static void
exos_toast_init (ExosToast *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->label);
  g_signal_connect_swapped (motion, "notify::contains-pointer", G_CALLBACK (pointer_changed), self);
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focus_changed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
