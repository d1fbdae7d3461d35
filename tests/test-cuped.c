// SPDX-License-Identifier: MIT
#include "stats/cuped.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define assert_relative(got, want, tolerance) \
  g_assert_cmpfloat_with_epsilon (got, want, fabs (want) * (tolerance))

/* R's data set mtcars: mpg as the metric, wt as the covariate, automatic against manual. */
static const ExosPairedSums automatic = {
  19, 71.609, 325.8, 10.878317789473686, 264.58736842105259, -41.184305263157896,
};
static const ExosPairedSums manual = {
  13, 31.343, 317.1, 4.5679959999999991, 456.30923076923068, -41.496899999999989,
};

/* R 4.2.2: lm (mpg ~ am + wt), then mean () and var () of mpg - theta (wt - mean (wt)) by am. */
static void
test_adjusted (void)
{
  const ExosCuped it = exos_adjust_by_covariate (&automatic, &manual, EXOS_THETA_WITHIN);

  g_assert_cmpint (it.status, ==, EXOS_CUPED_ADJUSTED);
  assert_relative (it.theta, -5.352811446799901063, 1e-14);
  assert_relative (it.control.mean.hi, 20.10021868298797187, 1e-14);
  assert_relative (it.treatment.mean.hi, 20.07660346332527368, 1e-14);
  g_assert_cmpfloat_with_epsilon (it.treatment.mean.hi - it.control.mean.hi, -0.023615219662702771,
                                  1e-13);
  assert_relative (it.control.variance, 7.52087282435268101, 1e-13);
  assert_relative (it.treatment.variance, 11.91199886534093899, 1e-13);
  assert_relative (it.variance_reduction, 0.6452427259653486, 1e-13);
  assert_relative (it.unadjusted_difference, 7.2449392712550598, 1e-14);
  g_assert_cmpuint (it.control.n, ==, 19);
  g_assert_cmpuint (it.treatment.n, ==, 13);
}

/* mean () and var () of wt by am. */
static void
test_covariate (void)
{
  const ExosCuped it = exos_adjust_by_covariate (&automatic, &manual, EXOS_THETA_WITHIN);

  assert_relative (it.covariate_control.mean.hi, 3.76889473684210508, 1e-14);
  assert_relative (it.covariate_treatment.mean.hi, 2.411, 1e-14);
  assert_relative (it.covariate_control.variance, 0.60435098830409362, 1e-14);
  assert_relative (it.covariate_treatment.variance, 0.38066633333333327, 1e-14);
}

/* coef (lm (mpg ~ wt)) */
static void
test_merged (void)
{
  const ExosCuped it = exos_adjust_by_covariate (&automatic, &manual, EXOS_THETA_MERGED);

  assert_relative (it.theta, -5.344471572722678587, 1e-14);
  g_assert_cmpint (it.status, ==, EXOS_CUPED_ADJUSTED);
}

static void
test_swapped_groups (void)
{
  const ExosCuped a = exos_adjust_by_covariate (&automatic, &manual, EXOS_THETA_WITHIN);
  const ExosCuped b = exos_adjust_by_covariate (&manual, &automatic, EXOS_THETA_WITHIN);

  g_assert_cmpfloat (b.theta, ==, a.theta);
  g_assert_cmpfloat (b.control.mean.hi, ==, a.treatment.mean.hi);
  g_assert_cmpfloat (b.treatment.variance, ==, a.control.variance);
  assert_relative (b.variance_reduction, a.variance_reduction, 1e-15);
}

/* x in another unit, counted from another origin. */
static ExosPairedSums
rescale_covariate (const ExosPairedSums *group, double unit, double origin)
{
  ExosPairedSums sums = *group;

  sums.sum_x = unit * sums.sum_x + origin * (double) sums.n;
  sums.ss_xx *= unit * unit;
  sums.ss_xy *= unit;
  return sums;
}

