// SPDX-License-Identifier: MIT
#include "stats/multinomial.h"

#include "stats/density.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdbool.h>

#define MAX_TABLES 2e6
/* C(n + 2, 2) <= MAX_TABLES keeps n below this, and more groups keep it lower. */
#define MAX_USERS 2000
/* More groups than this leave the chi-square approximation. */
#define MAX_GROUPS 32
#define NEGLIGIBLE 1e-20

/* An enumeration under way. X^2 >= X^2 seen is sum O^2 / theta >= its value seen, and that times a
 * common multiple of the weights is an integer. */
typedef struct
{
  size_t k;
  double ln_factorial[MAX_USERS + 1];
  double ln_share[MAX_GROUPS];
  ExosInt128 factor[MAX_GROUPS]; /* common multiple / weight */
  ExosInt128 seen;
  double p;
} Enumeration;

/* One binomial tail: the table at x events among x + f and those beyond it, x falling. */
static double
sum_tail (double x, double f, double p, double q)
{
  double term = exp (exos_ln_binomial_peak (x, f) - exos_ln_binomial_fall (x, f, p, q));
  double sum = term;

  while (x > 0.0 && term > NEGLIGIBLE * sum)
    {
      term *= x * q / ((f + 1.0) * p);
      sum += term;
      x -= 1.0;
      f += 1.0;
    }
  return sum;
}

/* Whether two_group_p() stays within 127 bits. */
static bool
fits (const ExosSrmTotals *totals)
{
  ExosInt128 bound;

  return !__builtin_mul_overflow (4 * totals->users, totals->weight, &bound);
}

/* Two groups: X^2 grows with |O_1 W - n w_1|, so the tables rejected are two binomial tails. */
static double
two_group_p (const uint64_t *users, const uint64_t *weights, const ExosSrmTotals *totals)
{
  const ExosInt128 expected = totals->users * weights[0];
  const ExosInt128 seen = (ExosInt128) users[0] * totals->weight - expected;
  const ExosInt128 distance = seen < 0 ? -seen : seen;
  const ExosInt128 below = expected - distance;
  const ExosInt128 above = expected + distance;
  const ExosInt128 last_below = below / totals->weight;
  const ExosInt128 first_above = (above + totals->weight - 1) / totals->weight;
  const double p = (double) weights[0] / (double) totals->weight;
  const double q = (double) weights[1] / (double) totals->weight;
  double sum = 0.0;

  if (distance == 0)
    return 1.0;
  if (below >= 0)
    sum += sum_tail ((double) last_below, (double) (totals->users - last_below), p, q);
  if (first_above <= totals->users)
    sum += sum_tail ((double) (totals->users - first_above), (double) first_above, q, p);
  return fmin (sum, 1.0);
}

/* C(n + k - 1, k - 1) <= MAX_TABLES */
static bool
can_enumerate (ExosInt128 n, size_t k)
{
  double tables = 1.0;

  if (n > MAX_USERS || k > MAX_GROUPS)
    return false;
  for (size_t i = 1; i < k; i++)
    tables *= ((double) n + (double) i) / (double) i;
  return tables <= MAX_TABLES + 0.5;
}

static uint64_t
common_divisor (uint64_t a, uint64_t b)
{
  while (b != 0)
    {
      const uint64_t rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* Fills the factors. Fails where the least common multiple of the weights times n^2 has more than
 * 127 bits. */
static bool
scale_weights (Enumeration *self, const uint64_t *weights, ExosInt128 n)
{
  ExosInt128 multiple = 1;
  ExosInt128 bound;

  for (size_t i = 0; i < self->k; i++)
    {
      const uint64_t rest = (uint64_t) (multiple % weights[i]);
      const ExosInt128 missing = (ExosInt128) (weights[i] / common_divisor (weights[i], rest));

      if (__builtin_mul_overflow (multiple, missing, &multiple))
        return false;
    }
  for (size_t i = 0; i < self->k; i++)
    self->factor[i] = multiple / weights[i];
  return !__builtin_mul_overflow (multiple, n * n, &bound);
}

/* Shares out the users left over groups i, i + 1, …, k - 1. */
static void
enumerate (Enumeration *self, size_t i, uint64_t left, ExosInt128 statistic, double ln_p)
{
  if (i == self->k - 1)
    {
      statistic += self->factor[i] * (ExosInt128) (left * left);
      ln_p += (double) left * self->ln_share[i] - self->ln_factorial[left];
      if (statistic >= self->seen)
        self->p += exp (ln_p);
      return;
    }
  for (uint64_t o = 0; o <= left; o++)
    enumerate (self, i + 1, left - o, statistic + self->factor[i] * (ExosInt128) (o * o),
               ln_p + (double) o * self->ln_share[i] - self->ln_factorial[o]);
}

double
exos_multinomial_p (const uint64_t *users,
                    const uint64_t *weights,
                    size_t k,
                    const ExosSrmTotals *totals)
{
  Enumeration self = { .k = k };

  if (k == 2)
    return fits (totals) ? two_group_p (users, weights, totals) : NAN;
  if (!can_enumerate (totals->users, k) || !scale_weights (&self, weights, totals->users))
    return NAN;

  const uint64_t n = (uint64_t) totals->users;

  for (uint64_t i = 1; i <= n; i++)
    self.ln_factorial[i] = gsl_sf_lnfact ((unsigned) i);
  for (size_t i = 0; i < k; i++)
    {
      self.ln_share[i] = log ((double) weights[i] / (double) totals->weight);
      self.seen += self.factor[i] * (ExosInt128) users[i] * (ExosInt128) users[i];
    }
  enumerate (&self, 0, n, 0, self.ln_factorial[n]);
  return fmin (self.p, 1.0);
}
