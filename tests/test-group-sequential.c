// SPDX-License-Identifier: MIT
/* Boundaries of planned looks. */
#include "looks-fixture.h"
#include "stats/proportions.h"
#include "stats/tails.h"

#include <gsl/gsl_errno.h>

/* The spending functions of Lan and DeMets (1983) at five equal looks, as in R's ldbounds and
 * gsDesign (to the digits that they print). */
static void
test_published_boundaries (void)
{
  const double obf[] = { 4.876884948790762, 3.357011921574642, 2.6802800645449896,
                         2.289816767711954, 2.0310320433100597 };
  const double flat[] = { 2.4379766881, 2.4268138582, 2.4101938403, 2.3966454006, 2.3859845716 };
  const ExosBoundary a = find_boundary (fifths, 5, obrien_fleming);
  const ExosBoundary b = find_boundary (fifths, 5, pocock);

  g_assert_cmpint (a.status, ==, EXOS_LOOKS_OK);
  for (gsize k = 0; k < 5; k++)
    {
      g_assert_cmpfloat_with_epsilon (a.z[k], obf[k], 1e-12);
      g_assert_cmpfloat_with_epsilon (b.z[k], flat[k], 1e-10);
      g_assert_cmpfloat_with_epsilon (a.nominal_p[k], 2.0 * exos_normal_sf (a.z[k]), 1e-16);
      g_assert_cmpfloat (a.cumulative_alpha[k], ==,
                         exos_alpha_spent (obrien_fleming, fifths[k], ALPHA));
    }
}

static void
test_one_look (void)
{
  const double late[] = { 1.0 };
  const double early[] = { 0.37 };

  g_assert_cmpfloat_with_epsilon (find_boundary (late, 1, pocock).z[0],
                                  exos_two_sided_quantile (ALPHA), 1e-15);
  g_assert_cmpfloat_with_epsilon (find_boundary (early, 1, pocock).z[0],
                                  exos_two_sided_quantile (ALPHA), 1e-15);
}

/* The chance to stop by each look, without an effect, is the alpha spent; and power is half of it.
 */
static void
test_spent_is_type_one_error (void)
{
  const double t[] = { 0.07, 0.3, 0.302, 0.81, 0.9, 1.0 };
  const ExosSpending spendings[] = {
    obrien_fleming, pocock, { EXOS_SPENDING_POWER, 2.5 }, { EXOS_SPENDING_HWANG_SHIH_DECANI, -4.0 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spendings); i++)
    {
      const ExosBoundary boundary = find_boundary (t, 6, spendings[i]);
      const ExosExits exits = exos_exit_probabilities (t, boundary.z, 6, 0.0);
      double sum = 0.0;

      for (gsize k = 0; k < 6; k++)
        {
          sum += exits.stop[k];
          g_assert_cmpfloat_with_epsilon (sum, boundary.cumulative_alpha[k], 1e-13);
        }
      g_assert_cmpfloat_with_epsilon (sum, ALPHA, 1e-13);
      g_assert_cmpfloat_with_epsilon (exits.power, 0.5 * ALPHA, 1e-13);
    }
}

/* A look too early to spend anything; what it does not spend is left to the next. */
static void
test_tiny_spend (void)
{
  const double t[] = { 0.05, 0.08, 0.5, 1.0 };
  const double without[] = { 0.5, 1.0 };
  const ExosBoundary it = find_boundary (t, 4, obrien_fleming);
  const ExosBoundary same = find_boundary (without, 2, obrien_fleming);

  for (gsize k = 0; k < 2; k++)
    {
      g_assert_cmpfloat (it.z[k], ==, INFINITY);
      g_assert_cmpfloat (it.nominal_p[k], ==, 0.0);
      g_assert_cmpfloat (it.cumulative_alpha[k], ==, 0.0);
      g_assert_cmpfloat_with_epsilon (it.z[k + 2], same.z[k], 1e-12);
    }
}

/* Beyond the plan all of alpha is spent, with the covariance of the real information; nothing is
 * left for a look after that. */
static void
test_overrun (void)
{
  const double t[] = { 0.5, 1.3 };
  const double more[] = { 0.5, 1.3, 1.6 };
  const ExosBoundary planned = find_boundary ((const double[]) { 0.5, 1.0 }, 2, pocock);
  const ExosBoundary over = find_boundary (t, 2, pocock);
  const ExosBoundary twice = find_boundary (more, 3, pocock);
  const ExosExits exits = exos_exit_probabilities (t, over.z, 2, 0.0);

  g_assert_cmpfloat (over.z[0], ==, planned.z[0]);
  g_assert_cmpfloat (over.cumulative_alpha[1], ==, ALPHA);
  g_assert_cmpfloat (over.z[1], >, planned.z[1]); /* less correlated with the first */
  g_assert_cmpfloat_with_epsilon (exits.stop[0] + exits.stop[1], ALPHA, 1e-14);
  g_assert_cmpfloat_with_epsilon (twice.z[1], over.z[1], 1e-12);
  g_assert_cmpfloat (twice.z[2], ==, INFINITY);
  g_assert_cmpfloat (twice.cumulative_alpha[2], ==, ALPHA);
}

/* An experiment that ends before its plan spends what is left at its last look. */
static void
test_underrun (void)
{
  const double t[] = { 0.25, 0.5, 0.8 };
  const ExosBoundary it = find_boundary (t, 3, obrien_fleming);

  g_assert_cmpfloat (it.cumulative_alpha[1], ==, exos_alpha_spent (obrien_fleming, 0.5, ALPHA));
  g_assert_cmpfloat (it.cumulative_alpha[2], ==, ALPHA);
}

