// SPDX-License-Identifier: MIT
/* Common effects of strata. Expected numbers are R 4.2.2's unless said otherwise. */
#include "stats/exact.h"
#include "stats/mantel-haenszel.h"
#include "stats/proportions.h"

#include "strata-fixture.h"

#include <gsl/gsl_errno.h>

/* mantelhaen.test (UCBAdmissions, correct = FALSE), women against men. */
static void
test_common_odds (void)
{
  const ExosChiSquare it = exos_test_mantel_haenszel (berkeley, N_BERKELEY);

  assert_relative (exos_mh_odds_ratio (berkeley, N_BERKELEY), 1.1053426615022164, 1e-14);
  assert_relative (it.chi2, 1.5246066604434427, 1e-12);
  assert_relative (it.p, 0.21692369705551723, 1e-12);
  assert_relative (it.log10_p, log10 (0.21692369705551723), 1e-12);
  g_assert_cmpuint (it.df, ==, 1);
}

/* The formulas of Breslow and Day (1980) and Tarone (1985), fitted cells by uniroot (). */
static void
test_odds_homogeneity (void)
{
  const ExosOddsHomogeneity it = exos_test_odds_homogeneity (berkeley, N_BERKELEY);

  assert_relative (it.breslow_day.chi2, 18.825513705236041, 1e-11);
  assert_relative (it.breslow_day.p, 0.002071390349917995, 1e-11);
  assert_relative (it.tarone.chi2, 18.825501252052757, 1e-11);
  assert_relative (it.tarone.p, 0.0020714013978812497, 1e-11);
  g_assert_cmpuint (it.breslow_day.df, ==, 5);
  g_assert_cmpuint (it.tarone.df, ==, 5);
}

/* The same formulas in 60 digits (mpmath), where fitted cells are 1 in 10^9 and odds ratios far
 * from 1. */
static const struct
{
  ExosStratum strata[3];
  gsize k;
  double odds_ratio;
  double breslow_day;
  double tarone;
} odds[] = {
  { { { { 270, 234 }, { 87, 81 } }, { { 80, 55 }, { 263, 192 } } },
    2,
    1.4468466249426202,
    0.96844644084088573,
    0.9656297779171568 },
  { { { { 1000000000, 7 }, { 1000000000, 3 } },
      { { 1000000, 100 }, { 50, 49 } },
      { { 1000000000, 999999990 }, { 2000000000, 1999999995 } } },
    3,
    11.0628795628797158,
    29211.5334756400942,
    28636.2572012101241 },
  { { { { 1000000000, 1000000 }, { 1000000000, 1 } },
      { { 20, 9 }, { 20, 10 } },
      { { 1000000, 999997 }, { 1000000, 30 } } },
    3,
    3.24959130815470525e-6,
    84723.4545610550621,
    81227.0044531213053 },
};

static void
test_extreme_odds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odds); i++)
    {
      const ExosOddsHomogeneity it = exos_test_odds_homogeneity (odds[i].strata, odds[i].k);

      assert_relative (exos_mh_odds_ratio (odds[i].strata, odds[i].k), odds[i].odds_ratio, 1e-14);
      assert_relative (it.breslow_day.chi2, odds[i].breslow_day, 1e-11);
      assert_relative (it.tarone.chi2, odds[i].tarone, 1e-11);
    }
}

/* Sums over the strata of UCBAdmissions. */
static void
test_rate_difference (void)
{
  const ExosEffect it = exos_mh_rate_difference (berkeley, N_BERKELEY);

  assert_relative (it.difference, 0.018425196190852509, 1e-13);
  assert_relative (it.variance, 0.00021979232025149865, 1e-13);
}

/* One stratum: the differences and odds of the table itself, and the pooled z with N - 1. */
static void
test_one_stratum (void)
{
  const ExosStratum it = berkeley[0];
  const double z = exos_compare_proportions (it.control, it.treatment, EXOS_EXACT_NEVER).z;
  const double n = (double) (it.control.users + it.treatment.users);

  assert_relative (exos_mh_odds_ratio (&it, 1), 89.0 * 313.0 / (19.0 * 512.0), 1e-14);
  assert_relative (exos_mh_rate_difference (&it, 1).difference,
                   exos_rate_difference (it.control, it.treatment), 1e-15);
  assert_relative (exos_test_mantel_haenszel (&it, 1).chi2, z * z * (n - 1.0) / n, 1e-13);
  g_assert_true (isnan (exos_test_odds_homogeneity (&it, 1).breslow_day.chi2));
  g_assert_true (isnan (exos_test_odds_homogeneity (&it, 1).tarone.p));
}

