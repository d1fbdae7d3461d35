// SPDX-License-Identifier: MIT
#include "analysis/tipping-probe.h"

#include <math.h>
#include <string.h>

#include "analysis/parts.h"
#include "analysis/tipping.h"

static gsize
n_values (const ExosExperiment *experiment)
{
  return experiment->n_arms * experiment->n_metrics;
}

void
exos_probe_init (ExosProbe *self, const ExosReport *base)
{
  const ExosExperiment *experiment = base->experiment;

  self->base = base;
  self->report = *base;
  self->experiment = *experiment;
  self->report.experiment = &self->experiment;
  self->report.rules_only = TRUE;
  self->report.treatments =
      g_memdup2 (base->treatments, base->n_treatments * sizeof (ExosTreatment));
  self->experiment.arms = g_new (ExosArm, experiment->n_arms);
  self->experiment.values = g_new (ExosValue, n_values (experiment));
  if (experiment->sums != NULL)
    self->experiment.sums = g_new (ExosPairSums, n_values (experiment));
  self->treatment = &self->report.treatments[exos_report_headline (base) - base->treatments];
  self->treatment->guardrails = g_new (ExosGuardrailResult, base->n_guardrails);

  /* What segments explain decides nothing. */
  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    self->experiment.strata[i] = (ExosStrata) { 0 };
}

void
exos_probe_clear (ExosProbe *self)
{
  g_free (self->treatment->guardrails);
  g_free (self->report.treatments);
  g_free (self->experiment.arms);
  g_free (self->experiment.values);
  if (self->base->experiment->sums != NULL)
    g_free (self->experiment.sums);
}

/* As in the report. */
static void
reset (ExosProbe *self)
{
  const ExosReport *base = self->base;
  const ExosExperiment *experiment = base->experiment;
  ExosGuardrailResult *guardrails = self->treatment->guardrails;

  self->report.dunnett_critical = base->dunnett_critical;
  memcpy (self->report.treatments, base->treatments, base->n_treatments * sizeof (ExosTreatment));
  for (gsize i = 0; i < base->n_guardrails; i++)
    guardrails[i] = self->treatment->guardrails[i];
  self->treatment->guardrails = guardrails;
  memcpy (self->experiment.arms, experiment->arms, experiment->n_arms * sizeof (ExosArm));
  for (gsize i = 0; i < n_values (experiment); i++)
    self->experiment.values[i] = experiment->values[i];
  for (gsize i = 0; experiment->sums != NULL && i < n_values (experiment); i++)
    self->experiment.sums[i] = experiment->sums[i];
}

/* They are lent where the users are as before. */
static void
drop_looks (ExosProbe *self)
{
  const ExosTreatment *base = exos_report_headline (self->base);
  ExosLook *looks = self->treatment->sequential.looks;

  if (looks != base->sequential.looks)
    g_free (looks);
  self->treatment->sequential.looks = NULL;
}

static const ExosRule *
decide (ExosProbe *self)
{
  drop_looks (self);
  return exos_decide_treatment (&self->report, self->report.plan->policy, self->treatment);
}

/* Primary metric and guardrails do not look at each other until the rules do. */
static const ExosRule *
judge (ExosProbe *self, int metric)
{
  ExosGuardrailResult *guardrails = self->treatment->guardrails;

  if (metric == self->experiment.primary_metric)
    exos_compare_treatments (&self->report, self->treatment);
  for (gsize i = 0; i < self->report.n_guardrails; i++)
    if ((int) guardrails[i].metric == metric)
      exos_judge_guardrail_again (&self->report, self->treatment, &guardrails[i]);
  return decide (self);
}

const ExosRule *
exos_probe_events (ExosProbe *self, int metric, guint64 events)
{
  const gsize arm = self->treatment->arm;

  reset (self);
  if (metric < 0)
    self->experiment.arms[arm].conversions = events;
  else
    self->experiment.values[arm * self->experiment.n_metrics + (gsize) metric].count = events;
  return judge (self, metric);
}

static ExosDoubleDouble
times (ExosDoubleDouble a, double b)
{
  return exos_double_double_multiply (a, (ExosDoubleDouble) { b, 0.0 });
}

static ExosDoubleDouble
plus (ExosDoubleDouble a, ExosDoubleDouble b)
{
  return exos_double_double_add (a, b);
}

/* y + amount x for every user; (y + ax)^2 = y^2 + a (2 xy + a x^2). */
static void
shift_ratio (ExosPairSums *it, double amount)
{
  it->yy = plus (it->yy, times (plus (times (it->xy, 2.0), times (it->xx, amount)), amount));
  it->xy = plus (it->xy, times (it->xx, amount));
  it->y = plus (it->y, times (it->x, amount));
}

/* The same with x = 1, where x of the sums is a covariate that stays. */
static void
shift_mean (ExosPairSums *it, double amount)
{
  const ExosDoubleDouble n = { (double) it->n, 0.0 };

  it->yy = plus (it->yy, times (plus (times (it->y, 2.0), times (n, amount)), amount));
  it->xy = plus (it->xy, times (it->x, amount));
  it->y = plus (it->y, times (n, amount));
}

const ExosRule *
exos_probe_shift (ExosProbe *self, int metric, double amount)
{
  ExosPairSums *sums;

  reset (self);
  sums = &self->experiment.sums[self->treatment->arm * self->experiment.n_metrics + (gsize) metric];
  if (self->experiment.metrics[metric].kind == EXOS_METRIC_RATIO)
    shift_ratio (sums, amount);
  else
    shift_mean (sums, amount);
  return judge (self, metric);
}

/* Half a user is one: never more events than users, as rounding keeps their order. */
static guint64
scale (guint64 count, guint tenths)
{
  const unsigned __int128 scaled = (unsigned __int128) count * tenths;

  return (guint64) ((scaled + EXOS_TIPPING_TENTHS / 2) / EXOS_TIPPING_TENTHS);
}

/* Totals by the factor of their whole users, so that the means stay. */
static void
scale_sums (ExosPairSums *it, guint tenths)
{
  const guint64 n = scale (it->n, tenths);
  const double factor = (double) n / (double) MAX (it->n, 1);
  ExosDoubleDouble *totals[] = { &it->y, &it->x, &it->yy, &it->xx, &it->xy };

  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    *totals[i] = times (*totals[i], factor);
  it->n = n;
}

const ExosRule *
exos_probe_users (ExosProbe *self, guint tenths)
{
  ExosExperiment *experiment = &self->experiment;

  reset (self);
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      experiment->arms[arm].users = scale (experiment->arms[arm].users, tenths);
      experiment->arms[arm].conversions = scale (experiment->arms[arm].conversions, tenths);
    }
  for (gsize i = 0; i < n_values (experiment); i++)
    {
      experiment->values[i].count = scale (experiment->values[i].count, tenths);
      experiment->values[i].users = scale (experiment->values[i].users, tenths);
      if (experiment->sums != NULL)
        scale_sums (&experiment->sums[i], tenths);
    }
  self->report.dunnett_critical = NAN;
  self->treatment->sequential.looks = NULL;
  exos_compare_treatments (&self->report, self->treatment);
  exos_judge_guardrails (&self->report, self->treatment);
  return decide (self);
}
