// SPDX-License-Identifier: MIT
#pragma once

/* The drift of the current trend: the mean of the final z if what was seen goes on. z after the
 * share information of the planned users, in (0, 1]; NaN otherwise. */
double exos_trend_drift (double z, double information);

/* The probability, given z after the share information of the planned users, that a two-sided test
 * at alpha rejects at the end, in either direction, when the final z has the mean drift: Lan and
 * Wittes (1988), the B-value z sqrt (information). NaN unless z and drift are finite,
 * 0 <= information < 1 and 0 < alpha < 1. */
double exos_conditional_power (double z, double information, double drift, double alpha);
