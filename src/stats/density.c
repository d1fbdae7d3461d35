// SPDX-License-Identifier: MIT
/* Loader (2000), Fast and accurate computation of binomial probabilities: no two large logarithms
 * of factorials are subtracted, so a density keeps 14 digits where n is 10^9. */
#include "stats/density.h"

#include <math.h>

/* The series of the remainder is exact to rounding from here on. */
#define STIRLING_SERIES_FROM 16.0

/* Abramowitz and Stegun (1964), 6.1.41; below, the recurrence Gamma (z + 1) = z Gamma (z) leads
 * there: remainder (z) - remainder (z + 1) = (z + 1/2) ln (1 + 1/z) - 1. */
double
exos_stirling_remainder (double z)
{
  double shifted = z;
  double steps = 0.0;

  while (shifted < STIRLING_SERIES_FROM)
    {
      steps += (shifted + 0.5) * log1p (1.0 / shifted) - 1.0;
      shifted += 1.0;
    }

  const double v = 1.0 / (shifted * shifted);
  const double series =
      1.0 / 12.0 +
      v * (-1.0 / 360.0 +
           v * (1.0 / 1260.0 +
                v * (-1.0 / 1680.0 + v * (1.0 / 1188.0 + v * (-691.0 / 360360.0 + v / 156.0)))));

  return steps + series / shifted;
}

/* Loader (2000), section 5: near x = m the logarithm would cancel, so its series is summed. */
double
exos_deviance (double x, double m, double x_minus_m)
{
  if (x == 0.0)
    return m;
  if (fabs (x_minus_m) >= 0.1 * (x + m))
    return x * log (x / m) - x_minus_m;

  const double v = x_minus_m / (x + m);
  double sum = x_minus_m * v;
  double power = 2.0 * x * v;

  for (int i = 1; i < 50; i++)
    {
      power *= v * v;
      const double next = sum + power / (2 * i + 1);

      if (next == sum)
        break;
      sum = next;
    }
  return sum;
}

double
exos_ln_binomial_peak (double x, double f)
{
  const double n = x + f;

  if (x == 0.0 || f == 0.0)
    return 0.0;
  return exos_stirling_remainder (n) - exos_stirling_remainder (x) - exos_stirling_remainder (f) +
         0.5 * log (n / (2.0 * M_PI * x * f));
}

/* x - n p and f - n q are the same number but for the sign; it is formed from the smaller rate. */
double
exos_ln_binomial_fall (double x, double f, double p, double q)
{
  const double n = x + f;
  const double excess = p <= q ? x - n * p : n * q - f;

  return exos_deviance (x, n * p, excess) + exos_deviance (f, n * q, -excess);
}
