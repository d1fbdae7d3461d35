// SPDX-License-Identifier: MIT
#pragma once

/* The drift of the current trend: the mean of the final z if what was seen goes on. z after the
 * share information of the planned users, in (0, 1]; NaN otherwise. */
double exos_trend_drift (double z, double information);

/* The probability, given z after the share information of the planned users, that |z| at the end is
 * past critical, in either direction, when the final z has the mean drift: Lan and Wittes (1988),
 * the B-value z sqrt (information). critical is the last boundary of planned looks, or the
 * two-sided quantile of alpha without any; INFINITY is never passed. NaN unless z and drift are
 * finite, critical > 0 and 0 <= information < 1. */
double exos_conditional_power (double z, double information, double drift, double critical);
