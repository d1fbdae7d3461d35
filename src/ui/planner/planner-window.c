// SPDX-License-Identifier: MIT
#include "ui/planner/planner-window.h"

#include "charts/power-chart.h"
#include "data/language.h"
#include "memo/words-design.h"
#include "memo/words.h"
#include "ui/companion.h"
#include "ui/defaults.h"
#include "ui/planner/planner-form.h"
#include "ui/style.h"
#include "ui/widgets/chart-view.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/text.h"

#define EXOS_TYPE_PLANNER_WINDOW (exos_planner_window_get_type ())
G_DECLARE_FINAL_TYPE (ExosPlannerWindow, exos_planner_window, EXOS, PLANNER_WINDOW, GtkWindow)

struct _ExosPlannerWindow
{
  GtkWindow parent;
  GtkLabel *answer;
  GtkLabel *note;
  GtkLabel *detectable;
  ExosChartView *chart;
  ExosPlannerForm *form;
  GtkLabel *method;
};

G_DEFINE_FINAL_TYPE (ExosPlannerWindow, exos_planner_window, GTK_TYPE_WINDOW)

static void
show_line (GtkLabel *label, char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  g_free (text);
}

static void
draw_chart (
    cairo_t *cr, double width, double height, gconstpointer design, const ExosChartStyle *style)
{
  exos_draw_power_chart (cr, width, height, design, style);
}

static double
chart_height (gconstpointer design, const ExosChartStyle *style)
{
  return exos_power_chart_height (style);
}

static void
show_chart (ExosPlannerWindow *self, const ExosDesign *design, gboolean has_answer)
{
  static const ExosChartKind kind = { draw_chart, chart_height, 220 };
  g_autofree char *description = exos_power_chart_dup_description (design);

  exos_chart_view_set_chart (self->chart, &kind, g_memdup2 (design, sizeof *design), g_free,
                             _ ("Power chart"), description);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), has_answer);
}

static void
show_detectable (ExosPlannerWindow *self, const ExosDesign *design, guint64 users)
{
  const gboolean is_asked = users > 0 && design->ratio > 0.0 && design->level > 0.0;

  show_line (self->detectable, is_asked ? exos_words_detectable (design, users) : NULL);
}

/* Which looks the answers include, beside what else is to be noted. */
static void
add_looks (ExosPlannerWindow *self, const ExosDesign *design)
{
  g_autofree char *looks = exos_words_design_looks (design);
  const char *note = gtk_label_get_label (self->note);

  if (looks != NULL)
    show_line (self->note, g_strjoin (note[0] != '\0' ? " " : "", note, looks, NULL));
}

static void
update (ExosPlannerWindow *self)
{
  guint64 users;
  const ExosDesign design = exos_planner_form_get_design (self->form, &users);
  const ExosUsersNeeded needed = exos_design_users (&design);

  show_line (self->answer, exos_words_users_needed (&design, &needed));
  show_line (self->note, exos_words_design_notes (&design, &needed));
  add_looks (self, &design);
  show_chart (self, &design, needed.fault == EXOS_DESIGN_OK);
  show_detectable (self, &design, users);
  show_line (self->method, exos_words_design_method (&design));
}

/* A field that has the focus takes over what was typed when it goes, after the labels have gone. */
static void
exos_planner_window_dispose (GObject *object)
{
  ExosPlannerWindow *self = EXOS_PLANNER_WINDOW (object);

  if (self->form != NULL)
    g_signal_handlers_disconnect_by_func (self->form, update, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_PLANNER_WINDOW);
  G_OBJECT_CLASS (exos_planner_window_parent_class)->dispose (object);
}

static void
exos_planner_window_class_init (ExosPlannerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_planner_window_dispose;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  g_type_ensure (EXOS_TYPE_CHART_VIEW);
  g_type_ensure (EXOS_TYPE_PLANNER_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/planner-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerWindow, note);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerWindow, detectable);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerWindow, chart);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerWindow, form);
  gtk_widget_class_bind_template_child (widget_class, ExosPlannerWindow, method);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exos_planner_window_init (ExosPlannerWindow *self)
{
  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->answer);
  exos_text_keep_words (self->note);
  exos_text_keep_words (self->detectable);
  exos_text_keep_words (self->method);
}

static gboolean
show_report (ExosPlannerWindow *self, ExosSession *session)
{
  const ExosReport *report = session != NULL ? exos_session_get_report (session) : NULL;

  return report != NULL &&
         exos_planner_form_show_report (
             self->form, report, exos_memo_run_days (report, exos_session_get_edits (session)));
}

/* session: NULL for an experiment that nothing is known of. */
static void
fill (ExosPlannerWindow *self, ExosSession *session)
{
  g_autoptr (ExosPlan) defaults = exos_defaults_new_plan ();

  exos_planner_form_clear (self->form);
  if (!show_report (self, session))
    exos_planner_form_show_plan (self->form, defaults);
  update (self);
}

static ExosPlannerWindow *
create (ExosWindow *window)
{
  ExosPlannerWindow *self = g_object_new (EXOS_TYPE_PLANNER_WINDOW, NULL);
  ExosSession *session = window != NULL ? exos_window_get_session (window) : NULL;

  if (session != NULL)
    g_signal_connect_object (session, "opened", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self, session);
  exos_planner_form_focus (self->form);
  return self;
}

/* What was typed stays until the window goes, or its experiment does. */
void
exos_planner_window_present (GtkWindow *parent)
{
  ExosWindow *window = exos_companion_find_window (parent);
  ExosPlannerWindow *self =
      (ExosPlannerWindow *) exos_companion_find (EXOS_TYPE_PLANNER_WINDOW, window);

  if (self == NULL)
    self = create (window);
  exos_companion_present (GTK_WINDOW (self), GTK_WINDOW (window));
}
