// SPDX-License-Identifier: MIT
/* Intervals for a difference and a ratio: that they agree with the tests, and their edges. */
#include "stats/exact.h"
#include "stats/intervals.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define N_RANDOM 4000
#define HUGE_COUNT (G_GUINT64_CONSTANT (1) << 62)

static const ExosCiMethod methods[] = {
  EXOS_CI_SCORE, EXOS_CI_MN, EXOS_CI_AGRESTI_CAFFO, EXOS_CI_NEWCOMBE, EXOS_CI_WALD,
};

static ExosCount
random_count (GRand *rand, double rate)
{
  const guint64 users = (guint64) pow (10.0, g_rand_double_range (rand, 1.0, 7.0));
  const double mean = rate * (double) users;
  const double noise = g_rand_double_range (rand, -3.0, 3.0) * sqrt (mean * (1.0 - rate));

  return (ExosCount) {
    .users = users,
    .events = (guint64) CLAMP (round (mean + noise), 0.0, (double) users),
  };
}

static ExosCount
failures_of (ExosCount count)
{
  return (ExosCount) { count.users, count.users - count.events };
}

static gboolean
excludes (ExosInterval interval, double value)
{
  return interval.low > value || interval.high < value;
}

/* p < alpha, 0 outside the score interval and 1 outside Koopman's are one statement. */
static void
test_coherence (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240601);
  const double alphas[] = { 0.10, 0.05, 0.01 };
  guint n_significant = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      const double rate = pow (10.0, g_rand_double_range (rand, -4.0, 0.0));
      const ExosCount c = random_count (rand, rate);
      const ExosCount t = random_count (rand, rate);
      const double alpha = alphas[i % G_N_ELEMENTS (alphas)];
      const double z = exos_two_sided_quantile (alpha);
      const double p = exos_compare_proportions (c, t, EXOS_EXACT_NEVER).p_value;
      const ExosInterval difference = exos_difference_interval (c, t, EXOS_CI_SCORE, z);
      const ExosInterval ratio = exos_ratio_interval_koopman (c, t, z);

      g_assert_cmpint (excludes (difference, 0.0), ==, p < alpha);
      g_assert_cmpint (excludes (ratio, 1.0), ==, p < alpha);
      n_significant += p < alpha;
    }
  g_assert_cmpuint (n_significant, >, N_RANDOM / 10);
  g_assert_cmpuint (n_significant, <, N_RANDOM - N_RANDOM / 10);
}

/* Swapping the groups, or events and failures, mirrors every interval of the difference. */
static void
test_mirrors (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 300; i++)
    {
      const double rate = g_rand_double_range (rand, 0.001, 0.999);
      const ExosCount c = random_count (rand, rate);
      const ExosCount t = random_count (rand, rate);

      for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
        {
          const ExosInterval it = exos_difference_interval (c, t, methods[m], 1.96);
          const ExosInterval swapped = exos_difference_interval (t, c, methods[m], 1.96);
          const ExosInterval failing =
              exos_difference_interval (failures_of (c), failures_of (t), methods[m], 1.96);
          const double tolerance = 1e-11 * (it.high - it.low) + 1e-15;

          g_assert_cmpfloat_with_epsilon (swapped.low, -it.high, tolerance);
          g_assert_cmpfloat_with_epsilon (swapped.high, -it.low, tolerance);
          g_assert_cmpfloat_with_epsilon (failing.low, -it.high, tolerance);
        }
    }
}

/* The score statistic at an end of the interval is the quantile it was made for. */
static void
test_ends_are_roots (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    {
      const double rate = pow (10.0, g_rand_double_range (rand, -3.0, 0.0));
      const ExosCount c = random_count (rand, rate);
      const ExosCount t = random_count (rand, rate);
      const ExosInterval it = exos_difference_interval (c, t, EXOS_CI_SCORE, 1.96);

      if (it.low > -1.0)
        g_assert_cmpfloat_with_epsilon (exos_score_z (c, t, it.low), 1.96, 1e-7);
      if (it.high < 1.0)
        g_assert_cmpfloat_with_epsilon (exos_score_z (c, t, it.high), -1.96, 1e-7);
    }
}

static void
test_score_z (void)
{
  const ExosCount c = { 1000, 100 };
  const ExosCount t = { 1000, 120 };
  const double z = exos_compare_proportions (c, t, EXOS_EXACT_NEVER).z;

  g_assert_cmpfloat_with_epsilon (exos_score_z (c, t, 0.0), z, 1e-14);
  g_assert_cmpfloat (exos_score_z (c, t, exos_rate_difference (c, t)), ==, 0.0);
  g_assert_cmpfloat (exos_score_z (c, t, 0.01), <, z);
  g_assert_cmpfloat (exos_score_z (c, t, 0.01), >, 0.0);
  g_assert_cmpfloat (exos_score_z (c, t, 0.03), <, 0.0);
}

