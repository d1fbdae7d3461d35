// SPDX-License-Identifier: MIT
/* How many users an experiment needs, and what it finds with those it has. */
#include "analysis/design.h"

#include <math.h>

#include "stats/group-sequential.h"
#include "stats/inflation.h"
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

/* With one look at the end. */
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
  const ExosSampleSize size =
      exos_inflate_size (size_of (self), self->ratio, exos_design_inflation (self));
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
exos_design_inflation (const ExosDesign *self)
{
  const ExosDesignLooks *looks = &self->looks;

  if (looks->n == 0)
    return 1.0;
  return exos_inflation_factor (looks->t, looks->z, looks->n, self->level, self->power);
}

/* So many users know with looks what fewer know without. */
double
exos_design_detectable (const ExosDesign *self, guint64 control, guint64 treatment)
{
  const double factor = exos_design_inflation (self);
  const double n_c = (double) control / factor;
  const double n_t = (double) treatment / factor;

  if (self->measure != EXOS_MEASURE_RATE)
    return exos_detectable_mean_difference (self->sd * sqrt (1.0 / n_c + 1.0 / n_t), self->level,
                                            self->power);
  return exos_detectable_difference (self->baseline, n_c, n_t, self->level, self->power,
                                     self->side);
}

/* Z of these users drifts like the root of their number, and that of as many as one look needs by
 * the two quantiles of the test. */
static double
power_of_looks (const ExosDesign *self, guint64 control)
{
  const ExosDesignLooks *looks = &self->looks;
  const double end = sqrt (looks->t[looks->n - 1]);
  const double one_look = exos_detectable_mean_difference (1.0, self->level, self->power);
  const double drift = one_look * sqrt ((double) control / size_of (self).exact_control) / end;
  const double farthest = EXOS_MAX_DRIFT / end;

  return exos_exit_probabilities (looks->t, looks->z, looks->n, drift > farthest ? farthest : drift)
      .power;
}

double
exos_design_power (const ExosDesign *self, guint64 control)
{
  const guint64 treatment = exos_design_groups (self, control).treatment;

  if (self->looks.n > 0)
    return power_of_looks (self, control);
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
