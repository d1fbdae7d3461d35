// SPDX-License-Identifier: MIT
/* Tipping points that are known: examples, means, mirrors. */
#include "tipping-fixture.h"

#include "analysis/tipping-search.h"

#include <gsl/gsl_errno.h>
#include <math.h>

/* By hand, from the reports of the neighbours. */
static void
test_example (void)
{
  static const Sample sample = {
    .arms = { { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 118, 33 } } },
    .n_arms = 2,
    .n_guardrails = 2,
  };
  g_autoptr (ExosTipping) tipping = tip (&sample, EXOS_POLICY_STANDARD);

  g_assert_cmpuint (tipping->primary.fewer.events, ==, 23);
  g_assert_cmpstr (tipping->primary.fewer.rule->code, ==, "H5");
  g_assert_null (tipping->primary.more.rule);
  g_assert_cmpuint (tipping->guardrails[0].more.events, ==, 13);
  g_assert_cmpstr (tipping->guardrails[0].more.rule->code, ==, "H4");
  g_assert_null (tipping->guardrails[0].fewer.rule);
  g_assert_cmpuint (tipping->guardrails[1].more.events, ==, 13);
  g_assert_cmpuint (tipping->users_tenths, ==, 0);
  g_assert_null (tipping->next);
}

/* The guardrail says the same of those who were spared it. */
static void
test_direction_mirrors (void)
{
  const Sample sample = draw_pair (10000, 1200, 1320, 120, 118);
  const Sample mirrored = draw_pair (10000, 1200, 1320, 9880, 9882);
  g_autoptr (ExosTipping) tipping = tip (&sample, EXOS_POLICY_EVIDENCE);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = EXOS_POLICY_EVIDENCE;
  g_assert_true (exos_plan_add_guardrail (plan, "guardrail_a:higher", NULL));

  g_autoptr (ExosReport) report = judge_with (&mirrored, plan);
  g_autoptr (ExosTipping) other = exos_tipping_new (report, EXOS_TIPPING_ALL);

  g_assert_nonnull (tipping->guardrails[0].more.rule);
  assert_same (other->guardrails[0].fewer, tipping->guardrails[0].more);
  assert_same (other->guardrails[0].more, tipping->guardrails[0].fewer);
}

/* The next rule is one that matches, after the one that decided. */
static void
test_next_rule (void)
{
  const Sample harm = draw_pair (10000, 1200, 1201, 120, 190);
  const Sample gain = draw_pair (10000, 1200, 1400, 120, 190);
  g_autoptr (ExosTipping) held = tip (&harm, EXOS_POLICY_STANDARD);
  g_autoptr (ExosTipping) rolled_back = tip (&gain, EXOS_POLICY_STANDARD);

  g_assert_cmpstr (held->treatment->rule->code, ==, "HARM");
  g_assert_cmpstr (held->next->code, ==, "H5");
  g_assert_cmpstr (rolled_back->treatment->rule->code, ==, "R1");
  g_assert_cmpstr (rolled_back->next->code, ==, "L1");
}

/* Though it is the one below. */
static void
test_next_rule_is_the_one_below (void)
{
  const Sample harm = draw_pair (100000, 12000, 13000, 1200, 3000);
  g_autoptr (ExosTipping) tipping = tip (&harm, EXOS_POLICY_EVIDENCE);

  g_assert_cmpstr (tipping->treatment->rule->id, ==, "R3-gain");
  g_assert_cmpstr (tipping->next->id, ==, "R3-any");
}

/* Whether a distance is at least the subject's. */
static const ExosRule *
judge_distance (gpointer subject, guint64 distance)
{
  static const ExosRule below = { .verdict = EXOS_VERDICT_LAUNCH };
  static const ExosRule above = { .verdict = EXOS_VERDICT_HOLD };

  return distance < *(const guint64 *) subject ? &below : &above;
}

/* Every question is counted: those on the way, and those on the way back. */
static void
test_questions_are_counted (void)
{
  static const struct
  {
    guint64 flips;
    guint64 found;
    guint n_runs;
  } cases[] = { { 1, 1, 1 }, { 2, 2, 2 }, { 3, 3, 6 }, { 9, 9, 6 }, { 10, 10, 6 }, { 11, 0, 3 } };
  static const guint64 distances[] = { 1, 2, 10 };
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_array_append_vals (places, distances, G_N_ELEMENTS (distances));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint64 flips = cases[i].flips;
      const ExosRule *rule;
      guint n_runs;

      g_assert_cmpuint (
          exos_tipping_search (judge_distance, &flips, EXOS_VERDICT_LAUNCH, places, &rule, &n_runs),
          ==, cases[i].found);
      g_assert_cmpuint (n_runs, ==, cases[i].n_runs);
      g_assert_cmpint (rule != NULL, ==, cases[i].found > 0);
    }
}

#define MEAN_USERS 1000
#define MEAN_VARIANCE 400.0

/* The sums of so many values with this mean and the variance above. */
static ExosPairSums
sums_of (guint64 n, double mean)
{
  const double users = (double) n;

  return (ExosPairSums) {
    .n = n,
    .y = { users * mean, 0.0 },
    .yy = { (users - 1.0) * MEAN_VARIANCE + users * mean * mean, 0.0 },
  };
}

