// SPDX-License-Identifier: MIT
/* Equally spaced looks: constants of the classic boundaries, and what peeking costs. */
#include "stats/equal-looks.h"
#include "stats/looks.h"
#include "stats/proportions.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

/* Jennison and Turnbull (2000), table 2.1 (Pocock) and table 2.3 (O'Brien and Fleming), at alpha
 * 0.01, 0.05 and 0.1. */
/* clang-format off */
static const struct
{
  gsize looks;
  double pocock[3];
  double obrien_fleming[3];
} table[] = {
  {  1, { 2.576, 1.960, 1.645 }, { 2.576, 1.960, 1.645 } },
  {  2, { 2.772, 2.178, 1.875 }, { 2.580, 1.977, 1.678 } },
  {  3, { 2.873, 2.289, 1.992 }, { 2.595, 2.004, 1.710 } },
  {  4, { 2.939, 2.361, 2.067 }, { 2.609, 2.024, 1.733 } },
  {  5, { 2.986, 2.413, 2.122 }, { 2.621, 2.040, 1.751 } },
  {  6, { 3.023, 2.453, 2.164 }, { 2.631, 2.053, 1.765 } },
  {  7, { 3.053, 2.485, 2.197 }, { 2.640, 2.063, 1.776 } },
  {  8, { 3.078, 2.512, 2.225 }, { 2.648, 2.072, 1.786 } },
  {  9, { 3.099, 2.535, 2.249 }, { 2.654, 2.080, 1.794 } },
  { 10, { 3.117, 2.555, 2.270 }, { 2.660, 2.087, 1.801 } },
  { 11, { 3.133, 2.572, 2.288 }, { 2.665, 2.092, 1.807 } },
  { 12, { 3.147, 2.588, 2.304 }, { 2.670, 2.098, 1.813 } },
  { 15, { 3.182, 2.626, 2.344 }, { 2.681, 2.110, 1.826 } },
  { 20, { 3.225, 2.672, 2.392 }, { 2.695, 2.126, 1.842 } },
};
/* clang-format on */

static const double alphas[] = { 0.01, 0.05, 0.1 };

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (alphas); j++)
      {
        const gsize looks = table[i].looks;

        g_assert_cmpfloat_with_epsilon (
            exos_classic_constant (EXOS_CLASSIC_POCOCK, looks, alphas[j]), table[i].pocock[j],
            5.5e-4);
        g_assert_cmpfloat_with_epsilon (
            exos_classic_constant (EXOS_CLASSIC_OBRIEN_FLEMING, looks, alphas[j]),
            table[i].obrien_fleming[j], 5.5e-4);
      }
}

/* Armitage, McPherson and Rowe (1969). */
static void
test_peeking (void)
{
  const struct
  {
    gsize looks;
    double error;
  } published[] = { { 1, 0.050 }, { 2, 0.083 },  { 3, 0.107 },  { 4, 0.126 },
                    { 5, 0.142 }, { 10, 0.193 }, { 20, 0.248 }, { 50, 0.320 } };

  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    g_assert_cmpfloat_with_epsilon (exos_peeking_error (1.96, published[i].looks),
                                    published[i].error, 5.5e-4);
}

/* P (|Z_1| >= z or |Z_2| >= z): one integral, by the trapezoid rule, where it is exact to rounding
 * but for its ends. */
static void
test_two_looks (void)
{
  const double z = 1.5;
  const int n = 200000;
  double inside = 0.0;

  for (int i = 0; i <= n; i++)
    {
      const double x = -z + 2.0 * z * i / n;
      const double weight = i == 0 || i == n ? 0.5 : 1.0;
      const double low = 0.5 * erfc ((z * G_SQRT2 + x) / G_SQRT2);
      const double high = 0.5 * erfc ((z * G_SQRT2 - x) / G_SQRT2);

      inside += weight * exp (-0.5 * x * x) / sqrt (2.0 * G_PI) * (1.0 - low - high);
    }
  g_assert_cmpfloat_with_epsilon (exos_peeking_error (z, 2), 1.0 - inside * 2.0 * z / n, 1e-10);
}

/* The constant is the z at which peeking costs alpha. */
static void
test_inverse (void)
{
  for (gsize looks = 1; looks <= EXOS_MAX_LOOKS; looks += 21)
    g_assert_cmpfloat_with_epsilon (
        exos_peeking_error (exos_classic_constant (EXOS_CLASSIC_POCOCK, looks, 0.03), looks), 0.03,
        1e-13);
}

static void
test_more_looks_cost_more (void)
{
  double before = 0.0;

  for (gsize looks = 1; looks <= EXOS_MAX_LOOKS; looks++)
    {
      const double error = exos_peeking_error (2.5, looks);

      g_assert_cmpfloat (error, >, before);
      g_assert_cmpfloat (error, <, looks * exos_peeking_error (2.5, 1) + 1e-15);
      before = error;
    }
}

static void
test_extremes (void)
{
  g_assert_cmpfloat_with_epsilon (exos_peeking_error (0.0, 7), 1.0, 1e-14);
  g_assert_cmpfloat (exos_peeking_error (INFINITY, 7), ==, 0.0);
  g_assert_cmpfloat (exos_classic_constant (EXOS_CLASSIC_POCOCK, 1, 0.05), ==,
                     exos_two_sided_quantile (0.05));
}

static void
test_refused (void)
{
  g_assert_true (isnan (exos_peeking_error (1.96, 0)));
  g_assert_true (isnan (exos_peeking_error (1.96, EXOS_MAX_LOOKS + 1)));
  g_assert_true (isnan (exos_peeking_error (-1.0, 2)));
  g_assert_true (isnan (exos_peeking_error (NAN, 2)));
  g_assert_true (isnan (exos_classic_constant (EXOS_CLASSIC_POCOCK, 0, 0.05)));
  g_assert_true (isnan (exos_classic_constant (EXOS_CLASSIC_POCOCK, EXOS_MAX_LOOKS + 1, 0.05)));
  g_assert_true (isnan (exos_classic_constant (EXOS_CLASSIC_OBRIEN_FLEMING, 5, 0.0)));
  g_assert_true (isnan (exos_classic_constant (EXOS_CLASSIC_OBRIEN_FLEMING, 5, 1.0)));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/equal-looks/constants-agree-with-jennison-and-turnbull", test_table);
  g_test_add_func ("/equal-looks/peeking-agrees-with-armitage", test_peeking);
  g_test_add_func ("/equal-looks/two-looks-are-one-integral", test_two_looks);
  g_test_add_func ("/equal-looks/constant-and-peeking-are-inverse", test_inverse);
  g_test_add_func ("/equal-looks/more-looks-cost-more", test_more_looks_cost_more);
  g_test_add_func ("/equal-looks/extreme-critical-values", test_extremes);
  g_test_add_func ("/equal-looks/what-is-no-design-is-refused", test_refused);
  return g_test_run ();
}
