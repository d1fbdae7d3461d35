// SPDX-License-Identifier: MIT
#include "stats/heterogeneity.h"

#include "stats/density.h"
#include "stats/tails.h"

#include <math.h>

static bool
are_known (const ExosEffect *effects, size_t k)
{
  for (size_t i = 0; i < k; i++)
    if (!isfinite (effects[i].difference) || !isfinite (effects[i].variance) ||
        effects[i].variance <= 0.0)
      return false;
  return k > 0;
}

static ExosEffect
weighted_mean (const ExosEffect *effects, size_t k)
{
  double weight = 0.0;
  double sum = 0.0;

  for (size_t i = 0; i < k; i++)
    {
      weight += 1.0 / effects[i].variance;
      sum += effects[i].difference / effects[i].variance;
    }
  return (ExosEffect) { sum / weight, 1.0 / weight };
}

ExosHeterogeneity
exos_test_heterogeneity (const ExosEffect *effects, size_t k)
{
  const unsigned df = k > 0 ? (unsigned) (k - 1) : 0;
  ExosHeterogeneity result = { exos_chi_square (NAN, df), NAN, { NAN, NAN } };
  double q = 0.0;

  if (!are_known (effects, k))
    return result;
  result.fixed = weighted_mean (effects, k);
  for (size_t i = 0; i < k; i++)
    {
      const double distance = effects[i].difference - result.fixed.difference;

      q += distance * distance / effects[i].variance;
    }
  result.q = exos_chi_square (q, df);
  if (k > 1)
    result.i2 = q > df ? (q - df) / q : 0.0;
  return result;
}

/* The mixture of chi-squares: how many of n effects are on the other side is a matter of n fair
 * coins. */
static double
mixture_p (double statistic, size_t n)
{
  const double trials = (double) n;
  double p = 0.0;

  for (size_t h = 1; h <= n; h++)
    {
      const double heads = (double) h;
      const double ln_share = exos_ln_binomial_peak (heads, trials - heads) -
                              exos_ln_binomial_fall (heads, trials - heads, 0.5, 0.5);

      p += exp (ln_share + exos_ln_chi_square_sf (statistic, (unsigned) h));
    }
  return fmin (p, 1.0);
}

ExosSignInteraction
exos_test_sign_interaction (const ExosEffect *effects, size_t k)
{
  ExosSignInteraction result = { NAN, NAN, NAN, NAN };

  if (!are_known (effects, k))
    return result;
  result.q_plus = 0.0;
  result.q_minus = 0.0;
  for (size_t i = 0; i < k; i++)
    {
      const double difference = effects[i].difference;
      double *side = difference > 0.0 ? &result.q_plus : &result.q_minus;

      *side += difference * difference / effects[i].variance;
    }
  result.statistic = fmin (result.q_plus, result.q_minus);
  if (k > 1)
    result.p = result.statistic > 0.0 ? mixture_p (result.statistic, k - 1) : 1.0;
  return result;
}
