// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

/* The absolute difference that n users a group detect with the given power at two-sided alpha, from
 * a base rate: normal approximation that matches the pooled z. NaN when it is not attainable. */
double exos_detectable_difference (
    double base_rate, uint64_t control_users, uint64_t treatment_users, double alpha, double power);
