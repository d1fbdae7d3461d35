// SPDX-License-Identifier: MIT
#include <string.h>

#include "ui-fixture.h"

#include "memo/simulation.h"
#include "ui/defaults.h"
#include "ui/simulator/simulator-window.h"
#include "ui/widgets/chart-view.h"

#define LONG 60000
#define N_REPLICATES 400 /* of an effect: under sanitizers as many as usual take a minute */

static GtkWindow *
find_simulator (gpointer window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  GtkWindow *found = NULL;

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "ExosSimulatorWindow") &&
        gtk_window_get_transient_for (l->data) == window)
      {
        g_assert_null (found);
        found = l->data;
      }
  return found;
}

static GtkWindow *
open_simulator (ExosWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.simulator", NULL);
  g_assert_nonnull (find_simulator (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (find_simulator (window)));
  return find_simulator (window);
}

static gboolean
says (GtkWindow *simulator, const char *text)
{
  g_autofree char *texts = exos_test_texts (simulator);

  return strstr (texts, text) != NULL;
}

static gboolean
has_result (GtkWindow *simulator)
{
  return exos_test_find (simulator, EXOS_TYPE_CHART_VIEW, NULL, NULL) != NULL;
}

static GtkDropDown *
find_choice (GtkWindow *simulator, gsize nth)
{
  GtkWidget *grid = exos_test_find (simulator, GTK_TYPE_GRID, NULL, NULL);

  return GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, (int) nth));
}

static void
test_needs_an_experiment (void)
{
  ExosWindow *window = exos_test_window_new ();
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "simulator");

  g_assert_false (g_action_get_enabled (action));
  exos_test_open_sample (window, "sample_launch.csv");
  g_assert_true (g_action_get_enabled (action));
  exos_test_window_free (window);
}

/* What the window says with so many experiments is what a simulation of them says. */
static void
assert_shows_simulation (GtkWindow *simulator, ExosWindow *window)
{
  const ExosReport *report = exos_session_get_report (exos_window_get_session (window));
  g_autoptr (GArray) effects = exos_simulation_dup_effects (report);
  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED,
    .n_replicates = N_REPLICATES,
    .effects = &g_array_index (effects, double, 0),
    .n_effects = effects->len,
  };
  g_autoptr (ExosSimulation) simulation =
      exos_simulate (report, &assumptions, NULL, NULL, NULL, NULL);
  ExosTable *table = exos_simulation_table (simulation, EXOS_POLICY_STANDARD);

  g_assert_cmpuint (table->rows->len, ==, effects->len);
  for (guint row = 0; row < table->rows->len; row++)
    for (gsize column = 1; column < table->n_columns; column++)
      g_assert_true (says (simulator, ((char **) table->rows->pdata[row])[column]));
  exos_simulation_free_table (table);
}

/* Unless a person wants more or fewer, the digits are the command line's. */
static void
test_draws_as_many_as_the_command_line (void)
{
  g_autoptr (GVariant) usual =
      g_settings_get_default_value (exos_settings (), "simulated-experiments");

  g_assert_cmpint (g_variant_get_int32 (usual), ==, EXOS_SIMULATION_REPLICATES);
}

/* The other policies need no second run. */
static void
test_shows_every_policy (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  g_assert_nonnull (exos_test_find (simulator, GTK_TYPE_PROGRESS_BAR, NULL, NULL));
  exos_test_wait (has_result (simulator), LONG);
  g_assert_null (exos_test_find (simulator, GTK_TYPE_PROGRESS_BAR, NULL, NULL));
  g_assert_true (says (simulator, "+1.13 pp\n(observed)"));
  g_assert_true (says (simulator, "400 experiments drawn"));
  assert_shows_simulation (simulator, window);
  g_assert_true (says (simulator, "are not harmed"));
  g_assert_true (says (simulator, "seed 1"));
  g_assert_false (says (simulator, "Conditional launch"));

  gtk_drop_down_set_selected (find_choice (simulator, 0), 1);
  g_assert_true (has_result (simulator));
  g_assert_true (says (simulator, "Conditional launch"));
  exos_test_window_free (window);
}

static void
test_harm_is_drawn_anew (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  exos_test_wait (has_result (simulator), LONG);
  gtk_drop_down_set_selected (find_choice (simulator, 1), 2);
  g_assert_false (has_result (simulator));
  exos_test_wait (has_result (simulator), LONG);
  g_assert_true (says (simulator, "are harmed: ‘guardrail_error’ by 0.30 pp"));
  exos_test_window_free (window);
}

static void
click (GtkWindow *simulator, const char *label)
{
  g_signal_emit_by_name (exos_test_find (simulator, GTK_TYPE_BUTTON, "label", label), "clicked");
}

static void
test_cancelled_runs_again (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  click (simulator, "Cancel");
  g_assert_true (says (simulator, "Cancelled"));
  g_assert_null (exos_test_find (simulator, GTK_TYPE_PROGRESS_BAR, NULL, NULL));
  exos_test_drain ();
  g_assert_false (has_result (simulator));
  click (simulator, "Run Again");
  g_assert_false (says (simulator, "Cancelled"));
  exos_test_wait (has_result (simulator), LONG);
  exos_test_window_free (window);
}