/* What comes later does not move what was decided. */
static void
test_past_is_fixed (void)
{
  const double other[] = { 0.2, 0.4, 0.47, 0.471, 1.0 };
  const ExosBoundary a = find_boundary (fifths, 5, pocock);
  const ExosBoundary b = find_boundary (other, 5, pocock);

  g_assert_cmpfloat_with_epsilon (a.z[0], b.z[0], 1e-13);
  g_assert_cmpfloat_with_epsilon (a.z[1], b.z[1], 1e-13);
}

static void
test_many_looks (void)
{
  double t[EXOS_MAX_LOOKS];
  double sum = 0.0;

  for (gsize k = 0; k < EXOS_MAX_LOOKS; k++)
    t[k] = (double) (k + 1) / EXOS_MAX_LOOKS;

  const ExosBoundary it = find_boundary (t, EXOS_MAX_LOOKS, pocock);
  const ExosExits exits = exos_exit_probabilities (t, it.z, EXOS_MAX_LOOKS, 0.0);

  g_assert_cmpint (it.status, ==, EXOS_LOOKS_OK);
  for (gsize k = 0; k < EXOS_MAX_LOOKS; k++)
    sum += exits.stop[k];
  g_assert_cmpfloat_with_epsilon (sum, ALPHA, 1e-12);
}

static const struct
{
  const char *what;
  double t[3];
  gsize n;
  double alpha;
  ExosSpending spending;
  ExosLooksStatus status;
} refused[] = {
  { "no look", { 1.0 }, 0, 0.05, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_BAD_COUNT },
  { "many",
    { 1.0 },
    EXOS_MAX_LOOKS + 1,
    0.05,
    { EXOS_SPENDING_POCOCK, 0.0 },
    EXOS_LOOKS_BAD_COUNT },
  { "equal", { 0.5, 0.5, 1.0 }, 3, 0.05, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_NOT_INCREASING },
  { "back", { 0.5, 0.4, 1.0 }, 3, 0.05, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_NOT_INCREASING },
  { "zero", { 0.0, 0.4, 1.0 }, 3, 0.05, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_NOT_INCREASING },
  { "NaN", { 0.2, NAN, 1.0 }, 3, 0.05, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_NOT_INCREASING },
  { "endless", { 0.2, 1.0, INFINITY }, 3, 0.05, { 0 }, EXOS_LOOKS_NOT_INCREASING },
  { "alpha 0", { 0.5, 1.0 }, 2, 0.0, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_BAD_ALPHA },
  { "alpha 1", { 0.5, 1.0 }, 2, 1.0, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_BAD_ALPHA },
  { "alpha NaN", { 0.5, 1.0 }, 2, NAN, { EXOS_SPENDING_POCOCK, 0.0 }, EXOS_LOOKS_BAD_ALPHA },
  { "gamma", { 0.5, 1.0 }, 2, 0.05, { EXOS_SPENDING_POWER, 0.0 }, EXOS_LOOKS_BAD_SPENDING },
  { "close",
    { 0.5, 0.5 + 1e-12, 1.0 },
    3,
    0.05,
    { EXOS_SPENDING_POWER, 1.0 },
    EXOS_LOOKS_TOO_CLOSE },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const ExosLookPlan plan = { refused[i].t, refused[i].n, refused[i].alpha,
                                  refused[i].spending };
      const ExosBoundary it = exos_find_boundary (&plan);

      g_test_message ("%s", refused[i].what);
      g_assert_cmpint (it.status, ==, refused[i].status);
      g_assert_true (isnan (it.z[0]));
      g_assert_true (isnan (it.nominal_p[0]));
      g_assert_true (isnan (it.cumulative_alpha[0]));
    }
}

/* Many close looks are answered or refused, and in bounded time. */
static void
test_bounded_work (void)
{
  const double gaps[] = { 1e-3, 1e-5, 1e-6, 1e-9 };

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      double t[EXOS_MAX_LOOKS];
      const gint64 start = g_get_monotonic_time ();

      for (gsize k = 0; k < EXOS_MAX_LOOKS; k++)
        t[k] = 0.5 + gaps[i] * (double) k;

      const ExosLooksStatus status = find_boundary (t, EXOS_MAX_LOOKS, pocock).status;

      g_assert_cmpint (status, ==, i == 0 ? EXOS_LOOKS_OK : EXOS_LOOKS_TOO_CLOSE);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/group-sequential/agrees-with-lan-and-demets", test_published_boundaries);
  g_test_add_func ("/group-sequential/one-look-is-the-plain-test", test_one_look);
  g_test_add_func ("/group-sequential/what-is-spent-is-the-type-one-error",
                   test_spent_is_type_one_error);
  g_test_add_func ("/group-sequential/a-look-that-spends-nothing-cannot-stop", test_tiny_spend);
  g_test_add_func ("/group-sequential/beyond-the-plan-all-is-spent", test_overrun);
  g_test_add_func ("/group-sequential/the-last-look-spends-the-rest", test_underrun);
  g_test_add_func ("/group-sequential/later-looks-do-not-move-earlier-ones", test_past_is_fixed);
  g_test_add_func ("/group-sequential/as-many-looks-as-may-be", test_many_looks);
  g_test_add_func ("/group-sequential/what-is-no-plan-is-refused", test_refused);
  g_test_add_func ("/group-sequential/work-is-bounded", test_bounded_work);
  return g_test_run ();
}
