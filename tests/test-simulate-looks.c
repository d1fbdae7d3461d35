// SPDX-License-Identifier: MIT
/* The simulator with more looks than one: when they are, and what comes of them. */
#include "simulate-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#include "analysis/design.h"
#include "analysis/simulate-looks.h"
#include "monitoring-fixture.h"
#include "stats/group-sequential.h"

#define FIXED EXOS_MONITORING_FIXED
#define OBF EXOS_MONITORING_OBF
#define POCOCK EXOS_MONITORING_POCOCK
#define ANY EXOS_MONITORING_ANY
#define MANY 4000

static const guint64 taken[] = { 1000, 2000 };

/* Groups of 1,500, one tenth of which converts. */
static ExosReport *
report_at_3000 (ExosMonitoring monitoring, guint64 planned, gsize n_taken, guint steps)
{
  g_autoptr (ExosPlan) plan = plan_with (monitoring, planned, taken, n_taken);

  plan->planned_looks = steps;
  return judge_pair (plan, 1500, 150, 160);
}

static const struct
{
  ExosMonitoring monitoring;
  guint64 planned;
  gsize n_taken;
  guint steps;
  guint64 looks[8];
} schedules[] = {
  { FIXED, 0, 2, 4, { 3000 } },
  { FIXED, 3000, 2, 4, { 3000 } },
  { FIXED, 9000, 2, 4, { 3000, 9000 } },
  { OBF, 9000, 2, 0, { 1000, 2000, 3000, 9000 } },
  { OBF, 9000, 0, 6, { 3000, 4500, 6000, 7500, 9000 } },
  { POCOCK, 9000, 1, 3, { 1000, 3000, 6000, 9000 } },
  { POCOCK, 3000, 2, 5, { 1000, 2000, 3000 } },
  { POCOCK, 2500, 1, 5, { 1000, 3000 } },
  { ANY, 0, 2, 4, { 1000, 2000, 3000 } },
  { ANY, 12000, 1, 4, { 1000, 3000, 6000, 9000, 12000 } },
  { POCOCK, 0, 1, 0, { 1000, 3000 } },
};

static void
test_schedules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schedules); i++)
    {
      g_autoptr (ExosReport) report = report_at_3000 (schedules[i].monitoring, schedules[i].planned,
                                                      schedules[i].n_taken, schedules[i].steps);
      g_autoptr (GArray) looks = exos_simulation_list_looks (report);

      g_test_message ("schedule %zu", i);
      for (guint k = 0; k < looks->len; k++)
        g_assert_cmpuint (g_array_index (looks, guint64, k), ==, schedules[i].looks[k]);
      g_assert_cmpuint (schedules[i].looks[looks->len], ==, 0);
    }
}

/* With the looks of another report of the same users, as a simulation has them. */
static void
test_looks_that_are_taken_over_decide_alike (void)
{
  static const ExosMonitoring monitorings[] = { OBF, POCOCK, ANY };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (ExosPlan) plan =
          plan_with (monitorings[i % 3], i % 2 == 0 ? PLANNED : 6000, taken, (gsize) (i / 3 % 3));
      g_autoptr (ExosReport) alike = judge_pair (plan, 3000, 300, 300);
      g_autoptr (ExosReport) whole =
          judge_pair (plan, 3000, (guint64) g_rand_int_range (random, 240, 360),
                      (guint64) g_rand_int_range (random, 240, 360));
      g_autoptr (ExosReport) judged = exos_report_new_rules_only (plan, whole->experiment, alike);

      for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
        g_assert_true (exos_report_rule_by_policy (judged, (ExosPolicy) policy) ==
                       exos_report_rule_by_policy (whole, (ExosPolicy) policy));
    }
}

static ExosSimulation *
simulate_report (const ExosReport *report, const double *effect, guint n)
{
  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED, .n_replicates = n, .effects = effect, .n_effects = 1
  };
  g_autoptr (GError) error = NULL;
  ExosSimulation *self = exos_simulate (report, &assumptions, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return self;
}

/* The recursion's chances at this drift, of the boundary that the plan has. */
static ExosExits
exits_of (const ExosReport *report, double effect, double *users)
{
  const double rate = 0.1 + effect / 2.0;
  const double end = sqrt (2.0 * rate * (1.0 - rate) / ((double) report->plan->planned_users / 2));
  const ExosReportPower power = exos_report_power (report, 0);
  const ExosDesignLooks *looks = &power.design.looks;
  const ExosExits exits = exos_exit_probabilities (looks->t, looks->z, looks->n, effect / end);
  double left = 1.0;

  *users = 0.0;
  for (gsize k = 0; k < looks->n; k++)
    {
      const double stops = k + 1 < looks->n ? exits.stop[k] : left;

      left -= stops;
      *users += stops * looks->t[k] * (double) report->plan->planned_users;
    }
  return exits;
}

