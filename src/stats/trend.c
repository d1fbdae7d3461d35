// SPDX-License-Identifier: MIT
#include "stats/trend.h"

#include "stats/heterogeneity.h"

#include <math.h>

#define DRIFT_BELOW 0.01
#define DRIFT_DAYS 7

/* Days count from the first, so that equal days are equal to the last bit. */
static double
mean_day (const double *days, const ExosEffect *effects, size_t n, double total_variance)
{
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    sum += (days[i] - days[0]) / effects[i].variance;
  return sum * total_variance;
}

static bool
is_drift (const ExosTrend *trend, size_t n)
{
  return trend->p < DRIFT_BELOW && n >= DRIFT_DAYS &&
         fabs (trend->slope) * (double) n > 0.5 * fabs (trend->mean_difference);
}

ExosTrend
exos_fit_trend (const double *days, const ExosEffect *effects, size_t n)
{
  const ExosEffect mean = exos_test_heterogeneity (effects, n).fixed;
  ExosTrend trend = { NAN, NAN, NAN, NAN, mean.difference, false };
  double s_tt = 0.0;
  double s_td = 0.0;

  if (isnan (mean.difference))
    return trend;

  const double centre = mean_day (days, effects, n, mean.variance);

  for (size_t i = 0; i < n; i++)
    {
      const double t = days[i] - days[0] - centre;

      s_tt += t * t / effects[i].variance;
      s_td += t * (effects[i].difference - mean.difference) / effects[i].variance;
    }
  if (!(s_tt > 0.0))
    return trend;
  trend.slope = s_td / s_tt;
  trend.se = 1.0 / sqrt (s_tt);
  trend.z = trend.slope / trend.se;
  trend.p = erfc (fabs (trend.z) / M_SQRT2);
  trend.is_drift = is_drift (&trend, n);
  return trend;
}
