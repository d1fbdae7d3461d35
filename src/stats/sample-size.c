// SPDX-License-Identifier: MIT
#include "stats/sample-size.h"

#include "stats/proportions.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define DAYS_A_WEEK 7
/* Doubles hold every whole number up to here. */
#define MOST_USERS 0x1p53

static ExosDesignFault
find_fault (ExosTestDemand demand)
{
  if (!(demand.ratio > 0.0 && isfinite (demand.ratio)))
    return EXOS_DESIGN_NO_RATIO;
  if (!(demand.alpha > 0.0 && demand.alpha < 1.0))
    return EXOS_DESIGN_NO_ALPHA;
  if (!(demand.power > demand.alpha && demand.power < 1.0))
    return EXOS_DESIGN_NO_POWER;
  return EXOS_DESIGN_OK;
}

static ExosDesignFault
find_rate_fault (double rate_c, double rate_t, ExosTestDemand demand)
{
  if (!(rate_c > 0.0 && rate_c < 1.0 && rate_t > 0.0 && rate_t < 1.0))
    return EXOS_DESIGN_NO_RATE;
  if (rate_c == rate_t)
    return EXOS_DESIGN_NO_DIFFERENCE;
  return find_fault (demand);
}

static ExosDesignFault
find_mean_fault (double sd_c, double sd_t, double difference, ExosTestDemand demand)
{
  if (!(sd_c > 0.0 && isfinite (sd_c) && sd_t > 0.0 && isfinite (sd_t)))
    return EXOS_DESIGN_NO_SPREAD;
  if (!(fabs (difference) > 0.0 && isfinite (difference)))
    return EXOS_DESIGN_NO_DIFFERENCE;
  return find_fault (demand);
}

static ExosSampleSize
refuse (ExosDesignFault fault)
{
  return (ExosSampleSize) { .fault = fault, .exact_control = NAN };
}

static double
square (double x)
{
  return x * x;
}

static ExosSampleSize
round_up (double control, double ratio)
{
  const double treatment = ratio * control;

  if (!(control <= MOST_USERS && treatment <= MOST_USERS))
    return refuse (EXOS_DESIGN_TOO_MANY);
  return (ExosSampleSize) {
    .exact_control = control,
    .control = (uint64_t) ceil (fmax (1.0, control)),
    .treatment = (uint64_t) ceil (fmax (1.0, treatment)),
  };
}

/* Angles are subtracted as one arcsine, so that close rates keep their digits. */
double
exos_effect_size_h (double rate_c, double rate_t)
{
  const double sum = sqrt (rate_t * (1.0 - rate_c)) + sqrt (rate_c * (1.0 - rate_t));

  return rate_c == rate_t ? 0.0 : 2.0 * asin ((rate_t - rate_c) / sum);
}

/* Where even no users would reject often enough, as with little power and a treatment that varies
 * more than the null expects, the approximation asks for none. */
static double
users_for_rates (double rate_c, double rate_t, ExosTestDemand demand, ExosSizeMethod method)
{
  const double z_alpha = exos_two_sided_quantile (demand.alpha);
  const double z_power = gsl_cdf_ugaussian_Pinv (demand.power);
  const double pooled = (rate_c + demand.ratio * rate_t) / (1.0 + demand.ratio);
  const double null_sd = sqrt (pooled * (1.0 - pooled) * (1.0 + 1.0 / demand.ratio));
  const double sd = sqrt (rate_c * (1.0 - rate_c) + rate_t * (1.0 - rate_t) / demand.ratio);
  const double difference = fabs (rate_t - rate_c);

  switch (method)
    {
    case EXOS_SIZE_POOLED:
      return square (fmax (0.0, z_alpha * null_sd + z_power * sd) / difference);
    case EXOS_SIZE_UNPOOLED:
      return square ((z_alpha + z_power) * sd / difference);
    case EXOS_SIZE_ARCSINE:
      return square ((z_alpha + z_power) / exos_effect_size_h (rate_c, rate_t)) *
             (1.0 + 1.0 / demand.ratio);
    }
  return NAN;
}

ExosSampleSize
exos_users_for_rates (double rate_c, double rate_t, ExosTestDemand demand, ExosSizeMethod method)
{
  const ExosDesignFault fault = find_rate_fault (rate_c, rate_t, demand);

  if (fault != EXOS_DESIGN_OK)
    return refuse (fault);
  return round_up (users_for_rates (rate_c, rate_t, demand, method), demand.ratio);
}

ExosSampleSize
exos_users_for_means (double sd_c, double sd_t, double difference, ExosTestDemand demand)
{
  const ExosDesignFault fault = find_mean_fault (sd_c, sd_t, difference, demand);

  if (fault != EXOS_DESIGN_OK)
    return refuse (fault);

  const double z = exos_two_sided_quantile (demand.alpha) + gsl_cdf_ugaussian_Pinv (demand.power);
  const double sd = hypot (sd_c, sd_t / sqrt (demand.ratio));

  return round_up (square (z * sd / difference), demand.ratio);
}

ExosSampleSize
exos_inflate_size (ExosSampleSize size, double ratio, double factor)
{
  if (size.fault != EXOS_DESIGN_OK)
    return size;
  if (!(factor > 0.0 && isfinite (factor)))
    return refuse (EXOS_DESIGN_NO_LOOKS);
  return round_up (factor * size.exact_control, ratio);
}

static uint64_t
divide_up (uint64_t whole, uint64_t part)
{
  return whole / part + (whole % part != 0);
}

bool
exos_duration_of (uint64_t users, uint64_t users_a_day, ExosDuration *duration)
{
  if (users == 0 || users_a_day == 0)
    return false;
  duration->days = divide_up (users, users_a_day);
  duration->weeks = divide_up (duration->days, DAYS_A_WEEK);
  return true;
}
