// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"
#include "stats/moments.h"

/* The shape of Fieller's confidence set for a relative change. */
typedef enum
{
  EXOS_FIELLER_UNDEFINED, /* a group is refused, or the control is 0 without any spread */
  EXOS_FIELLER_BOUNDED,   /* the interval */
  EXOS_FIELLER_EXCLUSIVE, /* all but the interval: the control mean may be 0 */
  EXOS_FIELLER_UNBOUNDED, /* every number: nothing can be said */
} ExosFiellerType;

/* Fieller (1954), Journal of the Royal Statistical Society B 16:175. interval is a fraction of the
 * control mean: what the set is (BOUNDED) or leaves out (EXCLUSIVE); otherwise NaN. g is the square
 * of critical value times relative standard error of the control mean; below 1 the set is bounded.
 */
typedef struct
{
  ExosFiellerType type;
  double g;
  ExosInterval interval;
} ExosFieller;

/* Treatment against control. Means and differences are in the metric's unit, relative ones are
 * fractions of the control mean: NaN when that is 0. The test, ci and fieller are inversions of one
 * statistic: p < alpha, 0 outside of ci and 0 outside of fieller's set are the same. */
typedef struct
{
  double mean_c;
  double mean_t;
  double abs_diff;
  double se_c; /* of each mean */
  double se_t;
  double se; /* of abs_diff */
  double t;  /* NaN when se is 0 */
  double df; /* NaN when se is 0 */
  double p;  /* two-sided */
  double log10_p;
  double critical; /* two-sided t quantile at alpha */
  ExosInterval ci; /* of abs_diff */
  double rel_diff;
  double rel_se_delta;       /* delta method; its interval need not agree with the test */
  ExosInterval rel_ci_delta; /* rel_diff -+ critical rel_se_delta */
  ExosFieller fieller;
  bool is_degenerate; /* se is 0: p is 1 for equal means, else 0, and ci has no width */
} ExosMeanComparison;

/* Welch (1947), Biometrika 34:28, with Satterthwaite's df. 0 < alpha < 1. All but the means is
 * NaN when a group's state is not EXOS_MOMENTS_OK. */
ExosMeanComparison exos_compare_means (const ExosMoments *control,
                                       const ExosMoments *treatment,
                                       double alpha);
