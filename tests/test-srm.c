// SPDX-License-Identifier: MIT
/* Sample ratio mismatch. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/srm.h"
#include "stats/tails.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define HUGE_COUNT (G_GUINT64_CONSTANT (1) << 62)

#define assert_relative(got, want, tolerance) \
  g_assert_cmpfloat_with_epsilon (got, want, fabs (want) * (tolerance))

/* chisq.test (c (5100, 4900)); chisq.test (c (19562, …), p = c (2, 1, 1, 1) / 5). */
static void
test_pearson (void)
{
  const guint64 two[] = { 5100, 4900 };
  const guint64 even[] = { 1, 1 };
  const guint64 four[] = { 19562, 8070, 8264, 7903 };
  const guint64 uneven[] = { 2, 1, 1, 1 };
  double expected[4];
  const ExosSrm a = exos_test_srm (two, even, 2, NULL);
  const ExosSrm b = exos_test_srm (four, uneven, 4, expected);

  g_assert_cmpfloat (a.chi2, ==, 4.0);
  assert_relative (a.p, 0.045500263896358, 1e-12);
  g_assert_cmpint (a.status, ==, EXOS_SRM_OK);
  assert_relative (b.chi2, 404.28397908628045, 1e-13);
  assert_relative (b.p, 2.6133825170282157e-87, 1e-11);
  assert_relative (b.log10_p, log10 (2.6133825170282157e-87), 1e-13);
  g_assert_cmpuint (b.df, ==, 3);
  g_assert_cmpuint (b.n, ==, 43799);
  g_assert_cmpint (b.status, ==, EXOS_SRM_BLOCKED);
  g_assert_cmpfloat (expected[0], ==, 17519.6);
  g_assert_cmpfloat (b.min_expected, ==, 8759.8);
}

/* pchisq (x, df, lower.tail = FALSE, log.p = TRUE) at 20 and at 5000. */
static void
test_chi_square_tail (void)
{
  const double at_20[] = {
    -11.768564260156873, -10.0, -8.6812283547992415, -7.6021047272016284, -6.6848273004769752,
    -5.8891261358266886,
  };
  const double at_5000[] = {
    -2504.484587848450701,  -2500.0,
    -2495.9669948169016607, -2492.1755540691224269,
    -2488.5480139142123335, -2485.0442551589326285,
  };

  for (unsigned i = 0; i < G_N_ELEMENTS (at_20); i++)
    {
      assert_relative (exos_ln_chi_square_sf (20.0, i + 1), at_20[i], 1e-13);
      assert_relative (exos_ln_chi_square_sf (5000.0, i + 1), at_5000[i], 1e-13);
      g_assert_cmpfloat_with_epsilon (exos_ln_chi_square_sf (0.0, i + 1), 0.0, 1e-15);
    }
}

/* The sum of dmultinom (table, prob = w / sum (w)) over tables with X2 >= that of the one seen. */
static const struct
{
  gsize k;
  guint64 users[4];
  guint64 weights[4];
  double p;
} exact[] = {
  { 2, { 1, 7 }, { 1, 1 }, 0.0703125 },
  { 2, { 9, 6 }, { 4, 1 }, 0.096235801706496135 },
  { 3, { 4, 3, 5 }, { 1, 1, 1 }, 0.93479991193754075 },
  { 3, { 8, 1, 1 }, { 2, 1, 1 }, 0.20989990234375105 },
  { 4, { 7, 0, 3, 1 }, { 3, 2, 2, 1 }, 0.19345166906714542 },
  { 2, { 99, 1 }, { 99, 1 }, 1.0 },
};

static void
test_exact (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      const ExosSrm it = exos_test_srm (exact[i].users, exact[i].weights, exact[i].k, NULL);

      g_assert_cmpint (it.method, ==, EXOS_SRM_EXACT);
      assert_relative (it.p_exact, exact[i].p, 1e-12);
      g_assert_cmpfloat (it.p_used, ==, it.p_exact);
    }
}

