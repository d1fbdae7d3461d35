// SPDX-License-Identifier: MIT
#include "stats/intervals.h"

#include "stats/exact.h"
#include "stats/root.h"
#include "stats/score.h"

#include <math.h>

/* Brackets start a little beyond where the ends are likely to be. */
#define BRACKET 1.05

/* What a score interval solves for one of its ends: statistic (x) = target. */
typedef struct
{
  ExosCount control;
  ExosCount treatment;
  double scale; /* the statistic is multiplied by this: 1, or sqrt (1 - 1/N) for MN */
  double target;
} ScoreEquation;

static double
rate_of (ExosCount count)
{
  return (double) count.events / (double) count.users;
}

/* Keeps the solver's arithmetic finite where a variance vanishes. */
static double
clamp_statistic (double z)
{
  return fmin (fmax (z, -1e100), 1e100);
}

static double
difference_equation (double d, void *params)
{
  const ScoreEquation *equation = params;
  const double z = exos_score_z (equation->control, equation->treatment, d);

  return clamp_statistic (equation->scale * z) - equation->target;
}

static double
ratio_equation (double ln_ratio, void *params)
{
  const ScoreEquation *equation = params;
  const double z = exos_ratio_score_z (equation->control, equation->treatment, ln_ratio);

  return clamp_statistic (z) - equation->target;
}

/* The variance of a rate after one success and one failure are added. */
static double
adjusted_variance (ExosCount count)
{
  const double n = (double) count.users + 2.0;
  const double x = (double) count.events + 1.0;
  const double f = (double) (count.users - count.events) + 1.0;

  return x / n * (f / n) / n;
}

/* Half the Agresti-Caffo width: positive for every table. */
static double
adjusted_half_width (ExosCount control, ExosCount treatment, double z)
{
  return z * sqrt (adjusted_variance (control) + adjusted_variance (treatment));
}

/* Mee (1984): the differences that the score test does not reject. */
static ExosInterval
score_interval (ExosCount control, ExosCount treatment, double scale, double z)
{
  const double difference = exos_rate_difference (control, treatment);
  const double step = BRACKET * adjusted_half_width (control, treatment, z);
  ScoreEquation low = { control, treatment, scale, z };
  ScoreEquation high = { control, treatment, scale, -z };

  return (ExosInterval) {
    .low = exos_find_root (difference_equation, &low, difference, step, -1.0, 1.0),
    .high = exos_find_root (difference_equation, &high, difference, step, -1.0, 1.0),
  };
}

/* Miettinen and Nurminen (1985), equation 8: Mee's statistic with the variance N / (N - 1). */
static ExosInterval
miettinen_nurminen_interval (ExosCount control, ExosCount treatment, double z)
{
  const double users = (double) control.users + (double) treatment.users;

  return score_interval (control, treatment, sqrt ((users - 1.0) / users), z);
}

/* Agresti and Caffo (2000): one success and one failure are added to each group. */
static ExosInterval
agresti_caffo_interval (ExosCount control, ExosCount treatment, double z)
{
  const double centre = ((double) treatment.events + 1.0) / ((double) treatment.users + 2.0) -
                        ((double) control.events + 1.0) / ((double) control.users + 2.0);
  const double half_width = adjusted_half_width (control, treatment, z);

  return (ExosInterval) { fmax (centre - half_width, -1.0), fmin (centre + half_width, 1.0) };
}

/* Wilson (1927) interval of one rate. */
static ExosInterval
wilson_interval (ExosCount count, double z)
{
  const double n = (double) count.users;
  const double x = (double) count.events;
  const double f = (double) (count.users - count.events);
  const double spread = z * sqrt (z * z + 4.0 * x * f / n);
  const double scale = 2.0 * (n + z * z);

  return (ExosInterval) {
    .low = fmax (0.0, (2.0 * x + z * z - spread) / scale),
    .high = fmin (1.0, (2.0 * x + z * z + spread) / scale),
  };
}

/* Newcombe (1998), method 10: hybrid score. */
static ExosInterval
newcombe_interval (ExosCount control, ExosCount treatment, double z)
{
  const double difference = exos_rate_difference (control, treatment);
  const double p_c = rate_of (control);
  const double p_t = rate_of (treatment);
  const ExosInterval c = wilson_interval (control, z);
  const ExosInterval t = wilson_interval (treatment, z);

  return (ExosInterval) {
    .low = difference - hypot (p_t - t.low, c.high - p_c),
    .high = difference + hypot (t.high - p_t, p_c - c.low),
  };
}

static ExosInterval
wald_interval (ExosCount control, ExosCount treatment, double z)
{
  const double difference = exos_rate_difference (control, treatment);
  const double half_width =
      z * sqrt (exos_rate_variance (control) + exos_rate_variance (treatment));

  return (ExosInterval) {
    .low = fmax (difference - half_width, -1.0),
    .high = fmin (difference + half_width, 1.0),
  };
}

ExosInterval
exos_difference_interval (ExosCount control, ExosCount treatment, ExosCiMethod method, double z)
{
  switch (method)
    {
    case EXOS_CI_SCORE:
      return score_interval (control, treatment, 1.0, z);
    case EXOS_CI_MN:
      return miettinen_nurminen_interval (control, treatment, z);
    case EXOS_CI_AGRESTI_CAFFO:
      return agresti_caffo_interval (control, treatment, z);
    case EXOS_CI_NEWCOMBE:
      return newcombe_interval (control, treatment, z);
    case EXOS_CI_WALD:
      return wald_interval (control, treatment, z);
    }
  return (ExosInterval) { NAN, NAN };
}

/* Koopman (1984): the ratios that the score test does not reject, solved in their logarithm. */
ExosInterval
exos_ratio_interval_koopman (ExosCount control, ExosCount treatment, double z)
{
  const double x_c = (double) control.events + 0.5;
  const double x_t = (double) treatment.events + 0.5;
  const double start = log (x_t / (double) treatment.users) - log (x_c / (double) control.users);
  const double step = BRACKET * z * sqrt (1.0 / x_t + 1.0 / x_c);
  ScoreEquation low = { control, treatment, 1.0, z };
  ScoreEquation high = { control, treatment, 1.0, -z };
  ExosInterval interval = { 0.0, INFINITY };

  if (treatment.events > 0)
    interval.low = exp (exos_find_root (ratio_equation, &low, start, step, -700.0, 700.0));
  if (control.events > 0)
    interval.high = exp (exos_find_root (ratio_equation, &high, start, step, -700.0, 700.0));
  return interval;
}

/* Katz, Baptista, Azen and Pike (1978). */
ExosInterval
exos_ratio_interval_katz (ExosCount control, ExosCount treatment, double z)
{
  if (control.events == 0 || treatment.events == 0)
    return (ExosInterval) { NAN, NAN };

  const double p_c = rate_of (control);
  const double p_t = rate_of (treatment);
  const double half_width = z * sqrt (exos_rate_variance (control) / (p_c * p_c) +
                                      exos_rate_variance (treatment) / (p_t * p_t));
  const double ratio = p_t / p_c;

  return (ExosInterval) { ratio * exp (-half_width), ratio * exp (half_width) };
}