/* The tables where a variance or a rate vanishes. */
static void
test_edges (void)
{
  const ExosCount none = { 50, 0 };
  const ExosCount all = { 50, 50 };
  const double z = exos_two_sided_quantile (0.05);
  const ExosInterval equal = exos_difference_interval (none, none, EXOS_CI_SCORE, z);
  const ExosInterval largest = exos_difference_interval (none, all, EXOS_CI_SCORE, z);
  const ExosInterval smallest = exos_difference_interval (all, none, EXOS_CI_SCORE, z);

  /* d (1 - d) z^2 / n = d^2 at the end: z^2 / (n + z^2). */
  g_assert_cmpfloat_with_epsilon (equal.high, z * z / (50.0 + z * z), 1e-14);
  g_assert_cmpfloat_with_epsilon (equal.low, -equal.high, 1e-15);
  g_assert_cmpfloat (largest.high, ==, 1.0);
  g_assert_cmpfloat (largest.low, >, 0.8);
  g_assert_cmpfloat (smallest.low, ==, -1.0);
  g_assert_cmpfloat_with_epsilon (smallest.high, -largest.low, 1e-14);
}

static void
test_ratio_edges (void)
{
  const ExosCount none = { 50, 0 };
  const ExosCount some = { 50, 10 };
  const ExosInterval neither = exos_ratio_interval_koopman (none, none, 1.96);
  const ExosInterval no_control = exos_ratio_interval_koopman (none, some, 1.96);
  const ExosInterval no_treatment = exos_ratio_interval_koopman (some, none, 1.96);

  g_assert_cmpfloat (neither.low, ==, 0.0);
  g_assert_true (isinf (neither.high));
  g_assert_cmpfloat (no_control.low, >, 1.0);
  g_assert_true (isinf (no_control.high));
  g_assert_cmpfloat (no_treatment.low, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (no_treatment.high, 1.0 / no_control.low, 1e-12);
  g_assert_true (isnan (exos_ratio_interval_katz (none, some, 1.96).low));
  g_assert_true (isnan (exos_ratio_interval_katz (some, none, 1.96).high));
}

/* Five failures among 10^9: 1 - p has lost them as a double, the counts have not. */
static void
test_rates_near_one (void)
{
  const ExosCount c = { 1000000000, 999999995 };
  const ExosCount t = { 1000000000, 999999991 };
  const ExosInterval it = exos_difference_interval (c, t, EXOS_CI_SCORE, 1.96);
  const ExosInterval mirrored =
      exos_difference_interval (failures_of (t), failures_of (c), EXOS_CI_SCORE, 1.96);
  const ExosInterval ratio = exos_ratio_interval_koopman (c, t, 1.96);

  g_assert_cmpfloat_with_epsilon (it.low, mirrored.low, 1e-20);
  g_assert_cmpfloat_with_epsilon (it.high, mirrored.high, 1e-20);
  /* The ratio differs from 1 by the difference, but for terms of 1e-17. */
  g_assert_cmpfloat_with_epsilon (ratio.low - 1.0, it.low, 3e-16);
  g_assert_cmpfloat_with_epsilon (ratio.high - 1.0, it.high, 3e-16);
}

static void
test_huge_counts (void)
{
  const ExosCount counts[] = {
    { HUGE_COUNT, 0 },
    { HUGE_COUNT, 3 },
    { HUGE_COUNT, HUGE_COUNT / 3 },
    { HUGE_COUNT, HUGE_COUNT - 1 },
    { HUGE_COUNT, HUGE_COUNT },
    { 10, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (counts); j++)
      {
        const double d = exos_rate_difference (counts[i], counts[j]);
        const ExosInterval ratio = exos_ratio_interval_koopman (counts[i], counts[j], 1.96);

        for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
          {
            const ExosInterval it =
                exos_difference_interval (counts[i], counts[j], methods[m], 1.96);

            g_assert_cmpfloat (it.low, <=, it.high);
            g_assert_cmpfloat (fabs (it.low), <=, 1.0);
            g_assert_cmpfloat (fabs (it.high), <=, 1.0);
            if (methods[m] != EXOS_CI_AGRESTI_CAFFO)
              g_assert_true (it.low <= d && d <= it.high);
          }
        g_assert_cmpfloat (ratio.low, <=, ratio.high);
      }
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intervals/exclude-zero-exactly-when-p-is-below-alpha", test_coherence);
  g_test_add_func ("/intervals/swapping-groups-or-outcomes-mirrors", test_mirrors);
  g_test_add_func ("/intervals/ends-are-roots-of-the-statistic", test_ends_are_roots);
  g_test_add_func ("/intervals/score-at-zero-is-the-pooled-z", test_score_z);
  g_test_add_func ("/intervals/none-or-all-converted", test_edges);
  g_test_add_func ("/intervals/ratio-without-events", test_ratio_edges);
  g_test_add_func ("/intervals/rates-near-one-keep-their-digits", test_rates_near_one);
  g_test_add_func ("/intervals/huge-counts-stay-in-range", test_huge_counts);
  return g_test_run ();
}
