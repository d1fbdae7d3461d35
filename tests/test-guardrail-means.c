// SPDX-License-Identifier: MIT
/* Means as guardrails. Expected numbers are R 4.2.2's, from pt () and qt () of Welch's t. */
#include "stats/guardrail-means.h"
#include "stats/means.h"
#include "stats/normal-posterior.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

static const ExosGuardrailLimits five_and_ten = { { 5, 100 }, { 10, 100 }, { 5, 100 }, true };
static const ExosGuardrailLimits ten_and_thirty = { { 10, 100 }, { 30, 100 }, { 10, 100 }, true };

static ExosMoments
moments (guint64 n, double mean, double variance)
{
  return (ExosMoments) { .n = n, .mean = { mean, 0.0 }, .variance = variance };
}

static void
assert_close (double got, double wanted, double relative)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, relative * fabs (wanted));
}

static void
test_lower_is_better (void)
{
  const ExosMoments control = moments (200, 250.0, 3600.0);
  const ExosMoments treatment = moments (180, 262.0, 4900.0);
  const ExosGuardrailTest it =
      exos_test_mean_guardrail (&control, &treatment, true, five_and_ten, 0.05);

  assert_close (it.z, 1.784453749547795, 1e-13);
  assert_close (it.harm, 12.0, 1e-15);
  assert_close (it.relative, 0.048, 1e-14);
  assert_close (it.p_harm, 0.037602474743295734, 1e-12);
  assert_close (it.harm_upper_1s, 23.090202274256356, 1e-12);
  assert_close (it.harm_lower_1s, 0.90979772574364581, 1e-11);
  assert_close (it.z_ni, -0.072880395412653842, 1e-12);
  assert_close (it.p_ni, 0.47097077053137104, 1e-12);
  g_assert_true (!it.worsened && !it.severe && it.harm_significant && !it.ni_pass);
}

static void
test_higher_is_better (void)
{
  const ExosMoments control = moments (1000, 12.5, 90.0);
  const ExosMoments treatment = moments (1100, 12.1, 110.0);
  const ExosGuardrailTest it =
      exos_test_mean_guardrail (&control, &treatment, false, ten_and_thirty, 0.05);

  assert_close (it.harm, 0.4, 1e-14);
  assert_close (it.delta, -0.4, 1e-14);
  assert_close (it.p_harm, 0.17945041935383194, 1e-12);
  assert_close (it.harm_upper_1s, 1.1172918073199691, 1e-12);
  assert_close (it.harm_lower_1s, -0.31729180731996842, 1e-11);
  assert_close (it.z_ni, -2.0441907985364969, 1e-12);
  assert_close (it.p_ni, 0.02053039754904367, 1e-11);
  g_assert_true (it.ni_pass);
  g_assert_cmpint (it.evidence, ==, EXOS_EVIDENCE_SAFE);
}

/* 3.3 is 10 % above 3, in the digits of the file. */
static void
test_limit_itself_is_not_past_it (void)
{
  const ExosMoments control = moments (50, 3.0, 1.0);
  ExosMoments treatment = moments (40, 0.0, 2.0);

  treatment.mean = exos_double_double_from_decimal (33, -1);

  const ExosGuardrailTest at =
      exos_test_mean_guardrail (&control, &treatment, true, ten_and_thirty, 0.05);

  g_assert_false (at.worsened);
  g_assert_cmpfloat (at.z_ni, ==, 0.0);
  g_assert_cmpfloat (at.p_ni, ==, 0.5);

  treatment.mean = exos_double_double_from_decimal (33000000000000001, -16);
  g_assert_true (
      exos_test_mean_guardrail (&control, &treatment, true, ten_and_thirty, 0.05).worsened);
}

/* Past the worse limit, past the severe one, on either side of the direction. */
static void
test_states (void)
{
  static const struct
  {
    double mean;
    bool lower;
    bool worsened;
    bool severe;
  } cases[] = {
    { 100.0, true, false, false },  { 105.1, true, true, false },  { 111.0, true, true, true },
    { 80.0, true, false, false },   { 94.9, false, true, false },  { 89.0, false, true, true },
    { 120.0, false, false, false }, { 95.0, false, false, false },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosMoments control = moments (100, 100.0, 25.0);
      const ExosMoments treatment = moments (100, cases[i].mean, 25.0);
      const ExosGuardrailTest it =
          exos_test_mean_guardrail (&control, &treatment, cases[i].lower, five_and_ten, 0.05);

      g_assert_cmpint (it.worsened, ==, cases[i].worsened);
      g_assert_cmpint (it.severe, ==, cases[i].severe);
    }
}