static void
test_method (void)
{
  const guint64 even[] = { 1, 1 };
  const guint64 skewed[] = { 99, 1, 1, 1 };
  const guint64 five[] = { 4, 6 };
  const guint64 less[] = { 4, 5 };
  const guint64 many[] = { 365, 2, 4, 5 };
  const ExosSrm it = exos_test_srm (many, skewed, 4, NULL);

  g_assert_cmpint (exos_test_srm (five, even, 2, NULL).method, ==, EXOS_SRM_CHI2);
  g_assert_cmpint (exos_test_srm (less, even, 2, NULL).method, ==, EXOS_SRM_EXACT);
  g_assert_cmpint (it.method, ==, EXOS_SRM_CHI2_SMALL);
  g_assert_true (isnan (it.p_exact));
  g_assert_cmpfloat (it.p_used, ==, it.p);
}

static void
test_status (void)
{
  g_assert_cmpint (exos_srm_status (0.001), ==, EXOS_SRM_OK);
  g_assert_cmpint (exos_srm_status (nextafter (0.001, 0.0)), ==, EXOS_SRM_WARNING);
  g_assert_cmpint (exos_srm_status (0.00001), ==, EXOS_SRM_WARNING);
  g_assert_cmpint (exos_srm_status (nextafter (0.00001, 0.0)), ==, EXOS_SRM_BLOCKED);
}

/* The formula of Lindon and Malek (2022) as printed, at counts where lgamma() does not cancel. */
static void
test_bayes_factor (void)
{
  const guint64 users[] = { 60, 40, 55 };
  const guint64 weights[] = { 2, 1, 1 };
  const double kappa = EXOS_SRM_KAPPA;
  double want = lgamma (kappa) - lgamma (kappa + 155.0);

  for (gsize i = 0; i < 3; i++)
    {
      const double share = (double) weights[i] / 4.0;

      want += lgamma (kappa * share + (double) users[i]) - lgamma (kappa * share) -
              (double) users[i] * log (share);
    }
  g_assert_cmpfloat_with_epsilon (exos_srm_ln_bayes_factor (users, weights, 3), want, 1e-11);
}

static void
test_scale_of_weights (void)
{
  const guint64 users[] = { 700, 300, 310 };
  const guint64 small[] = { 2, 1, 1 };
  const guint64 large[] = { 2000000000000, 1000000000000, 1000000000000 };
  const ExosSrm a = exos_test_srm (users, small, 3, NULL);
  const ExosSrm b = exos_test_srm (users, large, 3, NULL);

  assert_relative (b.p, a.p, 1e-12);
  g_assert_cmpfloat_with_epsilon (b.ln_bf10, a.ln_bf10, 1e-12);
}

static void
test_huge_counts (void)
{
  const guint64 users[] = { HUGE_COUNT, HUGE_COUNT, HUGE_COUNT, HUGE_COUNT, HUGE_COUNT };
  const guint64 weights[] = { HUGE_COUNT, HUGE_COUNT, HUGE_COUNT, HUGE_COUNT, HUGE_COUNT };
  const guint64 tilted[] = { 3, 1, 1, 1, 1 };
  const ExosSrm even = exos_test_srm (users, weights, 5, NULL);
  const ExosSrm uneven = exos_test_srm (users, tilted, 5, NULL);

  g_assert_cmpfloat (even.p, ==, 1.0);
  g_assert_cmpfloat (even.min_expected, ==, ldexp (1.0, 62));
  g_assert_true (isfinite (even.ln_bf10));
  g_assert_cmpfloat (uneven.p, ==, 0.0);
  g_assert_true (isfinite (uneven.log10_p));
  g_assert_cmpint (uneven.status, ==, EXOS_SRM_BLOCKED);
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/srm/agrees-with-chisq-test", test_pearson);
  g_test_add_func ("/srm/chi-square-tail-does-not-underflow", test_chi_square_tail);
  g_test_add_func ("/srm/small-counts-are-enumerated", test_exact);
  g_test_add_func ("/srm/five-expected-is-not-small", test_method);
  g_test_add_func ("/srm/thresholds-are-strict", test_status);
  g_test_add_func ("/srm/bayes-factor-agrees-with-its-closed-form", test_bayes_factor);
  g_test_add_func ("/srm/weights-may-be-on-any-scale", test_scale_of_weights);
  g_test_add_func ("/srm/huge-counts-do-not-overflow", test_huge_counts);
  return g_test_run ();
}
