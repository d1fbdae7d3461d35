// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

/* Score statistic of p_t against exp (ln_ratio) p_c, Koopman (1984): above 0 when p_t is larger. */
double exos_ratio_score_z (ExosCount control, ExosCount treatment, double ln_ratio);

/* p (1 - p) / n, from the failures counted and not from 1 - p. */
double exos_rate_variance (ExosCount count);
