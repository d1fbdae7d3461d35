// SPDX-License-Identifier: MIT
#include "ui/simulator/simulator-window.h"

#include "data/language.h"
#include "memo/simulation.h"
#include "ui/companion.h"
#include "ui/defaults.h"
#include "ui/simulator/simulator-chart.h"
#include "ui/simulator/simulator-harms.h"
#include "ui/simulator/simulator-run.h"
#include "ui/style.h"
#include "ui/widgets/card.h"
#include "ui/widgets/clamp-layout.h"
#include "ui/widgets/table-list.h"
#include "ui/widgets/text.h"

#define EXOS_TYPE_SIMULATOR_WINDOW (exos_simulator_window_get_type ())
G_DECLARE_FINAL_TYPE (ExosSimulatorWindow, exos_simulator_window, EXOS, SIMULATOR_WINDOW, GtkWindow)

struct _ExosSimulatorWindow
{
  GtkWindow parent;
  GtkLabel *title;
  GtkDropDown *policy;
  GtkLabel *harm_label;
  GtkDropDown *harm;
  GtkBox *progress_box;
  GtkLabel *progress_label;
  GtkProgressBar *progress;
  GtkButton *cancel;
  GtkBox *message_box;
  GtkLabel *message;
  GtkButton *again;
  ExosCard *card;

  ExosReport *report;         /* NULL before there is one */
  ExosSimulation *simulation; /* NULL until it is there */
  ExosSimulatorProgress *done;
  GCancellable *cancellable; /* of the run, while there is one */
  gboolean is_filling;       /* the choices, for the code and not by a person */
};

G_DEFINE_FINAL_TYPE (ExosSimulatorWindow, exos_simulator_window, GTK_TYPE_WINDOW)

/* In the order of the choices. */
static const ExosPolicy policies[] = { EXOS_POLICY_STANDARD, EXOS_POLICY_EVIDENCE,
                                       EXOS_POLICY_STRICT, EXOS_POLICY_LITERAL };

static ExosPolicy
get_policy (ExosSimulatorWindow *self)
{
  return policies[MIN (gtk_drop_down_get_selected (self->policy), G_N_ELEMENTS (policies) - 1)];
}

static void
show_parts (ExosSimulatorWindow *self, gboolean is_running, const char *message)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress_box), is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->message_box), message != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->card), self->simulation != NULL);
  gtk_label_set_label (self->message, message != NULL ? message : "");
}

/* What an effect is beside a number goes to a line of its own: a telephone has no room for both. */
static void
break_names (ExosTable *table)
{
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **name = table->rows->pdata[row];
      g_auto (GStrv) parts = g_strsplit (*name, " (", 2);

      g_free (*name);
      *name = g_strjoinv ("\n(", parts);
    }
}

static void
show_result (ExosSimulatorWindow *self)
{
  const ExosPolicy policy = get_policy (self);

  if (self->simulation == NULL || self->is_filling)
    return;

  ExosTable *table = exos_simulation_table (self->simulation, policy);
  g_autofree char *assumptions = exos_simulation_dup_assumptions (self->simulation);
  g_autofree char *precision = exos_simulation_dup_precision (self->simulation, policy);

  break_names (table);
  exos_card_clear (self->card);
  exos_card_set_titles (self->card, _ ("Verdicts by true effect"), NULL);
  exos_card_append (self->card, exos_text_new (assumptions, "exos-body"));
  exos_card_append (self->card, exos_simulator_chart_new (self->simulation, policy));
  exos_card_append (self->card,
                    exos_table_list_new (table, _ ("Verdicts by true effect"), -1, NULL, NULL));
  exos_card_append (self->card, exos_text_new (precision, "exos-caption"));
  exos_simulation_free_table (table);
}

