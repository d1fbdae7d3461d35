// SPDX-License-Identifier: MIT
#pragma once

#include "stats/ratio.h"

#include <stddef.h>
#include <stdint.h>

/* CUPED, Deng, Xu, Kohavi and Walker (2013): the part of a metric y that a covariate x from before
 * the experiment explains is taken out of it. */

/* What is summed over the users of one group. ss are sums of squares and products of deviations
 * from the group's own means: sum (x - mean x)^2, … Units are those of x and y. */
typedef struct
{
  uint64_t n;
  double sum_x;
  double sum_y;
  double ss_xx;
  double ss_yy;
  double ss_xy;
} ExosPairedSums;

typedef enum
{
  EXOS_THETA_WITHIN, /* slope within the groups, as in lm (y ~ group + x): the effect is not in it
                      */
  EXOS_THETA_MERGED, /* slope over both groups together, as Deng and others (2013) print it */
} ExosThetaMethod;

typedef enum
{
  EXOS_CUPED_ADJUSTED,
  EXOS_CUPED_CONSTANT_COVARIATE, /* x says nothing: theta is 0 and nothing is adjusted */
  EXOS_CUPED_COLLINEAR,          /* x determines y to 10 digits, and what is left is rounding: the
                                    adjusted variances and the reduction are NaN */
  EXOS_CUPED_TOO_FEW,            /* a group of fewer than 2 users: all is NaN */
  EXOS_CUPED_IMPOSSIBLE,         /* sums that no data have (not finite, a negative square,
                                    ss_xy^2 > ss_xx ss_yy): all is NaN */
} ExosCupedStatus;

typedef struct
{
  ExosCupedStatus status;
  double theta;
  ExosMoments control; /* adjusted; condition is not filled in */
  ExosMoments treatment;
  ExosMoments covariate_control; /* x itself: its balance shows whether treatment reached it */
  ExosMoments covariate_treatment;
  double unadjusted_difference; /* treatment minus control, of means of y */
  double variance_reduction; /* of the variance of the difference, a fraction that may be below 0;
                                NaN when y is constant */
} ExosCuped;

/* The same of totals: centred in some 31 digits, so that large means cost none of the spread. */
ExosPairedSums exos_centre_sums (ExosPairSums sums);

/* theta = ss_xy / ss_xx, the sums of both groups by method. Adjusted means are mean y - theta (mean
 * x - mean x of all users), so their difference is the group's coefficient in lm (y ~ group + x)
 * under WITHIN. The variance of theta itself, O (1 / n^2), is left out. */
ExosCuped exos_adjust_by_covariate (const ExosPairedSums *control,
                                    const ExosPairedSums *treatment,
                                    ExosThetaMethod method);

/* The same with a theta from elsewhere: of a part of the users that of all of them, whose errors
 * are not the part's. */
ExosCuped exos_adjust_by_theta (const ExosPairedSums *control,
                                const ExosPairedSums *treatment,
                                double theta);

/* k groups at once, by one theta, their common slope, and one mean x, that of all users: means that
 * can be ranked, whose differences are the coefficients in lm (y ~ group + x) of all groups. Groups
 * in another order give the same digits. adjusted receives k groups, whose errors are independent
 * but for those of theta and of the mean of x, the latter alike in all; it is of no use unless
 * ADJUSTED is returned. COLLINEAR: x determines y in a group. */
ExosCupedStatus exos_adjust_groups_by_covariate (const ExosPairedSums *groups,
                                                 size_t k,
                                                 ExosMoments *adjusted);
