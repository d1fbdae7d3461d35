// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

/* The posterior Beta (1 + events, 1 + failures) of one group's rate and where its mass is: beyond
 * low and high the density is below exp (-60) of its peak. */
typedef struct
{
  double events;
  double failures;
  double ln_peak;
  double low;
  double high;
} ExosRatePosterior;

ExosRatePosterior exos_rate_posterior (ExosCount count);

/* The density at the rate p; q = 1 - p is given apart so that it keeps its digits where p is
 * near 1. */
double exos_rate_posterior_density (const ExosRatePosterior *self, double p, double q);