/* Revenue decides, and is judged by nothing else. */
static ExosReport *
judge_means (double control, double treated)
{
  static const FixtureArm arms[] = { { "control", MEAN_USERS, 0, { 0 } },
                                     { "treatment", MEAN_USERS, 0, { 0 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const double means[] = { control, treated };

  experiment->primary_metric = 0;
  experiment->metrics[0].kind = EXOS_METRIC_MEAN;
  experiment->metrics[0].direction = EXOS_DIRECTION_HIGHER;
  experiment->sums = g_new0 (ExosPairSums, 2);
  for (gsize arm = 0; arm < 2; arm++)
    {
      experiment->values[arm].state = EXOS_VALUE_SUMS;
      experiment->sums[arm] = sums_of (MEAN_USERS, means[arm]);
    }
  return exos_report_new (plan, experiment);
}

static ExosVerdict
verdict_of_means (double control, double treated)
{
  g_autoptr (ExosReport) report = judge_means (control, treated);

  return report->treatments[0].verdict;
}

/* The treatment's mean is moved and its variance stays; a hundredth of the standard error less
 * leaves the verdict. */
static void
check_mean (double treated, ExosTippingPoint point, double sign)
{
  const ExosVerdict now = verdict_of_means (100.0, treated);
  const double step = sqrt (2.0 * MEAN_VARIANCE / MEAN_USERS) / 100.0;

  g_assert_cmpint (verdict_of_means (100.0, treated + sign * point.amount), ==,
                   point.rule->verdict);
  g_assert_cmpint (point.rule->verdict, !=, now);
  g_assert_cmpint (verdict_of_means (100.0, treated + sign * (point.amount - step)), ==, now);
}

static void
test_means (void)
{
  static const double treated[] = { 100.5, 99.0, 100.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (treated); i++)
    {
      g_autoptr (ExosReport) report = judge_means (100.0, treated[i]);
      g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_ALL);

      g_assert_cmpint (tipping->primary.measure, ==, EXOS_MEASURE_MEAN);
      check_mean (treated[i], tipping->primary.more, 1.0);
      check_mean (treated[i], tipping->primary.fewer, -1.0);
      g_assert_cmpstr (tipping->primary.more.rule->code, ==, "L2");
      g_assert_cmpstr (tipping->primary.fewer.rule->code, ==, "R2");
    }
}

/* p = 0.05 of a difference of 1 needs z = 1.96: (1.96 / 1)^2 * 2 * 400 = 3073 users a group. */
static void
test_users_of_means (void)
{
  g_autoptr (ExosReport) report = judge_means (100.0, 101.0);
  g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_USERS);

  g_assert_cmpuint (tipping->users_tenths, ==, 31);
  g_assert_cmpstr (tipping->users.rule->code, ==, "L2");
}

static void
test_nothing_to_look_for (void)
{
  const Sample srm = draw_pair (5000, 500, 600, 10, 10);
  Sample split = srm;

  split.arms[1].users = 5400;

  g_autoptr (ExosTipping) warning = tip (&split, EXOS_POLICY_STANDARD);

  split.arms[1].users = 9000;

  g_autoptr (ExosTipping) blocked = tip (&split, EXOS_POLICY_STANDARD);

  g_assert_null (warning->treatment);
  g_assert_null (blocked->treatment);
  g_assert_null (blocked->users.rule);
  g_assert_cmpuint (blocked->most_runs, ==, 0);
}

static void
test_parts (void)
{
  const Sample sample = draw_pair (10000, 1200, 1320, 120, 118);
  g_autoptr (ExosReport) report = judge (&sample);
  g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_PRIMARY);

  g_assert_nonnull (tipping->primary.fewer.rule);
  g_assert_false (tipping->guardrails[0].is_judged);
  g_assert_null (tipping->users.rule);
}

/* Rows in another order change nothing. */
static void
test_order (void)
{
  Sample sample = draw_pair (10000, 1200, 1240, 120, 118);
  g_autoptr (ExosTipping) before = NULL;

  sample.n_arms = 3;
  sample.arms[2] = (FixtureArm) { "treatment_b", 10010, 1290, { 121 } };
  before = tip (&sample, EXOS_POLICY_STANDARD);

  const FixtureArm arm = sample.arms[1];

  sample.arms[1] = sample.arms[2];
  sample.arms[2] = arm;

  g_autoptr (ExosTipping) after = tip (&sample, EXOS_POLICY_STANDARD);

  assert_same (after->primary.more, before->primary.more);
  assert_same (after->primary.fewer, before->primary.fewer);
  assert_same (after->guardrails[0].more, before->guardrails[0].more);
  g_assert_cmpuint (after->users_tenths, ==, before->users_tenths);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  g_test_add_func ("/tipping-cases/means-are-moved", test_means);
  g_test_add_func ("/tipping-cases/users-of-means", test_users_of_means);
  g_test_add_func ("/tipping-cases/example", test_example);
  g_test_add_func ("/tipping-cases/direction-mirrors", test_direction_mirrors);
  g_test_add_func ("/tipping-cases/next-rule-matches-too", test_next_rule);
  g_test_add_func ("/tipping-cases/next-rule-is-the-one-below", test_next_rule_is_the_one_below);
  g_test_add_func ("/tipping-cases/questions-are-counted", test_questions_are_counted);
  g_test_add_func ("/tipping-cases/suspicious-data-has-no-points", test_nothing_to_look_for);
  g_test_add_func ("/tipping-cases/only-the-parts-asked-for", test_parts);
  g_test_add_func ("/tipping-cases/order-of-rows-changes-nothing", test_order);
  return g_test_run ();
}
