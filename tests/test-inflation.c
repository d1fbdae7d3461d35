// SPDX-License-Identifier: MIT
/* What looks cost in users. */
#include "stats/inflation.h"

#include "looks-fixture.h"
#include "stats/equal-looks.h"

#include <gsl/gsl_errno.h>

static void
space_equally (double *t, gsize n)
{
  for (gsize k = 0; k < n; k++)
    t[k] = (double) (k + 1) / (double) n;
}

static double
classic_factor (ExosClassicBoundary boundary, gsize n, double alpha, double power)
{
  const double constant = exos_classic_constant (boundary, n, alpha);
  double t[EXOS_MAX_LOOKS];
  double z[EXOS_MAX_LOOKS];

  space_equally (t, n);
  for (gsize k = 0; k < n; k++)
    z[k] = boundary == EXOS_CLASSIC_POCOCK ? constant : constant / sqrt (t[k]);
  return exos_inflation_factor (t, z, n, alpha, power);
}

/* Jennison and Turnbull (2000), table 2.2, R_P (Pocock), and table 2.4, R_B (O'Brien and Fleming),
 * at alpha 0.05 and power 0.8 and 0.9. */
/* clang-format off */
static const struct
{
  gsize looks;
  double pocock[2];
  double obrien_fleming[2];
} table[] = {
  {  1, { 1.000, 1.000 }, { 1.000, 1.000 } },
  {  2, { 1.110, 1.100 }, { 1.008, 1.007 } },
  {  3, { 1.166, 1.151 }, { 1.017, 1.016 } },
  {  4, { 1.202, 1.183 }, { 1.024, 1.022 } },
  {  5, { 1.229, 1.207 }, { 1.028, 1.026 } },
  {  6, { 1.249, 1.225 }, { 1.032, 1.030 } },
  {  8, { 1.279, 1.252 }, { 1.037, 1.034 } },
  { 10, { 1.301, 1.271 }, { 1.040, 1.037 } },
};
/* clang-format on */

static void
test_table (void)
{
  static const double powers[] = { 0.8, 0.9 };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (powers); j++)
      {
        g_assert_cmpfloat_with_epsilon (
            classic_factor (EXOS_CLASSIC_POCOCK, table[i].looks, ALPHA, powers[j]),
            table[i].pocock[j], 5.5e-4);
        g_assert_cmpfloat_with_epsilon (
            classic_factor (EXOS_CLASSIC_OBRIEN_FLEMING, table[i].looks, ALPHA, powers[j]),
            table[i].obrien_fleming[j], 5.5e-4);
      }
}

/* R 4.2.2: the recursion by Simpson's rule on 1501 points, uniroot () for boundaries and drift. */
static void
test_spending (void)
{
  static const struct
  {
    gsize n;
    double t[5];
    double power;
    double obrien_fleming;
    double pocock;
  } cases[] = {
    { 2, { 0.5, 1.0 }, 0.8, 1.00372502594, 1.12255022401 },
    { 2, { 0.5, 1.0 }, 0.9, 1.00341793489, 1.11104658824 },
    { 3, { 1.0 / 3.0, 2.0 / 3.0, 1.0 }, 0.8, 1.01279480898, 1.17042008209 },
    { 3, { 1.0 / 3.0, 2.0 / 3.0, 1.0 }, 0.9, 1.01185276006, 1.15422101384 },
    { 5, { 0.2, 0.4, 0.6, 0.8, 1.0 }, 0.8, 1.02471987889, 1.21262594505 },
    { 5, { 0.2, 0.4, 0.6, 0.8, 1.0 }, 0.9, 1.02307832617, 1.19234764826 },
    { 3, { 0.25, 0.4, 1.0 }, 0.8, 1.00104343927, 1.12681699194 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double *t = cases[i].t;
      const gsize n = cases[i].n;
      const ExosBoundary calm = find_boundary (t, n, obrien_fleming);
      const ExosBoundary even = find_boundary (t, n, pocock);

      g_assert_cmpfloat_with_epsilon (exos_inflation_factor (t, calm.z, n, ALPHA, cases[i].power),
                                      cases[i].obrien_fleming, 1e-7);
      g_assert_cmpfloat_with_epsilon (exos_inflation_factor (t, even.z, n, ALPHA, cases[i].power),
                                      cases[i].pocock, 1e-7);
    }
}

/* The unit of information changes no factor, and the drift by its root. */
static void
test_unit_of_information (void)
{
  const ExosBoundary boundary = find_boundary (fifths, 5, pocock);
  double t[5];

  for (gsize k = 0; k < 5; k++)
    t[k] = 400.0 * fifths[k];
  g_assert_cmpfloat_with_epsilon (exos_inflation_factor (t, boundary.z, 5, ALPHA, 0.8),
                                  exos_inflation_factor (fifths, boundary.z, 5, ALPHA, 0.8), 1e-10);
  g_assert_cmpfloat_with_epsilon (20.0 * exos_drift_for_power (t, boundary.z, 5, 0.8),
                                  exos_drift_for_power (fifths, boundary.z, 5, 0.8), 1e-10);
}

/* What is asked for is what it gives. */
static void
test_drift_has_the_power (void)
{
  static const double powers[] = { 0.2, 0.5, 0.8, 0.99, 0.999999 };
  const ExosBoundary boundary = find_boundary (fifths, 5, obrien_fleming);

  for (gsize i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      const double drift = exos_drift_for_power (fifths, boundary.z, 5, powers[i]);

      g_assert_cmpfloat_with_epsilon (exos_exit_probabilities (fifths, boundary.z, 5, drift).power,
                                      powers[i], 1e-12);
    }
}

static void
test_refused (void)
{
  const double z = 1.96;
  const double never = INFINITY;
  const double t = 1.0;

  g_assert_true (isnan (exos_drift_for_power (&t, &z, 0, 0.8)));
  g_assert_true (isnan (exos_drift_for_power (&t, &z, 1, 1.0)));
  g_assert_true (isnan (exos_drift_for_power (&t, &z, 1, 0.0)));
  g_assert_true (isnan (exos_drift_for_power (&t, &z, 1, 0.02)));
  g_assert_true (isnan (exos_drift_for_power (&t, &never, 1, 0.8)));
  g_assert_true (isnan (exos_inflation_factor (&t, &z, 1, 0.0, 0.8)));
  g_assert_true (isnan (exos_inflation_factor (&t, &z, 1, NAN, 0.8)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/inflation/table-of-jennison-and-turnbull", test_table);
  g_test_add_func ("/inflation/spending-functions", test_spending);
  g_test_add_func ("/inflation/unit-of-information", test_unit_of_information);
  g_test_add_func ("/inflation/drift-has-the-power", test_drift_has_the_power);
  g_test_add_func ("/inflation/refused", test_refused);
  return g_test_run ();
}
