// SPDX-License-Identifier: MIT
/* Plans of experiments that are looked at more than once. Reference values: R 4.2.2, where the
 * factors are those of tests/test-inflation.c and the width of the sequence its formula. */
#include "monitoring-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "analysis/design.h"
#include "stats/group-sequential.h"
#include "stats/random-binomial.h"

#define FIXED EXOS_MONITORING_FIXED
#define OBF EXOS_MONITORING_OBF
#define POCOCK EXOS_MONITORING_POCOCK
#define ANY EXOS_MONITORING_ANY

static const guint64 even[] = { 1, 1, 1 };

/* 12% and one point, among n equal groups. */
static ExosDesign
design_with (const ExosPlan *plan, gsize n)
{
  ExosDesign design = {
    .measure = EXOS_MEASURE_RATE,
    .baseline = 0.12,
    .effect = 0.01,
    .side = EXOS_RATE_ABOVE,
    .power = 0.8,
  };

  g_assert_true (exos_design_set_split (&design, even, n, plan->alpha, plan->correction));
  g_assert_true (exos_design_set_looks (&design, plan));
  return design;
}

static void
test_users_needed (void)
{
  static const guint64 two[] = { 5000, 8000 };
  static const struct
  {
    ExosMonitoring monitoring;
    guint64 planned;
    guint steps;
    gsize n_looks; /* of two */
    gsize n;       /* of the design */
    guint64 control;
    double factor;
  } cases[] = {
    { FIXED, 0, 5, 0, 0, 17169, 1.0 },
    { OBF, 0, 1, 0, 1, 17169, 1.0 },
    { OBF, 0, 5, 0, 5, 17593, 1.02471987889 },
    { POCOCK, 0, 5, 0, 5, 20819, 1.21262594505 },
    { POCOCK, 20000, 0, 2, 3, 19346, 1.12681699194 },
    { ANY, 0, 0, 0, 1, 37462, 37461.8298152 / 17168.2454349 },
    { ANY, 20000, 0, 0, 1, 34155, 34154.6137199 / 17168.2454349 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosPlan) plan =
          plan_with (cases[i].monitoring, cases[i].planned, two, cases[i].n_looks);

      plan->planned_looks = cases[i].steps;

      const ExosDesign design = design_with (plan, 2);
      const ExosUsersNeeded needed = exos_design_users (&design);

      g_assert_cmpint (needed.fault, ==, EXOS_DESIGN_OK);
      g_assert_cmpuint (design.looks.n, ==, cases[i].n);
      g_assert_cmpuint (needed.control, ==, cases[i].control);
      g_assert_cmpuint (needed.all, ==, 2 * cases[i].control);
      g_assert_cmpfloat_with_epsilon (exos_design_inflation (&design), cases[i].factor,
                                      1e-5); /* users of a sequence are whole */
    }
}

/* Steps that have passed are none to come; a look beyond the end is none of the plan. */
static void
test_steps_after_looks (void)
{
  static const guint64 taken[] = { 4000, 12000 };
  g_autoptr (ExosPlan) plan = plan_with (POCOCK, 10000, taken, 2);

  plan->planned_looks = 4;

  const ExosDesign design = design_with (plan, 2);
  static const double t[] = { 0.4, 0.5, 0.75, 1.0 };

  g_assert_cmpuint (design.looks.n, ==, 4);
  for (gsize k = 0; k < 4; k++)
    g_assert_cmpfloat_with_epsilon (design.looks.t[k], t[k], 1e-15);
}

static void
test_number_of_looks_is_asked (void)
{
  static const guint64 taken[] = { 4000 };
  g_autoptr (ExosPlan) nothing = plan_with (OBF, 0, NULL, 0);
  g_autoptr (ExosPlan) users = plan_with (OBF, 10000, NULL, 0);
  g_autoptr (ExosPlan) looks = plan_with (OBF, 0, taken, 1);
  ExosDesign design = { .measure = EXOS_MEASURE_RATE };

  g_assert_false (exos_design_set_looks (&design, nothing));
  g_assert_false (exos_design_set_looks (&design, users));
  g_assert_false (exos_design_set_looks (&design, looks));
}

/* More looks than statistics allow are refused, never left out. */
static void
test_too_many_looks (void)
{
  guint64 taken[EXOS_MAX_PLAN_LOOKS];

  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    taken[i] = 11 * (i + 1);

  g_autoptr (ExosPlan) plan = plan_with (OBF, 10000, taken, G_N_ELEMENTS (taken));

  plan->planned_looks = 60;

  const ExosDesign design = design_with (plan, 2);

  g_assert_cmpint (exos_design_users (&design).fault, ==, EXOS_DESIGN_NO_LOOKS);
  g_assert_true (isnan (exos_design_detectable (&design, 1000, 1000)));
  g_assert_true (isnan (exos_design_power (&design, 1000)));
}

