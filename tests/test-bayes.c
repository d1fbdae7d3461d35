// SPDX-License-Identifier: MIT
/* Posteriors. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/bayes.h"
#include "stats/proportions.h"

#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#define HUGE_COUNT (G_GUINT64_CONSTANT (1) << 62)
#define N_POINTS 2001

/* integrate () over dbeta () and pbeta (), rel.tol = 1e-12. */
static const struct
{
  ExosCount c;
  ExosCount t;
  ExosPosterior posterior;
} posteriors[] = {
  { { 100, 10 },
    { 100, 15 },
    { 0.8532837899339662524, 0.0035780881307110493, 0.0525976959738483213 } },
  { { 20, 0 }, { 30, 3 }, { 0.8837750484809308027, 0.0048842389574909016, 0.0844296935029454076 } },
  { { 500, 48 },
    { 520, 81 },
    { 0.99796954040997272, 1.2459644291675389e-05, 0.059491020496667602 } },
};

static void
test_compare (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (posteriors); i++)
    {
      const ExosPosterior want = posteriors[i].posterior;
      const ExosPosterior it = exos_compare_posteriors (posteriors[i].c, posteriors[i].t);

      g_assert_cmpfloat_with_epsilon (it.p_t_gt_c, want.p_t_gt_c, 1e-11);
      g_assert_cmpfloat_with_epsilon (it.loss_t, want.loss_t, 1e-13);
      g_assert_cmpfloat_with_epsilon (it.loss_c, want.loss_c, 1e-13);
    }
}

static ExosCount
failures_of (ExosCount count)
{
  return (ExosCount) { count.users, count.users - count.events };
}

static void
test_mirrors (void)
{
  const ExosCount counts[] = {
    { 100, 10 },
    { 120, 100 },
    { 1000000000, 999999995 },
    { 1000000000, 1000000000 },
    { 1000000000, 3 },
    { 1000000000, 500000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (counts); j++)
      {
        const ExosPosterior it = exos_compare_posteriors (counts[i], counts[j]);
        const ExosPosterior swapped = exos_compare_posteriors (counts[j], counts[i]);
        const ExosPosterior failing =
            exos_compare_posteriors (failures_of (counts[i]), failures_of (counts[j]));

        g_assert_cmpfloat_with_epsilon (it.p_t_gt_c + swapped.p_t_gt_c, 1.0, 1e-9);
        g_assert_cmpfloat_with_epsilon (it.loss_t, swapped.loss_c, 1e-13);
        g_assert_cmpfloat_with_epsilon (it.p_t_gt_c, 1.0 - failing.p_t_gt_c, 1e-9);
        g_assert_cmpfloat_with_epsilon (it.loss_t, failing.loss_c, 1e-13);
      }
}

/* E (t) - E (c) = loss_c - loss_t, and E = (1 + x) / (2 + n). */
static void
test_losses_differ_by_the_lift (void)
{
  const ExosCount c = { 1000000000, 100000000 };
  const ExosCount t = { 1000000000, 100010000 };
  const ExosPosterior it = exos_compare_posteriors (c, t);

  g_assert_cmpfloat_with_epsilon (it.loss_c - it.loss_t, 10000.0 / 1000000002.0, 1e-15);
  /* Both are normal to 1e-5: Phi (z of the difference). */
  g_assert_cmpfloat_with_epsilon (
      it.p_t_gt_c, 1.0 - 0.5 * exos_compare_proportions (c, t, EXOS_EXACT_NEVER).p_z, 1e-5);
}

/* integrate () of dbeta times the others' pbeta. */
static void
test_best (void)
{
  const ExosCount counts[] = { { 100, 10 }, { 100, 15 }, { 90, 12 } };
  const double want[] = { 0.07884135777864526, 0.57563658036456156, 0.34552206185679313 };
  double p_best[3];

  exos_best_probabilities (counts, 3, p_best);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (p_best[i], want[i], 1e-11);
}

static void
test_best_adds_to_one (void)
{
  const ExosCount counts[] = {
    { 1000, 990 }, { 1200, 1190 }, { 800, 791 }, { 1000, 1000 }, { 20, 19 },
  };
  double p_best[G_N_ELEMENTS (counts)];
  double sum = 0.0;

  exos_best_probabilities (counts, G_N_ELEMENTS (counts), p_best);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    sum += p_best[i];
  g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-11);
  exos_best_probabilities (counts, 2, p_best);
  g_assert_cmpfloat_with_epsilon (p_best[1],
                                  exos_compare_posteriors (counts[0], counts[1]).p_t_gt_c, 1e-12);
}

