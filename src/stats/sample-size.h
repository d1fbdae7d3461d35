// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* What is asked of a two-sided test. ratio: users of treatment for each user of control. */
typedef struct
{
  double ratio;
  double alpha;
  double power;
} ExosTestDemand;

/* The first thing that cannot be, in the order in which a person would state them. */
typedef enum
{
  EXOS_DESIGN_OK,
  EXOS_DESIGN_NO_RATE,       /* a rate that is not inside (0, 1) */
  EXOS_DESIGN_NO_SPREAD,     /* a standard deviation that is not above 0 */
  EXOS_DESIGN_NO_DIFFERENCE, /* nothing to detect */
  EXOS_DESIGN_NO_RATIO,      /* not above 0 */
  EXOS_DESIGN_NO_ALPHA,      /* not inside (0, 1) */
  EXOS_DESIGN_NO_POWER,      /* not inside (alpha, 1) */
  EXOS_DESIGN_TOO_MANY,      /* more users than 2^53 in a group */
  EXOS_DESIGN_NO_LOOKS,      /* looks that no boundary, or no power, can be computed for */
} ExosDesignFault;

/* exact_control is the formula's number of control users before both groups are rounded up, to
 * at least one user. NaN and no users when there is a fault. */
typedef struct
{
  ExosDesignFault fault;
  double exact_control;
  uint64_t control;
  uint64_t treatment;
} ExosSampleSize;

typedef enum
{
  EXOS_SIZE_POOLED,   /* Fleiss, Tytun and Ury (1980) uncorrected: matches the pooled z */
  EXOS_SIZE_UNPOOLED, /* the same with the unpooled variance also under the null */
  EXOS_SIZE_ARCSINE,  /* Cohen (1988), section 6.4 */
} ExosSizeMethod;

/* How long a test runs: the days until it has its users, and the whole weeks that hold them. */
typedef struct
{
  uint64_t days;
  uint64_t weeks;
} ExosDuration;

/* Cohen (1988), equation 6.2.1, with its sign: h of the treatment rate against the control rate.
 * Rates in [0, 1]. */
double exos_effect_size_h (double rate_c, double rate_t);

/* Users so that the difference of two rates is found with the power asked for. Like every such
 * formula it counts the tail in the direction of the difference alone: exos_rate_power() of its
 * users is higher by the other tail. */
ExosSampleSize exos_users_for_rates (double rate_c,
                                     double rate_t,
                                     ExosTestDemand demand,
                                     ExosSizeMethod method);

/* The same for means with these standard deviations, in the unit of the difference, by the normal
 * approximation: Chow, Shao and Wang (2008), section 3.2, with a variance for each group. */
ExosSampleSize exos_users_for_means (double sd_c,
                                     double sd_t,
                                     double difference,
                                     ExosTestDemand demand);

/* The size with factor times the users before rounding, as looks need them; ratio is that of its
 * demand. NO_LOOKS unless factor is finite and above 0; a size with a fault keeps it. */
ExosSampleSize exos_inflate_size (ExosSampleSize size, double ratio, double factor);

/* false, and nothing written, when there are no users or none a day. */
bool exos_duration_of (uint64_t users, uint64_t users_a_day, ExosDuration *duration);
