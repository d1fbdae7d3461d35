// SPDX-License-Identifier: MIT
#include "stats/cuped.h"

#include <math.h>
#include <stdbool.h>

#define FEWEST_USERS 2

/* Sums that came through rounding may miss a bound by this share. */
#define ROUNDING 1e-10

static double
mean_x (const ExosPairedSums *group)
{
  return group->sum_x / (double) group->n;
}

static double
mean_y (const ExosPairedSums *group)
{
  return group->sum_y / (double) group->n;
}

/* Cauchy-Schwarz, among others: what fails here would give a negative variance. */
static bool
is_possible (const ExosPairedSums *group)
{
  return isfinite (group->sum_x) && isfinite (group->sum_y) && isfinite (group->ss_xx) &&
         isfinite (group->ss_yy) && isfinite (group->ss_xy) && group->ss_xx >= 0.0 &&
         group->ss_yy >= 0.0 &&
         fabs (group->ss_xy) <= sqrt (group->ss_xx) * sqrt (group->ss_yy) * (1.0 + ROUNDING);
}

/* ss of x with x, or of x with y, that the distance between the groups' means adds to both groups
 * seen as one. */
static double
between (const ExosPairedSums *c, const ExosPairedSums *t, double distance)
{
  const double n_c = (double) c->n;
  const double n_t = (double) t->n;

  return n_c * (n_t / (n_c + n_t)) * (mean_x (t) - mean_x (c)) * distance;
}

/* 0 when x is constant. */
static double
find_theta (const ExosPairedSums *c, const ExosPairedSums *t, ExosThetaMethod method)
{
  double ss_xx = c->ss_xx + t->ss_xx;
  double ss_xy = c->ss_xy + t->ss_xy;

  if (method == EXOS_THETA_MERGED)
    {
      ss_xx += between (c, t, mean_x (t) - mean_x (c));
      ss_xy += between (c, t, mean_y (t) - mean_y (c));
    }
  return ss_xx > 0.0 ? ss_xy / ss_xx : 0.0;
}

static double
variance (double ss, uint64_t n)
{
  return fmax (ss, 0.0) / (double) (n - 1);
}

static ExosMoments
make_group (uint64_t n, double mean, double spread_of_one)
{
  return (
      ExosMoments) { .n = n, .mean = { mean, 0.0 }, .variance = spread_of_one, .condition = NAN };
}

static ExosMoments
describe_covariate (const ExosPairedSums *group)
{
  return make_group (group->n, mean_x (group), variance (group->ss_xx, group->n));
}

/* others_share times distance is how far the mean of x of all users is from this group's. */
static ExosMoments
adjust (const ExosPairedSums *group, double theta, double others_share, double distance)
{
  const double ss = group->ss_yy - 2.0 * theta * group->ss_xy + theta * theta * group->ss_xx;

  return make_group (group->n, mean_y (group) + theta * others_share * distance,
                     variance (ss, group->n));
}

/* The variance of a difference of means. */
static double
spread (double variance_c, double variance_t, const ExosPairedSums *c, const ExosPairedSums *t)
{
  return variance_c / (double) c->n + variance_t / (double) t->n;
}

static ExosCuped
refuse (const ExosPairedSums *c, const ExosPairedSums *t, ExosCupedStatus status)
{
  const ExosMoments control = make_group (c->n, NAN, NAN);
  const ExosMoments treatment = make_group (t->n, NAN, NAN);

  return (ExosCuped) { status, NAN, control, treatment, control, treatment, NAN, NAN };
}

/* Compares the variance of the difference before and after. */
static void
judge_reduction (ExosCuped *self, const ExosPairedSums *c, const ExosPairedSums *t)
{
  const double raw = spread (variance (c->ss_yy, c->n), variance (t->ss_yy, t->n), c, t);
  const double adjusted = spread (self->control.variance, self->treatment.variance, c, t);

  if (raw > 0.0 && adjusted <= ROUNDING * raw)
    {
      self->status = EXOS_CUPED_COLLINEAR;
      self->control.variance = NAN;
      self->treatment.variance = NAN;
    }
  else if (raw > 0.0)
    self->variance_reduction = 1.0 - adjusted / raw;
}

/* The total of products less the product of totals over n. */
static double
centre (ExosDoubleDouble products, ExosDoubleDouble a, ExosDoubleDouble mean_b)
{
  return exos_double_double_difference (products, exos_double_double_multiply (a, mean_b));
}

