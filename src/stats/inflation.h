// SPDX-License-Identifier: MIT
#pragma once

#include <stddef.h>

/* How much more information a test needs because it is looked at more than once. Looks are as in
 * exos_exit_probabilities(): critical values z at information t, in any unit. */

/* The drift, E(Z) = drift sqrt (t), that is found with this power: |Z| crosses z on the side of the
 * drift at one of n looks. NaN when the looks are refused, unless 0 < power < 1 is above the chance
 * without a drift, or when no drift up to EXOS_MAX_DRIFT is found so. */
double exos_drift_for_power (const double *t, const double *z, size_t n, double power);

/* The ratio of the information at the last look to that of one test at two-sided alpha with the
 * same power: R of Jennison and Turnbull (2000), tables 2.2 and 2.4, for equal looks with a
 * constant. Below 1 where z decides more easily than one look at alpha. NaN like the above, and
 * unless 0 < alpha < 1. */
double exos_inflation_factor (
    const double *t, const double *z, size_t n, double alpha, double power);
