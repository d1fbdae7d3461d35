// SPDX-License-Identifier: MIT
/* Which metric decides, and the units that follow from it, on New Experiment. */
#include <string.h>

#include "analysis/policy-file.h"
#include "experiment-fixture.h"

#define N_TO_TRY 3

/* Means of 15.63 and 16.08, and of 412.4 and 436.1, which is 5.7% more. */
static const char content[] =
    "variant,users,conversions,revenue_sum,revenue_sum_sq,latency_sum,latency_sum_sq,guardrail_a\n"
    "control,10000,1200,156300,3906922.59,4124000,2600647600,120\n"
    "treatment,10050,1320,161604,4118905.53,4382805,2821721209.5,118\n";

static const char *
get_label (const Fixture *fixture, const char *id, guint n)
{
  return gtk_label_get_label (exos_part (fixture, id, n));
}

static void
test_metric_is_chosen_and_undone (void)
{
  Fixture f;
  const ExosReport *report;

  exos_fixture_open_text (&f, content);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "primary", 0)));
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "metrics", 0)), ==, 0);
  gtk_drop_down_set_selected (exos_part (&f, "metrics", 0), 1);
  report = exos_report_of (&f);
  g_assert_cmpint (report->measure, ==, EXOS_MEASURE_MEAN);
  g_assert_cmpstr (report->experiment->primary, ==, "revenue");
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "metrics", 0)), ==, 1);
  g_assert_cmpint (exos_undo_of (&f)->measure, ==, EXOS_MEASURE_RATE);
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "metrics", 0)), ==, 0);
  exos_fixture_close (&f);
}

static void
test_conversions_can_be_chosen_again (void)
{
  Fixture f;

  exos_fixture_open_text (&f, content);
  gtk_drop_down_set_selected (exos_part (&f, "metrics", 0), 2);
  g_assert_cmpstr (exos_report_of (&f)->experiment->primary, ==, "latency");
  gtk_drop_down_set_selected (exos_part (&f, "metrics", 0), 0);
  g_assert_cmpint (exos_report_of (&f)->measure, ==, EXOS_MEASURE_RATE);
  exos_fixture_close (&f);
}

/* While no metric decides yet no row can be a guardrail, and it is said why. */
static void
test_guardrails_wait_for_the_metric (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "variant,users,score_sum,score_sum_sq,y_sum,y_sum_sq\n"
                              "control,1000,500,300,400,200\ntreatment,1000,510,310,410,210\n");
  g_assert_cmpstr (get_label (&f, "none", 0), ==, "Choose the primary metric first.");
  exos_fixture_close (&f);
  exos_fixture_open_text (&f, "variant,users,conversions\ncontrol,1000,50\ntreatment,1000,60\n");
  g_assert_cmpstr (get_label (&f, "none", 0), ==, "No column of this file can be a guardrail.");
  exos_fixture_close (&f);
}

static void
test_one_metric_is_no_choice (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "primary", 0)));
  exos_fixture_close (&f);
}

static void
test_smallest_effect_has_the_unit_of_the_metric (void)
{
  Fixture f;

  exos_fixture_open_text (&f, content);
  gtk_expander_set_expanded (exos_part (&f, "charter_expander", 0), TRUE);
  g_assert_nonnull (strstr (get_label (&f, "effect_name", 0), "percentage points"));
  gtk_drop_down_set_selected (exos_part (&f, "metrics", 0), 1);
  exos_report_of (&f);
  g_assert_nonnull (strstr (get_label (&f, "effect_name", 0), "per cent of control"));
  exos_fixture_close (&f);
}

/* The rows are revenue, latency and guardrail_a. */
static void
test_mean_is_a_guardrail_when_it_is_asked_for (void)
{
  Fixture f;
  const ExosReport *report;

  exos_fixture_open_text (&f, content);
  g_assert_cmpuint (exos_report_of (&f)->n_guardrails, ==, 1);
  g_assert_cmpstr (get_label (&f, "limits", 1), ==, "worse > 10% · severe > 30% of control");
  g_assert_cmpstr (get_label (&f, "limits", 2), ==, "worse > 0.1 pp · severe > 0.3 pp");
  gtk_switch_set_active (exos_part (&f, "is_on", 1), TRUE);
  report = exos_report_of (&f);
  g_assert_cmpuint (report->n_guardrails, ==, 2);
  g_assert_cmpint (report->treatments[0].guardrails[0].state, ==, EXOS_GUARDRAIL_OK);
  exos_fixture_close (&f);
}

/* Limits in points, as a policy file has them for every column, say nothing of a mean: it is held
 * to the usual shares of control until a person gives others. */