/* Non-inferiority at w is Fieller's one-sided bound below w: one statistic, one answer. */
static void
test_agrees_with_fieller (void)
{
  for (int i = 0; i < 200; i++)
    {
      const ExosMoments control = moments (80, 20.0, 30.0);
      const ExosMoments treatment = moments (90, 18.0 + 0.02 * i, 40.0);
      const ExosGuardrailTest it =
          exos_test_mean_guardrail (&control, &treatment, true, five_and_ten, 0.05);
      const ExosMoments scaled = moments (80, 21.0, 30.0 * 1.05 * 1.05);
      const ExosMeanComparison at_limit = exos_compare_means (&scaled, &treatment, 0.1);

      g_assert_cmpint (it.ni_pass, ==, at_limit.ci.high < 0.0);
    }
}

static void
test_refused (void)
{
  const ExosMoments good = moments (100, 5.0, 1.0);
  const ExosMoments zero = moments (100, 0.0, 1.0);
  const ExosMoments negative = moments (100, -5.0, 1.0);
  const ExosMoments constant = moments (100, 5.0, 0.0);
  ExosMoments impossible = moments (100, 5.0, NAN);

  impossible.state = EXOS_MOMENTS_IMPOSSIBLE;
  g_assert_false (exos_can_test_mean_guardrail (&zero, &good));
  g_assert_false (exos_can_test_mean_guardrail (&negative, &good));
  g_assert_false (exos_can_test_mean_guardrail (&constant, &constant));
  g_assert_false (exos_can_test_mean_guardrail (&good, &impossible));
  g_assert_false (exos_can_test_mean_guardrail (&impossible, &good));
  g_assert_true (exos_can_test_mean_guardrail (&constant, &good));
  g_assert_true (isnan (exos_test_mean_guardrail (&zero, &good, true, five_and_ten, 0.05).p_harm));
}

/* R's integrate () of each density times the distributions of the others. */
static void
test_best_of_normals (void)
{
  static const struct
  {
    ExosNormal groups[4];
    gsize k;
    double wanted[4];
  } cases[] = {
    { { { 10.0, 0.1 }, { 10.2, 0.15 }, { 10.1, 0.12 } },
      3,
      { 0.0629832707117743, 0.664117344375162, 0.272899384913066 } },
    { { { 0.0, 1.0 }, { 0.0, 1.0 }, { 0.0, 1.0 }, { 0.0, 1.0 } }, 4, { 0.25, 0.25, 0.25, 0.25 } },
    { { { 5.0, 0.01 }, { 5.5, 1.0 }, { 4.0, 2.0 } },
      3,
      { 0.213353729757685, 0.572905440781415, 0.213740829460895 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double p_best[4];

      exos_best_normal_probabilities (cases[i].groups, cases[i].k, p_best);
      for (gsize j = 0; j < cases[i].k; j++)
        g_assert_cmpfloat_with_epsilon (p_best[j], cases[i].wanted[j], 1e-11);
    }
}

static void
test_best_of_two_is_the_comparison (void)
{
  const ExosNormal groups[] = { { 3.0, 0.2 }, { 3.1, 0.4 } };
  double p_best[2];

  exos_best_normal_probabilities (groups, 2, p_best);
  g_assert_cmpfloat_with_epsilon (p_best[1], exos_normal_posterior (0.1, hypot (0.2, 0.4)).p_t_gt_c,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (p_best[0] + p_best[1], 1.0, 1e-12);
}

static void
test_best_needs_a_spread (void)
{
  const ExosNormal groups[] = { { 3.0, 0.0 }, { 3.1, 0.4 } };
  double p_best[2];

  exos_best_normal_probabilities (groups, 2, p_best);
  g_assert_true (isnan (p_best[0]) && isnan (p_best[1]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/guardrail-means/lower-is-better", test_lower_is_better);
  g_test_add_func ("/guardrail-means/higher-is-better", test_higher_is_better);
  g_test_add_func ("/guardrail-means/limit-itself-is-not-past-it",
                   test_limit_itself_is_not_past_it);
  g_test_add_func ("/guardrail-means/states", test_states);
  g_test_add_func ("/guardrail-means/agrees-with-fieller", test_agrees_with_fieller);
  g_test_add_func ("/guardrail-means/refused", test_refused);
  g_test_add_func ("/guardrail-means/best-of-normals", test_best_of_normals);
  g_test_add_func ("/guardrail-means/best-of-two", test_best_of_two_is_the_comparison);
  g_test_add_func ("/guardrail-means/best-needs-a-spread", test_best_needs_a_spread);
  return g_test_run ();
}
