// SPDX-License-Identifier: MIT
#pragma once

#include "stats/moments.h"

/* The totals of two values that each of n users has, numerator y and denominator x: clicks and
 * page views. Plain value. */
typedef struct
{
  uint64_t n;
  ExosDoubleDouble y;
  ExosDoubleDouble x;
  ExosDoubleDouble yy;
  ExosDoubleDouble xx;
  ExosDoubleDouble xy;
} ExosPairSums;

ExosPairSums exos_pair_sums_merge (ExosPairSums a, ExosPairSums b);

/* The ratio R = sum y / sum x as if it were the mean of n values: mean = R, variance = n Var (R) of
 * the delta method, so that exos_compare_means() compares ratios with n - 1 degrees of freedom in
 * each group (Deng, Knoblich and Lu 2018, KDD, equation 2). With x = 1 it is the mean of y. Totals
 * that no users can have are refused, also those that only contradict each other. */
ExosMoments exos_moments_of_ratio (ExosPairSums sums);
