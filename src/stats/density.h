// SPDX-License-Identifier: MIT
#pragma once

/* ln Gamma (z) - [(z - 1/2) ln z - z + ln (2 pi) / 2] for z > 0. */
double exos_stirling_remainder (double z);

/* x ln (x / m) + m - x for x >= 0, m > 0, given x - m as well as the caller knows it. */
double exos_deviance (double x, double m, double x_minus_m);

/* ln of C(x + f, x) p^x q^f at its peak, p = x / (x + f). */
double exos_ln_binomial_peak (double x, double f);

/* How much lower than at the peak that logarithm is at p; q = 1 - p. */
double exos_ln_binomial_fall (double x, double f, double p, double q);
