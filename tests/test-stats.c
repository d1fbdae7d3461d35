// SPDX-License-Identifier: MIT
/* Exact comparisons and the tests of two proportions. */
#include "stats/exact.h"
#include "stats/proportions.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define HUGE_COUNT (G_GUINT64_CONSTANT (1) << 62)

#define assert_relative(got, want, tolerance) \
  g_assert_cmpfloat_with_epsilon (got, want, fabs (want) * (tolerance))

static void
test_equal_rates (void)
{
  /* The same fractions with other denominators, some too large for a double. */
  const ExosCount pairs[][2] = {
    { { 1990, 1457 }, { 9950, 7285 } },
    { { 3, 1 }, { 999999999999999999, 333333333333333333 } },
    { { HUGE_COUNT, HUGE_COUNT / 2 }, { 10, 5 } },
    { { 7, 0 }, { 9, 0 } },
    { { 7, 7 }, { 9, 9 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const ExosCount c = pairs[i][0];
      const ExosCount t = pairs[i][1];

      g_assert_cmpfloat (exos_rate_difference (c, t), ==, 0.0);
      g_assert_cmpfloat (exos_compare_proportions (c, t, EXOS_EXACT_NEVER).z, ==, 0.0);
      g_assert_cmpfloat (exos_compare_proportions (c, t, EXOS_EXACT_NEVER).p_value, ==, 1.0);
      g_assert_cmpint (exos_compare_rate_difference (t, c, (ExosRatio) { 0, 1 }), ==, 0);
    }
}

static void
test_one_user_decides_the_sign (void)
{
  const ExosCount c = { 9007199254740993, 4503599627370496 };
  const ExosCount t = { 9007199254740993, 4503599627370497 };

  g_assert_cmpfloat (exos_rate_difference (c, t), >, 0.0);
  g_assert_cmpfloat (exos_rate_difference (t, c), <, 0.0);
  g_assert_cmpint (exos_compare_rate_difference (c, t, (ExosRatio) { 0, 1 }), ==, -1);
}

/* a against b and a margin: the sign of (p_a - p_b) - margin. */
static const struct
{
  ExosCount a;
  ExosCount b;
  ExosRatio margin;
  int sign;
} margins[] = {
  { { 1000, 11 }, { 1000, 10 }, { 1, 1000 }, 0 },
  { { 1990, 1457 }, { 1000, 731 }, { 1, 1000 }, 1 },
  { { 2000, 13 }, { 1000, 5 }, { 3, 2000 }, 0 },
  { { 100000, 333 }, { 100000, 33 }, { 3, 1000 }, 0 },
  { { 100000, 334 }, { 100000, 33 }, { 3, 1000 }, 1 },
  { { 100000, 332 }, { 100000, 33 }, { 3, 1000 }, -1 },
  { { 1000, 10 }, { 1000, 11 }, { 1, 1000 }, -1 },
  { { HUGE_COUNT, HUGE_COUNT / 2 + 1 }, { HUGE_COUNT, HUGE_COUNT / 2 }, { 1, HUGE_COUNT }, 0 },
  { { HUGE_COUNT, HUGE_COUNT / 2 + 2 }, { HUGE_COUNT, HUGE_COUNT / 2 }, { 1, HUGE_COUNT }, 1 },
  { { HUGE_COUNT, HUGE_COUNT / 2 }, { HUGE_COUNT, HUGE_COUNT / 2 }, { 1, HUGE_COUNT }, -1 },
};

static void
test_margins (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (margins); i++)
    g_assert_cmpint (exos_compare_rate_difference (margins[i].a, margins[i].b, margins[i].margin),
                     ==, margins[i].sign);
}

static const struct
{
  ExosRatio a, b;
  int sign;
} ratios[] = {
  { { 1, 10 }, { 100, 1000 }, 0 },
  { { 1, 10 }, { 101, 1000 }, -1 },
  { { 0, 1 }, { 0, 7 }, 0 },
  /* The same double twice: close to a half. */
  { { G_MAXINT64, G_MAXUINT64 }, { G_MAXINT64 - 1, G_MAXUINT64 }, 1 },
};

static void
test_ratios (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ratios); i++)
    {
      g_assert_cmpint (exos_compare_ratios (ratios[i].a, ratios[i].b), ==, ratios[i].sign);
      g_assert_cmpint (exos_compare_ratios (ratios[i].b, ratios[i].a), ==, -ratios[i].sign);
    }
  g_assert_true (exos_ratio_value ((ExosRatio) { 1, 1000 }) == 0.001);
  g_assert_true (exos_ratio_value ((ExosRatio) { 0, 0 }) == 0.0);
}

