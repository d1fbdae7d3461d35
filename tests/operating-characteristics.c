// SPDX-License-Identifier: MIT
/* operating-characteristics: what comes of the policies in every scenario, in percent: launches,
 * launches under conditions, holds, rollbacks; below, what was published with the rules. */
#include "operating-scenarios.h"

#include <gsl/gsl_errno.h>

static void
print_outcomes (const double *percent)
{
  g_print ("  %5.1f/%5.1f/%5.1f/%5.1f", percent[EXOS_OUTCOME_LAUNCH],
           percent[EXOS_OUTCOME_CONDITIONAL], percent[EXOS_OUTCOME_HOLD],
           percent[EXOS_OUTCOME_ROLLBACK]);
}

static void
print_scenario (const Scenario *scenario)
{
  static const ExosPolicy order[] = { EXOS_POLICY_LITERAL, EXOS_POLICY_STANDARD,
                                      EXOS_POLICY_EVIDENCE, EXOS_POLICY_STRICT };
  g_autoptr (ExosSimulation) simulation = scenario_simulate (scenario);

  g_print ("%-36s", scenario->name);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      double percent[EXOS_N_OUTCOMES];

      for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
        percent[outcome] =
            100.0 * exos_simulation_share (simulation, 0, order[i], (ExosOutcome) outcome);
      print_outcomes (percent);
    }
  g_print ("\n%-36s", "");
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    print_outcomes (scenario->published[order[i]]);
  g_print ("\n");
}

int
main (void)
{
  gsl_set_error_handler_off ();
  g_print ("%-36s  %-23s  %-23s  %-23s  %-23s\n", "L/C/H/R, percent", "literal", "standard",
           "evidence", "strict");
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    print_scenario (&scenarios[i]);
  return 0;
}
