// SPDX-License-Identifier: MIT
#include "stats/multiplicity.h"

#include "stats/tails.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static double
harmonic_number (size_t n)
{
  double sum = 0.0;

  for (size_t i = n; i > 0; i--)
    sum += 1.0 / (double) i;
  return sum;
}

/* What multiplies the p-value of a rank, 1 being the smallest of n. */
static double
rank_factor (ExosCorrection method, size_t rank, size_t n)
{
  switch (method)
    {
    case EXOS_CORRECTION_BONFERRONI:
      return (double) n;
    case EXOS_CORRECTION_HOLM:
    case EXOS_CORRECTION_HOCHBERG:
      return (double) (n - rank + 1);
    case EXOS_CORRECTION_BH:
      return (double) n / (double) rank;
    case EXOS_CORRECTION_BY:
      return harmonic_number (n) * (double) n / (double) rank;
    case EXOS_CORRECTION_DUNNETT:
    case EXOS_CORRECTION_NONE:
      return 1.0;
    }
  return 1.0;
}

/* Step-up methods take the running minimum from the largest p, the others the running maximum from
 * the smallest. (Bonferroni and no correction are in order as they are.) */
static bool
steps_up (ExosCorrection method)
{
  return method == EXOS_CORRECTION_HOCHBERG || method == EXOS_CORRECTION_BH ||
         method == EXOS_CORRECTION_BY;
}

/* Bonferroni; Holm (1979); Hochberg (1988); Benjamini and Hochberg (1995); Benjamini and Yekutieli
 * (2001). The adjusted values are those of R's p.adjust(). */
void
exos_adjust_p_values (ExosCorrection method, const double *p, size_t n, double *adjusted)
{
  size_t *order = n > 0 ? malloc (n * sizeof *order) : NULL;
  const bool is_up = steps_up (method);
  double running = is_up ? 1.0 : 0.0;

  if (order != NULL)
    gsl_sort_index (order, p, 1, n);
  for (size_t i = 0; i < n; i++)
    {
      const size_t rank = is_up ? n - i : i + 1;

      if (order == NULL)
        {
          adjusted[i] = NAN;
          continue;
        }
      const size_t place = order[rank - 1];
      const double value = fmin (1.0, rank_factor (method, rank, n) * p[place]);

      running = is_up ? fmin (running, value) : fmax (running, value);
      adjusted[place] = running;
    }
  free (order);
}

double
exos_comparison_level (ExosCorrection method, double alpha, size_t n, double dunnett_critical)
{
  if (n < 2)
    return alpha;

  switch (method)
    {
    case EXOS_CORRECTION_DUNNETT:
      return 2.0 * exos_normal_sf (dunnett_critical);
    case EXOS_CORRECTION_HOLM:
    case EXOS_CORRECTION_BONFERRONI:
    case EXOS_CORRECTION_HOCHBERG:
      return alpha / (double) n;
    case EXOS_CORRECTION_BH:
    case EXOS_CORRECTION_BY:
    case EXOS_CORRECTION_NONE:
      return alpha;
    }
  return alpha;
}

/* Pearson (1900) from deviations D_i = x_i N - X n_i over N: chi2 is their squares over the
 * expected events and failures of each group. */
ExosOmnibus
exos_test_omnibus (const ExosCount *counts, size_t k)
{
  ExosOmnibus result = { .chi2 = NAN, .df = (unsigned) (k - 1), .p = 1.0 };
  long double users = 0.0L;
  long double events = 0.0L;

  for (size_t i = 0; i < k; i++)
    {
      users += counts[i].users;
      events += counts[i].events;
    }
  if (k < 2 || events == 0.0L || events == users)
    return result;

  const long double rate = events / users;
  const long double failure_rate = (users - events) / users;
  long double sum = 0.0L;

  for (size_t i = 0; i < k; i++)
    {
      const long double deviation = counts[i].events - counts[i].users * rate;

      sum += deviation * deviation / (counts[i].users * rate * failure_rate);
    }
  result.chi2 = (double) sum;

  const double ln_p = exos_ln_chi_square_sf (result.chi2, result.df);

  result.p = exp (ln_p);
  result.log10_p = ln_p / M_LN10;
  return result;
}
