// SPDX-License-Identifier: MIT
/* How often each verdict comes under each policy: what was published with the rules, of 20,000
 * experiments drawn for each scenario, in percent. */
#pragma once

#include "analysis/simulate.h"
#include "fixture.h"

#include <math.h>

#define N_REPLICATES 20000

typedef struct
{
  const char *name;
  guint64 users;
  double effect; /* points */
  gsize n_guardrails;
  double guardrails[3];                               /* rates of the control, percent */
  double harm;                                        /* of the first, points */
  double published[EXOS_N_POLICIES][EXOS_N_OUTCOMES]; /* L, C, H, R */
} Scenario;

/* clang-format off */
#define PUBLISHED(l1, h1, r1, l2, h2, r2, l3, c3, h3, r3, l4, h4, r4) \
  { [EXOS_POLICY_LITERAL] = { l1, 0, h1, r1 }, [EXOS_POLICY_STANDARD] = { l2, 0, h2, r2 }, \
    [EXOS_POLICY_EVIDENCE] = { l3, c3, h3, r3 }, [EXOS_POLICY_STRICT] = { l4, 0, h4, r4 } }

static const Scenario scenarios[] = {
  { "A/A, 10k a group", 10000, 0.0, 2, { 1.2, 0.35 }, 0.0,
    PUBLISHED (3.2, 96.7, 0.1,   1.7, 95.9, 2.3,    0.1, 1.6, 93.5, 4.7,   0.1, 95.2, 4.7) },
  { "true -1.2 pp", 10000, -1.2, 2, { 1.2, 0.35 }, 0.0,
    PUBLISHED (51.3, 46.7, 2.0,  0.0, 24.2, 75.8,   0.0, 0.0, 23.5, 76.4,  0.0, 23.5, 76.4) },
  { "true +1.2 pp", 10000, 1.2, 2, { 1.2, 0.35 }, 0.0,
    PUBLISHED (48.7, 49.5, 1.8,  48.7, 49.5, 1.9,   3.9, 44.8, 48.6, 2.7,  3.9, 93.4, 2.7) },
  { "true +0.6 pp", 10000, 0.6, 2, { 1.2, 0.35 }, 0.0,
    PUBLISHED (16.9, 82.5, 0.7,  16.8, 82.4, 0.8,   1.2, 15.6, 80.6, 2.6,  1.2, 96.2, 2.6) },
  { "flat, guardrail 1.2 -> 1.9 %", 10000, 0.0, 2, { 1.2, 0.35 }, 0.7,
    PUBLISHED (0.0, 94.9, 5.1,   0.0, 94.8, 5.1,    0.0, 0.0, 2.0, 98.0,   0.0, 2.0, 98.0) },
  { "+1.2 pp, guardrail 1.2 -> 1.9 %", 10000, 1.2, 2, { 1.2, 0.35 }, 0.7,
    PUBLISHED (0.0, 28.6, 71.4,  0.0, 28.6, 71.4,   0.0, 0.0, 2.0, 98.0,   0.0, 2.0, 98.0) },
  { "+1.2 pp, 3 null 10 % guardrails", 10000, 1.2, 3, { 10.0, 10.0, 10.0 }, 0.0,
    PUBLISHED (15.6, 44.0, 40.5, 15.6, 44.0, 40.5,  0.0, 15.5, 79.5, 4.9,  0.0, 95.1, 4.9) },
  { "+1.2 pp, 3 null 3 % guardrails", 10000, 1.2, 3, { 3.0, 3.0, 3.0 }, 0.0,
    PUBLISHED (21.7, 58.2, 20.1, 21.7, 58.2, 20.1,  0.1, 21.5, 73.8, 4.5,  0.1, 95.3, 4.5) },
  { "+1.2 pp, null guardrails, 150k", 150000, 1.2, 2, { 1.2, 0.35 }, 0.0,
    PUBLISHED (99.4, 0.6, 0.0,   99.4, 0.6, 0.0,    78.9, 16.2, 4.9, 0.0,  78.9, 21.1, 0.0) },
  { "-1.2 pp, guardrail 1.2 -> 1.9 %", 10000, -1.2, 2, { 1.2, 0.35 }, 0.7,
    PUBLISHED (0.0, 24.4, 75.6,  0.0, 23.5, 76.5,   0.0, 0.0, 0.4, 99.6,   0.0, 0.4, 99.6) },
  { "+0.3 pp, crashes 0.10 -> 0.15 %, 1M", 1000000, 0.3, 1, { 0.10 }, 0.05,
    PUBLISHED (100.0, 0.0, 0.0,  100.0, 0.0, 0.0,   0.0, 0.0, 0.0, 100.0,  0.0, 0.0, 100.0) },
  { "+0.3 pp, crashes 0.10 %, 1M", 1000000, 0.3, 1, { 0.10 }, 0.0,
    PUBLISHED (100.0, 0.0, 0.0,  100.0, 0.0, 0.0,   98.3, 0.0, 1.7, 0.0,   98.3, 1.7, 0.0) },
};
/* clang-format on */

static inline ExosReport *
scenario_report (const Scenario *scenario)
{
  FixtureArm arms[] = { { "control", scenario->users, scenario->users / 100 * 12, { 0 } },
                        { "treatment", scenario->users, scenario->users / 100 * 12, { 0 } } };
  g_autoptr (ExosExperiment) experiment = NULL;
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (gsize arm = 0; arm < 2; arm++)
    for (gsize i = 0; i < scenario->n_guardrails; i++)
      arms[arm].guardrails[i] =
          (guint64) round ((double) scenario->users * scenario->guardrails[i] / 100.0);
  experiment = fixture_experiment (arms, 2, scenario->n_guardrails);
  return exos_report_new (plan, experiment);
}

static inline ExosSimulation *
scenario_simulate (const Scenario *scenario)
{
  g_autoptr (ExosReport) report = scenario_report (scenario);
  const double effect = scenario->effect / 100.0;
  const double harms[3] = { scenario->harm / 100.0 };
  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED,
    .n_replicates = N_REPLICATES,
    .effects = &effect,
    .n_effects = 1,
    .harms = harms,
  };
  g_autoptr (GError) error = NULL;
  ExosSimulation *simulation = exos_simulate (report, &assumptions, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return simulation;
}
