// SPDX-License-Identifier: MIT
#include "stats/tails.h"

#include <math.h>

/* Above this erfc is subnormal or near it, and the asymptotic series is exact to rounding. */
#define FAR_TAIL 37.0

double
exos_normal_sf (double z)
{
  return 0.5 * erfc (z / M_SQRT2);
}

/* Far out: the asymptotic Mills ratio, Abramowitz and Stegun (1964), 26.2.12. */
double
exos_ln_normal_sf (double z)
{
  if (z < FAR_TAIL)
    return log (exos_normal_sf (z));

  const double v = 1.0 / (z * z);
  const double series = v * (-1.0 + v * (3.0 + v * (-15.0 + v * 105.0)));

  return -0.5 * z * z - log (z * sqrt (2.0 * M_PI)) + log1p (series);
}

/* ln (exp (a) + exp (b)) */
static double
ln_add (double a, double b)
{
  const double larger = fmax (a, b);

  return larger == -INFINITY ? larger : larger + log1p (exp (fmin (a, b) - larger));
}

/* The finite sums of Abramowitz and Stegun (1964), 26.4.4 and 26.4.5, added as logarithms: no term
 * underflows before the sum does. */
double
exos_ln_chi_square_sf (double chi2, unsigned df)
{
  const double x = 0.5 * chi2;
  const unsigned is_odd = df % 2;
  const double ln_x = log (x);
  /* The term x^j exp (-x) / Gamma (j + 1), at j = 0 or j = 1/2. */
  double ln_term = is_odd ? 0.5 * ln_x - x - log (0.5 * sqrt (M_PI)) : -x;
  double ln_sum = is_odd ? M_LN2 + exos_ln_normal_sf (sqrt (chi2)) : -x;

  for (unsigned i = is_odd ? 1 : 2; i + 1 < df + is_odd; i += 2)
    {
      if (!is_odd)
        ln_term += ln_x - log (0.5 * i);
      ln_sum = ln_add (ln_sum, ln_term);
      if (is_odd)
        ln_term += ln_x - log (0.5 * i + 1.0);
    }
  return ln_sum;
}
