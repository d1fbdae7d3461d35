// SPDX-License-Identifier: MIT
#pragma once

#include "stats/guardrail.h"
#include "stats/moments.h"

/* exos_test_guardrail() of a mean or ratio: Welch's test, limits always as fractions of the
 * control's mean, which has to be above 0. rate_c, rate_t, delta, harm and the bounds of the result
 * are in the metric's unit, z and z_ni are Student's t. Worsened and severe compare the means as
 * given, in some 31 digits. Non-inferiority at the margin w tests mean_t - (1 + w) mean_c (higher
 * is better: 1 - w), so that it agrees with Fieller's interval of the relative change (Fieller
 * 1954). All is NaN, and every bool false, where exos_can_test_mean_guardrail() says no. */
ExosGuardrailTest exos_test_mean_guardrail (const ExosMoments *control,
                                            const ExosMoments *treatment,
                                            bool lower_is_better,
                                            ExosGuardrailLimits limits,
                                            double alpha);

/* Both groups have a variance, not both 0, and the control a mean above 0. */
bool exos_can_test_mean_guardrail (const ExosMoments *control, const ExosMoments *treatment);
