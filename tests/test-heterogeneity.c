// SPDX-License-Identifier: MIT
/* Spread of effects. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/heterogeneity.h"
#include "stats/proportions.h"

#include "strata-fixture.h"

#include <gsl/gsl_errno.h>

static void
fill_effects (ExosEffect *effects)
{
  for (gsize i = 0; i < N_BERKELEY; i++)
    effects[i] = exos_stratum_effect (berkeley[i]);
}

/* lm (d ~ 1, weights = 1 / v) over UCBAdmissions, and pchisq () of its weighted residuals. */
static void
test_spread (void)
{
  ExosEffect effects[N_BERKELEY];

  fill_effects (effects);

  const ExosHeterogeneity it = exos_test_heterogeneity (effects, N_BERKELEY);

  assert_relative (it.q.chi2, 25.390287735918498, 1e-12);
  assert_relative (it.q.p, 1.1712008016755091e-04, 1e-11);
  g_assert_cmpuint (it.q.df, ==, 5);
  assert_relative (it.i2, 0.80307430730977003, 1e-12);
  assert_relative (it.fixed.difference, 0.021048382816026924, 1e-13);
  assert_relative (sqrt (it.fixed.variance), 0.012790284595602504, 1e-13);
}

/* sum (dbinom (1:5, 5, .5) * pchisq (s, 1:5, lower.tail = FALSE)) */
static void
test_sign_interaction (void)
{
  ExosEffect effects[N_BERKELEY];

  fill_effects (effects);

  const ExosSignInteraction it = exos_test_sign_interaction (effects, N_BERKELEY);

  assert_relative (it.q_plus, 26.382484688828935, 1e-12);
  assert_relative (it.q_minus, 1.7159800859479035, 1e-12);
  g_assert_cmpfloat (it.statistic, ==, it.q_minus);
  assert_relative (it.p, 0.51096890785726223, 1e-12);
}

/* The example of gailSimon () in the R package biostatUZH; p by its formula. */
static void
test_sign_example (void)
{
  const ExosEffect effects[] = {
    { 0.163, 0.0788 * 0.0788 },
    { -0.114, 0.0689 * 0.0689 },
    { -0.047, 0.0614 * 0.0614 },
    { -0.151, 0.0547 * 0.0547 },
  };
  const ExosSignInteraction it = exos_test_sign_interaction (effects, 4);

  assert_relative (it.q_plus, 4.2788077507794595, 1e-14);
  assert_relative (it.q_minus, 10.943981702169188, 1e-14);
  assert_relative (it.p, 0.087729431188237658, 1e-13);
}

/* The statistic at which p is .05 for 2 … 8 effects, by uniroot (), to two decimals. */
static void
test_critical_values (void)
{
  static const double critical[] = { 2.71, 4.23, 5.43, 6.50, 7.48, 8.41, 9.29 };

  for (gsize i = 0; i < G_N_ELEMENTS (critical); i++)
    {
      const gsize k = i + 2;
      ExosEffect effects[8];

      for (gsize j = 0; j < k; j++)
        effects[j] = (ExosEffect) { 0.0, 1.0 };
      effects[0].difference = 100.0;
      effects[1].difference = -sqrt (critical[i] - 0.006);
      g_assert_cmpfloat (exos_test_sign_interaction (effects, k).p, >, 0.05);
      effects[1].difference = -sqrt (critical[i] + 0.006);
      g_assert_cmpfloat (exos_test_sign_interaction (effects, k).p, <, 0.05);
    }
}

/* Two effects: Q is the squared z of their difference, and the sign test a one-sided z. */
static void
test_two_effects (void)
{
  const ExosEffect effects[] = { { 0.03, 4e-5 }, { -0.01, 9e-5 } };
  const ExosHeterogeneity it = exos_test_heterogeneity (effects, 2);
  const ExosSignInteraction sign = exos_test_sign_interaction (effects, 2);

  assert_relative (it.q.chi2, 0.04 * 0.04 / 13e-5, 1e-14);
  assert_relative (it.q.p, erfc (0.04 / sqrt (13e-5) / G_SQRT2), 1e-13);
  assert_relative (sign.p, 0.5 * erfc (0.01 / sqrt (9e-5) / G_SQRT2), 1e-13);
}

/* A constant added to all effects changes no distance; a common unit changes nothing but itself. */
static void
test_invariance (void)
{
  const ExosEffect effects[] = { { 0.03, 4e-5 }, { -0.01, 9e-5 }, { 0.02, 1e-5 } };
  ExosEffect shifted[3];
  ExosEffect scaled[3];

  for (gsize i = 0; i < 3; i++)
    {
      shifted[i] = (ExosEffect) { effects[i].difference + 0.25, effects[i].variance };
      scaled[i] = (ExosEffect) { effects[i].difference * 100.0, effects[i].variance * 1e4 };
    }

  const ExosHeterogeneity it = exos_test_heterogeneity (effects, 3);

  assert_relative (exos_test_heterogeneity (shifted, 3).q.chi2, it.q.chi2, 1e-12);
  assert_relative (exos_test_heterogeneity (shifted, 3).fixed.difference,
                   it.fixed.difference + 0.25, 1e-14);
  assert_relative (exos_test_heterogeneity (scaled, 3).q.chi2, it.q.chi2, 1e-13);
  assert_relative (exos_test_heterogeneity (scaled, 3).fixed.variance, it.fixed.variance * 1e4,
                   1e-14);
  assert_relative (exos_test_sign_interaction (scaled, 3).p,
                   exos_test_sign_interaction (effects, 3).p, 1e-13);
}

