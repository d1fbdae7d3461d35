// SPDX-License-Identifier: MIT
#include "data/date-pattern.h"
#include "data/format.h"

#include <locale.h>
#include <math.h>

#include "format-fixture.h"

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
  CHECK ("1%", exos_format_rate (0.01, 0));
  CHECK ("1%", exos_format_rate (0.01, -1));
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
  const ExosInterval half[] = { { NAN, 0.01 }, { 0.01, NAN }, { NAN, INFINITY } };

  for (gsize i = 0; i < G_N_ELEMENTS (half); i++)
    CHECK ("not defined", exos_format_points_interval (half[i], 2));
  CHECK_BOTH ("+0.22 to +2.05 pp", "+0.22 ~ +2.05%p", exos_format_points_interval (seed, 2));
  CHECK ("−0.33 to 0.00 pp", exos_format_points_interval (negative, 2));
  CHECK_BOTH ("not defined", "정의되지 않음", exos_format_points_interval (none, 2));
  CHECK_BOTH ("above +0.22 pp", "+0.22%p 이상", exos_format_points_interval (upwards, 2));
  CHECK_BOTH ("below −0.22 pp", "−0.22%p 이하", exos_format_points_interval (downwards, 2));
  CHECK_BOTH ("unbounded", "한계 없음", exos_format_points_interval (all, 2));
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
  CHECK ("10.00", exos_format_mean (10.0));
  CHECK ("9.990", exos_format_mean (9.99));
  CHECK ("0.1000", exos_format_mean (0.1));
  CHECK ("0.00000001234", exos_format_mean (1.2341e-8));
  CHECK ("0.000000001234", exos_format_mean (1.2341e-9));
  CHECK ("0.000000000123", exos_format_mean (1.2341e-10));
  CHECK ("950,000,000,000,000.00", exos_format_mean (9.5e14));
  CHECK ("999,000,000,000,000.00", exos_format_mean (9.99e14));
  CHECK ("1.000 × 10^15", exos_format_mean (1e15));
  CHECK ("−1.000 × 10^15", exos_format_mean (-1e15));
  CHECK ("1.050 × 10^15", exos_format_mean (1.05e15));
  CHECK ("9.500 × 10^20", exos_format_mean (9.5e20));
  CHECK ("9.999 × 10^15", exos_format_mean (9.9994e15));
  CHECK ("1.000 × 10^16", exos_format_mean (9.9995e15));
  CHECK ("1.000 × 10^308", exos_format_mean (1e308));
  CHECK ("1.000 × 10^17", exos_format_mean (9.99999e16));
  CHECK ("−2.500 × 10^20", exos_format_mean (-2.5e20));
  CHECK ("not defined", exos_format_mean (NAN));
  CHECK ("not defined", exos_format_mean (INFINITY));
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
test_splits (void)
{
  const guint64 seed[] = { 10000, 10050 };
  const guint64 even[] = { 50, 50 };
  const guint64 three[] = { 1, 1, 1 };
  const guint64 huge[] = { 50020000, 49980000 };
  const guint64 below_ten_million[] = { 5000000, 4999999 };
  const guint64 ten_million[] = { 5000001, 4999999 };
  const guint64 below_a_billion[] = { 500000000, 499999999 };
  const guint64 billion[] = { 500000001, 499999999 };
  const guint64 last_is_whole[] = { 1, 5, 6 };
  const guint64 none[] = { 0, 0 };

  CHECK ("50.0% / 50.0%", exos_format_split (below_ten_million, 2));
  CHECK ("50.00% / 50.00%", exos_format_split (ten_million, 2));
  CHECK ("50.00% / 50.00%", exos_format_split (below_a_billion, 2));
  CHECK ("50.000% / 50.000%", exos_format_split (billion, 2));
  CHECK ("8.3% / 41.7% / 50.0%", exos_format_split (last_is_whole, 3));
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
  g_autoptr (GDate) first = g_date_new_dmy (1, G_DATE_JANUARY, 1);
  g_autoptr (GDate) last = g_date_new_dmy (31, G_DATE_DECEMBER, 9999);
  g_autoptr (GDate) unset = g_date_new ();

  CHECK_BOTH ("1 January 1", "1년 1월 1일", exos_format_date (first));
  CHECK_BOTH ("31 December 9999", "9999년 12월 31일", exos_format_date (last));
  CHECK_BOTH ("14 March 2026", "2026년 3월 14일", exos_format_date (date));
  CHECK ("not defined", exos_format_date (unset));
  CHECK ("not defined", exos_format_date (NULL));
}

static void
test_patterns_of_dates (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (5, G_DATE_MAY, 2026);
  g_autoptr (GDate) first = g_date_new_dmy (1, G_DATE_JANUARY, 2026);
  g_autoptr (GDate) last = g_date_new_dmy (31, G_DATE_DECEMBER, 2026);

  CHECK_BOTH ("5 May", "5월 5일", exos_format_day (day));
  CHECK_BOTH ("1 Jan", "1월 1일", exos_format_day (first));
  CHECK_BOTH ("31 Dec", "12월 31일", exos_format_day (last));
  CHECK ("5 May 2026, 2026-05-05, 5", exos_fill_date ("{day} {month} {year}, {iso}, {day}", day));
  CHECK ("May May 2026 2026 2026-05-05 2026-05-05",
         exos_fill_date ("{month} {month} {year} {year} {iso} {iso}", day));
  CHECK ("{dy}", exos_fill_date ("{dy}", day));
}

static void
test_decimals (void)
{
  static const struct
  {
    double rate_c;
    double rate_t;
    ExosRatio worse;
    int decimals;
  } cases[] = {
    { 0.0035, 0.0033, { 5, 10000 }, 3 }, { 0.0035, 0.0033, { 1, 1000 }, 2 },
    { 0.0035, 0.0033, { 1, 1001 }, 3 },  { 0.0035, 0.0033, { 1, 999 }, 2 },
    { 0.0099, 0.0099, { 1, 1001 }, 3 },  { 0.0035, 0.01, { 5, 10000 }, 2 },
    { 0.01, 0.0033, { 5, 10000 }, 2 },   { NAN, 0.001, { 5, 10000 }, 2 },
    { 0.001, NAN, { 5, 10000 }, 2 },     { 0.001, 0.001, { 0, 1 }, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (exos_format_decimals (cases[i].rate_c, cases[i].rate_t, cases[i].worse), ==,
                     cases[i].decimals);
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
  g_test_add_func ("/format/means", test_means);
  g_test_add_func ("/format/limits-are-exact", test_limits_are_exact);
  g_test_add_func ("/format/splits", test_splits);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/patterns-of-dates", test_patterns_of_dates);
  g_test_add_func ("/format/decimals", test_decimals);
  g_test_add_func ("/format/locale", test_locale);

  return g_test_run ();
}
