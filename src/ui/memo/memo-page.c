// SPDX-License-Identifier: MIT
#include "ui/memo/memo-page.h"

#include <math.h>

#include "data/language.h"
#include "ui/memo/memo-editor.h"
#include "ui/memo/memo-layout.h"
#include "ui/memo/memo-view.h"
#include "ui/widgets/adaptive-layout.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/dispose-template.h"
#include "ui/widgets/empty-state.h"

struct _ExosMemoPage
{
  GtkWidget parent;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *overflow;
  ExosMemoView *view;
  ExosMemoEditor *editor;
  GtkButton *zoom;
  GtkDropDown *language;
  GtkDropDown *paper;
  ExosSession *session;
};

G_DEFINE_FINAL_TYPE (ExosMemoPage, exos_memo_page, GTK_TYPE_WIDGET)

/* In the order of the list. */
static const char *const languages[] = { "en", "ko" };

static void
language_selected (ExosMemoPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->language);

  if (self->session != NULL && selected < G_N_ELEMENTS (languages))
    exos_session_set_memo_language (self->session, languages[selected]);
}

static void
paper_selected (ExosMemoPage *self)
{
  if (self->session != NULL)
    exos_session_set_paper (self->session, (ExosPaper) gtk_drop_down_get_selected (self->paper));
}

/* The inner button is what has the focus, and has no name of its own. */
static void
name_drop_down (GtkDropDown *drop_down, const char *format)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *name = g_strdup_printf ("%s: %s", format, gtk_string_object_get_string (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_choices (ExosMemoPage *self)
{
  const gboolean is_korean =
      g_str_equal (exos_session_get_memo_language (self->session), languages[1]);

  gtk_drop_down_set_selected (self->language, is_korean);
  gtk_drop_down_set_selected (self->paper, exos_session_get_paper (self->session));
  name_drop_down (self->language, _ ("Language of the memo"));
  name_drop_down (self->paper, _ ("Paper"));
}

static void
update (ExosMemoPage *self)
{
  const gboolean has_report = exos_session_get_report (self->session) != NULL;

  const char *without = exos_session_get_experiment (self->session) != NULL ? "reading" : "empty";

  gtk_stack_set_visible_child_name (self->stack, has_report ? "memo" : without);
  show_choices (self);
}

static void
show_drawn (ExosMemoPage *self)
{
  const int percent = (int) lround (exos_memo_view_get_zoom (self->view) * 100.0);
  g_autofree char *zoom = g_strdup_printf ("%d%%", percent);
  g_autofree char *name = g_strdup_printf (_ ("Fit to width, now %s"), zoom);

  gtk_button_set_label (self->zoom, zoom);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (self->overflow, exos_memo_view_get_n_pages (self->view) > 1);
}

void
exos_memo_page_zoom_in (ExosMemoPage *self)
{
  exos_memo_view_zoom (self->view, 1);
}

void
exos_memo_page_zoom_out (ExosMemoPage *self)
{
  exos_memo_view_zoom (self->view, -1);
}

void
exos_memo_page_zoom_fit (ExosMemoPage *self)
{
  exos_memo_view_zoom_fit (self->view);
}

void
exos_memo_page_ask_reason (ExosMemoPage *self)
{
  exos_memo_editor_ask_reason (self->editor);
}

static gboolean
scrolled (ExosMemoPage *self, double dx, double dy, GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return FALSE;

  exos_memo_view_zoom (self->view, dy < 0.0 ? 1 : -1);
  return TRUE;
}

static void
exos_memo_page_dispose (GObject *object)
{
  ExosMemoPage *self = EXOS_MEMO_PAGE (object);

  exos_dispose_template (self, EXOS_TYPE_MEMO_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (exos_memo_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, EXOS_RESOURCE_PATH "/memo-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, overflow);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, view);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, editor);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, zoom);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, language);
  gtk_widget_class_bind_template_child (widget_class, ExosMemoPage, paper);
  gtk_widget_class_bind_template_callback (widget_class, language_selected);
  gtk_widget_class_bind_template_callback (widget_class, paper_selected);
}

static void
exos_memo_page_class_init (ExosMemoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_memo_page_dispose;
  g_type_ensure (EXOS_TYPE_ADAPTIVE_LAYOUT);
  g_type_ensure (EXOS_TYPE_EMPTY_STATE);
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  g_type_ensure (EXOS_TYPE_MEMO_LAYOUT);
  g_type_ensure (EXOS_TYPE_MEMO_VIEW);
  g_type_ensure (EXOS_TYPE_MEMO_EDITOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
exos_memo_page_init (ExosMemoPage *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  g_signal_connect_object (self->view, "drawn", G_CALLBACK (show_drawn), self, G_CONNECT_SWAPPED);
}

GtkWidget *
exos_memo_page_new (ExosSession *session)
{
  ExosMemoPage *self = g_object_new (EXOS_TYPE_MEMO_PAGE, NULL);

  exos_memo_view_set_session (self->view, session);
  exos_memo_editor_set_session (self->editor, session);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