/* Whatever runs is cancelled, and another plan begins anew. */
static void
test_follows_the_plan (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = NULL;
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  plan = exos_plan_copy (exos_session_get_plan (session));
  plan->policy = EXOS_POLICY_STRICT;
  plan->smallest_effect = (ExosRatio) { 4, 1000 };
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (simulator, 0)), ==, 2);
  exos_test_wait (has_result (simulator), LONG);
  g_assert_true (says (simulator, "+0.80 pp"));
  exos_test_window_free (window);
}

static void
test_says_why_not (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_blocked.csv");
  simulator = open_simulator (window);
  exos_test_wait (says (simulator, "whatever the effect, the verdict is Hold"), 5000);
  g_assert_false (has_result (simulator));
  g_assert_null (exos_test_find (simulator, GTK_TYPE_BUTTON, "label", "Run Again"));
  exos_test_window_free (window);
}

/* A run that is under way keeps nothing of a window that was closed. */
static void
test_closes_while_running (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  g_object_add_weak_pointer (G_OBJECT (simulator), (gpointer *) &simulator);
  gtk_window_close (simulator);
  exos_test_wait (simulator == NULL, 1000);
  g_assert_null (find_simulator (window));
  exos_test_window_free (window);
}

/* Over a window without an experiment nothing runs; once there is one, it does. */
static void
test_waits_for_an_experiment (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_simulator_window_present (GTK_WINDOW (window));
  simulator = find_simulator (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (simulator));
  g_assert_null (exos_test_find (simulator, GTK_TYPE_PROGRESS_BAR, NULL, NULL));
  g_assert_false (has_result (simulator));
  exos_test_open_sample (window, "sample_launch.csv");
  exos_test_wait (has_result (simulator), LONG);
  exos_test_window_free (window);
}

/* A file that cannot be judged takes the result of the one before away. */
static void
test_follows_another_file (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  exos_test_wait (has_result (simulator), LONG);
  exos_test_open_sample (window, "sample_blocked.csv");
  g_assert_false (has_result (simulator));
  exos_test_wait (says (simulator, "whatever the effect, the verdict is Hold"), 5000);
  g_assert_false (has_result (simulator));
  g_assert_false (says (simulator, "guardrail_error"));
  exos_test_open_sample (window, "sample_rollback.csv");
  exos_test_wait (has_result (simulator), LONG);
  g_assert_false (says (simulator, "whatever the effect"));
  exos_test_window_free (window);
}

/* No column is out of sight on a telephone: nothing has to be scrolled to. */
static void
test_fits_a_narrow_window (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;
  GtkWidget *table;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  gtk_window_set_default_size (simulator, 360, 600);
  exos_test_wait (has_result (simulator), LONG);
  exos_test_drain ();
  table = gtk_widget_get_ancestor (
      gtk_widget_get_parent (exos_test_find (simulator, GTK_TYPE_LABEL, "label", "True effect")),
      GTK_TYPE_SCROLLED_WINDOW);

  GtkAdjustment *scroll = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (table));

  gtk_test_widget_wait_for_draw (table);
  g_assert_cmpint (gtk_widget_get_width (gtk_window_get_child (simulator)), <=, 360);
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), <=, gtk_adjustment_get_page_size (scroll));
  exos_test_window_free (window);
}

static void
test_there_is_one (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *simulator;

  exos_test_open_sample (window, "sample_launch.csv");
  simulator = open_simulator (window);
  exos_simulator_window_present (simulator);
  g_assert_true (find_simulator (window) == simulator);
  exos_test_window_free (window);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_settings_set_int (exos_settings (), "simulated-experiments", N_REPLICATES);
  g_test_add_func ("/simulator/needs-an-experiment", test_needs_an_experiment);
  g_test_add_func ("/simulator/shows-every-policy", test_shows_every_policy);
  g_test_add_func ("/simulator/harm-is-drawn-anew", test_harm_is_drawn_anew);
  g_test_add_func ("/simulator/cancelled-runs-again", test_cancelled_runs_again);
  g_test_add_func ("/simulator/follows-the-plan", test_follows_the_plan);
  g_test_add_func ("/simulator/says-why-not", test_says_why_not);
  g_test_add_func ("/simulator/closes-while-running", test_closes_while_running);
  g_test_add_func ("/simulator/draws-as-many-as-the-command-line",
                   test_draws_as_many_as_the_command_line);
  g_test_add_func ("/simulator/waits-for-an-experiment", test_waits_for_an_experiment);
  g_test_add_func ("/simulator/follows-another-file", test_follows_another_file);
  g_test_add_func ("/simulator/fits-a-narrow-window", test_fits_a_narrow_window);
  g_test_add_func ("/simulator/there-is-one", test_there_is_one);
  return g_test_run ();
}
