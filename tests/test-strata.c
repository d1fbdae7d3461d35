// SPDX-License-Identifier: MIT
/* Strata. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/proportions.h"
#include "stats/score.h"
#include "stats/strata.h"

#include "strata-fixture.h"

#include <gsl/gsl_errno.h>

/* Sums over the strata of the data set UCBAdmissions, women against men. */
static void
test_post_stratified (void)
{
  const ExosPostStratified it = exos_post_stratify (berkeley, N_BERKELEY);

  g_assert_cmpint (it.status, ==, EXOS_POST_STRATIFIED);
  assert_relative (it.difference, 0.042636797771302914, 1e-13);
  assert_relative (it.se, 0.018305229760325389, 1e-13);
  assert_relative (it.z, 0.042636797771302914 / 0.018305229760325389, 1e-13);
  assert_relative (it.p, 0.019847730628012504, 1e-12);
  assert_relative (exos_crude_difference (berkeley, N_BERKELEY), -0.14164542824654186, 1e-13);
}

/* chisq.test (cbind (n_t, n_c)) */
static void
test_allocation (void)
{
  const ExosOmnibus it = exos_test_allocation (berkeley, N_BERKELEY);

  assert_relative (it.chi2, 1068.3716760692341, 1e-13);
  assert_relative (it.p, 9.4440769769099673e-229, 1e-10);
  g_assert_cmpuint (it.df, ==, 5);
}

static void
test_one_stratum (void)
{
  const ExosPostStratified it = exos_post_stratify (berkeley, 1);
  const ExosEffect effect = exos_stratum_effect (berkeley[0]);

  g_assert_cmpfloat (it.difference, ==, effect.difference);
  assert_relative (it.se * it.se, effect.variance, 1e-15);
  g_assert_cmpfloat (effect.variance, ==,
                     exos_rate_variance (berkeley[0].control) +
                         exos_rate_variance (berkeley[0].treatment));
  g_assert_cmpfloat (effect.difference, ==, exos_crude_difference (berkeley, 1));
}

/* A stratum in two halves is the stratum, but for its variance. */
static void
test_halves (void)
{
  const ExosStratum whole[] = { { { 600, 60 }, { 200, 30 } }, { { 90, 45 }, { 110, 50 } } };
  const ExosStratum halves[] = {
    { { 300, 30 }, { 100, 15 } },
    { { 90, 45 }, { 110, 50 } },
    { { 300, 30 }, { 100, 15 } },
  };
  const ExosPostStratified a = exos_post_stratify (whole, 2);
  const ExosPostStratified b = exos_post_stratify (halves, 3);

  assert_relative (b.difference, a.difference, 1e-14);
  assert_relative (b.se, a.se, 1e-14);
}

static void
test_swapped_groups (void)
{
  const ExosPostStratified a = exos_post_stratify (berkeley, N_BERKELEY);
  ExosStratum swapped[N_BERKELEY];

  swap_groups (berkeley, swapped, N_BERKELEY);

  const ExosPostStratified b = exos_post_stratify (swapped, N_BERKELEY);

  g_assert_cmpfloat (b.difference, ==, -a.difference);
  g_assert_cmpfloat (b.se, ==, a.se);
  g_assert_cmpfloat (b.p, ==, a.p);
}

static void
test_too_few (void)
{
  const ExosStratum strata[][2] = {
    { { { 50, 5 }, { 50, 6 } }, { { 1, 0 }, { 50, 6 } } },
    { { { 50, 5 }, { 50, 6 } }, { { 50, 5 }, { 1, 1 } } },
    { { { 0, 0 }, { 50, 6 } }, { { 50, 5 }, { 50, 6 } } },
  };
  const ExosStratum enough[] = { { { 2, 1 }, { 2, 1 } } };

  for (gsize i = 0; i < G_N_ELEMENTS (strata); i++)
    {
      const ExosPostStratified it = exos_post_stratify (strata[i], 2);

      g_assert_cmpint (it.status, ==, EXOS_POST_STRATIFIED_TOO_FEW);
      g_assert_true (isnan (it.difference) && isnan (it.se) && isnan (it.z) && isnan (it.p));
    }
  g_assert_cmpint (exos_post_stratify (enough, 0).status, ==, EXOS_POST_STRATIFIED_TOO_FEW);
  g_assert_cmpint (exos_post_stratify (enough, 1).status, ==, EXOS_POST_STRATIFIED);
}

static void
test_no_variance (void)
{
  const ExosStratum strata[] = { { { 5, 0 }, { 5, 5 } }, { { 7, 7 }, { 9, 9 } } };
  const ExosPostStratified it = exos_post_stratify (strata, 2);

  g_assert_cmpint (it.status, ==, EXOS_POST_STRATIFIED_NO_VARIANCE);
  g_assert_cmpfloat_with_epsilon (it.difference, 10.0 / 26.0, 1e-15);
  g_assert_cmpfloat (it.se, ==, 0.0);
  g_assert_true (isnan (it.z) && isnan (it.p));
}

/* Whether the sum is reversed in all strata, and whether it has another sign than the standardised
 * difference. Kidney stones: Charig, Webb, Payne and Wickham (1986), open surgery against
 * percutaneous nephrolithotomy, small stones and large. */
