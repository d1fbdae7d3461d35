// SPDX-License-Identifier: MIT
#include "data/format.h"
#include "data/language.h"

#include <locale.h>
#include <math.h>

#define CHECK(expected, call)              \
  G_STMT_START                             \
  {                                        \
    g_autofree char *shown = call;         \
    g_assert_cmpstr (shown, ==, expected); \
  }                                        \
  G_STMT_END

/* The same number in both languages. */
#define CHECK_BOTH(english, korean, call) \
  G_STMT_START                            \
  {                                       \
    exos_language_use ("ko");             \
    CHECK (korean, call);                 \
    exos_language_use ("en");             \
    CHECK (english, call);                \
  }                                       \
  G_STMT_END

static void
test_counts (void)
{
  CHECK ("0", exos_format_count (0));
  CHECK ("999", exos_format_count (999));
  CHECK ("1,000", exos_format_count (1000));
  CHECK ("10,050", exos_format_count (10050));
  CHECK ("18,446,744,073,709,551,615", exos_format_count (G_MAXUINT64));
}

static void
test_rates (void)
{
  CHECK ("12.00%", exos_format_rate (0.12, 2));
  CHECK ("13.13%", exos_format_rate (1320.0 / 10050.0, 2));
  CHECK ("0.350%", exos_format_rate (0.0035, 3));
  CHECK ("100.0%", exos_format_rate (1.0, 1));
  CHECK ("0.00%", exos_format_rate (-0.00001, 2));
  CHECK ("not defined", exos_format_rate (NAN, 2));
  CHECK ("not defined", exos_format_rate (INFINITY, 2));
}

static void
test_points (void)
{
  CHECK_BOTH ("+1.13 pp", "+1.13%p", exos_format_points (0.011343, 2));
  CHECK_BOTH ("−0.03 pp", "−0.03%p", exos_format_points (-0.000258706, 2));
  CHECK_BOTH ("0.03 pp", "0.03%p", exos_format_points_unsigned (-0.000258706, 2));
  CHECK_BOTH ("not defined", "정의되지 않음", exos_format_points (NAN, 2));
  CHECK ("+1.13", exos_format_points_bare (0.011343, 2));
  CHECK ("−100.00", exos_format_points_bare (-1.0, 2));
  CHECK ("not defined", exos_format_points_bare (-INFINITY, 2));
}

static void
test_zero_has_no_sign (void)
{
  const double zeros[] = { 0.0, -0.0, 0.00004, -0.00004, 1e-300, -1e-300 };

  for (gsize i = 0; i < G_N_ELEMENTS (zeros); i++)
    {
      CHECK ("0.00 pp", exos_format_points (zeros[i], 2));
      CHECK ("0.00", exos_format_points_bare (zeros[i], 2));
      CHECK ("0.0%", exos_format_relative (zeros[i]));
      CHECK ("0.00%", exos_format_rate (zeros[i], 2));
    }
  CHECK ("+0.01 pp", exos_format_points (0.00006, 2));
  CHECK ("−0.01 pp", exos_format_points (-0.00006, 2));
}

static void
test_relative (void)
{
  CHECK ("+9.5%", exos_format_relative (0.0945274));
  CHECK ("−100.0%", exos_format_relative (-1.0));
  CHECK ("+1,234.5%", exos_format_relative (12.345));
  CHECK_BOTH ("not defined", "정의되지 않음", exos_format_relative (NAN));
  CHECK ("not defined", exos_format_relative (INFINITY));
}

static void
test_intervals (void)
{
  const ExosInterval seed = { 0.002168, 0.020524 };
  const ExosInterval negative = { -0.003280, -0.000001 };
  const ExosInterval none = { NAN, NAN };
  const ExosInterval upwards = { 0.0022, INFINITY };
  const ExosInterval downwards = { -INFINITY, -0.0022 };
  const ExosInterval all = { -INFINITY, INFINITY };

  CHECK_BOTH ("+0.22 to +2.05 pp", "+0.22 ~ +2.05%p", exos_format_points_interval (seed, 2));
  CHECK ("−0.33 to 0.00 pp", exos_format_points_interval (negative, 2));
  CHECK_BOTH ("not defined", "정의되지 않음", exos_format_points_interval (none, 2));
  CHECK_BOTH ("above +0.22 pp", "+0.22%p 이상", exos_format_points_interval (upwards, 2));
  CHECK_BOTH ("below −0.22 pp", "−0.22%p 이하", exos_format_points_interval (downwards, 2));
  CHECK_BOTH ("unbounded", "한계 없음", exos_format_points_interval (all, 2));
}

