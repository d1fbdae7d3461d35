// SPDX-License-Identifier: MIT
/* Plans of experiments, and the plan that a report amounts to. Reference values: R 4.2.2. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "analysis/design.h"

static ExosDesign
rate_design (double baseline, double effect, const char *split, ExosCorrection correction)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  guint64 weights[10];
  ExosDesign design = {
    .measure = EXOS_MEASURE_RATE,
    .baseline = baseline,
    .effect = fabs (effect),
    .side = effect < 0.0 ? EXOS_RATE_BELOW : EXOS_RATE_ABOVE,
    .power = 0.8,
  };

  g_assert_true (exos_plan_set_split (plan, split, NULL));
  for (guint i = 0; i < plan->split->len; i++)
    weights[i] = g_array_index (plan->split, ExosSplitPart, i).weight;
  g_assert_true (exos_design_set_split (&design, weights, plan->split->len, 0.05, correction));
  return design;
}

typedef struct
{
  double baseline;
  double effect;
  const char *split;
  ExosCorrection correction;
  guint64 control;
  guint64 treatment;
  guint64 all;
} SizeCase;

static const SizeCase sizes[] = {
  { 0.12, 0.01, "50:50", EXOS_CORRECTION_DUNNETT, 17169, 17169, 34338 },
  { 0.20, 0.05, "1:1", EXOS_CORRECTION_DUNNETT, 1094, 1094, 2188 },
  { 0.12, 0.01, "80:20", EXOS_CORRECTION_DUNNETT, 42562, 10641, 53203 },
  { 0.12, 0.01, "1:1:1", EXOS_CORRECTION_DUNNETT, 20398, 20398, 61194 },
  { 0.12, 0.01, "1:1:1", EXOS_CORRECTION_BONFERRONI, 20791, 20791, 62373 },
  { 0.12, 0.01, "1:1:1", EXOS_CORRECTION_HOLM, 20791, 20791, 62373 },
  { 0.12, 0.01, "1:1:1", EXOS_CORRECTION_NONE, 17169, 17169, 51507 },
  /* Of several the smallest treatment is asked about; the larger one makes the rest of all. */
  { 0.12, 0.01, "80:20:40", EXOS_CORRECTION_NONE, 42562, 10641, 74484 },
};

static void
test_users_needed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const SizeCase *it = &sizes[i];
      const ExosDesign design = rate_design (it->baseline, it->effect, it->split, it->correction);
      const ExosUsersNeeded needed = exos_design_users (&design);

      g_test_message ("%g %+g %s", it->baseline, it->effect, it->split);
      g_assert_cmpint (needed.fault, ==, EXOS_DESIGN_OK);
      g_assert_cmpuint (needed.control, ==, it->control);
      g_assert_cmpuint (needed.treatment, ==, it->treatment);
      g_assert_cmpuint (needed.all, ==, it->all);
    }
}

/* power.prop.test (p1 = .12, p2 = .11, power = .9, sig.level = .01)$n is 30284.52. */
static void
test_a_lower_rate_can_be_better (void)
{
  ExosDesign design = rate_design (0.12, -0.01, "1:1", EXOS_CORRECTION_NONE);

  design.level = 0.01;
  design.power = 0.9;
  g_assert_cmpuint (exos_design_users (&design).control, ==, 30285);
}

