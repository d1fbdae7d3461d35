// SPDX-License-Identifier: MIT
#include "stats/srm.h"

#include "stats/density.h"
#include "stats/multinomial.h"
#include "stats/tails.h"
#include "stats/wide.h"

#include <math.h>

/* The smallest expected count from which Pearson's approximation is trusted. */
#define EXACT_BELOW 5

/* O - E of one group. O sum_w - n w is formed in integers where it fits, as it does for any real
 * split; beyond that in long double. */
static double
excess_over_plan (uint64_t users, uint64_t weight, const ExosSrmTotals *totals)
{
  ExosInt128 observed;
  ExosInt128 expected;

  if (!__builtin_mul_overflow ((ExosInt128) users, totals->weight, &observed) &&
      !__builtin_mul_overflow (totals->users, (ExosInt128) weight, &expected))
    return (double) (observed - expected) / (double) totals->weight;
  return (double) ((long double) users -
                   (long double) totals->users * weight / (long double) totals->weight);
}

static double
expected_users (uint64_t weight, const ExosSrmTotals *totals)
{
  return (double) totals->users * (double) weight / (double) totals->weight;
}

static ExosSrmTotals
total (const uint64_t *users, const uint64_t *weights, size_t k)
{
  ExosSrmTotals totals = { 0 };

  for (size_t i = 0; i < k; i++)
    {
      totals.users += users[i];
      totals.weight += weights[i];
    }
  return totals;
}

ExosSrmStatus
exos_srm_status (double p)
{
  if (p < EXOS_SRM_BLOCK)
    return EXOS_SRM_BLOCKED;
  return p < EXOS_SRM_WARN ? EXOS_SRM_WARNING : EXOS_SRM_OK;
}

/* Lindon and Malek (2022), Anytime-valid inference for multinomial count data, with the prior
 * Dirichlet (kappa theta) and the large logarithms of Gamma cancelled by Stirling's form
 * (Loader 2000). */
double
exos_srm_ln_bayes_factor (const uint64_t *users, const uint64_t *weights, size_t k)
{
  const ExosSrmTotals totals = total (users, weights, k);
  const double all = EXOS_SRM_KAPPA + (double) totals.users;
  double sum = exos_stirling_remainder (EXOS_SRM_KAPPA) - exos_stirling_remainder (all) -
               0.5 * log (EXOS_SRM_KAPPA / all);

  for (size_t i = 0; i < k; i++)
    {
      const double share = (double) weights[i] / (double) totals.weight;
      const double prior = EXOS_SRM_KAPPA * share;
      const double posterior = prior + (double) users[i];
      const double excess = excess_over_plan (users[i], weights[i], &totals);

      sum += exos_deviance (posterior, all * share, excess) + 0.5 * log (prior / posterior) +
             exos_stirling_remainder (posterior) - exos_stirling_remainder (prior);
    }
  return sum;
}

/* Pearson (1900). */
static double
pearson_statistic (const uint64_t *users,
                   const uint64_t *weights,
                   size_t k,
                   const ExosSrmTotals *totals)
{
  double chi2 = 0.0;

  for (size_t i = 0; i < k; i++)
    {
      const double excess = excess_over_plan (users[i], weights[i], totals);

      chi2 += excess * excess / expected_users (weights[i], totals);
    }
  return chi2;
}

static uint64_t
smallest (const uint64_t *values, size_t k)
{
  uint64_t least = values[0];

  for (size_t i = 1; i < k; i++)
    if (values[i] < least)
      least = values[i];
  return least;
}

/* Whether n w / sum w < EXACT_BELOW. Only a small n w can be, so the product fits when it matters.
 */
static bool
is_small (uint64_t weight, const ExosSrmTotals *totals)
{
  ExosInt128 least;

  return !__builtin_mul_overflow (totals->users, (ExosInt128) weight, &least) &&
         least < totals->weight * EXACT_BELOW;
}

ExosSrm
exos_test_srm (const uint64_t *users, const uint64_t *weights, size_t k, double *expected)
{
  const ExosSrmTotals totals = total (users, weights, k);
  const uint64_t least = smallest (weights, k);
  ExosSrm result = {
    .chi2 = pearson_statistic (users, weights, k, &totals),
    .df = (unsigned) (k - 1),
    .n = (uint64_t) totals.users,
    .min_expected = expected_users (least, &totals),
    .p_exact = NAN,
    .method = EXOS_SRM_CHI2,
    .ln_bf10 = exos_srm_ln_bayes_factor (users, weights, k),
  };
  const double ln_p = exos_ln_chi_square_sf (result.chi2, result.df);

  result.p = result.df == 1 ? erfc (sqrt (0.5 * result.chi2)) : exp (ln_p);
  result.log10_p = ln_p / M_LN10;
  result.p_seq = fmin (1.0, exp (-result.ln_bf10));
  if (is_small (least, &totals))
    {
      result.p_exact = exos_multinomial_p (users, weights, k, &totals);
      result.method = isnan (result.p_exact) ? EXOS_SRM_CHI2_SMALL : EXOS_SRM_EXACT;
    }
  result.p_used = result.method == EXOS_SRM_EXACT ? result.p_exact : result.p;
  result.status = exos_srm_status (result.p_used);

  for (size_t i = 0; expected != NULL && i < k; i++)
    expected[i] = expected_users (weights[i], &totals);
  return result;
}