/* Equal odds ratios, whatever the rates and sizes. */
static void
test_equal_odds (void)
{
  const ExosStratum strata[] = {
    { { 9, 1 }, { 7, 3 } },
    { { 900000, 100000 }, { 700000, 300000 } },
    { { 2000000001, 1 }, { 2000000006, 6 } },
  };
  const ExosOddsHomogeneity it = exos_test_odds_homogeneity (strata, 3);

  assert_relative (exos_mh_odds_ratio (strata, 3), 6.0, 1e-14);
  g_assert_cmpfloat_with_epsilon (it.breslow_day.chi2, 0.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (it.breslow_day.p, 1.0, 1e-15);
  g_assert_cmpfloat (it.tarone.chi2, >=, 0.0);
}

/* Renaming groups or outcomes changes signs and directions, never evidence. */
static void
assert_mirrored (const ExosStratum *mirror)
{
  const ExosOddsHomogeneity a = exos_test_odds_homogeneity (berkeley, N_BERKELEY);
  const ExosOddsHomogeneity b = exos_test_odds_homogeneity (mirror, N_BERKELEY);
  const ExosEffect difference = exos_mh_rate_difference (berkeley, N_BERKELEY);
  const ExosEffect other = exos_mh_rate_difference (mirror, N_BERKELEY);

  assert_relative (exos_mh_odds_ratio (mirror, N_BERKELEY),
                   1.0 / exos_mh_odds_ratio (berkeley, N_BERKELEY), 1e-14);
  assert_relative (exos_test_mantel_haenszel (mirror, N_BERKELEY).chi2,
                   exos_test_mantel_haenszel (berkeley, N_BERKELEY).chi2, 1e-13);
  assert_relative (b.breslow_day.chi2, a.breslow_day.chi2, 1e-12);
  assert_relative (b.tarone.chi2, a.tarone.chi2, 1e-12);
  assert_relative (other.difference, -difference.difference, 1e-13);
  assert_relative (other.variance, difference.variance, 1e-13);
}

static void
test_mirrored (void)
{
  ExosStratum mirror[N_BERKELEY];

  swap_groups (berkeley, mirror, N_BERKELEY);
  assert_mirrored (mirror);
  swap_events (berkeley, mirror, N_BERKELEY);
  assert_mirrored (mirror);
}

/* Strata that say nothing of odds change nothing, and are not counted. */
static void
test_silent_strata (void)
{
  const ExosStratum strata[] = {
    { { 270, 234 }, { 87, 81 } }, { { 80, 0 }, { 63, 0 } }, { { 12, 12 }, { 19, 19 } },
    { { 80, 55 }, { 263, 192 } }, { { 0, 0 }, { 20, 7 } },  { { 20, 7 }, { 0, 0 } },
    { { 0, 0 }, { 0, 0 } },
  };
  const ExosOddsHomogeneity it = exos_test_odds_homogeneity (strata, G_N_ELEMENTS (strata));
  const ExosStratum speaking[] = { strata[0], strata[3] };

  assert_relative (it.breslow_day.chi2, odds[0].breslow_day, 1e-12);
  g_assert_cmpuint (it.breslow_day.df, ==, 1);
  g_assert_cmpfloat (exos_test_mantel_haenszel (strata, G_N_ELEMENTS (strata)).chi2, ==,
                     exos_test_mantel_haenszel (speaking, 2).chi2);
}

/* A stratum without conversions has the difference 0, and draws the common one towards it. */
static void
test_no_conversions_count_as_no_difference (void)
{
  const ExosStratum strata[] = { { { 100, 10 }, { 100, 20 } }, { { 300, 0 }, { 300, 0 } } };

  assert_relative (exos_mh_rate_difference (strata, 2).difference, 0.1 / 4.0, 1e-14);
}

static void
test_not_defined (void)
{
  const ExosStratum none[] = { { { 80, 0 }, { 63, 0 } }, { { 0, 0 }, { 5, 1 } } };
  const ExosStratum only_treatment[] = { { { 10, 0 }, { 10, 4 } }, { { 10, 0 }, { 12, 3 } } };
  const ExosEffect difference = exos_mh_rate_difference (none + 1, 1);

  g_assert_true (isnan (exos_mh_odds_ratio (none, 2)));
  g_assert_true (isnan (exos_test_mantel_haenszel (none, 2).chi2));
  g_assert_true (isnan (exos_test_mantel_haenszel (none, 2).p));
  g_assert_true (isnan (exos_test_odds_homogeneity (none, 2).breslow_day.p));
  g_assert_true (isnan (difference.difference) && isnan (difference.variance));
  g_assert_cmpfloat (exos_mh_odds_ratio (only_treatment, 2), ==, INFINITY);
  g_assert_true (isnan (exos_test_odds_homogeneity (only_treatment, 2).breslow_day.chi2));
  g_assert_true (isnan (exos_test_odds_homogeneity (only_treatment, 2).tarone.chi2));
  g_assert_cmpfloat (exos_test_mantel_haenszel (only_treatment, 2).p, <, 0.05);
}

/* Every table of up to 4 users a group. */
static void
test_variance_is_not_negative (void)
{
  for (guint64 code = 0; code < 4 * 4 * 5 * 5; code++)
    {
      const ExosStratum it = { { 1 + code % 4, code / 16 % 5 }, { 1 + code / 4 % 4, code / 80 } };

      if (it.control.events <= it.control.users && it.treatment.events <= it.treatment.users)
        g_assert_cmpfloat (exos_mh_rate_difference (&it, 1).variance, >=, 0.0);
    }
}

int
main (int argc, char **argv)
{
  gsl_set_error_handler_off ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mantel-haenszel/agrees-with-mantelhaen-test", test_common_odds);
  g_test_add_func ("/mantel-haenszel/one-stratum-is-the-table-itself", test_one_stratum);
  g_test_add_func ("/mantel-haenszel/evidence-has-no-direction", test_mirrored);
  g_test_add_func ("/mantel-haenszel/silent-strata-are-left-out", test_silent_strata);
  g_test_add_func ("/mantel-haenszel/not-defined-is-nan", test_not_defined);
  g_test_add_func ("/mantel-haenszel/homogeneity/agrees-with-r", test_odds_homogeneity);
  g_test_add_func ("/mantel-haenszel/homogeneity/extreme-odds-keep-their-digits",
                   test_extreme_odds);
  g_test_add_func ("/mantel-haenszel/homogeneity/equal-odds-give-nothing", test_equal_odds);
  g_test_add_func ("/mantel-haenszel/difference/agrees-with-sums-in-r", test_rate_difference);
  g_test_add_func ("/mantel-haenszel/difference/no-conversions-count-as-no-difference",
                   test_no_conversions_count_as_no_difference);
  g_test_add_func ("/mantel-haenszel/difference/variance-is-not-negative",
                   test_variance_is_not_negative);
  return g_test_run ();
}