/* 2 ((qnorm (.975) + qnorm (.8)) 15 / .5)^2 is 14127.98. */
static void
test_means (void)
{
  ExosDesign design = rate_design (0.5, 0.5, "1:1", EXOS_CORRECTION_NONE);

  design.measure = EXOS_MEASURE_MEAN;
  design.sd = 15.0;
  g_assert_cmpuint (exos_design_users (&design).control, ==, 14128);
  g_assert_cmpfloat_with_epsilon (exos_design_detectable (&design, 10000, 10000), 0.594305971739902,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (exos_design_power (&design, 14128), 0.799974757090161, 1e-9);
}

static void
test_detectable (void)
{
  const ExosDesign up = rate_design (0.12, 0.01, "1:1", EXOS_CORRECTION_NONE);
  const ExosDesign down = rate_design (0.12, -0.01, "1:1", EXOS_CORRECTION_NONE);

  g_assert_cmpfloat_with_epsilon (exos_design_detectable (&up, 5000, 5000), 0.0188044998936106,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (exos_design_detectable (&down, 5000, 5000), 0.0176126895602267,
                                  1e-12);
  g_assert_true (isnan (exos_design_detectable (&down, 10, 10)));
  g_assert_cmpfloat_with_epsilon (exos_design_power (&up, 17169), 0.800018195162729, 1e-9);
}

typedef struct
{
  const char *path;
  double baseline;
  double effect;
  double level;
  double power;
  double users_share; /* of the treatment */
  ExosDesignFault fault;
} FaultCase;

static const FaultCase faults[] = {
  { "nobody", 0.0, 0.01, 0.05, 0.8, 1.0, EXOS_DESIGN_NO_RATE },
  { "past-everybody", 0.995, 0.01, 0.05, 0.8, 1.0, EXOS_DESIGN_NO_RATE },
  { "unknown-rate", NAN, 0.01, 0.05, 0.8, 1.0, EXOS_DESIGN_NO_RATE },
  { "no-effect", 0.12, 0.0, 0.05, 0.8, 1.0, EXOS_DESIGN_NO_DIFFERENCE },
  { "no-treatment", 0.12, 0.01, 0.05, 0.8, 0.0, EXOS_DESIGN_NO_RATIO },
  { "no-level", 0.12, 0.01, 0.0, 0.8, 1.0, EXOS_DESIGN_NO_ALPHA },
  { "no-power", 0.12, 0.01, 0.05, 0.05, 1.0, EXOS_DESIGN_NO_POWER },
  { "too-small-an-effect", 0.12, 1e-9, 0.05, 0.8, 1.0, EXOS_DESIGN_TOO_MANY },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const FaultCase *it = &faults[i];
      ExosDesign design = rate_design (it->baseline, it->effect, "1:1", EXOS_CORRECTION_NONE);

      design.level = it->level;
      design.power = it->power;
      design.ratio = it->users_share;

      const ExosUsersNeeded needed = exos_design_users (&design);

      g_test_message ("%s", it->path);
      g_assert_cmpint (needed.fault, ==, it->fault);
      g_assert_cmpuint (needed.control, ==, 0);
      g_assert_cmpuint (needed.all, ==, 0);
    }
}

/* Each group below the limit, together above it. */
static void
test_all_can_be_too_many (void)
{
  ExosDesign design = rate_design (0.5, 7.5e-8, "1:1:1:1:1:1:1:1:1:1", EXOS_CORRECTION_NONE);

  g_assert_cmpint (exos_design_users (&design).fault, ==, EXOS_DESIGN_OK);
  design.effect = 3e-8;
  g_assert_cmpint (exos_design_users (&design).fault, ==, EXOS_DESIGN_TOO_MANY);
  design.n_treatments = 1;
  g_assert_cmpint (exos_design_users (&design).fault, ==, EXOS_DESIGN_OK);
}

static void
test_a_group_without_users_is_no_split (void)
{
  static const guint64 weights[] = { 1, 0, 1 };
  ExosDesign design = { .ratio = 7.0 };

  g_assert_false (exos_design_set_split (&design, weights, 3, 0.05, EXOS_CORRECTION_NONE));
  g_assert_false (exos_design_set_split (&design, weights, 1, 0.05, EXOS_CORRECTION_NONE));
  g_assert_cmpfloat (design.ratio, ==, 7.0);
}

static ExosReportPower
power_of (const FixtureArm *arms, gsize n_arms, ExosPlan *plan, guint days)
{
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, n_arms, 0);

  plan->smallest_effect = (ExosRatio) { 1, 100 };

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  return exos_report_power (report, days);
}

