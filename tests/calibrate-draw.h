// SPDX-License-Identifier: MIT
/* Numbers of other distributions, from the uniform ones of the stream. */
#pragma once

#include "stats/count.h"
#include "stats/random-binomial.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static inline double
draw_normal (ExosRandom *random)
{
  return gsl_cdf_ugaussian_Pinv (exos_random_uniform (random));
}

/* Of mean 1. */
static inline double
draw_exponential (ExosRandom *random)
{
  return -log (exos_random_uniform (random));
}

/* Twice a Gamma of df / 2, Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software
 * 26:363. df >= 2. */
static inline double
draw_chi_square (ExosRandom *random, double df)
{
  const double d = 0.5 * df - 1.0 / 3.0;
  const double c = 1.0 / sqrt (9.0 * d);

  for (;;)
    {
      const double x = draw_normal (random);
      const double v = (1.0 + c * x) * (1.0 + c * x) * (1.0 + c * x);

      if (v > 0.0 && log (exos_random_uniform (random)) < 0.5 * x * x + d * (1.0 - v + log (v)))
        return 2.0 * d * v;
    }
}

static inline ExosCount
draw_count (ExosRandom *random, const ExosBinomial *events)
{
  return (ExosCount) { events->n, exos_random_binomial (random, events) };
}
