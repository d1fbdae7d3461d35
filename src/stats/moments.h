// SPDX-License-Identifier: MIT
#pragma once

#include "stats/double-double.h"

#include <stdbool.h>
#include <stdint.h>

/* The totals of a metric over the n users of one group, as aggregated files give them: sum in the
 * metric's unit, sum_sq in its square. Plain value. */
typedef struct
{
  uint64_t n;
  ExosDoubleDouble sum;
  ExosDoubleDouble sum_sq;
} ExosSums;

/* Values as they come: Welford's running mean and centred sum of squares m2. Starts as { 0 }. */
typedef struct
{
  uint64_t n;
  ExosDoubleDouble mean;
  ExosDoubleDouble m2;
} ExosRunning;

/* Why there is no variance. */
typedef enum
{
  EXOS_MOMENTS_OK,
  EXOS_MOMENTS_TOO_FEW,        /* fewer than two users */
  EXOS_MOMENTS_IMPOSSIBLE,     /* no values have these totals: the sum of squares is too small */
  EXOS_MOMENTS_NOT_FINITE,     /* a total is not a number, or too large to be squared */
  EXOS_MOMENTS_NO_DENOMINATOR, /* of a ratio: its denominators sum to 0 */
} ExosMomentsState;

/* Sample moments of one group. variance has n - 1 in its denominator and is NaN unless state is OK;
 * mean is NaN without users. condition is the sum of squares over the centred one, INFINITY when
 * all values are equal: digits that the totals lack are missing from the variance so many times
 * over. */
typedef struct
{
  uint64_t n;
  ExosDoubleDouble mean;
  double variance;
  double condition;
  bool is_ill_conditioned; /* the variance may be rounding of the totals in the file */
  ExosMomentsState state;
} ExosMoments;

ExosSums exos_sums_merge (ExosSums a, ExosSums b);

/* mean = s / n, variance = (q - s^2 / n) / (n - 1). Ill-conditioned above 10^10; a sum of squares
 * that falls short by no more than the rounding of doubles (1e-14 of it) gives the variance 0, by
 * more is impossible. */
ExosMoments exos_moments_of_sums (ExosSums sums);

/* The moments of n values of this mean whose centred sum of squares is total - part. For sums of
 * squares about any linear function of the data; the rules are those of exos_moments_of_sums(). */
ExosMoments exos_moments_of_squares (uint64_t n,
                                     ExosDoubleDouble mean,
                                     ExosDoubleDouble total,
                                     ExosDoubleDouble part);

/* Welford (1962), Technometrics 4:419. The value must be finite. */
void exos_running_add (ExosRunning *self, double value);

/* Chan, Golub and LeVeque (1983), The American Statistician 37:242, equation 2.1. */
ExosRunning exos_running_merge (ExosRunning a, ExosRunning b);

/* Ill-conditioned above 10^20: rounded values lose the root of what rounded totals lose. */
ExosMoments exos_moments_of_running (ExosRunning running);
