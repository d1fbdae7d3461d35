// SPDX-License-Identifier: MIT
#pragma once

/* P(Z > z) of the standard normal, to full relative accuracy in the tail. */
double exos_normal_sf (double z);

/* ln P(Z > z), finite for every finite z. */
double exos_ln_normal_sf (double z);

/* ln P(chi-square of df degrees of freedom > chi2), finite also where the probability underflows.
 */
double exos_ln_chi_square_sf (double chi2, unsigned df);
