// SPDX-License-Identifier: MIT
#pragma once

/* Student's t of df >= 1 degrees of freedom, whole or not, up to any size; otherwise NaN. GSL 2.7
 * loses half of its digits between 30 and 10^4. */

/* ln P(T > t), finite for every finite t. Absolute error 1e-14 max (1, |ln P|). */
double exos_ln_student_sf (double t, double df);

/* P(T > t), to full relative accuracy in the tail. */
double exos_student_sf (double t, double df);

/* t such that P(T > t) = q. 0 < q < 1; otherwise NaN. */
double exos_student_quantile (double q, double df);
