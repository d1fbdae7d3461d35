// SPDX-License-Identifier: MIT
/* Plans of looks, and two groups judged by them. */
#pragma once

#include "fixture.h"

#define PLANNED 10000

static inline ExosPlan *
plan_with (ExosMonitoring monitoring, guint64 planned, const guint64 *looks, gsize n_looks)
{
  ExosPlan *plan = exos_plan_new ();

  plan->monitoring = monitoring;
  plan->planned_users = planned;
  for (gsize i = 0; i < n_looks; i++)
    g_assert_true (exos_plan_add_look (plan, looks[i]));
  return plan;
}

/* Two groups of users each. */
static inline ExosReport *
judge_pair (const ExosPlan *plan, guint64 users, guint64 control, guint64 treated)
{
  const FixtureArm arms[] = {
    { .name = "control", .users = users, .conversions = control },
    { .name = "treatment", .users = users, .conversions = treated },
  };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);

  return exos_report_new (plan, experiment);
}