static void
test_min_expected (void)
{
  /* min (n) min (X, N - X) / N is 5 exactly, a little less, a little more. */
  g_assert_false (exos_min_expected_is_below ((ExosCount) { 100, 4 }, (ExosCount) { 100, 6 }, 5));
  g_assert_true (exos_min_expected_is_below ((ExosCount) { 100, 4 }, (ExosCount) { 100, 5 }, 5));
  g_assert_true (exos_min_expected_is_below ((ExosCount) { 100, 4 }, (ExosCount) { 101, 6 }, 5));
  g_assert_false (exos_min_expected_is_below ((ExosCount) { 100, 96 }, (ExosCount) { 100, 94 }, 5));
  g_assert_true (exos_min_expected_is_below ((ExosCount) { 100, 96 }, (ExosCount) { 100, 95 }, 5));
}

/* R 4.2.2: sqrt (prop.test (c (x_t, x_c), c (n_t, n_c), correct = FALSE)$statistic), its p.value.
 */
static const struct
{
  ExosCount c;
  ExosCount t;
  double z;
  double p;
} pooled[] = {
  { { 1000, 100 }, { 1000, 120 }, 1.4293008498232320, 0.1529177818639457 },
  { { 500, 48 }, { 520, 81 }, 2.8709836497210711, 0.0040919668950093347 },
};

static void
test_pooled_z (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pooled); i++)
    {
      const ExosComparison it =
          exos_compare_proportions (pooled[i].c, pooled[i].t, EXOS_EXACT_AUTO);

      g_assert_false (it.is_exact);
      assert_relative (it.z, pooled[i].z, 1e-14);
      assert_relative (it.p_value, pooled[i].p, 1e-13);
      assert_relative (it.log10_p_value, log10 (pooled[i].p), 1e-13);
    }
}

static void
test_mirrors (void)
{
  const ExosCount c = { 5000, 250 };
  const ExosCount t = { 4000, 250 };
  const ExosComparison it = exos_compare_proportions (c, t, EXOS_EXACT_AUTO);
  const ExosComparison swapped = exos_compare_proportions (t, c, EXOS_EXACT_AUTO);
  const ExosComparison failing = exos_compare_proportions (
      (ExosCount) { 5000, 4750 }, (ExosCount) { 4000, 3750 }, EXOS_EXACT_AUTO);

  g_assert_cmpfloat (it.z, >, 0.0);
  g_assert_cmpfloat (swapped.z, ==, -it.z);
  g_assert_cmpfloat (failing.z, ==, -it.z);
  g_assert_cmpfloat (failing.abs_lift, ==, -it.abs_lift);
  g_assert_cmpfloat (failing.p_value, ==, it.p_value);
}

static void
test_relative_lift (void)
{
  const ExosCount none = { 100, 0 };
  const ExosCount some = { 100, 5 };

  g_assert_true (isnan (exos_compare_proportions (none, some, EXOS_EXACT_AUTO).rel_lift));
  g_assert_cmpfloat (exos_compare_proportions (some, none, EXOS_EXACT_AUTO).rel_lift, ==, -1.0);
}

/* R 4.2.2: log10 (2) + pnorm (-z, log.p = TRUE) / log (10). */
static void
test_log10_p (void)
{
  assert_relative (exos_log10_two_sided_p (5.0), -6.2416156767266724, 1e-14);
  assert_relative (exos_log10_two_sided_p (-36.9), -297.33525942989377, 1e-14);
  assert_relative (exos_log10_two_sided_p (38.0), -315.23875970829852, 1e-14);
  assert_relative (exos_log10_two_sided_p (1000.0), -217150.33901199870, 1e-14);
  g_assert_cmpfloat (exos_log10_two_sided_p (0.0), ==, 0.0);
}

/* R 4.2.2: qnorm (1 - alpha / 2). */
static void
test_quantile (void)
{
  assert_relative (exos_two_sided_quantile (0.05), 1.9599639845400536, 1e-14);
  assert_relative (exos_two_sided_quantile (0.005), 2.8070337683438114, 1e-14);
}

/* R 4.2.2: fisher.test (m)$p.value, then alternative = "greater" and "less". */
static const struct
{
  ExosCount c;
  ExosCount t;
  double p;
  double p_greater;
  double p_less;
} exact[] = {
  { { 20, 1 }, { 20, 7 }, 0.043596043596043563, 0.021798021798021792, 0.99836199836199835 },
  { { 1000, 2 }, { 1000, 9 }, 0.064704957915789313, 0.032352478957894670, 0.99424761624812907 },
  { { 50, 0 }, { 12, 4 }, 0.00088734325843200287, 0.00088734325843200276, 1.0 },
  { { 500, 480 },
    { 500, 497 },
    0.00042385286973068684,
    0.00021192643486534331,
    0.99997232394079139 },
  { { 100000, 10000 },
    { 100000, 10500 },
    0.00023419341488832896,
    0.00011709670744416441,
    0.99988949257104964 },
};

