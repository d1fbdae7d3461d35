// SPDX-License-Identifier: MIT
#include "stats/ratio.h"

#include <math.h>

/* How far the rounding of totals to doubles can move them, as a part of them. */
#define ROUNDING 1e-14

ExosPairSums
exos_pair_sums_merge (ExosPairSums a, ExosPairSums b)
{
  return (ExosPairSums) {
    .n = a.n + b.n,
    .y = exos_double_double_add (a.y, b.y),
    .x = exos_double_double_add (a.x, b.x),
    .yy = exos_double_double_add (a.yy, b.yy),
    .xx = exos_double_double_add (a.xx, b.xx),
    .xy = exos_double_double_add (a.xy, b.xy),
  };
}

/* Whether the product total is more than Cauchy and Schwarz allow. y and x are the moments of
 * each value alone; the allowance for the rounding of their squares covers that of the product. */
static bool
is_impossible_product (const ExosPairSums *sums, const ExosMoments *y, const ExosMoments *x)
{
  const double freedom = (double) sums->n - 1.0;
  const double most_y = y->variance * freedom + ROUNDING * sums->yy.hi;
  const double most_x = x->variance * freedom + ROUNDING * sums->xx.hi;
  const double centred =
      exos_double_double_difference (sums->xy, exos_double_double_multiply (sums->x, y->mean));

  return fabs (centred) > sqrt (most_x) * sqrt (most_y);
}

static ExosMomentsState
find_state (const ExosPairSums *sums)
{
  const ExosMoments y = exos_moments_of_sums ((ExosSums) { sums->n, sums->y, sums->yy });
  const ExosMoments x = exos_moments_of_sums ((ExosSums) { sums->n, sums->x, sums->xx });

  if (y.state != EXOS_MOMENTS_OK)
    return y.state;
  if (x.state != EXOS_MOMENTS_OK)
    return x.state;
  if (is_impossible_product (sums, &y, &x))
    return EXOS_MOMENTS_IMPOSSIBLE;
  return sums->x.hi == 0.0 ? EXOS_MOMENTS_NO_DENOMINATOR : EXOS_MOMENTS_OK;
}

/* Var (R) = Var (y - R x) / (n mean(x)^2). The residuals y - R x sum to 0, so their squares need no
 * centring: yy - 2 R xy + R^2 xx. */
ExosMoments
exos_moments_of_ratio (ExosPairSums sums)
{
  const ExosDoubleDouble ratio = exos_double_double_divide (sums.y, sums.x);
  const ExosDoubleDouble rx = exos_double_double_multiply (ratio, sums.xx);
  const ExosDoubleDouble total =
      exos_double_double_add (sums.yy, exos_double_double_multiply (ratio, rx));
  const ExosDoubleDouble product = exos_double_double_multiply (ratio, sums.xy);
  const ExosDoubleDouble twice = { 2.0 * product.hi, 2.0 * product.lo };
  const ExosMomentsState state = find_state (&sums);
  const double mean_x = sums.x.hi / (double) sums.n;
  ExosMoments moments = exos_moments_of_squares (sums.n, ratio, total, twice);

  if (state != EXOS_MOMENTS_OK)
    return (ExosMoments) {
      .n = sums.n, .mean = ratio, .variance = NAN, .condition = NAN, .state = state
    };
  moments.variance /= mean_x * mean_x;
  return moments;
}
