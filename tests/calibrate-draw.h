// SPDX-License-Identifier: MIT
/* Numbers of other distributions, each from one uniform number of the stream. */
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

static inline ExosCount
draw_count (ExosRandom *random, const ExosBinomial *events)
{
  return (ExosCount) { events->n, exos_random_binomial (random, events) };
}