/* Over looks Bonferroni alone is known to keep alpha. */
static void
test_several_treatments_share_alpha (void)
{
  g_autoptr (ExosPlan) plan = plan_with (POCOCK, 0, NULL, 0);

  plan->planned_looks = 3;
  g_assert_cmpfloat (design_with (plan, 3).level, ==, 0.025);
  plan->correction = EXOS_CORRECTION_NONE;
  g_assert_cmpfloat (design_with (plan, 3).level, ==, 0.05);
}

/* The plan and the analysis with the same settings need the same users. */
static void
test_analysis_needs_what_the_plan_says (void)
{
  static const struct
  {
    ExosMonitoring monitoring;
    guint64 planned;
  } settings[] = {
    { FIXED, 0 }, { ANY, 0 }, { ANY, 20000 }, { ANY, 200000 }, { OBF, 20000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      static const guint64 now[] = { 10000 };
      g_autoptr (ExosPlan) plan = plan_with (settings[i].monitoring, settings[i].planned, NULL, 0);
      g_autoptr (ExosPlan) seen = plan_with (settings[i].monitoring, settings[i].planned, now, 1);

      plan->smallest_effect = (ExosRatio) { 1, 100 };

      g_autoptr (ExosReport) report = judge_pair (plan, 5000, 600, 640);
      const ExosUsersNeeded needed = exos_report_power (report, 0).needed;
      const ExosDesign design = design_with (seen, 2);

      g_test_message ("setting %zu", i);
      g_assert_cmpint (needed.fault, ==, EXOS_DESIGN_OK);
      g_assert_cmpuint (exos_design_users (&design).control, ==, needed.control);
      g_assert_cmpuint (exos_design_users (&design).all, ==, needed.all);
    }
}

/* What the users needed find is the effect they are needed for, with the power asked for. */
static void
test_each_way_round (void)
{
  static const ExosMonitoring monitorings[] = { OBF, POCOCK, ANY };

  for (gsize i = 0; i < G_N_ELEMENTS (monitorings); i++)
    {
      g_autoptr (ExosPlan) plan = plan_with (monitorings[i], 0, NULL, 0);

      plan->planned_looks = 4;

      ExosDesign design = design_with (plan, 2);
      const ExosUsersNeeded needed = exos_design_users (&design);

      g_assert_cmpfloat_with_epsilon (
          exos_design_detectable (&design, needed.control, needed.treatment), 0.01, 1e-6);
      g_assert_cmpfloat_with_epsilon (exos_design_power (&design, needed.control), 0.8, 1e-4);
      g_assert_cmpfloat (exos_design_power (&design, needed.control / 2), <, 0.6);
      g_assert_cmpfloat_with_epsilon (exos_design_power (&design, 100 * needed.control), 1.0, 1e-9);

      design.measure = EXOS_MEASURE_MEAN;
      design.sd = 0.4;
      g_assert_cmpfloat_with_epsilon (
          exos_design_power (&design, exos_design_users (&design).control), 0.8, 1e-4);
      g_assert_cmpfloat_with_epsilon (
          exos_design_detectable (&design, exos_design_users (&design).control,
                                  exos_design_users (&design).treatment),
          0.01, 1e-6);
    }
}

#define REPLICATES 20000

/* Conversions of one group come in steps; the pooled z of both at each look. */
static gboolean
is_found (const ExosDesign *design, const ExosBinomial *steps, guint64 users, ExosRandom *random)
{
  guint64 events[2] = { 0, 0 };

  for (gsize k = 0; k < design->looks.n; k++)
    {
      const double n = (double) users * (double) (k + 1);

      for (gsize group = 0; group < 2; group++)
        events[group] += exos_random_binomial (random, &steps[group]);

      const double pooled = (double) (events[0] + events[1]) / (2.0 * n);
      const double z =
          ((double) events[1] - (double) events[0]) / n / sqrt (pooled * (1.0 - pooled) * 2.0 / n);

      if (z >= design->looks.z[k])
        return TRUE;
      if (z <= -design->looks.z[k])
        return FALSE;
    }
  return FALSE;
}

/* Experiments of the users needed, drawn and looked at as planned. */
static void
test_power_by_simulation (void)
{
  static const ExosMonitoring monitorings[] = { OBF, POCOCK };

  for (gsize i = 0; i < G_N_ELEMENTS (monitorings); i++)
    {
      g_autoptr (ExosPlan) plan = plan_with (monitorings[i], 0, NULL, 0);

      plan->planned_looks = 5;

      const ExosDesign design = design_with (plan, 2);
      const guint64 step = exos_design_users (&design).control / 5;
      ExosRandom random = exos_random_stream (5, 0, (guint32) i);
      ExosBinomial steps[2];
      guint found = 0;

      g_assert_true (exos_binomial_init (&steps[0], step, 0.12));
      g_assert_true (exos_binomial_init (&steps[1], step, 0.13));
      for (guint replicate = 0; replicate < REPLICATES; replicate++)
        found += is_found (&design, steps, step, &random);
      g_assert_cmpfloat_with_epsilon ((double) found / REPLICATES, 0.8, 0.0115);
    }
}

/* Two groups of 3,000 with 10% and 11.5%, planned with 10,000 in all. */
static ExosReportPower
power_of (ExosMonitoring monitoring, const guint64 *looks, gsize n, guint steps)
{
  g_autoptr (ExosPlan) plan = plan_with (monitoring, PLANNED, looks, n);

  plan->smallest_effect = (ExosRatio) { 1, 100 };
  plan->planned_looks = steps;

  g_autoptr (ExosReport) report = judge_pair (plan, 3000, 300, 345);

  return exos_report_power (report, 0);
}

static void
test_running_experiment (void)
{
  static const guint64 taken[] = { 3000 };
  const ExosReportPower fixed = power_of (FIXED, NULL, 0, 0);
  const ExosReportPower planned = power_of (POCOCK, taken, 1, 0);
  const ExosReportPower stepped = power_of (POCOCK, taken, 1, 5);
  const ExosReportPower any = power_of (ANY, taken, 1, 0);

  g_assert_cmpuint (fixed.design.looks.n, ==, 0);
  g_assert_cmpuint (planned.design.looks.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (planned.design.looks.t[1], 0.6, 1e-12);
  g_assert_cmpuint (stepped.design.looks.n, ==, 4);
  g_assert_cmpfloat_with_epsilon (stepped.design.looks.t[2], 0.8, 1e-12);
  g_assert_cmpuint (planned.needed.control, >, fixed.needed.control);
  g_assert_cmpuint (stepped.needed.control, >, planned.needed.control);
  g_assert_cmpuint (any.needed.control, >, stepped.needed.control);
  g_assert_cmpfloat (planned.detectable, >, fixed.detectable);
  g_assert_cmpfloat (planned.detectable, ==, stepped.detectable);
  g_assert_cmpfloat (any.detectable, >, planned.detectable);
}

/* What the looks so far find, they find with the power: over the boundaries of the report. */
static void
test_detectable_by_looks_so_far (void)
{
  static const guint64 taken[] = { 3000 };
  g_autoptr (ExosPlan) plan = plan_with (POCOCK, PLANNED, taken, 1);
  g_autoptr (ExosReport) report = judge_pair (plan, 3000, 300, 345);
  const ExosSequential *sequential = &report->treatments[0].sequential;
  const double t[] = { sequential->looks[0].information, sequential->looks[1].information };
  const double z[] = { sequential->looks[0].critical, sequential->looks[1].critical };
  const double size = exos_report_power (report, 0).detectable;
  const double pooled = 0.1 + size / 2.0;
  const double spread = sqrt (pooled * (1.0 - pooled) * 2.0 / 3000.0);

  g_assert_cmpfloat_with_epsilon (
      exos_exit_probabilities (t, z, 2, size / spread / sqrt (t[1])).power, 0.8, 0.002);
}

/* An approximation that has not begun finds nothing. */
static void
test_nothing_before_the_sequence_begins (void)
{
  g_autoptr (ExosPlan) plan = plan_with (ANY, PLANNED, NULL, 0);
  g_autoptr (ExosReport) report = judge_pair (plan, 90, 40, 45);

  g_assert_true (isnan (exos_report_power (report, 0).detectable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/design-looks/users-needed", test_users_needed);
  g_test_add_func ("/design-looks/steps-after-looks", test_steps_after_looks);
  g_test_add_func ("/design-looks/number-of-looks-is-asked", test_number_of_looks_is_asked);
  g_test_add_func ("/design-looks/too-many-looks", test_too_many_looks);
  g_test_add_func ("/design-looks/several-treatments-share-alpha",
                   test_several_treatments_share_alpha);
  g_test_add_func ("/design-looks/analysis-needs-what-the-plan-says",
                   test_analysis_needs_what_the_plan_says);
  g_test_add_func ("/design-looks/each-way-round", test_each_way_round);
  g_test_add_func ("/design-looks/power-by-simulation", test_power_by_simulation);
  g_test_add_func ("/design-looks/running-experiment", test_running_experiment);
  g_test_add_func ("/design-looks/detectable-by-looks-so-far", test_detectable_by_looks_so_far);
  g_test_add_func ("/design-looks/nothing-before-the-sequence-begins",
                   test_nothing_before_the_sequence_begins);
  return g_test_run ();
}