static void
cancel_run (ExosSimulatorWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
cancel_clicked (ExosSimulatorWindow *self)
{
  cancel_run (self);
  gtk_widget_set_visible (GTK_WIDGET (self->again), TRUE);
  show_parts (self, FALSE, _ ("Cancelled"));
  gtk_widget_grab_focus (GTK_WIDGET (self->again));
}

/* A run must not keep a window that was closed: closing is what stops it. */
static GWeakRef *
new_weak_reference (gpointer object)
{
  GWeakRef *reference = g_new (GWeakRef, 1);

  g_weak_ref_init (reference, object);
  return reference;
}

static gpointer
take_weak_reference (GWeakRef *reference)
{
  gpointer object = g_weak_ref_get (reference);

  g_weak_ref_clear (reference);
  g_free (reference);
  return object;
}

/* A run that was cancelled is another one's business, or nobody's. */
static void
run_finished (GObject *source, GAsyncResult *result, gpointer reference)
{
  g_autoptr (ExosSimulatorWindow) self = take_weak_reference (reference);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosSimulation) simulation = exos_simulator_run_finish (result, &error);

  if (self == NULL || self->cancellable == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  if (gtk_widget_has_focus (GTK_WIDGET (self->cancel)))
    gtk_widget_grab_focus (GTK_WIDGET (self->policy));
  g_clear_object (&self->cancellable);
  self->simulation = g_steal_pointer (&simulation);
  gtk_widget_set_visible (GTK_WIDGET (self->again), FALSE);
  show_parts (self, FALSE, error != NULL ? error->message : NULL);
  show_result (self);
}

static gboolean
show_progress (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  ExosSimulatorWindow *self = EXOS_SIMULATOR_WINDOW (widget);

  if (self->cancellable == NULL)
    return G_SOURCE_REMOVE;

  gtk_progress_bar_set_fraction (self->progress, exos_simulator_progress_get (self->done));
  return G_SOURCE_CONTINUE;
}

static guint
get_replicates (void)
{
  return (guint) g_settings_get_int (exos_settings (), "simulated-experiments");
}

static void
run (ExosSimulatorWindow *self)
{
  const gboolean is_first = self->cancellable == NULL;

  if (self->report == NULL || self->is_filling)
    return;

  g_autofree double *harms =
      exos_simulator_dup_harms (self->report, gtk_drop_down_get_selected (self->harm));

  cancel_run (self);
  g_clear_pointer (&self->simulation, exos_simulation_unref);
  g_clear_pointer (&self->done, exos_simulator_progress_unref);
  self->done = exos_simulator_progress_new ();
  self->cancellable = g_cancellable_new ();
  exos_simulator_run_async (self->report, harms, get_replicates (), self->done, self->cancellable,
                            run_finished, new_weak_reference (self));
  gtk_widget_set_visible (GTK_WIDGET (self->progress_box), TRUE);
  if (gtk_widget_has_focus (GTK_WIDGET (self->again)))
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
  show_parts (self, TRUE, NULL);
  if (is_first)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), show_progress, NULL, NULL);
}

static void
fill_harms (ExosSimulatorWindow *self)
{
  const gboolean has_guardrails = self->report->has_results && self->report->n_guardrails > 0;
  g_autoptr (GtkStringList) names = exos_simulator_harm_names (self->report);

  gtk_drop_down_set_model (self->harm, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->harm, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->harm), has_guardrails);
  gtk_widget_set_visible (GTK_WIDGET (self->harm_label), has_guardrails);
}

static void
fill_policy (ExosSimulatorWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    if (policies[i] == self->report->plan->policy)
      gtk_drop_down_set_selected (self->policy, i);
}

/* Nothing stays of what was said before. */
static void
clear (ExosSimulatorWindow *self)
{
  cancel_run (self);
  g_clear_pointer (&self->report, exos_report_unref);
  g_clear_pointer (&self->simulation, exos_simulation_unref);
  exos_card_clear (self->card);
  show_parts (self, FALSE, NULL);
}

/* Another plan, file or sizes: all begins anew. */
static void
update (ExosSimulatorWindow *self, ExosSession *session)
{
  const ExosReport *report = exos_session_get_report (session);

  if (report == self->report)
    return;
  if (report == NULL)
    {
      clear (self);
      return;
    }

  g_clear_pointer (&self->report, exos_report_unref);
  self->report = exos_report_ref (report);
  self->is_filling = TRUE;
  fill_policy (self);
  fill_harms (self);
  self->is_filling = FALSE;
  run (self);
}

static void
exos_simulator_window_dispose (GObject *object)
{
  ExosSimulatorWindow *self = EXOS_SIMULATOR_WINDOW (object);

  cancel_run (self);
  g_clear_pointer (&self->report, exos_report_unref);
  g_clear_pointer (&self->simulation, exos_simulation_unref);
  g_clear_pointer (&self->done, exos_simulator_progress_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), EXOS_TYPE_SIMULATOR_WINDOW);
  G_OBJECT_CLASS (exos_simulator_window_parent_class)->dispose (object);
}

static void
exos_simulator_window_class_init (ExosSimulatorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exos_simulator_window_dispose;
  g_type_ensure (EXOS_TYPE_CLAMP_LAYOUT);
  g_type_ensure (EXOS_TYPE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               EXOS_RESOURCE_PATH "/simulator-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, policy);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, harm_label);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, harm);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, message_box);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, message);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, again);
  gtk_widget_class_bind_template_child (widget_class, ExosSimulatorWindow, card);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, run);
  gtk_widget_class_bind_template_callback (widget_class, show_result);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exos_simulator_window_init (ExosSimulatorWindow *self)
{
  exos_style_get ();
  gtk_widget_init_template (GTK_WIDGET (self));
  exos_text_keep_words (self->title);
  exos_text_keep_words (self->message);
}

void
exos_simulator_window_present (GtkWindow *parent)
{
  ExosWindow *window = exos_companion_find_window (parent);
  GtkWindow *self;

  g_return_if_fail (window != NULL);

  self = exos_companion_find (EXOS_TYPE_SIMULATOR_WINDOW, window);
  if (self == NULL)
    {
      self = g_object_new (EXOS_TYPE_SIMULATOR_WINDOW, NULL);
      g_signal_connect_object (exos_window_get_session (window), "changed", G_CALLBACK (update),
                               self, G_CONNECT_SWAPPED);
    }
  exos_companion_present (self, GTK_WINDOW (window));
  update (EXOS_SIMULATOR_WINDOW (self), exos_window_get_session (window));
}
