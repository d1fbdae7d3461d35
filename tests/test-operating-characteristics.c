// SPDX-License-Identifier: MIT
/* The simulator reproduces what was published of the policies, which was drawn by another program
 * with bounds of Wald's kind where the rules have Mee's: at these sizes that makes no difference
 * beyond the error, so that no row stands apart. */
#include "operating-scenarios.h"

#include <gsl/gsl_errno.h>

#define N_ERRORS 3.0
#define ROUNDING 0.05 /* percent have one decimal */

/* The standard error of a share of N_REPLICATES, in percent. */
static double
percent_error (double percent)
{
  return sqrt (percent * (100.0 - percent) / N_REPLICATES);
}

static void
check_share (const Scenario *scenario,
             ExosPolicy policy,
             ExosOutcome outcome,
             const ExosSimulation *simulation)
{
  const double ours = 100.0 * exos_simulation_share (simulation, 0, policy, outcome);
  const double error = 100.0 * exos_simulation_share_error (simulation, 0, policy, outcome);
  const double theirs = scenario->published[policy][outcome];
  const double most = N_ERRORS * hypot (error, percent_error (theirs)) + ROUNDING;

  g_assert_cmpfloat_with_epsilon (error, percent_error (ours), 1e-12);
  if (!(fabs (ours - theirs) <= most))
    g_error ("%s, %s, outcome %d: %.2f is not %.1f ± %.2f", scenario->name, exos_policy_id (policy),
             (int) outcome, ours, theirs, most);
}

static void
test_published (gconstpointer data)
{
  const Scenario *scenario = data;
  g_autoptr (ExosSimulation) simulation = scenario_simulate (scenario);

  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
      check_share (scenario, (ExosPolicy) policy, (ExosOutcome) outcome, simulation);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strdup_printf ("/operating-characteristics/%zu", i + 1);

      g_test_add_data_func (path, &scenarios[i], test_published);
    }
  return g_test_run ();
}
