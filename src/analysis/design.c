// SPDX-License-Identifier: MIT
/* How many users an experiment needs, and what it finds with those it has. */
#include "analysis/design.h"

#include <math.h>

#include "stats/power-t.h"

/* Doubles hold every whole number up to here. */
#define MOST_USERS 0x1p53
/* A sum of ratios is above a whole number by so little only because it was rounded. */
#define SLACK 1e-12

static double
shifted_rate (const ExosDesign *self)
{
  return self->side == EXOS_RATE_ABOVE ? self->baseline + self->effect
                                       : self->baseline - self->effect;
}

static ExosSampleSize
size_of (const ExosDesign *self)
{
  const ExosTestDemand demand = { self->ratio, self->level, self->power };

  if (self->measure != EXOS_MEASURE_RATE)
    return exos_users_for_means (self->sd, self->sd, self->effect, demand);
  return exos_users_for_rates (self->baseline, shifted_rate (self), demand, EXOS_SIZE_POOLED);
}

/* Of two groups both are known; of several the control is, and the rest follows it. */
static double
count_all (const ExosDesign *self, guint64 control, guint64 treatment)
{
  if (self->n_treatments < 2)
    return (double) control + (double) treatment;
  return ceil (self->all * (double) control * (1.0 - SLACK));
}

ExosUsersNeeded
exos_design_users (const ExosDesign *self)
{
  const ExosSampleSize size = size_of (self);
  const double all = count_all (self, size.control, size.treatment);

  if (size.fault != EXOS_DESIGN_OK)
    return (ExosUsersNeeded) { .fault = size.fault };
  if (!(all <= MOST_USERS))
    return (ExosUsersNeeded) { .fault = EXOS_DESIGN_TOO_MANY };
  return (ExosUsersNeeded) {
    .control = size.control,
    .treatment = size.treatment,
    .all = (guint64) all,
  };
}

ExosUsersNeeded
exos_design_groups (const ExosDesign *self, guint64 control)
{
  const double treated = round (self->ratio * (double) control);
  const guint64 treatment = (guint64) fmax (1.0, fmin (treated, MOST_USERS));

  return (ExosUsersNeeded) {
    .control = control,
    .treatment = treatment,
    .all = (guint64) fmin (count_all (self, control, treatment), MOST_USERS),
  };
}

double
exos_design_detectable (const ExosDesign *self, guint64 control, guint64 treatment)
{
  const double se = self->sd * sqrt (1.0 / (double) control + 1.0 / (double) treatment);

  if (self->measure != EXOS_MEASURE_RATE)
    return exos_detectable_mean_difference (se, self->level, self->power);
  return exos_detectable_difference (self->baseline, control, treatment, self->level, self->power,
                                     self->side);
}

double
exos_design_power (const ExosDesign *self, guint64 control)
{
  const guint64 treatment = exos_design_groups (self, control).treatment;

  if (self->measure != EXOS_MEASURE_RATE)
    return exos_t_power (self->effect / self->sd, control, treatment, self->level);
  return exos_rate_power (self->baseline, shifted_rate (self), control, treatment, self->level);
}

static gboolean
has_users_everywhere (const guint64 *weights, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (weights[i] == 0)
      return FALSE;

  return n >= 2;
}

gboolean
exos_design_set_split (
    ExosDesign *self, const guint64 *weights, gsize n, double alpha, ExosCorrection correction)
{
  double smallest = INFINITY;
  double all = 0.0;

  if (!has_users_everywhere (weights, n))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const double share = (double) weights[i] / (double) weights[0];

      all += share;
      smallest = i > 0 ? fmin (smallest, share) : smallest;
    }

  self->ratio = smallest;
  self->all = all;
  self->n_treatments = n - 1;
  self->level =
      exos_comparison_level (correction, alpha, n - 1,
                             correction == EXOS_CORRECTION_DUNNETT
                                 ? exos_dunnett_critical (alpha, weights[0], weights + 1, n - 1)
                                 : NAN);
  return TRUE;
}