static void
test_report (void)
{
  static const FixtureArm arms[] = { { "control", 5000, 600, { 0 } },
                                     { "treatment", 5000, 640, { 0 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const ExosReportPower undated = power_of (arms, 2, plan, 0);
  const ExosReportPower dated = power_of (arms, 2, plan, 20);

  g_assert_true (undated.is_known);
  g_assert_cmpuint (undated.needed.control, ==, 17169);
  g_assert_cmpuint (undated.missing, ==, 24338);
  g_assert_false (undated.has_time_left);
  g_assert_cmpfloat_with_epsilon (undated.detectable, 0.0188044998936106, 1e-12);
  g_assert_cmpuint (dated.design.users_a_day, ==, 500);
  g_assert_true (dated.has_time_left);
  g_assert_cmpuint (dated.time_left.days, ==, 49);
  g_assert_cmpuint (dated.time_left.weeks, ==, 7);

  plan->daily_users = 24338;
  g_assert_cmpuint (power_of (arms, 2, plan, 20).time_left.days, ==, 1);
}

/* The level in force is that of the correction in force, whatever Dunnett's would be. */
static void
test_report_of_several (void)
{
  static const FixtureArm arms[] = { { "control", 5000, 600, { 0 } },
                                     { "b", 5000, 640, { 0 } },
                                     { "c", 5000, 630, { 0 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_cmpuint (power_of (arms, 3, plan, 0).needed.control, ==, 20398);
  g_assert_cmpuint (power_of (arms, 3, plan, 0).missing, ==, 61194 - 15000);
  plan->correction = EXOS_CORRECTION_HOLM;
  g_assert_cmpuint (power_of (arms, 3, plan, 0).needed.control, ==, 20791);
  plan->correction = EXOS_CORRECTION_NONE;
  g_assert_cmpuint (power_of (arms, 3, plan, 0).needed.control, ==, 17169);
}

static void
test_report_with_enough_users (void)
{
  static const FixtureArm arms[] = { { "control", 20000, 2400, { 0 } },
                                     { "treatment", 20000, 2430, { 0 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const ExosReportPower power = power_of (arms, 2, plan, 20);

  g_assert_cmpuint (power.missing, ==, 0);
  g_assert_false (power.has_time_left);
}

/* A number must not leak where the data may not be used; nobody's rate plans nothing. */
static void
test_report_without_numbers (void)
{
  static const FixtureArm blocked[] = { { "control", 5000, 600, { 0 } },
                                        { "treatment", 10000, 1200, { 0 } } };
  static const FixtureArm nobody[] = { { "control", 5000, 0, { 0 } },
                                       { "treatment", 5000, 0, { 0 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const ExosReportPower unusable = power_of (blocked, 2, plan, 0);
  const ExosReportPower empty = power_of (nobody, 2, plan, 0);

  g_autoptr (ExosReport) hidden =
      fixture_report ("variant,users,conversions\ncontrol,5000,600\ntreatment,5000,640\n", plan);

  hidden->hides_numbers = TRUE;
  g_assert_false (exos_report_power (hidden, 0).is_known);
  g_assert_false (unusable.is_known);
  g_assert_true (isnan (unusable.detectable));
  g_assert_cmpint (empty.needed.fault, ==, EXOS_DESIGN_NO_RATE);
  g_assert_cmpuint (empty.missing, ==, 0);
  g_assert_true (isnan (empty.detectable));
}

/* A row a day: as many users a day as came so far, whatever the days of the run are said to be. */
static void
test_dated_rows_say_how_many_come (void)
{
  static const FixtureArm arms[] = { { "control", 5000, 600, { 0 } },
                                     { "treatment", 5000, 640, { 0 } } };
  static const ExosCount counts[] = { { 2500, 300 }, { 2500, 320 }, { 2500, 300 }, { 2500, 320 } };
  static const char *const days[] = { "2026-03-01", "2026-03-02" };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);
  g_autoptr (ExosExperiment) of_segments = fixture_experiment (arms, 2, 0);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->smallest_effect = (ExosRatio) { 1, 100 };
  fixture_add_strata (experiment, EXOS_STRATA_DAYS, "date", days, counts, 2);
  fixture_add_strata (of_segments, EXOS_STRATA_SEGMENTS, "date", days, counts, 2);

  g_autoptr (ExosReport) dated = exos_report_new (plan, experiment);
  const ExosReportPower power = exos_report_power (dated, 50);

  g_assert_cmpuint (power.design.users_a_day, ==, 5000);
  g_assert_cmpuint (power.time_left.days, ==, 5);
  g_assert_cmpuint (power.time_left.weeks, ==, 1);

  g_autoptr (ExosReport) segmented = exos_report_new (plan, of_segments);

  g_assert_cmpuint (exos_report_power (segmented, 50).design.users_a_day, ==, 200);
}

/* 200 values of mean 10 and standard deviation 3; 5% of the mean are 0.5:
 * 2 ((qnorm (.975) + qnorm (.8)) 3 / .5)^2 is 565.12. */
static void
test_report_of_means (void)
{
  static const FixtureArm arms[] = { { "control", 200, 0, { 0 } }, { "treatment", 200, 0, { 0 } } };
  static const ExosPairSums sums = { .n = 200, .y = { 2000.0, 0.0 }, .yy = { 21791.0, 0.0 } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->smallest_effect = (ExosRatio) { 5, 100 };
  experiment->primary_metric = 0;
  experiment->metrics[0].kind = EXOS_METRIC_MEAN;
  experiment->sums = g_new (ExosPairSums, 2);
  for (gsize arm = 0; arm < 2; arm++)
    {
      experiment->values[arm].state = EXOS_VALUE_SUMS;
      experiment->sums[arm] = sums;
    }

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  const ExosReportPower power = exos_report_power (report, 0);

  g_assert_cmpint (report->measure, ==, EXOS_MEASURE_MEAN);
  g_assert_cmpfloat_with_epsilon (power.design.sd, 3.0, 1e-9);
  g_assert_cmpuint (power.needed.control, ==, 566);
  g_assert_cmpfloat_with_epsilon (power.detectable, 2.801585218113 * 3.0 / 10.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/design/users-needed", test_users_needed);
  g_test_add_func ("/design/a-lower-rate-can-be-better", test_a_lower_rate_can_be_better);
  g_test_add_func ("/design/means", test_means);
  g_test_add_func ("/design/detectable", test_detectable);
  g_test_add_func ("/design/faults", test_faults);
  g_test_add_func ("/design/all-can-be-too-many", test_all_can_be_too_many);
  g_test_add_func ("/design/a-group-without-users-is-no-split",
                   test_a_group_without_users_is_no_split);
  g_test_add_func ("/design/report", test_report);
  g_test_add_func ("/design/report-of-several", test_report_of_several);
  g_test_add_func ("/design/report-with-enough-users", test_report_with_enough_users);
  g_test_add_func ("/design/report-without-numbers", test_report_without_numbers);
  g_test_add_func ("/design/dated-rows-say-how-many-come", test_dated_rows_say_how_many_come);
  g_test_add_func ("/design/report-of-means", test_report_of_means);
  return g_test_run ();
}
