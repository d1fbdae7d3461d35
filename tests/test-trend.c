// SPDX-License-Identifier: MIT
#include "stats/trend.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define assert_relative(got, want, tolerance) \
  g_assert_cmpfloat_with_epsilon (got, want, fabs (want) * (tolerance))

#define N_DAYS 7

static const double days[N_DAYS] = { 0, 1, 2, 5, 9, 10, 11 };
static const ExosEffect effects[N_DAYS] = {
  { 0.031, 4e-5 }, { 0.028, 5e-5 }, { 0.019, 3e-5 },  { 0.022, 6e-5 },
  { 0.004, 4e-5 }, { 0.006, 5e-5 }, { -0.003, 7e-5 },
};

/* R 4.2.2: lm (d ~ days, weights = 1 / v), se from the weights alone. */
static void
test_line (void)
{
  const ExosTrend it = exos_fit_trend (days, effects, N_DAYS);

  assert_relative (it.slope, -0.00261891319689484857, 1e-12);
  assert_relative (it.se, 0.00061349981887379114, 1e-13);
  assert_relative (it.z, -4.2688084272011988, 1e-12);
  assert_relative (it.p, 0.000019651995599505, 1e-11);
  assert_relative (it.mean_difference, 0.016282407407407405, 1e-14);
  g_assert_true (it.is_drift);
}

/* Days may be counted from anywhere and come in any order. */
static void
test_origin (void)
{
  double shifted[N_DAYS];
  ExosEffect reversed[N_DAYS];

  for (gsize i = 0; i < N_DAYS; i++)
    {
      shifted[i] = 738000.0 + days[N_DAYS - 1 - i];
      reversed[i] = effects[N_DAYS - 1 - i];
    }

  const ExosTrend a = exos_fit_trend (days, effects, N_DAYS);
  const ExosTrend b = exos_fit_trend (shifted, reversed, N_DAYS);

  assert_relative (b.slope, a.slope, 1e-13);
  assert_relative (b.se, a.se, 1e-14);
}

/* Differences on a line are the line, whatever their variances. */
static void
test_exact_line (void)
{
  ExosEffect line[N_DAYS];

  for (gsize i = 0; i < N_DAYS; i++)
    line[i] = (ExosEffect) { 0.25 - 0.125 * days[i], effects[i].variance };
  assert_relative (exos_fit_trend (days, line, N_DAYS).slope, -0.125, 1e-14);
}

static void
test_level_line (void)
{
  ExosEffect level[N_DAYS];

  for (gsize i = 0; i < N_DAYS; i++)
    level[i] = (ExosEffect) { 0.25, 4e-5 };

  const ExosTrend it = exos_fit_trend (days, level, N_DAYS);

  g_assert_cmpfloat_with_epsilon (it.slope, 0.0, 1e-17);
  g_assert_cmpfloat_with_epsilon (it.p, 1.0, 1e-12);
  g_assert_false (it.is_drift);
}

/* A drift is significant, a week long and large against the mean: each of them alone is missed. */
static void
test_drift (void)
{
  static const struct
  {
    gsize n;
    double start, slope, variance;
    gboolean is_drift;
  } cases[] = {
    { 7, 0.03, -0.005, 1e-5, TRUE },   { 6, 0.03, -0.005, 1e-6, FALSE },
    { 7, 0.03, -0.005, 1e-3, FALSE },  { 7, 0.30, -0.005, 1e-5, FALSE },
    { 7, -0.03, 0.005, 1e-5, TRUE },   { 7, 0.0, 0.005, 1e-5, TRUE },
    { 10, 0.1, 0.00646, 1e-6, TRUE },  { 10, 0.1, 0.00644, 1e-6, FALSE },
    { 10, 0.1, -0.00410, 1e-6, TRUE }, { 10, 0.1, -0.00406, 1e-6, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double day[10];
      ExosEffect line[10];

      for (gsize j = 0; j < cases[i].n; j++)
        {
          day[j] = (double) j;
          line[j] = (ExosEffect) { cases[i].start + cases[i].slope * day[j], cases[i].variance };
        }
      g_assert_cmpint (exos_fit_trend (day, line, cases[i].n).is_drift, ==, cases[i].is_drift);
    }
}

static void
test_one_day (void)
{
  const double same[] = { 0.1, 0.1, 0.1 };
  const ExosTrend it = exos_fit_trend (same, effects, 3);
  const ExosTrend one = exos_fit_trend (days, effects, 1);

  g_assert_true (isnan (it.slope) && isnan (it.se) && isnan (it.z) && isnan (it.p));
  assert_relative (it.mean_difference, (0.031 / 4 + 0.028 / 5 + 0.019 / 3) / (47.0 / 60.0), 1e-14);
  g_assert_false (it.is_drift);
  g_assert_true (isnan (one.slope));
  assert_relative (one.mean_difference, 0.031, 1e-15);
}

static void
test_not_defined (void)
{
  const ExosEffect certain[] = { { 0.03, 4e-5 }, { 0.02, 0.0 }, { 0.01, 4e-5 } };
  const ExosEffect unknown[] = { { 0.03, 4e-5 }, { NAN, NAN }, { 0.01, 4e-5 } };

  g_assert_true (isnan (exos_fit_trend (days, certain, 3).slope));
  g_assert_true (isnan (exos_fit_trend (days, unknown, 3).mean_difference));
  g_assert_true (isnan (exos_fit_trend (days, effects, 0).slope));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trend/agrees-with-weighted-lm", test_line);
  g_test_add_func ("/trend/first-day-and-order-do-not-matter", test_origin);
  g_test_add_func ("/trend/a-line-is-found-exactly", test_exact_line);
  g_test_add_func ("/trend/level-differences-have-no-trend", test_level_line);
  g_test_add_func ("/trend/drift-is-significant-long-and-large", test_drift);
  g_test_add_func ("/trend/one-day-has-no-slope", test_one_day);
  g_test_add_func ("/trend/unknown-variance-is-refused", test_not_defined);
  return g_test_run ();
}
