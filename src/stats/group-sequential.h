// SPDX-License-Identifier: MIT
#pragma once

#include "stats/looks.h"
#include "stats/spending.h"

#include <stdint.h>

/* A look that could spend less than this of alpha cannot stop: the rest is carried forward. */
#define EXOS_MIN_SPEND 1e-13
/* The largest |drift| sqrt (t) of the last look: power is 1 to the last digit before, and beyond it
 * the tilt of the null density would overflow. */
#define EXOS_MAX_DRIFT 20.0

/* The looks of a two-sided symmetric design: n information fractions t, increasing, those taken and
 * those still planned. From 1 on all of alpha may be spent; the last look is final and spends the
 * rest wherever it is. A fraction beyond 1 keeps its own covariance. */
typedef struct
{
  const double *t;
  size_t n;
  double alpha;
  ExosSpending spending;
} ExosLookPlan;

/* What stops at each look: |Z| >= z. nominal_p is the two-sided p of z alone, cumulative_alpha what
 * has been spent by then. z is INFINITY (nominal_p 0) where the look cannot stop. z is also the
 * critical value of the repeated confidence interval at that look, which excludes 0 exactly when
 * the boundary is crossed: Jennison and Turnbull (1989). */
typedef struct
{
  ExosLooksStatus status;
  double z[EXOS_MAX_LOOKS];
  double nominal_p[EXOS_MAX_LOOKS];
  double cumulative_alpha[EXOS_MAX_LOOKS];
} ExosBoundary;

/* Chances at each look when E(Z_t) = drift sqrt (t): stop, on either side for the first time. power
 * is that of ever stopping on the side of the drift (above, when it is 0). */
typedef struct
{
  ExosLooksStatus status;
  double stop[EXOS_MAX_LOOKS];
  double power;
} ExosExits;

/* Users of two groups as a fraction of the planned: the ratio of 1 / (1 / n_c + 1 / n_t). NaN when
 * a planned group is empty. */
double exos_information_fraction (uint64_t users_c,
                                  uint64_t users_t,
                                  uint64_t planned_c,
                                  uint64_t planned_t);

/* The boundary of Lan and DeMets (1983) for the joint distribution of all looks. */
ExosBoundary exos_find_boundary (const ExosLookPlan *plan);

/* For any symmetric boundary: critical values z >= 0, INFINITY where a look cannot stop, at
 * information t in any unit. */
ExosExits exos_exit_probabilities (const double *t, const double *z, size_t n, double drift);

/* The two-sided stage-wise p of |Z| = z_observed at the last of n looks, when none of the looks
 * before crossed its boundary z (z[n - 1] is not read): Jennison and Turnbull (2000), chapter 8.
 * At most cumulative_alpha of that look exactly when its boundary is crossed. It is the p-value of
 * an experiment that stops there. NaN when the looks are refused. */
double exos_stagewise_p (const double *t, const double *z, size_t n, double z_observed);
