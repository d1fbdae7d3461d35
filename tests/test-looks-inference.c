// SPDX-License-Identifier: MIT
/* Bounds, p and intervals at looks. */
#include "monitoring-fixture.h"
#include "properties-fixture.h"

#include <math.h>

#include "stats/always-valid.h"

/* Jennison and Turnbull (2000), the Lan-DeMets boundaries of five equal looks. */
static const struct
{
  const char *path;
  ExosMonitoring monitoring;
  double z[5];
} boundaries[] = {
  { "/looks-inference/boundary/obf",
    EXOS_MONITORING_OBF,
    { 4.876884948790762, 3.357011921574642, 2.6802800645449896, 2.289816767711954,
      2.0310320433100597 } },
  { "/looks-inference/boundary/pocock",
    EXOS_MONITORING_POCOCK,
    { 2.4379766881, 2.4268138582, 2.4101938403, 2.3966454006, 2.3859845716 } },
};

static void
test_boundary (gconstpointer data)
{
  const gsize which = GPOINTER_TO_SIZE (data);
  const guint64 looks[] = { 2000, 4000, 6000, 8000, 10000 };

  for (gsize k = 0; k < 5; k++)
    {
      g_autoptr (ExosPlan) plan = plan_with (boundaries[which].monitoring, PLANNED, looks, k);
      g_autoptr (ExosReport) report = judge_pair (plan, looks[k] / 2, 100, 110);
      const ExosSequential *it = &report->treatments[0].sequential;

      g_assert_cmpuint (it->now, ==, k);
      g_assert_cmpuint (it->n_looks, ==, k < 4 ? k + 2 : 5);
      g_assert_cmpfloat (it->looks[k].information, ==, 0.2 * (double) (k + 1));
      for (gsize i = 0; i <= k; i++)
        g_assert_cmpfloat_with_epsilon (it->looks[i].critical, boundaries[which].z[i], 1e-9);
    }
}

/* One look is planned at the end alone: the plain test. */
static void
test_one_planned_look_is_the_plain_test (void)
{
  g_autoptr (ExosPlan) plain = exos_plan_new ();
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_OBF, PLANNED, NULL, 0);
  g_autoptr (ExosReport) a = judge_pair (plain, 5000, 500, 570);
  g_autoptr (ExosReport) b = judge_pair (plan, 5000, 500, 570);

  g_assert_cmpfloat_with_epsilon (a->treatments[0].p_adjusted, b->treatments[0].p_adjusted, 1e-12);
  g_assert_cmpfloat_with_epsilon (a->treatments[0].ci.low, b->treatments[0].ci.low, 1e-12);
  g_assert_cmpfloat_with_epsilon (a->treatments[0].ci.high, b->treatments[0].ci.high, 1e-12);
  g_assert_true (b->treatments[0].is_significant);
  g_assert_cmpint (b->treatments[0].readiness, ==, EXOS_DATA_ENDED);
}

/* p below alpha, significance and an interval without 0 are one statement, whatever the looks. */
static void
test_p_interval_and_significance_agree (void)
{
  static const ExosCorrection corrections[] = { EXOS_CORRECTION_DUNNETT, EXOS_CORRECTION_NONE,
                                                EXOS_CORRECTION_HOLM };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint n_significant[EXOS_N_MONITORINGS] = { 0 };

  for (int i = 0; i < 300; i++)
    {
      const Sample sample = draw_sample (random);
      const ExosMonitoring monitoring =
          (ExosMonitoring) g_rand_int_range (random, EXOS_MONITORING_OBF, EXOS_N_MONITORINGS);
      g_autoptr (ExosPlan) plan =
          plan_with (monitoring, (guint64) g_rand_int_range (random, 100, 100000), NULL, 0);

      plan->exact = EXOS_EXACT_NEVER;
      plan->correction = corrections[g_rand_int_range (random, 0, 3)];
      for (int look = g_rand_int_range (random, 0, 5); look > 0; look--)
        exos_plan_add_look (plan, (guint64) g_rand_int_range (random, 1, 100000));

      g_autoptr (ExosReport) report = judge_with (&sample, plan);

      for (gsize j = 0; j < report->n_treatments; j++)
        {
          const ExosTreatment *it = &report->treatments[j];

          if (it->primary == EXOS_PRIMARY_NOT_COMPUTABLE)
            continue;
          n_significant[monitoring] += it->is_significant;
          g_assert_cmpint (it->p_adjusted < plan->alpha, ==, it->is_significant);
          g_assert_cmpint (it->ci_excludes_0, ==, it->is_significant);
          g_assert_true (it->ci.low <= it->estimate.difference + 1e-12 &&
                         it->estimate.difference <= it->ci.high + 1e-12);
          if (monitoring != EXOS_MONITORING_ANY)
            g_assert_cmpint (it->sequential.p_repeated < it->sequential.alpha, ==,
                             it->is_significant);
        }
    }

  for (int m = EXOS_MONITORING_OBF; m < EXOS_N_MONITORINGS; m++)
    g_assert_cmpuint (n_significant[m], >, 20);
}

