// SPDX-License-Identifier: MIT
#pragma once

#include <stdint.h>

/* The probability that Student's t test of equal variances rejects at two-sided alpha, in either
 * direction, when the means differ by d standard deviations: the noncentral t as an integral over
 * the standard deviation estimated, Johnson, Kotz and Balakrishnan (1995), section 31.5. Accurate
 * to 1e-10. d = 0 gives alpha. NaN unless d is finite, 0 < alpha < 1, both groups have users and
 * together 3 or more. */
double exos_t_power (double d, uint64_t control_users, uint64_t treatment_users, double alpha);
