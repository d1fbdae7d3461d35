// SPDX-License-Identifier: MIT
/* Which way the primary metric is better, on New Experiment. */
#include "experiment-fixture.h"

/* Means of 15.63 and 16.08, and of 412.4 and 436.1, which is 5.7% more. */
static const char content[] =
    "variant,users,conversions,revenue_sum,revenue_sum_sq,latency_sum,latency_sum_sq,guardrail_a\n"
    "control,10000,1200,156300,3906922.59,4124000,2600647600,120\n"
    "treatment,10050,1320,161604,4118905.53,4382805,2821721209.5,118\n";

/* Nobody knows what is better. */
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

/* A direction belongs to its metric, and most conversions have none to choose. */
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

/* Conversions of which fewer are better, as their name says. */
static void
test_direction_of_conversions_is_chosen (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,churned\n");
  Fixture f;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (csv, "%u,%s,%d\n", i, i % 2 ? "control" : "treatment",
                            i % 20 < (i % 2 ? 4 : 8));
  exos_fixture_open_text (&f, csv->str);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "direction", 0)));
  g_assert_cmpint (exos_report_of (&f)->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
  gtk_drop_down_set_selected (exos_part (&f, "directions", 0), 1);
  g_assert_cmpint (exos_report_of (&f)->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpstr (exos_report_of (&f)->plan->primary, ==, "churned");
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "direction", 0)));
  exos_fixture_close (&f);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/direction-field/chosen-and-undone", test_direction_is_chosen_and_undone);
  g_test_add_func ("/direction-field/follows-the-metric", test_direction_follows_the_metric);
  g_test_add_func ("/direction-field/of-conversions", test_direction_of_conversions_is_chosen);
  return g_test_run ();
}