static void
test_fisher (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      const ExosFisher it = exos_fisher_test (exact[i].c, exact[i].t);
      const ExosFisher swapped = exos_fisher_test (exact[i].t, exact[i].c);

      assert_relative (it.p, exact[i].p, 1e-10);
      assert_relative (it.p_greater, exact[i].p_greater, 1e-10);
      assert_relative (it.p_less, exact[i].p_less, 1e-10);
      assert_relative (swapped.p, exact[i].p, 1e-10);
      assert_relative (swapped.p_less, exact[i].p_greater, 1e-10);
      g_assert_cmpfloat (it.midp, <, it.p);
    }
}

static void
test_exact_mode (void)
{
  const ExosCount c = { 20, 1 };
  const ExosCount t = { 20, 7 };

  g_assert_true (exos_compare_proportions (c, t, EXOS_EXACT_AUTO).is_exact);
  g_assert_false (exos_compare_proportions (c, t, EXOS_EXACT_NEVER).is_exact);
  g_assert_true (exos_compare_proportions (pooled[0].c, pooled[0].t, EXOS_EXACT_ALWAYS).is_exact);
}

/* Far out p underflows but its logarithm does not, and stays near that of the pooled z. */
static void
test_fisher_underflow (void)
{
  const ExosCount c = { 10000, 1000 };
  const ExosCount t = { 10000, 5000 };
  const ExosComparison it = exos_compare_proportions (c, t, EXOS_EXACT_ALWAYS);

  g_assert_true (it.is_exact);
  g_assert_cmpfloat (it.p_value, ==, 0.0);
  g_assert_cmpfloat (it.log10_p_value, <, -800.0);
  g_assert_cmpfloat (it.log10_p_value, >, -1000.0);
}

static void
test_huge_counts (void)
{
  const ExosCount c = { HUGE_COUNT, HUGE_COUNT / 2 };
  const ExosCount t = { HUGE_COUNT, HUGE_COUNT / 2 + (G_GUINT64_CONSTANT (1) << 33) };
  const ExosComparison always = exos_compare_proportions (c, t, EXOS_EXACT_ALWAYS);
  const ExosComparison lone = exos_compare_proportions ((ExosCount) { HUGE_COUNT, 0 },
                                                        (ExosCount) { 5, 3 }, EXOS_EXACT_AUTO);

  assert_relative (always.abs_lift, ldexp (1.0, -29), 1e-14);
  assert_relative (always.z, 5.6568542494923806, 1e-9); /* 2^33 / sqrt (2^62 / 2), no overflow */
  g_assert_false (always.is_exact);
  g_assert_true (isfinite (always.log10_p_value));
  g_assert_true (lone.is_exact);
  g_assert_true (isfinite (lone.log10_p_value));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/exact/equal-rates-differ-by-exactly-zero", test_equal_rates);
  g_test_add_func ("/stats/exact/one-user-decides-the-sign", test_one_user_decides_the_sign);
  g_test_add_func ("/stats/exact/at-a-margin-is-not-past-it", test_margins);
  g_test_add_func ("/stats/exact/ratios-are-compared-without-rounding", test_ratios);
  g_test_add_func ("/stats/exact/smallest-cell-of-five-is-not-below-five", test_min_expected);
  g_test_add_func ("/stats/z/agrees-with-prop-test", test_pooled_z);
  g_test_add_func ("/stats/z/swapping-groups-or-outcomes-negates", test_mirrors);
  g_test_add_func ("/stats/z/relative-lift-needs-a-control-rate", test_relative_lift);
  g_test_add_func ("/stats/z/log10-p-does-not-underflow", test_log10_p);
  g_test_add_func ("/stats/z/quantile-agrees-with-qnorm", test_quantile);
  g_test_add_func ("/stats/fisher/agrees-with-fisher-test", test_fisher);
  g_test_add_func ("/stats/fisher/replaces-z-when-a-cell-is-small-or-on-request", test_exact_mode);
  g_test_add_func ("/stats/fisher/log10-p-does-not-underflow", test_fisher_underflow);
  g_test_add_func ("/stats/huge-counts-do-not-overflow", test_huge_counts);
  return g_test_run ();
}