static void
test_unit_of_covariate (void)
{
  static const ExosThetaMethod methods[] = { EXOS_THETA_WITHIN, EXOS_THETA_MERGED };
  const ExosPairedSums c = rescale_covariate (&automatic, -453.6, 1000.0);
  const ExosPairedSums t = rescale_covariate (&manual, -453.6, 1000.0);

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      const ExosCuped a = exos_adjust_by_covariate (&automatic, &manual, methods[i]);
      const ExosCuped b = exos_adjust_by_covariate (&c, &t, methods[i]);

      assert_relative (b.theta, a.theta / -453.6, 1e-13);
      assert_relative (b.control.mean.hi, a.control.mean.hi, 1e-13);
      assert_relative (b.treatment.variance, a.treatment.variance, 1e-13);
      assert_relative (b.variance_reduction, a.variance_reduction, 1e-13);
    }
}

/* The users' mean stays what it was: what one group loses the other gains. */
static void
test_overall_mean (void)
{
  const ExosCuped it = exos_adjust_by_covariate (&automatic, &manual, EXOS_THETA_WITHIN);

  assert_relative (19.0 * it.control.mean.hi + 13.0 * it.treatment.mean.hi, 325.8 + 317.1, 1e-14);
}

static void
test_constant_covariate (void)
{
  const ExosPairedSums c = { 10, 30.0, 50.0, 0.0, 90.0, 0.0 };
  const ExosPairedSums t = { 20, 60.0, 140.0, 0.0, 190.0, 0.0 };
  const ExosCuped it = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);

  g_assert_cmpint (it.status, ==, EXOS_CUPED_CONSTANT_COVARIATE);
  g_assert_cmpfloat (it.theta, ==, 0.0);
  g_assert_cmpfloat (it.control.mean.hi, ==, 5.0);
  g_assert_cmpfloat (it.treatment.mean.hi, ==, 7.0);
  g_assert_cmpfloat (it.control.variance, ==, 10.0);
  g_assert_cmpfloat (it.treatment.variance, ==, 10.0);
  g_assert_cmpfloat (it.variance_reduction, ==, 0.0);
}

/* A covariate that says nothing of y, or the opposite in each group. */
static void
test_useless_covariate (void)
{
  const ExosPairedSums c = { 10, 30.0, 50.0, 9.0, 90.0, 9.0 };
  const ExosPairedSums t = { 10, 31.0, 70.0, 9.0, 90.0, -9.0 };
  const ExosCuped it = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);

  g_assert_cmpint (it.status, ==, EXOS_CUPED_ADJUSTED);
  g_assert_cmpfloat (it.theta, ==, 0.0);
  g_assert_cmpfloat (it.variance_reduction, ==, 0.0);
}

/* The small group has another slope than both together: its variance grows. */
static void
test_worse_than_nothing (void)
{
  const ExosPairedSums c = { 10000, 0.0, 0.0, 10000.0, 20000.0, 10000.0 };
  const ExosPairedSums t = { 10, 0.0, 0.0, 10.0, 20.0, -10.0 };
  const ExosCuped it = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);

  g_assert_cmpfloat (it.treatment.variance, >, 20.0 / 9.0);
  g_assert_cmpfloat (it.variance_reduction, <, 0.0);
}

/* The covariate is the metric itself, in another unit. */
static void
test_collinear (void)
{
  const ExosPairedSums c = { 10, 30.0, 60.0, 9.0, 36.0, 18.0 };
  const ExosPairedSums t = { 10, 31.0, 62.0, 7.0, 28.0, 14.000000000000002 };
  const ExosCuped it = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);

  g_assert_cmpint (it.status, ==, EXOS_CUPED_COLLINEAR);
  assert_relative (it.theta, 2.0, 1e-14);
  g_assert_true (isnan (it.control.variance) && isnan (it.treatment.variance));
  g_assert_true (isnan (it.variance_reduction));
}