static void
test_limits_of_a_mean_are_shares (void)
{
  Fixture f;
  ExosGuardrailPlan points = { .column = (char *) "latency",
                               .has_limits = TRUE,
                               .worse = { 1, 1000 } };
  g_autoptr (ExosPlan) plan = NULL;
  GtkMenuButton *edit;
  gpointer popover;

  exos_fixture_open_text (&f, content);
  plan = exos_plan_copy (exos_session_get_plan (f.session));
  points.severe = (ExosRatio) { 3, 1000 };
  exos_plan_set_guardrail (plan, &points);
  exos_session_set_plan (f.session, plan, NULL);
  exos_report_of (&f);
  edit = exos_part (&f, "edit", 1);
  gtk_menu_button_popup (edit);
  popover = gtk_menu_button_get_popover (edit);
  g_assert_false (gtk_widget_get_visible (exos_popover_part (popover, "unit")));
  g_assert_true (gtk_widget_get_mapped (exos_popover_part (popover, "only_unit")));
  g_assert_cmpstr (gtk_label_get_label (exos_popover_part (popover, "worse_unit")), ==, "%");
  g_assert_cmpfloat (gtk_spin_button_get_value (exos_popover_part (popover, "worse")), ==, 10.0);
  gtk_spin_button_set_value (exos_popover_part (popover, "worse"), 5.0);
  exos_report_of (&f);
  g_assert_cmpstr (get_label (&f, "limits", 1), ==, "worse > 5% · severe > 30% of control");
  gtk_popover_popdown (popover);

  edit = exos_part (&f, "edit", 2);
  gtk_menu_button_popup (edit);
  popover = gtk_menu_button_get_popover (edit);
  g_assert_true (gtk_widget_get_mapped (exos_popover_part (popover, "unit")));
  g_assert_false (gtk_widget_get_visible (exos_popover_part (popover, "only_unit")));
  gtk_popover_popdown (popover);
  exos_fixture_close (&f);
}

/* "Use Defaults" is what a policy file says of the mean, where it says shares. */
static void
test_defaults_of_a_mean_are_its_policys (void)
{
  static const char policy[] =
      "[policy]\nname=Team\n[guardrail \"latency\"]\nworse=2%\nsevere=4%\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (policy, strlen (policy));
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosPlan) plan = NULL;
  Fixture f;
  GtkMenuButton *edit;
  gpointer popover;

  exos_fixture_open_text (&f, content);
  plan = exos_policy_apply (exos_session_get_plan (f.session), bytes, "team.ini", &error);
  g_assert_no_error (error);
  exos_session_set_plan (f.session, plan, NULL);
  exos_report_of (&f);
  edit = exos_part (&f, "edit", 1);
  gtk_menu_button_popup (edit);
  popover = gtk_menu_button_get_popover (edit);
  gtk_spin_button_set_value (exos_popover_part (popover, "worse"), 3.0);
  exos_report_of (&f);
  g_assert_cmpstr (get_label (&f, "limits", 1), ==, "worse > 3% · severe > 4% of control");
  g_signal_emit_by_name (exos_test_find (popover, GTK_TYPE_BUTTON, "label", "Use Defaults"),
                         "clicked");
  exos_report_of (&f);
  g_assert_cmpstr (get_label (&f, "limits", 1), ==, "worse > 2% · severe > 4% of control");
  gtk_popover_popdown (popover);
  exos_fixture_close (&f);
}

/* Points of a policy for every column are no default of a mean: the plan's shares are. */
static void
test_points_are_no_default_of_a_mean (void)
{
  static const char policy[] = "[policy]\n[guardrail \"*\"]\nworse=0.2\nsevere=0.4\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (policy, strlen (policy));
  g_autoptr (ExosPlan) plan = NULL;
  Fixture f;
  GtkMenuButton *edit;
  gpointer popover;

  exos_fixture_open_text (&f, content);
  plan = exos_policy_apply (exos_session_get_plan (f.session), bytes, "team.ini", NULL);
  exos_session_set_plan (f.session, plan, NULL);
  exos_report_of (&f);
  edit = exos_part (&f, "edit", 1);
  gtk_menu_button_popup (edit);
  popover = gtk_menu_button_get_popover (edit);
  g_signal_emit_by_name (exos_test_find (popover, GTK_TYPE_BUTTON, "label", "Use Defaults"),
                         "clicked");
  exos_report_of (&f);
  g_assert_false (
      exos_plan_find_guardrail (exos_session_get_plan (f.session), "latency")->has_limits);
  g_assert_cmpstr (get_label (&f, "limits", 1), ==, "worse > 10% · severe > 30% of control");
  gtk_popover_popdown (popover);
  exos_fixture_close (&f);
}

