// SPDX-License-Identifier: MIT
/* Reports whose primary metric is a mean or a ratio, made of moments. */
#pragma once

#include "fixture.h"

#include <string.h>

/* One group: moments of y (the metric, or the numerator) and of x (the covariate, or the
 * denominator), and the correlation of the two. */
typedef struct
{
  const char *name;
  guint64 users;
  double mean;
  double sd;
  double x_mean;
  double x_sd;
  double correlation;
} MeansArm;

typedef struct
{
  const char *metric;
  ExosMetricKind kind;
  ExosDirection direction;
  gboolean has_covariate;
  MeansArm arms[3]; /* the third is left out when it has no name */
} Means;

static inline ExosDoubleDouble
exact (double value)
{
  return (ExosDoubleDouble) { value, 0.0 };
}

static inline ExosPairSums
sums_of_moments (const MeansArm *arm)
{
  const double n = (double) arm->users;
  const double product = (n - 1.0) * arm->correlation * arm->sd * arm->x_sd;

  return (ExosPairSums) {
    .n = arm->users,
    .y = exact (n * arm->mean),
    .x = exact (n * arm->x_mean),
    .yy = exact ((n - 1.0) * arm->sd * arm->sd + n * arm->mean * arm->mean),
    .xx = exact ((n - 1.0) * arm->x_sd * arm->x_sd + n * arm->x_mean * arm->x_mean),
    .xy = exact (product + n * arm->mean * arm->x_mean),
  };
}

/* Metric 0 of an experiment without conversions, with the sums of means. n_guardrails columns of
 * counts follow, as in counts. */
static inline ExosExperiment *
means_experiment (const Means *means, gboolean is_primary)
{
  const gsize n_arms = means->arms[2].name != NULL ? 3 : 2;
  FixtureArm arms[3];
  ExosExperiment *experiment;

  for (gsize i = 0; i < n_arms; i++)
    arms[i] = (FixtureArm) {
      means->arms[i].name, means->arms[i].users, means->arms[i].users / 10, { 0 }
    };
  experiment = fixture_experiment (arms, n_arms, 1);
  g_free (experiment->metrics[0].name);
  experiment->metrics[0] = (ExosMetric) { .name = g_strdup (means->metric),
                                          .kind = means->kind,
                                          .direction = means->direction,
                                          .has_covariate = means->has_covariate };
  experiment->sums = g_new0 (ExosPairSums, n_arms);
  experiment->primary_metric = is_primary ? 0 : -1;
  if (is_primary)
    experiment->primary = g_strdup (means->metric);
  for (gsize i = 0; i < n_arms; i++)
    {
      experiment->sums[i] = sums_of_moments (&means->arms[i]);
      experiment->values[i].state = EXOS_VALUE_SUMS;
      experiment->values[i].total = experiment->sums[i].y.hi;
    }
  return experiment;
}

static inline ExosReport *
means_report (const Means *means, const ExosPlan *plan)
{
  g_autoptr (ExosPlan) used = plan != NULL ? exos_plan_ref (plan) : exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = means_experiment (means, TRUE);

  return exos_report_new (used, experiment);
}

/* The same metric as a guardrail beside conversions, with limits of 5% and 10% of control. */
static inline ExosReport *
means_guardrail_report (const Means *means, ExosPolicy policy)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosExperiment) experiment = means_experiment (means, FALSE);
  ExosGuardrailPlan guardrail = {
    .column = (char *) means->metric,
    .has_limits = TRUE,
    .worse = { 1, 20 },
    .severe = { 1, 10 },
    .is_relative = TRUE,
  };

  plan->policy = policy;
  exos_plan_set_guardrail (plan, &guardrail);
  /* A clear win. */
  experiment->arms[1].conversions = experiment->arms[1].users / 9;
  return exos_report_new (plan, experiment);
}
