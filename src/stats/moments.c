// SPDX-License-Identifier: MIT
#include "stats/moments.h"

#include <math.h>

#define ILL_CONDITIONED 1e10
/* How far below 0 the rounding of totals to doubles can put a centred sum of squares. */
#define ROUNDING 1e-14

static ExosDoubleDouble
from_count (uint64_t n)
{
  return exos_double_double_from_decimal ((ExosInt128) n, 0);
}

ExosSums
exos_sums_merge (ExosSums a, ExosSums b)
{
  return (ExosSums) {
    .n = a.n + b.n,
    .sum = exos_double_double_add (a.sum, b.sum),
    .sum_sq = exos_double_double_add (a.sum_sq, b.sum_sq),
  };
}

static ExosMomentsState
find_state (uint64_t n, double total, double centred)
{
  if (n < 2)
    return EXOS_MOMENTS_TOO_FEW;
  if (!isfinite (total) || !isfinite (centred))
    return EXOS_MOMENTS_NOT_FINITE;
  return centred < -ROUNDING * total ? EXOS_MOMENTS_IMPOSSIBLE : EXOS_MOMENTS_OK;
}

static ExosMoments
make_moments (
    uint64_t n, ExosDoubleDouble mean, double total, double centred, double ill_conditioned)
{
  const ExosMomentsState state = find_state (n, total, centred);
  ExosMoments moments = { .n = n, .mean = mean, .variance = NAN, .condition = NAN, .state = state };

  if (state != EXOS_MOMENTS_OK)
    return moments;
  moments.variance = fmax (centred, 0.0) / ((double) n - 1.0);
  moments.condition = centred > 0.0 ? total / centred : INFINITY;
  moments.is_ill_conditioned = centred != 0.0 && moments.condition > ill_conditioned;
  return moments;
}

ExosMoments
exos_moments_of_squares (uint64_t n,
                         ExosDoubleDouble mean,
                         ExosDoubleDouble total,
                         ExosDoubleDouble part)
{
  return make_moments (n, mean, total.hi, exos_double_double_difference (total, part),
                       ILL_CONDITIONED);
}

ExosMoments
exos_moments_of_sums (ExosSums sums)
{
  const ExosDoubleDouble mean = exos_double_double_divide (sums.sum, from_count (sums.n));

  return exos_moments_of_squares (sums.n, mean, sums.sum_sq,
                                  exos_double_double_multiply (sums.sum, mean));
}

static ExosDoubleDouble
add_double (ExosDoubleDouble a, double b)
{
  return exos_double_double_add (a, (ExosDoubleDouble) { b, 0.0 });
}

/* Both are kept in two doubles: in one, their rounding would add up over many values. */
void
exos_running_add (ExosRunning *self, double value)
{
  const ExosDoubleDouble x = { value, 0.0 };
  const double before = exos_double_double_difference (x, self->mean);

  self->n++;
  self->mean = add_double (self->mean, before / (double) self->n);
  self->m2 = add_double (self->m2, before * exos_double_double_difference (x, self->mean));
}

ExosRunning
exos_running_merge (ExosRunning a, ExosRunning b)
{
  const double n = (double) (a.n + b.n);
  const double share = b.n > 0 ? (double) b.n / n : 0.0;
  const double apart = exos_double_double_difference (b.mean, a.mean);

  return (ExosRunning) {
    .n = a.n + b.n,
    .mean = add_double (a.mean, apart * share),
    .m2 = add_double (exos_double_double_add (a.m2, b.m2), apart * apart * (double) a.n * share),
  };
}

ExosMoments
exos_moments_of_running (ExosRunning running)
{
  const ExosDoubleDouble none = { NAN, NAN };
  const double mean = running.mean.hi;
  const double total = running.m2.hi + mean * mean * (double) running.n;

  return make_moments (running.n, running.n > 0 ? running.mean : none, total, running.m2.hi,
                       ILL_CONDITIONED * ILL_CONDITIONED);
}
