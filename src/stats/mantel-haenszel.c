// SPDX-License-Identifier: MIT
#include "stats/mantel-haenszel.h"

#include "stats/exact.h"

#include <math.h>

/* A stratum as the 2 x 2 table x_t, f_t; x_c, f_c with its margins. */
typedef struct
{
  double n_t, x_t, f_t;
  double n_c, x_c, f_c;
  double n, x, f;
  double pairs;   /* n_t n_c / n */
  double surplus; /* x_t less what it would be at one rate for both */
} Table;

static Table
tabulate (ExosStratum stratum)
{
  const ExosCount c = stratum.control;
  const ExosCount t = stratum.treatment;
  Table table = {
    .n_t = (double) t.users,
    .x_t = (double) t.events,
    .f_t = (double) (t.users - t.events),
    .n_c = (double) c.users,
    .x_c = (double) c.events,
    .f_c = (double) (c.users - c.events),
    .n = (double) (t.users + c.users),
    .x = (double) (t.events + c.events),
    .f = (double) (t.users - t.events + c.users - c.events),
  };

  if (c.users > 0 && t.users > 0)
    {
      table.pairs = table.n_t * (table.n_c / table.n);
      table.surplus = table.pairs * exos_rate_difference (c, t);
    }
  return table;
}

static bool
has_both_groups (const Table *table)
{
  return table->n_t > 0.0 && table->n_c > 0.0;
}

static bool
has_odds (const Table *table)
{
  return has_both_groups (table) && table->x > 0.0 && table->f > 0.0;
}

double
exos_mh_odds_ratio (const ExosStratum *strata, size_t k)
{
  double for_treatment = 0.0;
  double for_control = 0.0;

  for (size_t i = 0; i < k; i++)
    {
      const Table it = tabulate (strata[i]);

      if (!has_odds (&it))
        continue;
      for_treatment += it.x_t * (it.f_c / it.n);
      for_control += it.x_c * (it.f_t / it.n);
    }
  return for_treatment / for_control;
}

ExosChiSquare
exos_test_mantel_haenszel (const ExosStratum *strata, size_t k)
{
  double surplus = 0.0;
  double variance = 0.0;

  for (size_t i = 0; i < k; i++)
    {
      const Table it = tabulate (strata[i]);

      if (!has_odds (&it))
        continue;
      surplus += it.surplus;
      variance += it.pairs * (it.x / it.n) * (it.f / (it.n - 1.0));
    }
  return exos_chi_square (surplus * surplus / variance, 1);
}

/* The sums of Sato (1989): var = (difference sum P_s + sum Q_s) / (sum n_t n_c / N)^2. */
ExosEffect
exos_mh_rate_difference (const ExosStratum *strata, size_t k)
{
  double surplus = 0.0;
  double pairs = 0.0;
  double p = 0.0;
  double q = 0.0;

  for (size_t i = 0; i < k; i++)
    {
      const Table it = tabulate (strata[i]);
      const double share_t = it.n_t / it.n;
      const double share_c = it.n_c / it.n;

      if (!has_both_groups (&it))
        continue;
      surplus += it.surplus;
      pairs += it.pairs;
      p += share_t * share_t * it.x_c - share_c * share_c * it.x_t +
           share_t * share_c * (it.n_c - it.n_t) / 2.0;
      q += (it.x_t * (it.f_c / it.n) + it.x_c * (it.f_t / it.n)) / 2.0;
    }

  if (pairs == 0.0)
    return (ExosEffect) { NAN, NAN };

  const double difference = surplus / pairs;

  return (ExosEffect) { difference, fmax (0.0, (difference * p + q) / pairs / pairs) };
}

/* The expected count of the cell where a row of r and a column of c users out of n meet, psi being
 * the odds ratio as seen from that cell: the root of (1 - psi) a^2 + b a - psi r c = 0 that a table
 * can have. The discriminant b^2 + 4 (1 - psi) psi r c is written as a sum of terms that are not
 * negative, so that small cells keep their digits. */
static double
fitted_cell (double r, double c, double n, double psi)
{
  const double rest = n - r - c;
  const double b = rest + psi * (r + c);
  const double root =
      sqrt (psi * (r - c) * psi * (r - c) + 2.0 * psi * (r * (n - r) + c * (n - c)) + rest * rest);

  return b > 0.0 ? 2.0 * psi * r * c / (b + root) : (root - b) / (2.0 * (1.0 - psi));
}

/* x_t less what it would be under the common odds ratio, and the variance of that. */
static ExosEffect
depart_from (const Table *it, double odds_ratio)
{
  const double x_t = fitted_cell (it->n_t, it->x, it->n, odds_ratio);
  const double f_t = fitted_cell (it->n_t, it->f, it->n, 1.0 / odds_ratio);
  const double x_c = fitted_cell (it->n_c, it->x, it->n, 1.0 / odds_ratio);
  const double f_c = fitted_cell (it->n_c, it->f, it->n, odds_ratio);

  return (ExosEffect) {
    .difference = x_t < f_t ? it->x_t - x_t : f_t - it->f_t,
    .variance = 1.0 / (1.0 / x_t + 1.0 / f_t + 1.0 / x_c + 1.0 / f_c),
  };
}

ExosOddsHomogeneity
exos_test_odds_homogeneity (const ExosStratum *strata, size_t k)
{
  const double odds_ratio = exos_mh_odds_ratio (strata, k);
  const bool is_defined = odds_ratio > 0.0 && isfinite (odds_ratio);
  ExosEffect sum = { 0.0, 0.0 };
  double chi2 = is_defined ? 0.0 : NAN;
  unsigned taking_part = 0;

  for (size_t i = 0; i < k; i++)
    {
      const Table it = tabulate (strata[i]);

      if (!has_odds (&it))
        continue;
      taking_part++;
      if (!is_defined)
        continue;

      const ExosEffect departure = depart_from (&it, odds_ratio);

      chi2 += departure.difference * departure.difference / departure.variance;
      sum.difference += departure.difference;
      sum.variance += departure.variance;
    }

  const unsigned df = taking_part > 0 ? taking_part - 1 : 0;
  const double excess = sum.difference * sum.difference / sum.variance;

  return (ExosOddsHomogeneity) {
    .breslow_day = exos_chi_square (chi2, df),
    .tarone = exos_chi_square (is_defined ? fmax (0.0, chi2 - excess) : NAN, df),
  };
}