ExosPairedSums
exos_centre_sums (ExosPairSums sums)
{
  const ExosDoubleDouble n = exos_double_double_from_decimal ((ExosInt128) sums.n, 0);
  const ExosDoubleDouble x = exos_double_double_divide (sums.x, n);
  const ExosDoubleDouble y = exos_double_double_divide (sums.y, n);

  return (ExosPairedSums) {
    .n = sums.n,
    .sum_x = sums.x.hi,
    .sum_y = sums.y.hi,
    .ss_xx = fmax (centre (sums.xx, sums.x, x), 0.0),
    .ss_yy = fmax (centre (sums.yy, sums.y, y), 0.0),
    .ss_xy = centre (sums.xy, sums.x, y),
  };
}

/* Whether there is anything to adjust: else why not. */
static ExosCupedStatus
check_pair (const ExosPairedSums *control, const ExosPairedSums *treatment)
{
  if (control->n < FEWEST_USERS || treatment->n < FEWEST_USERS)
    return EXOS_CUPED_TOO_FEW;
  if (!is_possible (control) || !is_possible (treatment))
    return EXOS_CUPED_IMPOSSIBLE;
  return control->ss_xx + treatment->ss_xx == 0.0 ? EXOS_CUPED_CONSTANT_COVARIATE
                                                  : EXOS_CUPED_ADJUSTED;
}

ExosCuped
exos_adjust_by_theta (const ExosPairedSums *control, const ExosPairedSums *treatment, double theta)
{
  const ExosCupedStatus status = check_pair (control, treatment);

  if (status == EXOS_CUPED_TOO_FEW || status == EXOS_CUPED_IMPOSSIBLE)
    return refuse (control, treatment, status);

  const double n_c = (double) control->n;
  const double n_t = (double) treatment->n;
  const double n = n_c + n_t;
  const double distance = mean_x (treatment) - mean_x (control);
  ExosCuped result = {
    .status = status,
    .theta = theta,
    .control = adjust (control, theta, n_t / n, distance),
    .treatment = adjust (treatment, theta, -n_c / n, distance),
    .covariate_control = describe_covariate (control),
    .covariate_treatment = describe_covariate (treatment),
    .unadjusted_difference = mean_y (treatment) - mean_y (control),
    .variance_reduction = NAN,
  };

  judge_reduction (&result, control, treatment);
  return result;
}

ExosCuped
exos_adjust_by_covariate (const ExosPairedSums *control,
                          const ExosPairedSums *treatment,
                          ExosThetaMethod method)
{
  return exos_adjust_by_theta (control, treatment, find_theta (control, treatment, method));
}

/* Sums over groups keep all digits, so that no order of the groups changes one. */
typedef struct
{
  ExosDoubleDouble n;
  ExosDoubleDouble x;
  ExosDoubleDouble xx;
  ExosDoubleDouble xy;
} Pool;

static void
add (ExosDoubleDouble *sum, double term)
{
  *sum = exos_double_double_add (*sum, (ExosDoubleDouble) { term, 0.0 });
}

static Pool
pool_groups (const ExosPairedSums *groups, size_t k)
{
  Pool pool = { 0 };

  for (size_t i = 0; i < k; i++)
    {
      add (&pool.n, (double) groups[i].n);
      add (&pool.x, groups[i].sum_x);
      add (&pool.xx, groups[i].ss_xx);
      add (&pool.xy, groups[i].ss_xy);
    }
  return pool;
}

static ExosCupedStatus
check_groups (const ExosPairedSums *groups, size_t k)
{
  for (size_t i = 0; i < k; i++)
    {
      if (groups[i].n < FEWEST_USERS)
        return EXOS_CUPED_TOO_FEW;
      if (!is_possible (&groups[i]))
        return EXOS_CUPED_IMPOSSIBLE;
    }
  return EXOS_CUPED_ADJUSTED;
}

ExosCupedStatus
exos_adjust_groups_by_covariate (const ExosPairedSums *groups, size_t k, ExosMoments *adjusted)
{
  const ExosCupedStatus status = check_groups (groups, k);

  if (status != EXOS_CUPED_ADJUSTED)
    return status;

  const Pool pool = pool_groups (groups, k);

  if (!(pool.xx.hi > 0.0))
    return EXOS_CUPED_CONSTANT_COVARIATE;

  const double theta = pool.xy.hi / pool.xx.hi;
  const double middle = pool.x.hi / pool.n.hi;

  for (size_t i = 0; i < k; i++)
    {
      adjusted[i] = adjust (&groups[i], theta, 1.0, middle - mean_x (&groups[i]));
      if (adjusted[i].variance <= ROUNDING * variance (groups[i].ss_yy, groups[i].n))
        return EXOS_CUPED_COLLINEAR;
    }
  return EXOS_CUPED_ADJUSTED;
}
