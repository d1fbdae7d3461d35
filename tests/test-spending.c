// SPDX-License-Identifier: MIT
/* How alpha is spent over the information. Expected numbers are R 4.2.2's. */
#include "stats/spending.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define ALPHA 0.05

/* 4 * pnorm (qnorm (.0125, lower = F) / sqrt (t), lower = F); .05 * log1p ((exp (1) - 1) * t);
 * .05 * expm1 (-g * t) / expm1 (-g); .05 * t^g, at t = 0.3 and 0.75. */
static const struct
{
  ExosSpending spending;
  double early;
  double late;
} functions[] = {
  { { EXOS_SPENDING_OBRIEN_FLEMING, 0.0 }, 8.545157488957611e-05, 0.01929864990702413 },
  { { EXOS_SPENDING_POCOCK, 0.0 }, 0.02078676109218143, 0.04139944696214349 },
  { { EXOS_SPENDING_HWANG_SHIH_DECANI, -4.0 }, 0.002164362875679314, 0.01780428700560139 },
  { { EXOS_SPENDING_HWANG_SHIH_DECANI, -0.5 }, 0.01247332637587362, 0.03506832866195021 },
  { { EXOS_SPENDING_HWANG_SHIH_DECANI, 1.0 }, 0.02050097688632342, 0.041735191166444 },
  { { EXOS_SPENDING_HWANG_SHIH_DECANI, 8.0 }, 0.04547935896080169, 0.04989279956082077 },
  { { EXOS_SPENDING_POWER, 0.5 }, 0.02738612787525831, 0.04330127018922193 },
  { { EXOS_SPENDING_POWER, 1.0 }, 0.015, 0.03750000000000001 },
  { { EXOS_SPENDING_POWER, 3.0 }, 0.00135, 0.02109375 },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const ExosSpending it = functions[i].spending;

      g_assert_cmpfloat_with_epsilon (exos_alpha_spent (it, 0.3, ALPHA) / functions[i].early, 1.0,
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (exos_alpha_spent (it, 0.75, ALPHA) / functions[i].late, 1.0,
                                      1e-12);
    }
}

static void
test_ends (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const ExosSpending it = functions[i].spending;

      g_assert_cmpfloat (exos_alpha_spent (it, 0.0, ALPHA), ==, 0.0);
      g_assert_cmpfloat (exos_alpha_spent (it, 1.0, ALPHA), ==, ALPHA);
      g_assert_cmpfloat (exos_alpha_spent (it, 1.7, ALPHA), ==, ALPHA);
      g_assert_cmpfloat_with_epsilon (exos_alpha_spent (it, 1.0 - 1e-12, ALPHA), ALPHA, 1e-11);
    }
}

static void
test_monotone (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      double before = 0.0;

      for (int k = 1; k <= 1000; k++)
        {
          const double spent = exos_alpha_spent (functions[i].spending, k / 1000.0, ALPHA);

          g_assert_cmpfloat (spent, >=, before);
          g_assert_cmpfloat (spent, <=, ALPHA);
          before = spent;
        }
    }
}

/* gamma = 0 is the limit; a gamma whose exponential overflows spends at once, or only at the end.
 */
static void
test_gamma_of_hwang_shih_decani (void)
{
  const ExosSpending linear = { EXOS_SPENDING_HWANG_SHIH_DECANI, 0.0 };
  const ExosSpending almost = { EXOS_SPENDING_HWANG_SHIH_DECANI, 1e-9 };
  const ExosSpending at_once = { EXOS_SPENDING_HWANG_SHIH_DECANI, 1e6 };
  const ExosSpending at_last = { EXOS_SPENDING_HWANG_SHIH_DECANI, -1e6 };

  g_assert_cmpfloat (exos_alpha_spent (linear, 0.3, ALPHA), ==, ALPHA * 0.3);
  g_assert_cmpfloat_with_epsilon (exos_alpha_spent (almost, 0.3, ALPHA), ALPHA * 0.3, 1e-10);
  g_assert_cmpfloat (exos_alpha_spent (at_once, 0.3, ALPHA), ==, ALPHA);
  g_assert_cmpfloat (exos_alpha_spent (at_last, 0.3, ALPHA), ==, 0.0);
}

static void
test_refused (void)
{
  const ExosSpending pocock = { EXOS_SPENDING_POCOCK, NAN };
  const ExosSpending bad[] = {
    { EXOS_SPENDING_POWER, 0.0 },
    { EXOS_SPENDING_POWER, -1.0 },
    { EXOS_SPENDING_POWER, NAN },
    { EXOS_SPENDING_HWANG_SHIH_DECANI, NAN },
    { EXOS_SPENDING_HWANG_SHIH_DECANI, -INFINITY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (exos_spending_is_valid (bad[i]));
      g_assert_true (isnan (exos_alpha_spent (bad[i], 0.5, ALPHA)));
    }
  g_assert_true (exos_spending_is_valid (pocock));
  g_assert_true (isnan (exos_alpha_spent (pocock, -0.1, ALPHA)));
  g_assert_true (isnan (exos_alpha_spent (pocock, NAN, ALPHA)));
  g_assert_true (isnan (exos_alpha_spent (pocock, 0.5, 0.0)));
  g_assert_true (isnan (exos_alpha_spent (pocock, 0.5, 1.0)));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spending/agrees-with-its-formula", test_values);
  g_test_add_func ("/spending/nothing-at-0-and-alpha-from-1-on", test_ends);
  g_test_add_func ("/spending/never-falls", test_monotone);
  g_test_add_func ("/spending/gamma-may-be-0-or-huge", test_gamma_of_hwang_shih_decani);
  g_test_add_func ("/spending/what-is-not-a-spending-function-is-refused", test_refused);
  return g_test_run ();
}
