// SPDX-License-Identifier: MIT
#include "stats/conditional-power.h"

#include "stats/tails.h"

#include <math.h>

double
exos_trend_drift (double z, double information)
{
  return information > 0.0 && information <= 1.0 ? z / sqrt (information) : NAN;
}

/* What is left to come is normal with the mean drift (1 - information), variance 1 - information.
 */
double
exos_conditional_power (double z, double information, double drift, double critical)
{
  if (!(isfinite (z) && isfinite (drift) && information >= 0.0 && information < 1.0 &&
        critical > 0.0))
    return NAN;

  const double expected = z * sqrt (information) + drift * (1.0 - information);
  const double sd = sqrt (1.0 - information);

  return exos_normal_sf ((critical - expected) / sd) + exos_normal_sf ((critical + expected) / sd);
}
