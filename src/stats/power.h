// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

/* Where the treatment rate lies: above the base rate, or below. */
typedef enum
{
  EXOS_RATE_ABOVE,
  EXOS_RATE_BELOW,
} ExosRateSide;

/* The probability that the pooled z of these users rejects at two-sided alpha when the rates are
 * as given, in either direction: Fleiss, Levin and Paik (2003), section 4.3, with the other tail
 * added. Equal rates give alpha. NaN unless every rate and alpha are inside (0, 1) and there are
 * users in both groups. */
double exos_rate_power (
    double rate_c, double rate_t, uint64_t control_users, uint64_t treatment_users, double alpha);

/* The size of the absolute difference from the base rate that exos_rate_power() gives that power
 * for. Users may be a fraction: of a design with looks the information of one without. NaN when no
 * rate inside (0, 1) on that side attains it, and unless 0 < base_rate < 1, 0 < alpha < power < 1
 * and there are users in both groups. */
double exos_detectable_difference (double base_rate,
                                   double control_users,
                                   double treatment_users,
                                   double alpha,
                                   double power,
                                   ExosRateSide side);

/* The same for means whose difference has this standard error, by the normal approximation that
 * exos_users_for_means() inverts. NaN unless se is finite and above 0 and 0 < alpha < power < 1. */
double exos_detectable_mean_difference (double se, double alpha, double power);
