// SPDX-License-Identifier: MIT
#include "stats/normal-posterior.h"

#include "stats/tails.h"

#include <math.h>

/* E (Z - z)+ of the standard normal. */
static double
unit_loss (double z)
{
  const double density = exp (-0.5 * z * z) / sqrt (2.0 * M_PI);

  return fmax (density - z * exos_normal_sf (z), 0.0);
}

ExosPosterior
exos_normal_posterior (double difference, double se)
{
  const double z = difference / se;

  if (se == 0.0)
    return (ExosPosterior) {
      .p_t_gt_c = difference > 0.0   ? 1.0
                  : difference < 0.0 ? 0.0
                                     : 0.5,
      .loss_t = fmax (-difference, 0.0),
      .loss_c = fmax (difference, 0.0),
    };
  return (ExosPosterior) {
    .p_t_gt_c = exos_normal_sf (-z),
    .loss_t = se * unit_loss (z),
    .loss_c = se * unit_loss (-z),
  };
}
