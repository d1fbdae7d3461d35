// SPDX-License-Identifier: MIT
#pragma once

#include "stats/strata.h"

/* A line through daily differences. slope is per day, in the unit of the differences. */
typedef struct
{
  double slope;
  double se; /* 1 / sqrt (S_tt): the variances are taken as known */
  double z;
  double p;               /* two-sided */
  double mean_difference; /* weighted by 1 / v */
  bool is_drift;          /* p < 0.01, at least 7 days, and the line moves over as many days by more
                             than half of the mean */
} ExosTrend;

/* Least squares of effects on days (day numbers in any order, gaps allowed) with the weights 1 / v:
 * Draper and Smith (1998), chapter 9. n values each, of users who were new on that day: else the
 * days are not independent. All is NaN when a day has no finite difference with a finite variance
 * above 0; all but the mean also when there are fewer than two different days. */
ExosTrend exos_fit_trend (const double *days, const ExosEffect *effects, size_t n);