static const struct
{
  const char *name;
  ExosStratum strata[2];
  gboolean is_defined, is_reversed, is_sign_other;
} simpson[] = {
  { "kidney stones", { { { 270, 234 }, { 87, 81 } }, { { 80, 55 }, { 263, 192 } } }, 1, 1, 1 },
  { "agreement", { { { 100, 10 }, { 100, 12 } }, { { 100, 50 }, { 100, 60 } } }, 1, 0, 0 },
  { "no difference at all", { { { 100, 10 }, { 50, 5 } }, { { 80, 40 }, { 40, 20 } } }, 1, 0, 0 },
  { "a stratum is even", { { { 270, 234 }, { 90, 78 } }, { { 80, 55 }, { 263, 192 } } }, 1, 0, 1 },
  { "only the mix differs",
    { { { 100, 10 }, { 300, 30 } }, { { 100, 50 }, { 50, 25 } } },
    1,
    0,
    1 },
  { "strata cancel, the sum is 0",
    { { { 100, 10 }, { 100, 13 } }, { { 100, 10 }, { 100, 7 } } },
    1,
    0,
    0 },
  { "strata lean, the sum is 0", { { { 10, 2 }, { 10, 3 } }, { { 10, 4 }, { 30, 9 } } }, 1, 0, 1 },
  { "strata cancel but for rounding",
    { { { 10, 6 }, { 10, 3 } }, { { 30, 26 }, { 30, 29 } } },
    1,
    0,
    0 },
  { "an empty group", { { { 270, 234 }, { 87, 81 } }, { { 0, 0 }, { 263, 192 } } }, 0, 0, 0 },
};

static void
test_simpson (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (simpson); i++)
    {
      const ExosSimpson it = exos_detect_simpson (simpson[i].strata, 2);

      g_test_message ("%s", simpson[i].name);
      g_assert_cmpint (it.is_defined, ==, simpson[i].is_defined);
      g_assert_cmpint (it.is_reversed, ==, simpson[i].is_reversed);
      g_assert_cmpint (it.is_sign_other, ==, simpson[i].is_sign_other);
    }
  g_assert_false (exos_detect_simpson (berkeley, 0).is_defined);
  g_assert_true (exos_detect_simpson (berkeley, N_BERKELEY).is_sign_other);
  g_assert_false (exos_detect_simpson (berkeley, N_BERKELEY).is_reversed);
}

static void
test_one_stratum_is_its_sum (void)
{
  for (gsize i = 0; i < N_BERKELEY; i++)
    {
      const ExosSimpson it = exos_detect_simpson (berkeley + i, 1);

      g_assert_true (it.is_defined);
      g_assert_false (it.is_reversed);
      g_assert_false (it.is_sign_other);
    }
}

/* Differences of one user in 2^60: the sign of a sum is exact. */
static void
test_huge_counts (void)
{
  const guint64 n = G_GUINT64_CONSTANT (1) << 60;
  const ExosStratum strata[] = { { { n, n / 2 }, { n, n / 2 + 1 } },
                                 { { n, n / 2 }, { n, n / 2 + 1 } } };

  g_assert_cmpfloat (exos_crude_difference (strata, 2), ==, 1.0 / (double) n);
  g_assert_false (exos_detect_simpson (strata, 2).is_sign_other);
  g_assert_cmpfloat (exos_test_allocation (strata, 2).p, ==, 1.0);
}

static void
test_empty (void)
{
  const ExosStratum hollow[] = { { { 10, 1 }, { 10, 1 } }, { { 0, 0 }, { 0, 0 } } };
  const ExosEffect effect = exos_stratum_effect (hollow[1]);

  g_assert_true (isnan (effect.difference) && isnan (effect.variance));
  g_assert_true (isnan (exos_crude_difference (hollow, 0)));
  g_assert_true (isnan (exos_test_allocation (hollow, 0).p));
  g_assert_true (isnan (exos_test_allocation (hollow, 2).p));
}

static void
test_interval (void)
{
  const ExosInterval it = exos_normal_interval (0.9, 0.1, exos_two_sided_quantile (0.05));

  g_assert_cmpfloat_with_epsilon (it.low, 0.9 - 0.1959963984540054, 1e-15);
  g_assert_cmpfloat_with_epsilon (it.high, 0.9 + 0.1959963984540054, 1e-15);
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strata/post-stratified/agrees-with-sums-in-r", test_post_stratified);
  g_test_add_func ("/strata/post-stratified/one-stratum-is-the-plain-difference", test_one_stratum);
  g_test_add_func ("/strata/post-stratified/a-stratum-may-be-split", test_halves);
  g_test_add_func ("/strata/post-stratified/swapped-groups-change-the-sign", test_swapped_groups);
  g_test_add_func ("/strata/post-stratified/two-users-a-group-are-needed", test_too_few);
  g_test_add_func ("/strata/post-stratified/no-variance-gives-no-p", test_no_variance);
  g_test_add_func ("/strata/simpson/sum-against-strata", test_simpson);
  g_test_add_func ("/strata/simpson/one-stratum-is-its-sum", test_one_stratum_is_its_sum);
  g_test_add_func ("/strata/allocation/agrees-with-chisq-test", test_allocation);
  g_test_add_func ("/strata/huge-counts-keep-their-sign", test_huge_counts);
  g_test_add_func ("/strata/empty-groups-are-not-defined", test_empty);
  g_test_add_func ("/strata/normal-interval-is-not-clipped", test_interval);
  return g_test_run ();
}
