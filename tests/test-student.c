// SPDX-License-Identifier: MIT
/* Student's t. Expected numbers are mpmath 1.3's with 60 digits unless said otherwise. */
#include "stats/student.h"
#include "stats/tails.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

static void
assert_close (double got, double wanted, double relative)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, relative * fabs (wanted));
}

/* The degrees of freedom are chosen where GSL 2.7 has eight digits or fewer, and around it. */
static const struct
{
  double t;
  double df;
  double p;
  double ln_p;
} tails[] = {
  { 0.5, 2.5, 0.32884895993485734, -1.1121567219739815 },
  { 1.4, 45.5, 0.084147654627956646, -2.4751822300592647 },
  { 1.6, 45.5, 0.05826009336286089, -2.8428379249313483 },
  { 6.0, 31.0, 6.1354809764334993e-7, -14.304007177101801 },
  { 12.0, 75.25, 1.8850207718087561e-19, -43.115177926520417 },
  { 30.0, 200.0, 2.8620806044139259e-76, -173.94491822314316 },
  { 45.0, 900.0, 7.1745129875258803e-233, -534.53179178457367 },
  { 10.0, 12345.6, 9.3575773467934515e-24, -53.025855805340768 },
  { 8.0, 1e9, 6.2209671422273817e-16, -35.01343610413674 },
  { 2.0, 1e15, 0.022750131948179342, -3.783184333682026 },
  { 1e6, 1.5, 3.7708524320132162e-10, -21.698549844752064 },
};

static void
test_tails (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      assert_close (exos_student_sf (tails[i].t, tails[i].df), tails[i].p, 5e-13);
      assert_close (exos_ln_student_sf (tails[i].t, tails[i].df), tails[i].ln_p, 2e-15);
    }
}

static void
test_cauchy (void)
{
  for (double t = 1e-9; t < 1e200; t *= 7.0)
    assert_close (exos_student_sf (t, 1.0), atan2 (1.0, t) / G_PI, 1e-13);
}

/* P (T > t) = (1 - t / sqrt (2 + t^2)) / 2, formed without the subtraction. */
static void
test_two_degrees (void)
{
  for (double t = 1e-9; t < 1e100; t *= 7.0)
    {
      const double root = sqrt (2.0 + t * t);

      assert_close (exos_student_sf (t, 2.0), 1.0 / (root * (root + t)), 1e-13);
    }
}

static void
test_normal_limit (void)
{
  for (double t = 0.01; t < 60.0; t += 0.37)
    assert_close (exos_ln_student_sf (t, 1e18), exos_ln_normal_sf (t), 1e-13);
}

/* A p beyond the smallest double is still told apart by its logarithm. The leading term of the
 * tail, P = 3 sqrt (3) 2 / (3 pi t^3), holds to 1 / t^2. */
static void
test_underflow (void)
{
  const double ln_p = log (2.0 * sqrt (3.0) / G_PI) - 3.0 * log (1e120);

  g_assert_cmpfloat (exos_student_sf (1e120, 3.0), ==, 0.0);
  assert_close (exos_ln_student_sf (1e120, 3.0), ln_p, 1e-14);
}

/* Where the series and the fraction meet, neither a step nor a rise. */
static void
test_seam (void)
{
  const double dfs[] = { 1.0, 3.7, 29.0, 31.0, 1e3, 1e6, 1e12 };

  for (gsize i = 0; i < G_N_ELEMENTS (dfs); i++)
    {
      const double below = exos_student_sf (nextafter (1.5, 0.0), dfs[i]);
      const double above = exos_student_sf (1.5, dfs[i]);

      assert_close (above, below, 2e-14);
    }
}

static void
test_symmetry (void)
{
  const double ts[] = { 0.0, 1e-6, 0.7, 1.5, 4.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (ts); i++)
    g_assert_cmpfloat_with_epsilon (exos_student_sf (-ts[i], 40.5) + exos_student_sf (ts[i], 40.5),
                                    1.0, 1e-15);
  g_assert_cmpfloat (M_LN2 + exos_ln_student_sf (0.0, 12.0), ==, 0.0);
}

/* The first three are tabulated: Student's t table at 1, 2 and 30 degrees of freedom. */
static const struct
{
  double q;
  double df;
  double t;
} quantiles[] = {
  { 0.025, 1.0, 12.706204736174707 },       { 0.025, 2.0, 4.3026527297494637 },
  { 0.025, 30.0, 2.0422724563012382 },      { 0.025, 47.2, 2.011515519042828 },
  { 0.0005, 88.5, 3.403881797861561 },      { 1e-6, 313.7, 4.8442927753087949 },
  { 0.025, 1e18, 1.9599639845400542 },      { 0.975, 2.0, -4.3026527297494637 },
  { 1e-300, 1.0, 3.1830988618379067e+299 },
};

static void
test_quantiles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quantiles); i++)
    assert_close (exos_student_quantile (quantiles[i].q, quantiles[i].df), quantiles[i].t, 1e-13);
  g_assert_cmpfloat (exos_student_quantile (0.5, 3.0), ==, 0.0);
}

static void
test_quantile_inverts (void)
{
  for (double df = 1.0; df < 1e10; df *= 2.9)
    for (double q = 0.4; q > 1e-200; q *= 1e-3)
      assert_close (exos_ln_student_sf (exos_student_quantile (q, df), df), log (q), 1e-13);
}

static void
test_refused (void)
{
  g_assert_true (isnan (exos_student_sf (1.0, 0.5)));
  g_assert_true (isnan (exos_student_sf (1.0, NAN)));
  g_assert_true (isnan (exos_student_sf (NAN, 3.0)));
  g_assert_true (isnan (exos_student_quantile (0.0, 3.0)));
  g_assert_true (isnan (exos_student_quantile (1.0, 3.0)));
  g_assert_true (isnan (exos_student_quantile (0.1, NAN)));
  g_assert_cmpfloat (exos_student_sf (INFINITY, 3.0), ==, 0.0);
  g_assert_cmpfloat (exos_student_sf (-INFINITY, 3.0), ==, 1.0);
  g_assert_cmpfloat (exos_student_quantile (1e-320, 1.0), ==, INFINITY);
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/student/tails-of-any-degrees-of-freedom", test_tails);
  g_test_add_func ("/student/one-degree-is-cauchy", test_cauchy);
  g_test_add_func ("/student/two-degrees-have-a-closed-form", test_two_degrees);
  g_test_add_func ("/student/many-degrees-are-normal", test_normal_limit);
  g_test_add_func ("/student/logarithm-outlives-the-probability", test_underflow);
  g_test_add_func ("/student/middle-and-tail-meet", test_seam);
  g_test_add_func ("/student/is-symmetric", test_symmetry);
  g_test_add_func ("/student/quantiles", test_quantiles);
  g_test_add_func ("/student/quantile-inverts-the-tail", test_quantile_inverts);
  g_test_add_func ("/student/refuses-what-is-undefined", test_refused);
  return g_test_run ();
}
