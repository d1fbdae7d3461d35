// SPDX-License-Identifier: MIT
#pragma once

#include "stats/chi-square.h"
#include "stats/strata.h"

/* Whether k effects are one. All of it is NaN when there is none, or when one of them has no finite
 * difference with a finite variance above 0; the tests also when there is but one. */

/* Cochran (1954): the squared distances from the mean weighted by w = 1 / v, chi-square of k - 1.
 * i2, Higgins and Thompson (2002): the share max (0, (Q - df) / Q) of the spread that is more than
 * chance; 0 when all effects are equal. fixed: the weighted mean and its variance 1 / sum w. */
typedef struct
{
  ExosChiSquare q;
  double i2;
  ExosEffect fixed;
} ExosHeterogeneity;

ExosHeterogeneity exos_test_heterogeneity (const ExosEffect *effects, size_t k);

/* Whether effects differ in sign, Gail and Simon (1985): q_plus and q_minus sum d^2 / v
 * over the effects above and below 0, statistic is the smaller, and p = sum over h = 1 … k - 1 of
 * Bin (h; k - 1, 1/2) P (chi-square of h > statistic). 1 when all effects have one sign. */
typedef struct
{
  double q_plus;
  double q_minus;
  double statistic;
  double p;
} ExosSignInteraction;

ExosSignInteraction exos_test_sign_interaction (const ExosEffect *effects, size_t k);
