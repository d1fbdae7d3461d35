// SPDX-License-Identifier: MIT
#pragma once

/* A statistic against the chi-square of df degrees of freedom. All but df are NaN where the test is
 * not defined. log10_p is finite also where p underflows. */
typedef struct
{
  double chi2;
  unsigned df;
  double p;
  double log10_p;
} ExosChiSquare;

/* chi2 >= 0. Not defined for df = 0 or chi2 NaN. */
ExosChiSquare exos_chi_square (double chi2, unsigned df);
