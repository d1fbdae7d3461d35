// SPDX-License-Identifier: MIT
#include "calibrate-exact.h"

#include <math.h>

/* Quantiles of the standard normal, qnorm () of R. */
#define Z_TWO_SIDED 1.959963984540054
#define Z_ONE_SIDED 1.6448536269514722
#define ALPHA 0.05
#define LEAST_PROBABILITY 1e-12

/* The probabilities of first … first + n - 1 events. */
typedef struct
{
  guint64 first;
  guint64 n;
  double *p;
} Distribution;

static double
ln_choose (double n, double k)
{
  return lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0);
}

static double
binomial_p (guint64 n, double rate, guint64 k)
{
  return exp (ln_choose ((double) n, (double) k) + (double) k * log (rate) +
              (double) (n - k) * log1p (-rate));
}

static Distribution
make_distribution (guint64 n, double rate)
{
  guint64 first = (guint64) ((double) n * rate);
  guint64 last = first;

  while (first > 0 && binomial_p (n, rate, first) > LEAST_PROBABILITY)
    first--;
  while (last < n && binomial_p (n, rate, last) > LEAST_PROBABILITY)
    last++;

  Distribution self = { first, last - first + 1, g_new (double, last - first + 1) };

  for (guint64 i = 0; i < self.n; i++)
    self.p[i] = binomial_p (n, rate, first + i);
  return self;
}

double
calibrate_enumerate (const CalibrateGroups *groups, CalibrateRule rule)
{
  const Distribution c = make_distribution (groups->n_c, groups->p_c);
  const Distribution t = make_distribution (groups->n_t, groups->p_t);
  double sum = 0.0;

  for (guint64 i = 0; i < c.n; i++)
    for (guint64 j = 0; j < t.n; j++)
      if (c.p[i] * t.p[j] > LEAST_PROBABILITY * 1e-3 &&
          rule (groups, (double) (c.first + i), (double) (t.first + j)))
        sum += c.p[i] * t.p[j];
  g_free (c.p);
  g_free (t.p);
  return sum;
}

gboolean
calibrate_rejects_z (const CalibrateGroups *groups, double x_c, double x_t)
{
  const double n_c = (double) groups->n_c;
  const double n_t = (double) groups->n_t;
  const double x = x_c + x_t;
  const double d = x_t * n_c - x_c * n_t;
  const double spread = n_c * n_t * x * (n_c + n_t - x) / (n_c + n_t);

  return spread > 0.0 && d * d > Z_TWO_SIDED * Z_TWO_SIDED * spread;
}

/* The tables no more likely than the one seen, ties included, as in R's fisher.test (). */
gboolean
calibrate_rejects_fisher (const CalibrateGroups *groups, double x_c, double x_t)
{
  const double n_c = (double) groups->n_c;
  const double n_t = (double) groups->n_t;
  const double x = x_c + x_t;
  const double ln_all = ln_choose (n_c + n_t, x);
  const double seen = ln_choose (n_t, x_t) + ln_choose (n_c, x_c) - ln_all;
  double p = 0.0;

  for (double k = fmax (0.0, x - n_c); k <= fmin (x, n_t) && p < ALPHA; k++)
    {
      const double it = ln_choose (n_t, k) + ln_choose (n_c, x - k) - ln_all;

      if (it <= seen + 1e-7)
        p += exp (it);
    }
  return p < ALPHA;
}

gboolean
calibrate_rejects (const CalibrateGroups *groups, double x_c, double x_t)
{
  const double n_c = (double) groups->n_c;
  const double n_t = (double) groups->n_t;
  const double x = x_c + x_t;

  if (fmin (n_c, n_t) * fmin (x, n_c + n_t - x) < 5.0 * (n_c + n_t))
    return calibrate_rejects_fisher (groups, x_c, x_t);
  return calibrate_rejects_z (groups, x_c, x_t);
}

/* d ln L / d p_c where p_t = p_c + d */
static double
slope (const CalibrateGroups *groups, double x_c, double x_t, double p_c, double d)
{
  const double f_c = (double) groups->n_c - x_c;
  const double f_t = (double) groups->n_t - x_t;

  return (x_c > 0.0 ? x_c / p_c : 0.0) - (f_c > 0.0 ? f_c / (1.0 - p_c) : 0.0) +
         (x_t > 0.0 ? x_t / (p_c + d) : 0.0) - (f_t > 0.0 ? f_t / (1.0 - p_c - d) : 0.0);
}

/* Z at the true difference, the rates of its variance being the likeliest that differ by it:
 * halving of their range. */
