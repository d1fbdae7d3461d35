// SPDX-License-Identifier: MIT
#pragma once

#include "stats/proportions.h"

/* Interval for p_t - p_c at the two-sided normal quantile z (1.96 for 95 %; Dunnett's critical
 * value for simultaneous intervals). */
ExosInterval exos_difference_interval (ExosCount control,
                                       ExosCount treatment,
                                       ExosCiMethod method,
                                       double z);

/* Score interval for p_t / p_c, Koopman (1984). low may be 0, high INFINITY. */
ExosInterval exos_ratio_interval_koopman (ExosCount control, ExosCount treatment, double z);

/* Log-delta interval for p_t / p_c, Katz (1978). Not defined (NaN) when a cell is 0. */
ExosInterval exos_ratio_interval_katz (ExosCount control, ExosCount treatment, double z);

/* Farrington-Manning score statistic of p_t - p_c against the difference d: the sign convention is
 * that of p_t - p_c - d. Exactly 0 when the observed difference is d. */
double exos_score_z (ExosCount control, ExosCount treatment, double d);