/* Once decided, the p is that of the order of the stages, no matter how many were passed. */
static void
test_p_is_stagewise_once_decided (void)
{
  const guint64 looks[] = { 2000, 4000 };
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_POCOCK, PLANNED, looks, 2);
  g_autoptr (ExosReport) decided = judge_pair (plan, 3000, 300, 390);
  g_autoptr (ExosReport) open = judge_pair (plan, 3000, 300, 345);
  const ExosTreatment *a = &decided->treatments[0];
  const ExosTreatment *b = &open->treatments[0];

  g_assert_true (a->is_significant);
  g_assert_cmpfloat (a->p_adjusted, ==, a->sequential.p_stagewise);
  g_assert_cmpfloat (a->p_adjusted, >, a->estimate.p);
  g_assert_cmpfloat (a->p_adjusted, <, a->sequential.looks[2].spent);
  g_assert_false (b->is_significant);
  g_assert_cmpfloat (b->p_adjusted, ==, b->sequential.p_repeated);
  g_assert_cmpfloat (b->sequential.conditional_power, >, 0.1);
  g_assert_cmpfloat (b->sequential.conditional_power, <, 0.9);
}

/* A look that may not stop yet has an interval all the same. */
static void
test_too_early_a_look_has_an_interval (void)
{
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_OBF, 1000000, NULL, 0);
  g_autoptr (ExosReport) report = judge_pair (plan, 3000, 300, 390);
  const ExosTreatment *it = &report->treatments[0];

  g_assert_cmpfloat (it->sequential.looks[0].spent, ==, 0.0);
  g_assert_true (isfinite (it->sequential.looks[0].critical));
  g_assert_true (-1.0 < it->ci.low && it->ci.low < 0.0 && it->ci.high < 1.0);
  g_assert_cmpfloat (it->p_adjusted, <=, 1.0);
}

/* The last look spends all that is left, also when the split leaves a little information missing.
 */
static void
test_last_look_spends_the_rest (void)
{
  const guint64 looks[] = { 5000 };
  const FixtureArm arms[] = {
    { .name = "control", .users = 5060, .conversions = 500 },
    { .name = "treatment", .users = 4940, .conversions = 520 },
  };
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_OBF, PLANNED, looks, 1);
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  const ExosSequential *it = &report->treatments[0].sequential;

  g_assert_cmpuint (it->n_looks, ==, 2);
  g_assert_cmpfloat (it->looks[1].information, <, 1.0);
  g_assert_cmpfloat (it->looks[1].spent, ==, plan->alpha);
}

/* Every treatment has its share of alpha, unless nothing is corrected. */
static void
test_treatments_share_alpha (void)
{
  const FixtureArm arms[] = {
    { .name = "control", .users = 3000, .conversions = 300 },
    { .name = "a", .users = 3000, .conversions = 350 },
    { .name = "b", .users = 3000, .conversions = 380 },
  };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 3, 0);
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_POCOCK, 15000, NULL, 0);
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  const ExosTreatment *it = &report->treatments[1];

  g_assert_cmpfloat (it->sequential.alpha, ==, 0.025);
  g_assert_cmpfloat_with_epsilon (it->sequential.looks[0].information, 0.6, 1e-15);
  g_assert_true (it->is_significant);
  g_assert_cmpfloat (it->p_adjusted, ==, 2.0 * it->sequential.p_stagewise);

  plan->correction = EXOS_CORRECTION_NONE;

  g_autoptr (ExosReport) uncorrected = exos_report_new (plan, experiment);

  g_assert_cmpfloat (uncorrected->treatments[1].sequential.alpha, ==, 0.05);
}