static void
test_metric_that_decides_is_no_guardrail (void)
{
  Fixture f;

  exos_fixture_open_text (&f, content);
  gtk_drop_down_set_selected (exos_part (&f, "metrics", 0), 1);
  exos_report_of (&f);
  for (guint i = 0; i < N_TO_TRY; i++)
    g_assert_cmpstr (get_label (&f, "metric", i), !=, "revenue");
  exos_fixture_close (&f);
}

/* Two means, no conversions: nobody has said which of them decides. */
static const char undecided[] =
    "variant,users,revenue_sum,revenue_sum_sq,latency_sum,latency_sum_sq\n"
    "control,10000,156300,3906922.59,4124000,2600647600\n"
    "treatment,10050,161604,4118905.53,4382805,2821721209.5\n";

static GtkWidget *
find_fix (Fixture *fixture)
{
  return exos_test_find (exos_part (fixture, "health_card", 0), GTK_TYPE_BUTTON, "label",
                         "Choose Metric");
}

/* As a person does: the problem leads to the list, and a choice in it ends the problem. */
static void
test_choice_unblocks (void)
{
  Fixture f;
  GtkDropDown *metrics;
  const ExosReport *report;

  exos_fixture_open_text (&f, undecided);
  metrics = exos_part (&f, "metrics", 0);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (metrics)));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (metrics)), ==,
                   "Choose…");

  g_signal_emit_by_name (find_fix (&f), "clicked");
  exos_test_drain ();
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f.window)), GTK_WIDGET (metrics)));
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);

  gtk_drop_down_set_selected (metrics, 2);
  report = exos_report_of (&f);
  g_assert_cmpint (report->health, !=, EXOS_HEALTH_BLOCKED);
  g_assert_cmpstr (report->experiment->primary, ==, "latency");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (metrics)), ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (metrics), ==, 1);
  g_assert_null (find_fix (&f));

  g_assert_cmpint (exos_undo_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);
  g_assert_cmpuint (gtk_drop_down_get_selected (metrics), ==, 0);
  g_assert_nonnull (find_fix (&f));
  exos_fixture_close (&f);
}

/* A list that is left as it was is no setting. */
static void
test_choosing_nothing_changes_nothing (void)
{
  Fixture f;
  GtkDropDown *metrics;

  exos_fixture_open_text (&f, undecided);
  metrics = exos_part (&f, "metrics", 0);
  gtk_drop_down_set_selected (metrics, 1);
  gtk_drop_down_set_selected (metrics, 0);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);
  g_assert_false (exos_session_can_undo (f.session));
  exos_fixture_close (&f);
}

/* Another file has no metric of the name that was said: it is asked for, and the offer to choose
 * goes back to what the file says. */
static void
test_unknown_metric_is_asked_for (void)
{
  Fixture f;
  g_autoptr (ExosPlan) plan = NULL;

  exos_fixture_open_text (&f, content);
  plan = exos_plan_copy (exos_session_get_plan (f.session));
  plan->primary = g_strdup ("signups");
  exos_session_set_plan (f.session, plan, NULL);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);
  g_assert_true (gtk_widget_get_mapped (exos_part (&f, "metrics", 0)));
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "metrics", 0)), ==, 0);
  g_signal_emit_by_name (find_fix (&f), "clicked");
  g_assert_cmpint (exos_report_of (&f)->measure, ==, EXOS_MEASURE_RATE);
  g_assert_cmpint (exos_report_of (&f)->health, !=, EXOS_HEALTH_BLOCKED);
  exos_fixture_close (&f);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);

#define ADD(name, function) g_test_add_func ("/primary-field/" name, function)
  ADD ("metric-is-chosen-and-undone", test_metric_is_chosen_and_undone);
  ADD ("conversions-can-be-chosen-again", test_conversions_can_be_chosen_again);
  ADD ("guardrails-wait-for-the-metric", test_guardrails_wait_for_the_metric);
  ADD ("one-metric-is-no-choice", test_one_metric_is_no_choice);
  ADD ("smallest-effect-has-the-unit-of-the-metric",
       test_smallest_effect_has_the_unit_of_the_metric);
  ADD ("mean-is-a-guardrail-when-asked-for", test_mean_is_a_guardrail_when_it_is_asked_for);
  ADD ("limits-of-a-mean-are-shares", test_limits_of_a_mean_are_shares);
  ADD ("defaults-of-a-mean-are-its-policys", test_defaults_of_a_mean_are_its_policys);
  ADD ("points-are-no-default-of-a-mean", test_points_are_no_default_of_a_mean);
  ADD ("choice-unblocks", test_choice_unblocks);
  ADD ("choosing-nothing-changes-nothing", test_choosing_nothing_changes_nothing);
  ADD ("unknown-metric-is-asked-for", test_unknown_metric_is_asked_for);
  ADD ("metric-that-decides-is-no-guardrail", test_metric_that_decides_is_no_guardrail);
#undef ADD
  return g_test_run ();
}