static void
test_equal_effects (void)
{
  const ExosEffect effects[] = { { 0.5, 4e-5 }, { 0.5, 4e-5 }, { 0.5, 4e-5 }, { 0.5, 4e-5 } };
  const ExosHeterogeneity it = exos_test_heterogeneity (effects, 4);
  const ExosSignInteraction sign = exos_test_sign_interaction (effects, 4);

  g_assert_cmpfloat (it.q.chi2, ==, 0.0);
  g_assert_cmpfloat (it.q.p, ==, 1.0);
  g_assert_cmpfloat (it.i2, ==, 0.0);
  g_assert_cmpfloat (sign.statistic, ==, 0.0);
  g_assert_cmpfloat (sign.p, ==, 1.0);
}

static void
test_one_effect (void)
{
  const ExosEffect effect = { 0.03, 4e-5 };
  const ExosHeterogeneity it = exos_test_heterogeneity (&effect, 1);

  g_assert_true (isnan (it.q.chi2) && isnan (it.q.p) && isnan (it.i2));
  assert_relative (it.fixed.difference, 0.03, 1e-15);
  assert_relative (it.fixed.variance, 4e-5, 1e-15);
  g_assert_true (isnan (exos_test_sign_interaction (&effect, 1).p));
}

static void
test_not_defined (void)
{
  const ExosEffect effects[][2] = {
    { { 0.03, 4e-5 }, { 0.0, 0.0 } },       { { 0.03, 4e-5 }, { 0.02, -1e-9 } },
    { { 0.03, 4e-5 }, { NAN, NAN } },       { { 0.03, 4e-5 }, { 0.03, INFINITY } },
    { { INFINITY, 4e-5 }, { 0.03, 4e-5 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      const ExosHeterogeneity it = exos_test_heterogeneity (effects[i], 2);
      const ExosSignInteraction sign = exos_test_sign_interaction (effects[i], 2);

      g_assert_true (isnan (it.q.chi2) && isnan (it.i2) && isnan (it.fixed.difference));
      g_assert_true (isnan (sign.q_plus) && isnan (sign.p));
    }
  g_assert_true (isnan (exos_test_heterogeneity (effects[0], 0).fixed.difference));
  g_assert_true (isnan (exos_test_sign_interaction (effects[0], 0).q_minus));
}

/* A thousand segments, and evidence beyond what a double can say. */
static void
test_many_effects (void)
{
  g_autofree ExosEffect *effects = g_new (ExosEffect, 1000);
  ExosSignInteraction sign;
  ExosHeterogeneity it;

  for (gsize i = 0; i < 1000; i++)
    effects[i] = (ExosEffect) { i % 2 == 0 ? 1.0 : -1.0, 1.0 };
  sign = exos_test_sign_interaction (effects, 1000);
  it = exos_test_heterogeneity (effects, 1000);
  g_assert_cmpfloat (sign.statistic, ==, 500.0);
  g_assert_cmpfloat (sign.p, >, 0.4);
  g_assert_cmpfloat (sign.p, <, 0.6);
  g_assert_cmpfloat (it.q.chi2, ==, 1000.0);

  for (gsize i = 0; i < 1000; i++)
    effects[i].variance = 0.01;
  it = exos_test_heterogeneity (effects, 1000);
  g_assert_cmpfloat (it.q.p, ==, 0.0);
  g_assert_true (isfinite (it.q.log10_p));
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heterogeneity/agrees-with-weighted-lm", test_spread);
  g_test_add_func ("/heterogeneity/two-effects-are-one-z", test_two_effects);
  g_test_add_func ("/heterogeneity/neither-origin-nor-unit-matters", test_invariance);
  g_test_add_func ("/heterogeneity/equal-effects-are-no-evidence", test_equal_effects);
  g_test_add_func ("/heterogeneity/one-effect-has-no-spread", test_one_effect);
  g_test_add_func ("/heterogeneity/unknown-variance-is-refused", test_not_defined);
  g_test_add_func ("/heterogeneity/many-effects", test_many_effects);
  g_test_add_func ("/heterogeneity/sign/agrees-with-r", test_sign_interaction);
  g_test_add_func ("/heterogeneity/sign/agrees-with-gail-simon-of-r", test_sign_example);
  g_test_add_func ("/heterogeneity/sign/critical-values-of-level-05", test_critical_values);
  return g_test_run ();
}