static void
test_agrees_with_the_recursion (void)
{
  static const double true_effects[] = { 0.0, 0.015, 0.025 };
  static const ExosMonitoring monitorings[] = { OBF, POCOCK };

  for (gsize i = 0; i < G_N_ELEMENTS (monitorings) * G_N_ELEMENTS (true_effects); i++)
    {
      const double effect = true_effects[i / 2];
      g_autoptr (ExosReport) report = report_at_3000 (monitorings[i % 2], 12000, 0, 4);
      g_autoptr (ExosSimulation) it = simulate_report (report, &effect, MANY);
      double users;
      const ExosExits exits = exits_of (report, effect, &users);
      const double launch =
          exos_simulation_share (it, 0, EXOS_POLICY_STANDARD, EXOS_OUTCOME_LAUNCH);

      g_assert_cmpuint (it->n_looks, ==, 4);
      g_assert_cmpfloat_with_epsilon (launch, exits.power,
                                      0.005 + 4.0 * sqrt (launch * (1.0 - launch) / MANY));
      g_assert_cmpfloat_with_epsilon (exos_simulation_users (it, 0, EXOS_POLICY_STANDARD), users,
                                      0.02 * users);
    }
}

/* Asymptotic, and wide enough for every look there is. */
static void
test_at_any_time_keeps_alpha (void)
{
  const double none = 0.0;
  g_autoptr (ExosReport) report = report_at_3000 (ANY, 12000, 2, 12);
  g_autoptr (ExosSimulation) it = simulate_report (report, &none, MANY);
  const double launch = exos_simulation_share (it, 0, EXOS_POLICY_STANDARD, EXOS_OUTCOME_LAUNCH);

  g_assert_cmpuint (it->n_looks, ==, 12);
  g_assert_cmpfloat (launch, >, 0.0);
  g_assert_cmpfloat (launch, <, 0.025);
}

static void
test_every_experiment_ends_once (void)
{
  const double some = 0.02;
  g_autoptr (ExosReport) report = report_at_3000 (POCOCK, 9000, 2, 3);
  g_autoptr (ExosSimulation) it = simulate_report (report, &some, FEW);

  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    {
      guint n = 0;

      for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
        n += it->effects[0].counts[policy][outcome];
      g_assert_cmpuint (n, ==, FEW);
      g_assert_cmpfloat (exos_simulation_users (it, 0, (ExosPolicy) policy), >=, 1000.0);
      g_assert_cmpfloat (exos_simulation_users (it, 0, (ExosPolicy) policy), <=, 9000.0);
    }
}

static void
test_one_look_has_the_users_of_the_file (void)
{
  const double some = 0.01;
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);
  g_autoptr (ExosSimulation) it = simulate_report (report, &some, FEW);

  g_assert_cmpuint (it->n_looks, ==, 1);
  g_assert_cmpuint (it->looks[0], ==, 20050);
  g_assert_cmpfloat (exos_simulation_users (it, 0, EXOS_POLICY_STANDARD), ==, 20050.0);
}

/* What comes between looks is drawn, so that guardrails grow with the users. */
static void
test_guardrails_come_in_steps (void)
{
  g_autoptr (ExosPlan) plan = plan_with (POCOCK, 40100, NULL, 0);
  const double gain = 0.03;

  plan->planned_looks = 2;

  g_autoptr (ExosReport) report = fixture_report (csv, plan);
  const guint64 looks[] = { 20050, 40100 };
  const guint64 users[] = { 10000, 20025 };
  g_autoptr (ExosSimulated) simulated = exos_simulated_new (report, looks, 2);
  double means[2] = { 0.0, 0.0 };

  g_assert_true (exos_simulated_assume (simulated, gain, NULL));
  for (guint64 replicate = 0; replicate < FEW; replicate++)
    {
      guint64 before = 0;

      exos_simulated_begin (simulated, 1, replicate);
      for (gsize look = 0; look < 2; look++)
        {
          const ExosExperiment *experiment = exos_simulated_draw (simulated);
          const guint64 now = exos_experiment_value (experiment, 0, 0)->count;

          g_assert_cmpuint (experiment->arms[0].users, ==, users[look]);
          g_assert_cmpuint (now, >=, before);
          means[look] += (double) now / FEW;
          before = now;
        }
    }

  g_assert_cmpfloat_with_epsilon (means[0], 120.0, 4.0 * sqrt (120.0 / FEW));
  g_assert_cmpfloat_with_epsilon (means[1], 240.3, 4.0 * sqrt (240.3 / FEW));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/simulate-looks/schedules", test_schedules);
  g_test_add_func ("/simulate-looks/looks-that-are-taken-over-decide-alike",
                   test_looks_that_are_taken_over_decide_alike);
  g_test_add_func ("/simulate-looks/agrees-with-the-recursion", test_agrees_with_the_recursion);
  g_test_add_func ("/simulate-looks/at-any-time-keeps-alpha", test_at_any_time_keeps_alpha);
  g_test_add_func ("/simulate-looks/every-experiment-ends-once", test_every_experiment_ends_once);
  g_test_add_func ("/simulate-looks/one-look-has-the-users-of-the-file",
                   test_one_look_has_the_users_of_the_file);
  g_test_add_func ("/simulate-looks/guardrails-come-in-steps", test_guardrails_come_in_steps);
  return g_test_run ();
}