static void
test_constant_metric (void)
{
  const ExosPairedSums c = { 10, 30.0, 50.0, 9.0, 0.0, 0.0 };
  const ExosPairedSums t = { 10, 31.0, 50.0, 7.0, 0.0, 0.0 };
  const ExosCuped it = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);

  g_assert_cmpint (it.status, ==, EXOS_CUPED_ADJUSTED);
  g_assert_cmpfloat (it.control.variance, ==, 0.0);
  g_assert_cmpfloat (it.treatment.mean.hi, ==, 5.0);
  g_assert_true (isnan (it.variance_reduction));
}

static const struct
{
  const char *name;
  ExosPairedSums group;
  ExosCupedStatus status;
} refused[] = {
  { "no user", { 0, 0.0, 0.0, 0.0, 0.0, 0.0 }, EXOS_CUPED_TOO_FEW },
  { "one user", { 1, 3.0, 5.0, 0.0, 0.0, 0.0 }, EXOS_CUPED_TOO_FEW },
  { "not a number", { 9, 3.0, 5.0, NAN, 1.0, 0.0 }, EXOS_CUPED_IMPOSSIBLE },
  { "infinite", { 9, INFINITY, 5.0, 1.0, 1.0, 0.0 }, EXOS_CUPED_IMPOSSIBLE },
  { "negative squares of x", { 9, 3.0, 5.0, -1.0, 1.0, 0.0 }, EXOS_CUPED_IMPOSSIBLE },
  { "negative squares of y", { 9, 3.0, 5.0, 1.0, -1.0, 0.0 }, EXOS_CUPED_IMPOSSIBLE },
  { "more than collinear", { 9, 3.0, 5.0, 1.0, 4.0, 2.001 }, EXOS_CUPED_IMPOSSIBLE },
  { "products of a constant", { 9, 3.0, 5.0, 0.0, 4.0, -0.1 }, EXOS_CUPED_IMPOSSIBLE },
};

static void
assert_refused (const ExosCuped *it, ExosCupedStatus status)
{
  g_assert_cmpint (it->status, ==, status);
  g_assert_true (isnan (it->theta) && isnan (it->variance_reduction));
  g_assert_true (isnan (it->control.mean.hi) && isnan (it->control.variance));
  g_assert_true (isnan (it->treatment.mean.hi) && isnan (it->treatment.variance));
  g_assert_true (isnan (it->covariate_control.mean.hi) && isnan (it->covariate_treatment.variance));
  g_assert_true (isnan (it->unadjusted_difference));
}

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const ExosPairedSums *group = &refused[i].group;
      const ExosCuped a = exos_adjust_by_covariate (group, &manual, EXOS_THETA_WITHIN);
      const ExosCuped b = exos_adjust_by_covariate (&manual, group, EXOS_THETA_MERGED);

      g_test_message ("%s", refused[i].name);
      assert_refused (&a, refused[i].status);
      assert_refused (&b, refused[i].status);
    }
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cuped/agrees-with-lm", test_adjusted);
  g_test_add_func ("/cuped/covariate-is-described", test_covariate);
  g_test_add_func ("/cuped/merged-slope-agrees-with-lm", test_merged);
  g_test_add_func ("/cuped/groups-may-be-swapped", test_swapped_groups);
  g_test_add_func ("/cuped/unit-of-the-covariate-does-not-matter", test_unit_of_covariate);
  g_test_add_func ("/cuped/overall-mean-is-kept", test_overall_mean);
  g_test_add_func ("/cuped/constant-covariate-adjusts-nothing", test_constant_covariate);
  g_test_add_func ("/cuped/useless-covariate-adjusts-nothing", test_useless_covariate);
  g_test_add_func ("/cuped/reduction-may-be-negative", test_worse_than_nothing);
  g_test_add_func ("/cuped/metric-as-its-own-covariate-is-refused", test_collinear);
  g_test_add_func ("/cuped/constant-metric-has-no-reduction", test_constant_metric);
  g_test_add_func ("/cuped/impossible-sums-are-refused", test_refused);
  return g_test_run ();
}
