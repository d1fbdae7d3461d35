// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

/* p_t - p_c as a fraction, formed in 128-bit integers so that equal rates give exactly 0 and the
 * sign is never wrong. Both groups need users > 0. */
double exos_rate_difference (ExosCount control, ExosCount treatment);

/* The nearest double; 0 of a ratio that was not set (0 / 0). */
double exos_ratio_value (ExosRatio ratio);

/* The sign (-1, 0, 1) of a - b, compared exactly in 128-bit integers. */
int exos_compare_ratios (ExosRatio a, ExosRatio b);

/* The sign (-1, 0, 1) of (p_a - p_b) - margin, compared exactly in 192-bit integers. */
int exos_compare_rate_difference (ExosCount a, ExosCount b, ExosRatio margin);

/* The sign of harm / p_control - limit, compared exactly; harm is p_t - p_c, or p_c - p_t when
 * higher is better. No harm is below every limit; any harm is above it when nobody in control had
 * one. */
int exos_compare_relative_harm (ExosCount control,
                                ExosCount treatment,
                                bool lower_is_better,
                                ExosRatio limit);

/* Whether the smallest expected cell of the 2 x 2 table is below limit, compared exactly. */
bool exos_min_expected_is_below (ExosCount control, ExosCount treatment, unsigned limit);
