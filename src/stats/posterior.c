// SPDX-License-Identifier: MIT
#include "stats/posterior.h"

#include "stats/density.h"

#include <math.h>

/* ln of the density's fall from its peak at the ends of the range. */
#define FALL 60.0
#define MAX_DOUBLINGS 200
#define BISECTIONS 30

/* ln of the density's fall from its peak to a rate p, q = 1 - p. */
static double
fall_at (const ExosRatePosterior *self, double p, double q)
{
  if (p <= 0.0)
    return self->events > 0.0 ? INFINITY : 0.0;
  if (q <= 0.0)
    return self->failures > 0.0 ? INFINITY : 0.0;
  return exos_ln_binomial_fall (self->events, self->failures, p, q);
}

/* The end of the range on the side of step's sign. */
static double
find_end (const ExosRatePosterior *self, double mode, double step)
{
  double inside = mode;
  double outside = mode;

  for (int i = 0; i < MAX_DOUBLINGS && fall_at (self, outside, 1.0 - outside) < FALL; i++)
    {
      inside = outside;
      outside = fmin (fmax (mode + step, 0.0), 1.0);
      if (outside == inside)
        return outside;
      step *= 2.0;
    }
  for (int i = 0; i < BISECTIONS; i++)
    {
      const double middle = 0.5 * (inside + outside);

      if (fall_at (self, middle, 1.0 - middle) < FALL)
        inside = middle;
      else
        outside = middle;
    }
  return outside;
}

ExosRatePosterior
exos_rate_posterior (ExosCount count)
{
  const double n = (double) count.users;
  ExosRatePosterior self = {
    .events = (double) count.events,
    .failures = (double) (count.users - count.events),
  };
  /* Beta (1 + x, 1 + f) is n + 1 times the binomial probability of x events. */
  self.ln_peak = log1p (n) + exos_ln_binomial_peak (self.events, self.failures);

  const double mode = self.events / n;
  const double step = (1.0 + sqrt (self.events * (self.failures / n))) / n;

  self.low = find_end (&self, mode, -step);
  self.high = find_end (&self, mode, step);
  return self;
}

double
exos_rate_posterior_density (const ExosRatePosterior *self, double p, double q)
{
  if (p < self->low || p > self->high)
    return 0.0;
  return exp (self->ln_peak - fall_at (self, p, q));
}