static double
score_z (const CalibrateGroups *groups, double x_c, double x_t)
{
  const double n_c = (double) groups->n_c;
  const double n_t = (double) groups->n_t;
  const double d = groups->p_t - groups->p_c;
  double low = fmax (0.0, -d);
  double high = fmin (1.0, 1.0 - d);

  for (int i = 0; i < 40; i++)
    {
      const double middle = 0.5 * (low + high);

      if (slope (groups, x_c, x_t, middle, d) > 0.0)
        low = middle;
      else
        high = middle;
    }

  const double p_c = 0.5 * (low + high);
  const double p_t = p_c + d;

  return (x_t / n_t - x_c / n_c - d) / sqrt (p_c * (1.0 - p_c) / n_c + p_t * (1.0 - p_t) / n_t);
}

gboolean
calibrate_score_holds (const CalibrateGroups *groups, double x_c, double x_t)
{
  return fabs (score_z (groups, x_c, x_t)) <= Z_TWO_SIDED;
}

gboolean
calibrate_mn_holds (const CalibrateGroups *groups, double x_c, double x_t)
{
  const double n = (double) groups->n_c + (double) groups->n_t;

  return fabs (score_z (groups, x_c, x_t)) * sqrt ((n - 1.0) / n) <= Z_TWO_SIDED;
}

gboolean
calibrate_non_inferior (const CalibrateGroups *groups, double x_c, double x_t)
{
  return score_z (groups, x_c, x_t) < -Z_ONE_SIDED;
}

/* Whether the difference estimated after the addition of some successes and failures is within its
 * error of the true one. */
static gboolean
wald_holds (const CalibrateGroups *groups, double x_c, double x_t, double added)
{
  const double n_c = (double) groups->n_c + 2.0 * added;
  const double n_t = (double) groups->n_t + 2.0 * added;
  const double p_c = (x_c + added) / n_c;
  const double p_t = (x_t + added) / n_t;
  const double se = sqrt (p_c * (1.0 - p_c) / n_c + p_t * (1.0 - p_t) / n_t);

  return fabs (p_t - p_c - (groups->p_t - groups->p_c)) <= Z_TWO_SIDED * se;
}

gboolean
calibrate_wald_holds (const CalibrateGroups *groups, double x_c, double x_t)
{
  return wald_holds (groups, x_c, x_t, 0.0);
}

gboolean
calibrate_agresti_caffo_holds (const CalibrateGroups *groups, double x_c, double x_t)
{
  return wald_holds (groups, x_c, x_t, 1.0);
}

/* An end of Wilson's interval, side -1 or 1. */
static double
wilson (double x, double n, double side)
{
  const double z = Z_TWO_SIDED;
  const double p = x / n;

  return (p + z * z / (2.0 * n) + side * z * sqrt (p * (1.0 - p) / n + z * z / (4.0 * n * n))) /
         (1.0 + z * z / n);
}

gboolean
calibrate_newcombe_holds (const CalibrateGroups *groups, double x_c, double x_t)
{
  const double n_c = (double) groups->n_c;
  const double n_t = (double) groups->n_t;
  const double d = groups->p_t - groups->p_c;
  const double p_c = x_c / n_c;
  const double p_t = x_t / n_t;
  const double below = hypot (p_t - wilson (x_t, n_t, -1.0), wilson (x_c, n_c, 1.0) - p_c);
  const double above = hypot (wilson (x_t, n_t, 1.0) - p_t, p_c - wilson (x_c, n_c, -1.0));

  return p_t - p_c - below <= d && d <= p_t - p_c + above;
}

/* Koopman (1984): p_c solves n phi p^2 - (n_t phi + x_t + n_c + x_c phi) p + x = 0. */
gboolean
calibrate_koopman_holds (const CalibrateGroups *groups, double x_c, double x_t)
{
  const double n_c = (double) groups->n_c;
  const double n_t = (double) groups->n_t;
  const double phi = groups->p_t / groups->p_c;
  const double a = (n_c + n_t) * phi;
  const double b = n_t * phi + x_t + n_c + x_c * phi;
  const double p_c = (b - sqrt (b * b - 4.0 * a * (x_c + x_t))) / (2.0 * a);
  const double p_t = phi * p_c;
  const double numerator = x_t / n_t - phi * x_c / n_c;
  const double variance = p_t * (1.0 - p_t) / n_t + phi * phi * p_c * (1.0 - p_c) / n_c;

  return numerator == 0.0 || numerator * numerator <= Z_TWO_SIDED * Z_TWO_SIDED * variance;
}

gboolean
calibrate_katz_holds (const CalibrateGroups *groups, double x_c, double x_t)
{
  if (x_c == 0.0 || x_t == 0.0)
    return FALSE;

  const double n_c = (double) groups->n_c;
  const double n_t = (double) groups->n_t;
  const double off = log (x_t / n_t / (x_c / n_c)) - log (groups->p_t / groups->p_c);

  return fabs (off) <= Z_TWO_SIDED * sqrt (1.0 / x_t - 1.0 / n_t + 1.0 / x_c - 1.0 / n_c);
}
