// SPDX-License-Identifier: MIT
#pragma once

#include "stats/chi-square.h"
#include "stats/strata.h"

/* What the strata have in common. A stratum with an empty group, or where nobody or everybody
 * converted, says nothing about an odds ratio and takes no part in it. */

/* Common odds ratio of treatment to control, Mantel and Haenszel (1959): sum x_t f_c / N over
 * sum x_c f_t / N. INFINITY when only the denominator is 0, NaN when both are. */
double exos_mh_odds_ratio (const ExosStratum *strata, size_t k);

/* Cochran (1954) and Mantel and Haenszel (1959), with the hypergeometric variance and without
 * continuity correction: 1 degree of freedom. Not defined when no stratum takes part. */
ExosChiSquare exos_test_mantel_haenszel (const ExosStratum *strata, size_t k);

/* Common difference of rates, Greenland and Robins (1985), with the variance of Sato (1989), which
 * holds for few large strata and for many small ones. A stratum with an empty group takes no part,
 * one without conversions does. Not defined when none takes part. The variance may be 0 where
 * rates are 0 or 1. */
ExosEffect exos_mh_rate_difference (const ExosStratum *strata, size_t k);

/* Whether the strata have a common odds ratio: Breslow and Day (1980), section 4.4, at the
 * Mantel-Haenszel estimate, and with the correction of Tarone (1985) for its not being the most
 * likely one. df is one less than the strata that take part. Not defined for fewer than two, nor
 * when the common odds ratio is 0, infinite or not defined. */
typedef struct
{
  ExosChiSquare breslow_day;
  ExosChiSquare tarone;
} ExosOddsHomogeneity;

ExosOddsHomogeneity exos_test_odds_homogeneity (const ExosStratum *strata, size_t k);
