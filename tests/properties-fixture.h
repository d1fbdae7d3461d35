// SPDX-License-Identifier: MIT
/* Experiments drawn at random, with fixed seeds, and their reports. */
#pragma once

#include "effort.h"
#include "fixture.h"

#define N_EXPERIMENTS EXOS_TEST_DRAWS (2000)
#define MAX_ARMS 4
#define MAX_GUARDRAILS 3

typedef struct
{
  FixtureArm arms[MAX_ARMS];
  gsize n_arms;
  gsize n_guardrails;
} Sample;

static const char *const names[MAX_ARMS] = { "control", "treatment_a", "treatment_b",
                                             "treatment_c" };

static inline guint64
draw_count (GRand *random, guint64 users, double rate)
{
  const double noise = g_rand_double_range (random, 0.8, 1.3);

  return MIN (users, (guint64) ((double) users * rate * noise));
}

/* Sizes from ten to a million, all kinds of rates, sometimes a broken split. */
static inline Sample
draw_sample (GRand *random)
{
  static const double rates[] = { 0.0, 0.0005, 0.003, 0.02, 0.12, 0.5, 0.97, 1.0 };
  static const guint64 sizes[] = { 10, 200, 3000, 10000, 60000, 1000000 };
  const double rate = rates[g_rand_int_range (random, 0, G_N_ELEMENTS (rates))];
  const guint64 size = sizes[g_rand_int_range (random, 0, G_N_ELEMENTS (sizes))];
  const gint32 spread = g_rand_int_range (random, 0, 10) == 0 ? 40 : 1000;
  Sample sample = {
    .n_arms = (gsize) g_rand_int_range (random, 2, MAX_ARMS + 1),
    .n_guardrails = (gsize) g_rand_int_range (random, 0, MAX_GUARDRAILS + 1),
  };

  for (gsize i = 0; i < sample.n_arms; i++)
    {
      FixtureArm *arm = &sample.arms[i];

      arm->name = names[i];
      arm->users = size + size / (guint64) spread * (guint64) g_rand_int_range (random, 0, 3);
      arm->conversions = draw_count (random, arm->users, rate);
      for (gsize metric = 0; metric < sample.n_guardrails; metric++)
        arm->guardrails[metric] = draw_count (random, arm->users, 0.01);
    }

  return sample;
}

static inline ExosReport *
judge_with (const Sample *sample, ExosPlan *plan)
{
  g_autoptr (ExosExperiment) experiment =
      fixture_experiment (sample->arms, sample->n_arms, sample->n_guardrails);

  return exos_report_new (plan, experiment);
}

static inline ExosReport *
judge (const Sample *sample)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return judge_with (sample, plan);
}
