// SPDX-License-Identifier: MIT
#include "stats/strata.h"

#include "stats/exact.h"
#include "stats/score.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* A variance within a group of a stratum needs two users. */
#define FEWEST_USERS 2

ExosEffect
exos_stratum_effect (ExosStratum stratum)
{
  if (stratum.control.users == 0 || stratum.treatment.users == 0)
    return (ExosEffect) { NAN, NAN };
  return (ExosEffect) {
    .difference = exos_rate_difference (stratum.control, stratum.treatment),
    .variance = exos_rate_variance (stratum.control) + exos_rate_variance (stratum.treatment),
  };
}

ExosInterval
exos_normal_interval (double estimate, double se, double z)
{
  return (ExosInterval) { estimate - z * se, estimate + z * se };
}

static uint64_t
users_of (const ExosStratum *stratum)
{
  return stratum->control.users + stratum->treatment.users;
}

static ExosStratum
add_up (const ExosStratum *strata, size_t k)
{
  ExosStratum sum = { { 0, 0 }, { 0, 0 } };

  for (size_t i = 0; i < k; i++)
    {
      sum.control.users += strata[i].control.users;
      sum.control.events += strata[i].control.events;
      sum.treatment.users += strata[i].treatment.users;
      sum.treatment.events += strata[i].treatment.events;
    }
  return sum;
}

/* The fewest users that a group has in any stratum; 0 without strata. */
static uint64_t
smallest_group (const ExosStratum *strata, size_t k)
{
  uint64_t least = k > 0 ? UINT64_MAX : 0;

  for (size_t i = 0; i < k; i++)
    {
      if (strata[i].control.users < least)
        least = strata[i].control.users;
      if (strata[i].treatment.users < least)
        least = strata[i].treatment.users;
    }
  return least;
}

/* What a standardised difference is made of; size is sum (N_s / N) |d_s|. */
typedef struct
{
  ExosEffect effect;
  double size;
} Standardised;

static void
add_weighted (Standardised *sum, ExosEffect effect, double share)
{
  sum->effect.difference += share * effect.difference;
  sum->effect.variance += share * share * effect.variance;
  sum->size += share * fabs (effect.difference);
}

static Standardised
standardise (const ExosStratum *strata, size_t k)
{
  const ExosStratum sum = add_up (strata, k);
  const double all = (double) users_of (&sum);
  Standardised result = { { 0.0, 0.0 }, 0.0 };

  for (size_t i = 0; i < k; i++)
    add_weighted (&result, exos_stratum_effect (strata[i]), (double) users_of (&strata[i]) / all);
  return result;
}

static const ExosPostStratified too_few = { EXOS_POST_STRATIFIED_TOO_FEW, NAN, NAN, NAN, NAN };

static ExosPostStratified
test_standardised (ExosEffect effect)
{
  ExosPostStratified result = too_few;

  result.difference = effect.difference;
  result.se = sqrt (effect.variance);
  result.status = EXOS_POST_STRATIFIED_NO_VARIANCE;
  if (result.se > 0.0)
    {
      result.status = EXOS_POST_STRATIFIED;
      result.z = result.difference / result.se;
      result.p = erfc (fabs (result.z) / M_SQRT2);
    }
  return result;
}

ExosPostStratified
exos_post_stratify (const ExosStratum *strata, size_t k)
{
  return smallest_group (strata, k) < FEWEST_USERS
             ? too_few
             : test_standardised (standardise (strata, k).effect);
}

ExosPostStratified
exos_post_stratify_effects (const ExosEffect *effects, const uint64_t *users, size_t k)
{
  Standardised sum = { { 0.0, 0.0 }, 0.0 };
  double all = 0.0;

  for (size_t i = 0; i < k; i++)
    all += (double) users[i];
  for (size_t i = 0; i < k; i++)
    add_weighted (&sum, effects[i], (double) users[i] / all);
  return k > 0 && isfinite (sum.effect.difference) && isfinite (sum.effect.variance)
             ? test_standardised (sum.effect)
             : too_few;
}

static int
sign_of (double value)
{
  return (value > 0.0) - (value < 0.0);
}

/* A sum of k terms that cancels to rounding has no sign. */
static int
sign_of_standardised (const ExosStratum *strata, size_t k)
{
  const Standardised it = standardise (strata, k);

  return fabs (it.effect.difference) <= (double) k * DBL_EPSILON * it.size
             ? 0
             : sign_of (it.effect.difference);
}

ExosSimpson
exos_detect_simpson (const ExosStratum *strata, size_t k)
{
  const int crude = sign_of (exos_crude_difference (strata, k));
  ExosSimpson result = { false, false, false };

  if (smallest_group (strata, k) == 0)
    return result;
  result.is_defined = true;
  result.is_reversed = crude != 0;
  for (size_t i = 0; i < k; i++)
    if (sign_of (exos_stratum_effect (strata[i]).difference) != -crude)
      result.is_reversed = false;
  result.is_sign_other = sign_of_standardised (strata, k) != crude;
  return result;
}

double
exos_crude_difference (const ExosStratum *strata, size_t k)
{
  return exos_stratum_effect (add_up (strata, k)).difference;
}

ExosOmnibus
exos_test_allocation (const ExosStratum *strata, size_t k)
{
  ExosCount *rows = k > 0 ? malloc (k * sizeof *rows) : NULL;
  ExosOmnibus result = { .chi2 = NAN, .df = 0, .p = NAN, .log10_p = NAN };

  if (rows == NULL)
    return result;
  for (size_t i = 0; i < k; i++)
    rows[i] = (ExosCount) { users_of (&strata[i]), strata[i].treatment.users };
  result = exos_test_omnibus (rows, k);
  free (rows);
  return result;
}