static void
test_p_values (void)
{
  CHECK_BOTH ("p = 0.015", "p값 0.015", exos_format_p (0.01541, 0.05));
  CHECK_BOTH ("p < 0.001", "p값 < 0.001", exos_format_p (0.0, 0.05));
  CHECK_BOTH ("p > 0.99", "p값 > 0.99", exos_format_p (1.0, 0.05));
  CHECK_BOTH ("p not defined", "p값 정의되지 않음", exos_format_p (NAN, 0.05));
  CHECK ("0.001", exos_format_p_bare (0.001, 0.05));
  CHECK ("< 0.001", exos_format_p_bare (0.00099, 0.05));
  CHECK ("0.990", exos_format_p_bare (0.99, 0.05));
}

static void
test_p_never_rounds_onto_alpha (void)
{
  CHECK ("0.0496", exos_format_p_bare (0.0496, 0.05));
  CHECK ("0.0504", exos_format_p_bare (0.0504, 0.05));
  CHECK ("0.04999996", exos_format_p_bare (0.04999996, 0.05));
  CHECK ("0.049", exos_format_p_bare (0.0491, 0.05));
  CHECK ("0.050", exos_format_p_bare (0.05, 0.05));
  CHECK ("0.03341001", exos_format_p_bare (0.03341001, 0.03341));
  CHECK ("0.0103", exos_format_p_bare (0.0103, 0.01));
  CHECK ("0.0003", exos_format_p_bare (0.0003, 0.0005));
  CHECK ("0.00048", exos_format_p_bare (0.00048, 0.0005));
  CHECK ("< 0.0001", exos_format_p_bare (0.00001, 0.0005));
  CHECK ("0.993", exos_format_p_bare (0.993, 0.995));
  CHECK ("0.123", exos_format_p_bare (0.1234, NAN));
}

static void
test_srm_p_shows_its_thresholds (void)
{
  CHECK ("0.724", exos_format_srm_p (0.7240));
  CHECK ("0.0004", exos_format_srm_p (0.00043));
  CHECK ("0.00096", exos_format_srm_p (0.00096));
  CHECK ("0.001", exos_format_srm_p (0.001));
  CHECK ("0.00104", exos_format_srm_p (0.00104));
  CHECK ("0.00001", exos_format_srm_p (0.00001));
  CHECK ("0.0000104", exos_format_srm_p (0.0000104));
  CHECK ("< 0.00001", exos_format_srm_p (0.00000999));
  CHECK ("< 0.00001", exos_format_srm_p (0.0));
  CHECK ("> 0.99", exos_format_srm_p (1.0));
  CHECK ("not defined", exos_format_srm_p (NAN));
}

static void
test_probabilities (void)
{
  CHECK ("99.2%", exos_format_probability (0.9921));
  CHECK ("99.9%", exos_format_probability (0.999));
  CHECK ("> 99.9%", exos_format_probability (0.99901));
  CHECK ("> 99.9%", exos_format_probability (1.0));
  CHECK ("< 0.1%", exos_format_probability (0.0));
  CHECK ("0.1%", exos_format_probability (0.001));
  CHECK ("not defined", exos_format_probability (NAN));
}

static void
test_means (void)
{
  CHECK ("15.63", exos_format_mean (15.6299));
  CHECK ("12,500.75", exos_format_mean (12500.75));
  CHECK ("1.234", exos_format_mean (1.2341));
  CHECK ("0.01234", exos_format_mean (0.012341));
  CHECK ("−15.63", exos_format_mean (-15.63));
  CHECK ("0.00", exos_format_mean (0.0));
  CHECK ("0.000000000000", exos_format_mean (-1e-300));
  CHECK ("1.000 × 10^308", exos_format_mean (1e308));
  CHECK ("1.000 × 10^17", exos_format_mean (9.99999e16));
  CHECK ("−2.500 × 10^20", exos_format_mean (-2.5e20));
  CHECK ("not defined", exos_format_mean (NAN));
}

