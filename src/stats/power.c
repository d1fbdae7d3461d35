// SPDX-License-Identifier: MIT
#include "stats/power.h"

#include "stats/proportions.h"
#include "stats/root.h"
#include "stats/tails.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

typedef struct
{
  double base_rate;
  double n_c;
  double n_t;
  double z;
  double power;
  double sign; /* of the differences that are tried */
} Design;

/* Both tails of the pooled z, whose standard error under the null is that of the pooled rate
 * (one tail of it is R's power.prop.test()). */
static double
power_of (const Design *design, double difference)
{
  const double p_c = design->base_rate;
  const double p_t = fmin (fmax (p_c + difference, 0.0), 1.0);
  const double pooled = (design->n_c * p_c + design->n_t * p_t) / (design->n_c + design->n_t);
  const double null_se = sqrt (pooled * (1.0 - pooled) * (1.0 / design->n_c + 1.0 / design->n_t));
  const double se = sqrt (p_c * (1.0 - p_c) / design->n_c + p_t * (1.0 - p_t) / design->n_t);

  return exos_normal_sf ((design->z * null_se - difference) / se) +
         exos_normal_sf ((design->z * null_se + difference) / se);
}

static double
power_shortfall (double size, void *params)
{
  const Design *design = params;

  return design->power - power_of (design, design->sign * size);
}

static bool
is_inside (double probability)
{
  return probability > 0.0 && probability < 1.0;
}

double
exos_rate_power (
    double rate_c, double rate_t, uint64_t control_users, uint64_t treatment_users, double alpha)
{
  Design design = {
    .base_rate = rate_c,
    .n_c = (double) control_users,
    .n_t = (double) treatment_users,
  };

  if (!is_inside (rate_c) || !is_inside (rate_t) || !is_inside (alpha) || control_users == 0 ||
      treatment_users == 0)
    return NAN;
  design.z = exos_two_sided_quantile (alpha);
  return power_of (&design, rate_t - rate_c);
}

double
exos_detectable_difference (double base_rate,
                            double control_users,
                            double treatment_users,
                            double alpha,
                            double power,
                            ExosRateSide side)
{
  Design design = {
    .base_rate = base_rate,
    .n_c = control_users,
    .n_t = treatment_users,
    .power = power,
    .sign = side == EXOS_RATE_ABOVE ? 1.0 : -1.0,
  };
  const bool is_design = is_inside (base_rate) && is_inside (alpha) && power > alpha &&
                         power < 1.0 && control_users > 0.0 && treatment_users > 0.0;

  if (!is_design)
    return NAN;
  design.z = exos_two_sided_quantile (alpha);

  const double most = side == EXOS_RATE_ABOVE ? 1.0 - base_rate : base_rate;
  const double se = sqrt (base_rate * (1.0 - base_rate) * (1.0 / design.n_c + 1.0 / design.n_t));
  const double difference =
      exos_find_root (power_shortfall, &design, 0.0, fmin (design.z * se, most), 0.0, most);

  return difference > 0.0 && difference < most ? difference : NAN;
}

double
exos_detectable_mean_difference (double se, double alpha, double power)
{
  if (!(se > 0.0 && isfinite (se) && is_inside (alpha) && power > alpha && power < 1.0))
    return NAN;
  return (exos_two_sided_quantile (alpha) + gsl_cdf_ugaussian_Pinv (power)) * se;
}
