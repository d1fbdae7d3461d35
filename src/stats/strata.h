// SPDX-License-Identifier: MIT
#pragma once

#include "stats/multiplicity.h"

/* The two groups within one stratum: a segment, a country, a day. Summed over all strata, counts
 * stay below 2^63. A group may be empty where a function says so. */
typedef struct
{
  ExosCount control;
  ExosCount treatment;
} ExosStratum;

/* Treatment minus control in the unit of the metric (rates: fractions), and the variance of that
 * difference. Both NaN: not defined. */
typedef struct
{
  double difference;
  double variance;
} ExosEffect;

/* p_t - p_c and the unpooled p_t (1 - p_t) / n_t + p_c (1 - p_c) / n_c. Not defined where a group
 * is empty. */
ExosEffect exos_stratum_effect (ExosStratum stratum);

/* estimate -+ z se, of effects of all sizes: not clipped to what a rate can be. */
ExosInterval exos_normal_interval (double estimate, double se, double z);

typedef enum
{
  EXOS_POST_STRATIFIED,
  EXOS_POST_STRATIFIED_TOO_FEW,     /* a stratum has fewer than 2 users in a group, or there is no
                                       stratum: all is NaN */
  EXOS_POST_STRATIFIED_NO_VARIANCE, /* no group varies: se is 0, z and p are NaN */
} ExosPostStratifiedStatus;

typedef struct
{
  ExosPostStratifiedStatus status;
  double difference;
  double se;
  double z;
  double p; /* two-sided */
} ExosPostStratified;

/* The difference with every stratum weighted by its users of both groups: sum (N_s / N) d_s, and
 * its variance sum (N_s / N)^2 v_s with the v_s of exos_stratum_effect(): Miratrix, Sekhon and Yu
 * (2013), strata taken as given. */
ExosPostStratified exos_post_stratify (const ExosStratum *strata, size_t k);

/* The same of any effects, each weighted by its users: TOO_FEW where one of them is not defined. */
ExosPostStratified exos_post_stratify_effects (const ExosEffect *effects,
                                               const uint64_t *users,
                                               size_t k);

/* Simpson's paradox, Simpson (1951): the groups added up against the groups within strata. */
typedef struct
{
  bool is_defined; /* there are strata and no group in them is empty; the others are false if not */
  bool is_reversed;   /* every stratum has the sign opposite to the sum: no stratum's, and not the
                         sum's, is 0 */
  bool is_sign_other; /* the post-stratified difference has another sign (-1, 0, 1) than the sum */
} ExosSimpson;

ExosSimpson exos_detect_simpson (const ExosStratum *strata, size_t k);

/* Treatment minus control of the strata added up. NaN where a group has nobody at all. */
double exos_crude_difference (const ExosStratum *strata, size_t k);

/* Whether strata and groups are independent: k x 2 Pearson chi-square of users. Randomisation makes
 * them so. A group of a stratum may be empty. p is NaN where a whole stratum is, and out of memory;
 * for the rest see ExosOmnibus, with users of the treatment as the events. */
ExosOmnibus exos_test_allocation (const ExosStratum *strata, size_t k);
