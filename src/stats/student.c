// SPDX-License-Identifier: MIT
/* P(|T| > t) = I_x (df / 2, 1 / 2), x = df / (df + t^2): the regularized incomplete beta function,
 * in the tail by a continued fraction and in the middle by the series of its complement. */
#include "stats/student.h"

#include "stats/density.h"
#include "stats/root.h"
#include "stats/tails.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

/* Below this t the series is short and its complement loses no digit; above it the fraction is. */
#define TAIL_FROM 1.5
#define MAX_TERMS 1000
/* From here on 1 + s^2 is s^2. */
#define NO_UNIT_FROM 1e8
/* exp () of more is infinite. */
#define MAX_LN_T 709.0

/* t and df as the beta function sees them: x = 1 / (1 + s^2), y = 1 - x, s = t / sqrt (df). */
typedef struct
{
  double a; /* df / 2 */
  double x;
  double y;
  double ln_front; /* ln [x^a y^(1/2) / B (a, 1/2)] */
} Beta;

/* ln [Gamma (a + 1/2) / Gamma (a)]: two large logarithms are not subtracted. */
static double
ln_gamma_half_step (double a)
{
  return a * log1p (0.5 / a) + 0.5 * log (a) - 0.5 + exos_stirling_remainder (a + 0.5) -
         exos_stirling_remainder (a);
}

static Beta
beta_at (double t, double df)
{
  const double a = 0.5 * df;
  const double s = t / sqrt (df);
  const double ln_spread = s < NO_UNIT_FROM ? log1p (s * s) : 2.0 * log (s);

  return (Beta) {
    .a = a,
    .x = 1.0 / (1.0 + s * s),
    .y = s / (s + 1.0 / s),
    .ln_front = ln_gamma_half_step (a) - 0.5 * log (M_PI) + log (s) - (a + 0.5) * ln_spread,
  };
}

/* P(|T| <= t): NIST Digital Library of Mathematical Functions, 8.17.8; every term is positive. */
static double
central_probability (const Beta *beta)
{
  double term = 2.0 * exp (beta->ln_front);
  double sum = term;

  for (int k = 0; k < MAX_TERMS && term > DBL_EPSILON * 0.1 * sum; k++)
    {
      term *= (beta->a + 0.5 + k) / (1.5 + k) * beta->y;
      sum += term;
    }
  return sum;
}

/* Didonato and Morris (1992), ACM Transactions on Mathematical Software 18:360, equation 9, at
 * b = 1/2, by Lentz's method. Its terms do not cancel for large df, as those of the usual fraction
 * do: its limit is the fraction of the normal tail. */
static double
tail_fraction (const Beta *beta)
{
  const double a = beta->a;
  const double x = beta->x;
  const double unit = (a + 0.5) * beta->y + 0.5; /* lambda + 1, lambda = (a + b) y - b */
  double value = a / (a + 1.0) * unit;
  double numerator = value;
  double denominator = 0.0;

  for (int n = 1; n < MAX_TERMS; n++)
    {
      const double s = a + 2 * n - 1;
      const double w = n * (0.5 - n) * x;
      const double alpha = (a + n - 1) / s * ((a + n - 0.5) / s) * w * x;
      const double beta_n = n + w / s + (a + n) / (a + 2 * n + 1) * (unit + n * (1.0 + beta->y));

      denominator = 1.0 / (beta_n + alpha * denominator);
      numerator = beta_n + alpha / numerator;
      value *= numerator * denominator;
      if (fabs (numerator * denominator - 1.0) <= DBL_EPSILON)
        return 1.0 / value;
    }
  return NAN;
}

double
exos_ln_student_sf (double t, double df)
{
  if (isnan (t) || !(df >= 1.0))
    return NAN;
  if (t < 0.0)
    return log1p (-exos_student_sf (-t, df));
  if (t == 0.0)
    return -M_LN2;
  if (isinf (t))
    return -INFINITY;

  const Beta beta = beta_at (t, df);
  const double ln_two_sided = t < TAIL_FROM ? log1p (-central_probability (&beta))
                                            : beta.ln_front + log (tail_fraction (&beta));

  return ln_two_sided - M_LN2;
}

double
exos_student_sf (double t, double df)
{
  return exp (exos_ln_student_sf (t, df));
}

typedef struct
{
  double ln_q;
  double df;
} Target;

static double
excess (double ln_t, void *params)
{
  const Target *target = params;

  return exos_ln_student_sf (exp (ln_t), target->df) - target->ln_q;
}

/* Sought as ln t: heavy tails put it hundreds of powers of ten away. */
double
exos_student_quantile (double q, double df)
{
  if (!(q > 0.0 && q < 1.0 && df >= 1.0))
    return NAN;
  if (q > 0.5)
    return -exos_student_quantile (1.0 - q, df);
  if (q == 0.5)
    return 0.0;

  Target target = { .ln_q = log (q), .df = df };
  const double start = log (gsl_cdf_ugaussian_Qinv (q));
  const double ln_t = exos_find_root (excess, &target, start, 0.1, -MAX_LN_T, MAX_LN_T);

  return ln_t < MAX_LN_T ? exp (ln_t) : INFINITY;
}