static void
test_limits_are_exact (void)
{
  CHECK ("0.1", exos_format_limit ((ExosRatio) { 1, 1000 }));
  CHECK ("0.3", exos_format_limit ((ExosRatio) { 3, 1000 }));
  CHECK ("0", exos_format_limit ((ExosRatio) { 0, 7 }));
  CHECK ("1", exos_format_limit ((ExosRatio) { 1, 100 }));
  CHECK ("0.05", exos_format_limit ((ExosRatio) { 5, 10000 }));
  CHECK ("0.0000000001", exos_format_limit ((ExosRatio) { 1, 1000000000000 }));
  CHECK ("100", exos_format_limit ((ExosRatio) { G_MAXUINT64, G_MAXUINT64 }));
  CHECK ("33.33333333333333333333", exos_format_limit ((ExosRatio) { 1, 3 }));
  CHECK ("not defined", exos_format_limit ((ExosRatio) { 1, 0 }));
}

static void
test_alpha_and_level (void)
{
  CHECK ("0.05", exos_format_alpha (0.05));
  CHECK ("0.1", exos_format_alpha (0.1));
  CHECK ("0.00001", exos_format_alpha (0.00001));
  CHECK ("not defined", exos_format_alpha (NAN));
  CHECK ("95%", exos_format_level (0.05));
  CHECK ("99.9%", exos_format_level (0.001));
  CHECK ("93%", exos_format_level (0.07));
  CHECK ("not defined", exos_format_level (NAN));
}

static void
test_splits (void)
{
  const guint64 seed[] = { 10000, 10050 };
  const guint64 even[] = { 50, 50 };
  const guint64 three[] = { 1, 1, 1 };
  const guint64 huge[] = { 50020000, 49980000 };
  const guint64 none[] = { 0, 0 };

  CHECK ("49.9% / 50.1%", exos_format_split (seed, 2));
  CHECK ("50% / 50%", exos_format_split (even, 2));
  CHECK ("33.3% / 33.3% / 33.3%", exos_format_split (three, 3));
  CHECK ("50.02% / 49.98%", exos_format_split (huge, 2));
  CHECK ("not defined / not defined", exos_format_split (none, 2));
  CHECK ("", exos_format_split (none, 0));
}

static void
test_dates (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (14, G_DATE_MARCH, 2026);
  g_autoptr (GDate) unset = g_date_new ();

  CHECK_BOTH ("14 March 2026", "2026년 3월 14일", exos_format_date (date));
  CHECK ("not defined", exos_format_date (unset));
  CHECK ("not defined", exos_format_date (NULL));
}

static void
test_decimals (void)
{
  const ExosRatio strict = { 5, 10000 };
  const ExosRatio usual = { 1, 1000 };

  g_assert_cmpint (exos_format_decimals (0.0035, 0.0033, strict), ==, 3);
  g_assert_cmpint (exos_format_decimals (0.0035, 0.0033, usual), ==, 2);
  g_assert_cmpint (exos_format_decimals (0.0035, 0.01, strict), ==, 2);
  g_assert_cmpint (exos_format_decimals (NAN, 0.001, strict), ==, 2);
}

/* A decimal comma in the process' locale must not reach a number; skipped where none is there. */
static void
test_locale (void)
{
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no de_DE.UTF-8 locale");
      return;
    }

  CHECK ("12.00%", exos_format_rate (0.12, 2));
  CHECK ("0.0496", exos_format_p_bare (0.0496, 0.05));
  CHECK ("0.05", exos_format_alpha (0.05));
  setlocale (LC_NUMERIC, "C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/counts", test_counts);
  g_test_add_func ("/format/rates", test_rates);
  g_test_add_func ("/format/points", test_points);
  g_test_add_func ("/format/zero-has-no-sign", test_zero_has_no_sign);
  g_test_add_func ("/format/relative", test_relative);
  g_test_add_func ("/format/intervals", test_intervals);
  g_test_add_func ("/format/p-values", test_p_values);
  g_test_add_func ("/format/p-never-rounds-onto-alpha", test_p_never_rounds_onto_alpha);
  g_test_add_func ("/format/srm-p-shows-its-thresholds", test_srm_p_shows_its_thresholds);
  g_test_add_func ("/format/probabilities", test_probabilities);
  g_test_add_func ("/format/means", test_means);
  g_test_add_func ("/format/limits-are-exact", test_limits_are_exact);
  g_test_add_func ("/format/alpha-and-level", test_alpha_and_level);
  g_test_add_func ("/format/splits", test_splits);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/decimals", test_decimals);
  g_test_add_func ("/format/locale", test_locale);

  return g_test_run ();
}
