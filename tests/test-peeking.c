// SPDX-License-Identifier: MIT
/* When looks that were taken at a test of one look matter, and what allowing for them is. */
#include "analysis/peeking.h"
#include "monitoring-fixture.h"

#include <math.h>

#define FIXED EXOS_MONITORING_FIXED

static const guint64 quarters[] = { 5000, 10000, 15000 };

static ExosReport *
judge (ExosMonitoring monitoring, const guint64 *looks, gsize n_looks)
{
  g_autoptr (ExosPlan) plan = plan_with (monitoring, 0, looks, n_looks);

  return judge_pair (plan, 10000, 1000, 1100);
}

static void
test_looks_matter_to_a_test_of_one (void)
{
  static const guint64 later[] = { 20000, 30000 };
  g_autoptr (ExosReport) peeked = judge (FIXED, quarters, 3);
  g_autoptr (ExosReport) once = judge (FIXED, NULL, 0);
  g_autoptr (ExosReport) ahead = judge (FIXED, later, 2);
  g_autoptr (ExosReport) open = judge (EXOS_MONITORING_ANY, quarters, 3);
  g_autoptr (ExosReport) planned = judge (EXOS_MONITORING_OBF, quarters, 3);

  g_assert_true (exos_report_is_peeked (peeked));
  g_assert_cmpuint (exos_report_count_looks (peeked), ==, 4);
  g_assert_cmpfloat_with_epsilon (peeked->peeking_error, 0.126, 5e-4);
  g_assert_false (exos_report_is_peeked (once));
  g_assert_cmpuint (exos_report_count_looks (once), ==, 1);
  g_assert_false (exos_report_is_peeked (ahead));
  g_assert_cmpuint (exos_report_count_looks (ahead), ==, 1);
  g_assert_false (exos_report_is_peeked (open));
  g_assert_false (exos_report_is_peeked (planned)); /* without users: at any time */
}

/* A traffic split that cannot be chance hides every number, also this one. */
static void
test_blocked_data_has_no_looks (void)
{
  g_autoptr (ExosPlan) plan = plan_with (FIXED, 0, quarters, 3);
  const FixtureArm arms[] = {
    { .name = "control", .users = 10000, .conversions = 1000 },
    { .name = "treatment", .users = 14000, .conversions = 1500 },
  };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  g_assert_true (report->hides_numbers);
  g_assert_false (exos_report_is_peeked (report));
}

static void
test_allowing_changes_how_looks_are_judged_alone (void)
{
  g_autoptr (ExosPlan) plan = plan_with (FIXED, 0, quarters, 3);

  plan->alpha = 0.01;

  g_autoptr (ExosPlan) allowing = exos_plan_new_for_any_look (plan);

  g_assert_cmpint (plan->monitoring, ==, FIXED);
  g_assert_cmpint (allowing->monitoring, ==, EXOS_MONITORING_ANY);
  allowing->monitoring = FIXED;
  g_assert_true (exos_plan_equal (plan, allowing));
}

/* What was significant at one look may be nothing where every look counts. */
static void
test_every_look_asks_for_more (void)
{
  g_autoptr (ExosReport) once = judge (FIXED, quarters, 3);
  g_autoptr (ExosPlan) plan = exos_plan_new_for_any_look (once->plan);
  g_autoptr (ExosReport) every = exos_report_new (plan, once->experiment);
  const ExosInterval narrow = once->treatments[0].ci;
  const ExosInterval wide = every->treatments[0].ci;

  g_assert_true (once->treatments[0].is_significant);
  g_assert_false (every->treatments[0].is_significant);
  g_assert_cmpfloat (wide.low, <, narrow.low);
  g_assert_cmpfloat (wide.high, >, narrow.high);
}

static GArray *
list (const guint64 *looks, guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_array_append_vals (array, looks, n);
  return array;
}

static void
test_looks_are_added_to_a_plan_of_one (void)
{
  g_autoptr (GArray) looks = list (quarters, 3);
  g_autoptr (ExosPlan) once = plan_with (FIXED, 0, quarters + 1, 1);
  g_autoptr (ExosPlan) planned = plan_with (EXOS_MONITORING_OBF, 20000, NULL, 0);

  g_assert_true (exos_plan_add_looks (once, looks));
  g_assert_cmpuint (once->looks->len, ==, 3);
  g_assert_false (exos_plan_add_looks (once, looks));
  g_assert_false (exos_plan_add_looks (planned, looks));
  g_assert_cmpuint (planned->looks->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/peeking/looks-matter-to-a-test-of-one", test_looks_matter_to_a_test_of_one);
  g_test_add_func ("/peeking/blocked-data-has-no-looks", test_blocked_data_has_no_looks);
  g_test_add_func ("/peeking/allowing-changes-how-looks-are-judged-alone",
                   test_allowing_changes_how_looks_are_judged_alone);
  g_test_add_func ("/peeking/every-look-asks-for-more", test_every_look_asks_for_more);
  g_test_add_func ("/peeking/looks-are-added-to-a-plan-of-one",
                   test_looks_are_added_to_a_plan_of_one);
  return g_test_run ();
}
