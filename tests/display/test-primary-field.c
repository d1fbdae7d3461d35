// SPDX-License-Identifier: MIT
/* Which metric decides, and the units that follow from it, on New Experiment. */
#include <string.h>

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

static const char nameless[] = "variant,users,score_sum,score_sum_sq\ncontrol,1000,5000,29995\n"
                               "treatment,1000,5500,35245\n";

static const ExosIssue *
find_issue (const ExosReport *report, ExosIssueCode code)
{
  for (guint i = 0; i < report->issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code)
      return g_ptr_array_index (report->issues, i);

  return NULL;
}

/* Asked for, said, said otherwise, and taken back. */
static void
test_direction_is_chosen_and_undone (void)
{
  Fixture f;
  GtkDropDown *directions;

  exos_fixture_open_text (&f, nameless);
  directions = exos_part (&f, "directions", 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (directions)));
  g_assert_cmpuint (gtk_drop_down_get_selected (directions), ==, 0);
  g_assert_cmpstr (exos_report_of (&f)->decision.rule->code, ==, "DIRECTION");
  gtk_drop_down_set_selected (directions, 1);
  g_assert_cmpint (exos_report_of (&f)->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_null (find_issue (exos_report_of (&f), EXOS_ISSUE_DIRECTION_ASSUMED));
  gtk_drop_down_set_selected (directions, 2);
  g_assert_cmpint (exos_report_of (&f)->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
  g_assert_cmpstr (exos_report_of (&f)->plan->primary, ==, "score");
  g_assert_cmpint (exos_undo_of (&f)->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpstr (exos_undo_of (&f)->decision.rule->code, ==, "DIRECTION");
  g_assert_cmpuint (gtk_drop_down_get_selected (directions), ==, 0);
  exos_fixture_close (&f);
}

/* A direction belongs to its metric, and conversions have none to choose. */
static void
test_direction_follows_the_metric (void)
{
  Fixture f;

  exos_fixture_open_text (&f, content);
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "direction", 0)));
  gtk_drop_down_set_selected (exos_part (&f, "metrics", 0), 2);
  g_assert_cmpint (exos_report_of (&f)->primary_direction, ==, EXOS_DIRECTION_LOWER);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "direction", 0)));
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "directions", 0)), ==, 0);
  gtk_drop_down_set_selected (exos_part (&f, "directions", 0), 1);
  g_assert_cmpint (exos_report_of (&f)->primary_direction, ==, EXOS_DIRECTION_HIGHER);
  gtk_drop_down_set_selected (exos_part (&f, "metrics", 0), 0);
  g_assert_cmpint (exos_report_of (&f)->measure, ==, EXOS_MEASURE_RATE);
  g_assert_false (exos_report_of (&f)->plan->has_primary_direction);
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "direction", 0)));
  exos_fixture_close (&f);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);

#define ADD(name, function) g_test_add_func ("/primary-field/" name, function)
  ADD ("metric-is-chosen-and-undone", test_metric_is_chosen_and_undone);
  ADD ("conversions-can-be-chosen-again", test_conversions_can_be_chosen_again);
  ADD ("one-metric-is-no-choice", test_one_metric_is_no_choice);
  ADD ("smallest-effect-has-the-unit-of-the-metric",
       test_smallest_effect_has_the_unit_of_the_metric);
  ADD ("mean-is-a-guardrail-when-asked-for", test_mean_is_a_guardrail_when_it_is_asked_for);
  ADD ("metric-that-decides-is-no-guardrail", test_metric_that_decides_is_no_guardrail);
  ADD ("direction-is-chosen", test_direction_is_chosen_and_undone);
  ADD ("direction-follows-the-metric", test_direction_follows_the_metric);
#undef ADD
  return g_test_run ();
}