/* The sequence of the statistic, tuned where the plan ends. */
static void
test_any_is_the_confidence_sequence (void)
{
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_ANY, 20000, NULL, 0);
  g_autoptr (ExosReport) report = judge_pair (plan, 3000, 300, 390);
  const ExosTreatment *it = &report->treatments[0];
  const ExosConfidenceSequence expected =
      exos_confidence_sequence (it->estimate.difference, it->estimate.se, 6000, plan->alpha, 20000);

  g_assert_cmpfloat (it->ci.low, ==, expected.ci.low);
  g_assert_cmpfloat (it->ci.high, ==, expected.ci.high);
  g_assert_cmpfloat (it->p_adjusted, ==, expected.p);
  g_assert_cmpuint (it->sequential.n_looks, ==, 2);
  g_assert_cmpfloat_with_epsilon (it->sequential.looks[0].critical,
                                  expected.half_width / it->estimate.se, 1e-12);
}

/* A mean of the primary metric, whose test is Welch's t: sums of users values y with mean and sd.
 */
static ExosPairSums
sums_of (double users, double mean, double sd)
{
  const double y = users * mean;

  return (ExosPairSums) {
    .n = (guint64) users,
    .y = { y, 0.0 },
    .yy = { (users - 1.0) * sd * sd + y * mean, 0.0 },
    .x = { users, 0.0 },
    .xx = { users, 0.0 },
    .xy = { y, 0.0 },
  };
}

static void
test_means_agree (void)
{
  static const guint64 sizes[] = { 12, 150, 4000 };

  for (int monitoring = EXOS_MONITORING_OBF; monitoring < EXOS_N_MONITORINGS; monitoring++)
    for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (int effect = -20; effect <= 20; effect++)
        {
          const guint64 n = sizes[size];
          const FixtureArm arms[] = {
            { .name = "control", .users = n, .conversions = n / 10 },
            { .name = "treatment", .users = n, .conversions = n / 10 },
          };
          g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
          g_autoptr (ExosPlan) plan = plan_with ((ExosMonitoring) monitoring, 4 * n, NULL, 0);
          const double shift = 2.0 * effect / sqrt ((double) n);

          experiment->primary_metric = 0;
          experiment->metrics[0].kind = EXOS_METRIC_MEAN;
          experiment->metrics[0].direction = EXOS_DIRECTION_HIGHER;
          experiment->sums = g_new (ExosPairSums, 2);
          experiment->sums[0] = sums_of ((double) n, 10.0, 2.0);
          experiment->sums[1] = sums_of ((double) n, 10.0 + shift, 3.0);
          experiment->values[0].state = experiment->values[1].state = EXOS_VALUE_SUMS;

          g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
          const ExosTreatment *it = &report->treatments[0];

          g_assert_cmpint (it->estimate.measure, ==, EXOS_MEASURE_MEAN);
          g_assert_cmpint (it->sequential.z < 0.0, ==, effect < 0);
          g_assert_cmpint (it->p_adjusted < plan->alpha, ==, it->is_significant);
          g_assert_cmpint (it->ci_excludes_0, ==, it->is_significant);
          g_assert_cmpint (it->is_significant, ==, it->ci.low > 0.0 || it->ci.high < 0.0);
          if (abs (effect) == 20 && (monitoring != EXOS_MONITORING_ANY || n >= 100))
            g_assert_true (it->is_significant);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (boundaries); i++)
    g_test_add_data_func (boundaries[i].path, GSIZE_TO_POINTER (i), test_boundary);
  g_test_add_func ("/looks-inference/one-planned-look-is-the-plain-test",
                   test_one_planned_look_is_the_plain_test);
  g_test_add_func ("/looks-inference/p-interval-and-significance-agree",
                   test_p_interval_and_significance_agree);
  g_test_add_func ("/looks-inference/means-agree", test_means_agree);
  g_test_add_func ("/looks-inference/p-is-stagewise-once-decided",
                   test_p_is_stagewise_once_decided);
  g_test_add_func ("/looks-inference/too-early-a-look-has-an-interval",
                   test_too_early_a_look_has_an_interval);
  g_test_add_func ("/looks-inference/last-look-spends-the-rest", test_last_look_spends_the_rest);
  g_test_add_func ("/looks-inference/treatments-share-alpha", test_treatments_share_alpha);
  g_test_add_func ("/looks-inference/any-is-the-confidence-sequence",
                   test_any_is_the_confidence_sequence);

  return g_test_run ();
}
