// SPDX-License-Identifier: MIT
#include "stats/random-binomial.h"

#include "stats/density.h"

#include <math.h>

#define MOST_TRIALS (UINT64_C (1) << 53)
#define RARE 10.0
/* P(X > 110) < 1e-70 where fewer than 10 are expected: only a uniform number that rounding leaves
 * beyond all probabilities gets there. */
#define MOST_RARE 110
/* Within this of the ends of the uniform, nothing is accepted without its probability. */
#define STEEP 0.07

static double
ln_probability (const ExosBinomial *self, double k)
{
  const double failures = (double) self->n - k;

  return exos_ln_binomial_peak (k, failures) -
         exos_ln_binomial_fall (k, failures, self->p, self->q);
}

/* The constants of BTRS, Hormann (1993), section 3. */
static void
init_rejection (ExosBinomial *self)
{
  const double n = (double) self->n;
  const double sd = sqrt (n * self->p * self->q);

  self->first = ln_probability (self, floor ((n + 1.0) * self->p));
  self->spread = 1.15 + 2.53 * sd;
  self->tail = -0.0873 + 0.0248 * self->spread + 0.01 * self->p;
  self->middle = n * self->p + 0.5;
  self->squeeze = 0.92 - 4.2 / self->spread;
  self->scale = (2.83 + 5.1 / self->spread) * sd;
}

bool
exos_binomial_init (ExosBinomial *self, uint64_t n, double rate)
{
  if (!(rate >= 0.0 && rate <= 1.0) || n > MOST_TRIALS)
    return false;
  *self = (ExosBinomial) {
    .n = n,
    .counts_failures = rate > 0.5,
    .p = fmin (rate, 1.0 - rate),
    .q = fmax (rate, 1.0 - rate),
  };
  self->is_rare = (double) n * self->p < RARE;
  if (self->is_rare)
    self->first = exp ((double) n * log1p (-self->p));
  else
    init_rejection (self);
  return true;
}

static double
draw_by_inversion (ExosRandom *random, const ExosBinomial *self)
{
  const double n = (double) self->n;

  for (;;)
    {
      double rest = exos_random_uniform (random);
      double probability = self->first;

      for (int k = 0; k <= MOST_RARE; k++)
        {
          if (rest <= probability)
            return k;
          rest -= probability;
          probability *= (n - k) / (k + 1.0) * (self->p / self->q);
        }
    }
}

/* The whole part of the middle is added last: with it, the place between two numbers would keep
 * fewer digits the larger n is. */
static double
draw_by_rejection (ExosRandom *random, const ExosBinomial *self)
{
  const double whole = floor (self->middle);

  for (;;)
    {
      const double u = exos_random_uniform (random) - 0.5;
      const double v = exos_random_uniform (random);
      const double to_end = 0.5 - fabs (u);
      const double place = (2.0 * self->tail / to_end + self->spread) * u;
      const double k = whole + floor (place + (self->middle - whole));
      const double slope = self->tail / (to_end * to_end) + self->spread;

      if (k < 0.0 || k > (double) self->n)
        continue;
      if (to_end >= STEEP && v <= self->squeeze)
        return k;
      if (log (v * self->scale / slope) <= ln_probability (self, k) - self->first)
        return k;
    }
}

uint64_t
exos_random_binomial (ExosRandom *random, const ExosBinomial *binomial)
{
  const uint64_t rarer = (uint64_t) (binomial->is_rare ? draw_by_inversion (random, binomial)
                                                       : draw_by_rejection (random, binomial));

  return binomial->counts_failures ? binomial->n - rarer : rarer;
}