/* integrate () of dbeta (x, 11, 91) dbeta (x + d, 16, 86) at d = -0.05, 0, 0.05, 0.1. */
static void
test_density (void)
{
  const double want[] = {
    0.89983007137186244,
    4.92209122622470563,
    8.58210335474278985,
    4.60989673024093882,
  };
  double density[4];

  exos_posterior_density ((ExosCount) { 100, 10 }, (ExosCount) { 100, 15 }, -0.05, 0.1, 4, density);
  for (gsize i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (density[i], want[i], 1e-11);
}

/* The total by Simpson's rule, and the part above 0, over the range where there is any density. */
static void
assert_density (ExosCount c, ExosCount t, double low, double high)
{
  g_autofree double *density = g_new (double, N_POINTS);
  const double step = (high - low) / (N_POINTS - 1);
  double total = 0.0;
  double mean = 0.0;

  exos_posterior_density (c, t, low, high, N_POINTS, density);
  for (gsize i = 0; i < N_POINTS; i++)
    {
      const double weight = i == 0 || i == N_POINTS - 1 ? 1.0 : i % 2 == 1 ? 4.0 : 2.0;

      g_assert_cmpfloat (density[i], >=, 0.0);
      total += weight * density[i] * step / 3.0;
      mean += weight * density[i] * step / 3.0 * (low + step * (double) i);
    }
  g_assert_cmpfloat_with_epsilon (total, 1.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (mean,
                                  (1.0 + (double) t.events) / (2.0 + (double) t.users) -
                                      (1.0 + (double) c.events) / (2.0 + (double) c.users),
                                  1e-6 * (high - low));
}

static void
test_density_integrates (void)
{
  assert_density ((ExosCount) { 100, 10 }, (ExosCount) { 100, 15 }, -0.4, 0.5);
  assert_density ((ExosCount) { 50, 0 }, (ExosCount) { 40, 0 }, -0.6, 0.6);
  assert_density ((ExosCount) { 50, 50 }, (ExosCount) { 400, 390 }, -0.4, 0.4);
  assert_density ((ExosCount) { 50, 8 }, (ExosCount) { 4000000, 390000 }, -0.6, 0.1);
  assert_density ((ExosCount) { 10000000, 1000000 }, (ExosCount) { 10000000, 1001000 }, -0.001,
                  0.0012);
}

static void
test_huge_counts (void)
{
  const ExosCount counts[] = {
    { HUGE_COUNT, 0 },          { HUGE_COUNT, 3 }, { HUGE_COUNT, HUGE_COUNT / 3 },
    { HUGE_COUNT, HUGE_COUNT }, { 3, 1 },
  };
  double p_best[G_N_ELEMENTS (counts)];
  double density[9];

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (counts); j++)
      {
        const ExosPosterior it = exos_compare_posteriors (counts[i], counts[j]);

        g_assert_true (it.p_t_gt_c >= 0.0 && it.p_t_gt_c <= 1.0);
        g_assert_true (it.loss_t >= 0.0 && it.loss_c >= 0.0);
        exos_posterior_density (counts[i], counts[j], -1.0, 1.0, G_N_ELEMENTS (density), density);
        for (gsize k = 0; k < G_N_ELEMENTS (density); k++)
          g_assert_true (isfinite (density[k]) && density[k] >= 0.0);
      }
  exos_best_probabilities (counts, G_N_ELEMENTS (counts), p_best);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_true (p_best[i] >= 0.0);
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bayes/agrees-with-integrals-of-pbeta", test_compare);
  g_test_add_func ("/bayes/swapping-groups-or-outcomes-mirrors", test_mirrors);
  g_test_add_func ("/bayes/losses-differ-by-the-lift", test_losses_differ_by_the_lift);
  g_test_add_func ("/bayes/best-agrees-with-integrals-of-pbeta", test_best);
  g_test_add_func ("/bayes/best-adds-to-one", test_best_adds_to_one);
  g_test_add_func ("/bayes/density-agrees-with-integrals-of-dbeta", test_density);
  g_test_add_func ("/bayes/density-integrates-to-one", test_density_integrates);
  g_test_add_func ("/bayes/huge-counts-stay-in-range", test_huge_counts);
  return g_test_run ();
}
