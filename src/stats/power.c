// SPDX-License-Identifier: MIT
#include "stats/power.h"

#include "stats/proportions.h"
#include "stats/root.h"
#include "stats/tails.h"

#include <math.h>
#include <stdbool.h>

typedef struct
{
  double base_rate;
  double n_c;
  double n_t;
  double z;
  double power;
} Design;

/* Both tails of the pooled z, whose standard error under the null is that of the pooled rate
 * (one tail of it is R's power.prop.test()). */
static double
power_of (const Design *design, double difference)
{
  const double p_c = design->base_rate;
  const double p_t = fmin (1.0, p_c + difference);
  const double pooled = (design->n_c * p_c + design->n_t * p_t) / (design->n_c + design->n_t);
  const double null_se = sqrt (pooled * (1.0 - pooled) * (1.0 / design->n_c + 1.0 / design->n_t));
  const double se = sqrt (p_c * (1.0 - p_c) / design->n_c + p_t * (1.0 - p_t) / design->n_t);

  return exos_normal_sf ((design->z * null_se - difference) / se) +
         exos_normal_sf ((design->z * null_se + difference) / se);
}

static double
power_shortfall (double difference, void *params)
{
  const Design *design = params;

  return design->power - power_of (design, difference);
}

double
exos_detectable_difference (
    double base_rate, uint64_t control_users, uint64_t treatment_users, double alpha, double power)
{
  Design design = {
    .base_rate = base_rate,
    .n_c = (double) control_users,
    .n_t = (double) treatment_users,
    .power = power,
  };
  const bool is_design = base_rate > 0.0 && base_rate < 1.0 && alpha > 0.0 && power > alpha &&
                         power < 1.0 && control_users > 0 && treatment_users > 0;

  if (!is_design)
    return NAN;
  design.z = exos_two_sided_quantile (alpha);

  const double most = 1.0 - base_rate;
  const double se = sqrt (base_rate * most * (1.0 / design.n_c + 1.0 / design.n_t));
  const double difference =
      exos_find_root (power_shortfall, &design, 0.0, fmin (design.z * se, most), 0.0, most);

  return difference > 0.0 && difference < most ? difference : NAN;
}
