// SPDX-License-Identifier: MIT
#include "stats/chi-square.h"

#include "stats/tails.h"

#include <math.h>

ExosChiSquare
exos_chi_square (double chi2, unsigned df)
{
  if (df == 0 || isnan (chi2))
    return (ExosChiSquare) { .chi2 = NAN, .df = df, .p = NAN, .log10_p = NAN };

  const double ln_p = exos_ln_chi_square_sf (chi2, df);

  return (ExosChiSquare) {
    .chi2 = chi2,
    .df = df,
    .p = df == 1 ? erfc (sqrt (0.5 * chi2)) : exp (ln_p),
    .log10_p = ln_p / M_LN10,
  };
}
