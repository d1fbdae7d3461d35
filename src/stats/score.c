// SPDX-License-Identifier: MIT
#include "stats/score.h"

#include "stats/exact.h"
#include "stats/intervals.h"

#include <math.h>
#include <stdbool.h>

#define MAX_NEWTON_STEPS 60

/* Groups a and b under the restriction p_a = p_b + d, d >= 0. */
typedef struct
{
  double n_a, x_a, f_a;
  double n_b, x_b, f_b;
  double d;
} Restricted;

double
exos_rate_variance (ExosCount count)
{
  const double n = (double) count.users;

  return (double) count.events / n * ((double) (count.users - count.events) / n) / n;
}

/* Farrington and Manning (1990), appendix: the root of the likelihood's cubic in closed form. Good
 * to 1e-16 absolute only, which says nothing about a rate of 1e-9. */
static double
approximate_rate (const Restricted *r)
{
  const double n = r->n_a + r->n_b;
  const double share_b = r->n_b / n;
  const double x = (r->x_a + r->x_b) / n;
  const double x_b = r->x_b / n;
  const double l2 = ((1.0 + share_b) * r->d - 1.0 - x) / 3.0;
  const double l1 = (share_b * r->d - 1.0 - 2.0 * x_b) * r->d + x;
  const double l0 = x_b * r->d * (1.0 - r->d);
  const double q = l2 * l2 * l2 - 0.5 * l1 * l2 + 0.5 * l0;
  const double radius = copysign (sqrt (fmax (0.0, l2 * l2 - l1 / 3.0)), q);
  const double cube = radius * radius * radius;
  const double cosine = cube != 0.0 ? fmin (fmax (q / cube, -1.0), 1.0) : 0.0;

  return 2.0 * radius * cos ((M_PI + acos (cosine)) / 3.0) - l2;
}

/* count / rate, and 0 where there is nothing to count: 0 / 0 does not arise. */
static double
pull (double count, double rate)
{
  return count > 0.0 ? count / rate : 0.0;
}

/* d ln L / d p_b at p_b = p; falls as p rises. */
static double
likelihood_slope (const Restricted *r, double p)
{
  return pull (r->x_b, p) - pull (r->f_b, 1.0 - p) + pull (r->x_a, p + r->d) -
         pull (r->f_a, 1.0 - r->d - p);
}

static double
likelihood_curvature (const Restricted *r, double p)
{
  return pull (pull (r->x_b, p), p) + pull (pull (r->f_b, 1.0 - p), 1.0 - p) +
         pull (pull (r->x_a, p + r->d), p + r->d) +
         pull (pull (r->f_a, 1.0 - r->d - p), 1.0 - r->d - p);
}

/* Newton's steps from the closed form, kept inside the bracket that the slope's signs give. */
static double
refine_rate (const Restricted *r)
{
  double low = 0.0;
  double high = 1.0 - r->d;
  double p = approximate_rate (r);

  if (!(p > low && p < high))
    p = 0.5 * (low + high);
  for (int i = 0; i < MAX_NEWTON_STEPS; i++)
    {
      const double slope = likelihood_slope (r, p);
      const double next = p + slope / likelihood_curvature (r, p);

      if (slope > 0.0)
        low = p;
      else
        high = p;
      if (!isfinite (next) || slope == 0.0 || fabs (next - p) <= 1e-15 * p)
        break;
      p = next > low && next < high ? next : 0.5 * (low + high);
    }
  return p;
}

/* The maximum-likelihood p_b under the restriction. */
static double
restricted_rate (const Restricted *r)
{
  if (r->d <= 0.0)
    return (r->x_a + r->x_b) / (r->n_a + r->n_b);
  if (r->d >= 1.0 || (r->x_b == 0.0 && likelihood_slope (r, 0.0) <= 0.0))
    return 0.0;
  if (r->f_a == 0.0 && likelihood_slope (r, 1.0 - r->d) >= 0.0)
    return 1.0 - r->d;
  return refine_rate (r);
}

/* Orients the groups so that a is the higher one by d >= 0 and events are the rarer outcome:
 * p_b is then small or moderate, and no digit is lost in it. */
static Restricted
restrict_difference (ExosCount control, ExosCount treatment, double d)
{
  const bool control_is_higher = d < 0.0;
  ExosCount a = control_is_higher ? control : treatment;
  ExosCount b = control_is_higher ? treatment : control;
  const double events = (double) a.events + (double) b.events;
  const double users = (double) a.users + (double) b.users;

  if (events > 0.5 * users)
    {
      const ExosCount swapped = { a.users, a.users - a.events };

      a = (ExosCount) { b.users, b.users - b.events };
      b = swapped;
    }
  return (Restricted) {
    .n_a = (double) a.users,
    .x_a = (double) a.events,
    .f_a = (double) (a.users - a.events),
    .n_b = (double) b.users,
    .x_b = (double) b.events,
    .f_b = (double) (b.users - b.events),
    .d = fabs (d),
  };
}

static double
statistic (double numerator, double variance)
{
  return numerator == 0.0 ? 0.0 : numerator / sqrt (fmax (variance, 0.0));
}

/* Farrington and Manning (1990), equation 2. */
double
exos_score_z (ExosCount control, ExosCount treatment, double d)
{
  const Restricted r = restrict_difference (control, treatment, d);
  const double p = restricted_rate (&r);
  const double variance = (p + r.d) * fmax (0.0, 1.0 - r.d - p) / r.n_a + p * (1.0 - p) / r.n_b;

  return statistic (exos_rate_difference (control, treatment) - d, variance);
}

/* For a ratio of 1 or more: both rates and both failure rates come from sums of positive terms, so
 * they keep their digits near 0 and near 1. */
static double
ratio_score_z_above (ExosCount control, ExosCount treatment, double ln_ratio)
{
  const double n_c = (double) control.users;
  const double n_t = (double) treatment.users;
  const double f_c = (double) (control.users - control.events);
  const double f_t = (double) (treatment.users - treatment.events);
  const double n = n_c + n_t;
  const double events = (double) control.events + (double) treatment.events;
  const double inverse = exp (-ln_ratio);
  const double shortfall = -expm1 (-ln_ratio); /* 1 - p_c / p_t */
  /* q_t solves a q^2 - b q - c = 0, and p_t the same equation in p. */
  const double a = n * inverse;
  const double b = f_t * inverse + f_c - n * shortfall;
  const double c = f_t * shortfall;
  const double root = sqrt (b * b + 4.0 * a * c);
  const double q_t = b > 0.0 ? (b + root) / (2.0 * a) : pull (2.0 * c, root - b);
  const double b_p =
      n_t + (double) treatment.events * inverse + n_c * inverse + (double) control.events;
  const double p_t = fmin (1.0, 2.0 * events / (b_p + root));
  const double p_c = inverse * p_t;
  const double q_c = shortfall + inverse * q_t;
  /* The statistic, numerator and denominator divided by the ratio. */
  const double numerator = inverse * exos_rate_difference (control, treatment) -
                           shortfall * (double) control.events / n_c;
  const double variance = inverse * inverse * p_t * q_t / n_t + p_c * q_c / n_c;

  return statistic (numerator, variance);
}

double
exos_ratio_score_z (ExosCount control, ExosCount treatment, double ln_ratio)
{
  if (ln_ratio < 0.0)
    return -ratio_score_z_above (treatment, control, -ln_ratio);
  return ratio_score_z_above (control, treatment, ln_ratio);
}
