// SPDX-License-Identifier: MIT
#include <glib.h>
#include <string.h>

#include "data/rows/days.h"
#include "data/rows/time-formats.h"
#include "data/rows/time.h"

#define SECOND G_GINT64_CONSTANT (1000000)
#define MARCH_1 (G_GINT64_CONSTANT (1709251200) * SECOND) /* 2024, in UTC */

static gboolean
parse_plain (const char *text, gint64 *time)
{
  char padded[64] = "";

  g_strlcpy (padded, text, sizeof padded);
  return exos_time_parse_plain (padded, strlen (text), time);
}

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    gint64 time;
    gboolean is_plain;
  } cases[] = {
    { "2024-03-01", MARCH_1, TRUE },
    { "2024-3-1", MARCH_1, FALSE },
    { "2024/03/01", MARCH_1, FALSE },
    { "2024.3.1", MARCH_1, FALSE },
    { "20240301", MARCH_1, FALSE },
    { " 2024-03-01\t", MARCH_1, FALSE },
    { "2024-03-01T12:34:56Z", MARCH_1 + 45296 * SECOND, TRUE },
    { "2024-03-01T12:34:56", MARCH_1 + 45296 * SECOND, TRUE },
    { "2024-03-01 12:34:56", MARCH_1 + 45296 * SECOND, TRUE },
    { "2024-03-01 12:34:56 UTC", MARCH_1 + 45296 * SECOND, FALSE },
    { "2024-03-01t12:34", MARCH_1 + 45240 * SECOND, FALSE },
    { "2024-03-01 9:05", MARCH_1 + 32700 * SECOND, FALSE },
    { "2024-03-01 12:00:00.123+09:00", MARCH_1 + 10800 * SECOND + 123000, FALSE },
    { "2024-03-01 00:00:00,5-0330", MARCH_1 + 12600 * SECOND + 500000, FALSE },
    { "2024-03-01T09:00:00+09", MARCH_1, FALSE },
    { "2024-03-01T00:00:00.123456789Z", MARCH_1 + 123456, FALSE },
    { "2024-03-01T23:59:60Z", MARCH_1 + 86400 * SECOND, TRUE },
    { "1709251200", MARCH_1, FALSE },
    { "1709251200.25", MARCH_1 + SECOND / 4, FALSE },
    { "1709251200123", MARCH_1 + 123000, FALSE },
    { "1709251200123.5", MARCH_1 + 123500, FALSE },
    { "1709251200123456", MARCH_1 + 123456, FALSE },
    { "1709251200123456789", MARCH_1 + 123456, FALSE },
    { "2024-02-29", MARCH_1 - 86400 * SECOND, TRUE },
    { "2000-02-29", G_GINT64_CONSTANT (951782400) * SECOND, TRUE },
    { "1970-01-01", 0, TRUE },
    { "1969-12-31 23:59:59", -SECOND, TRUE },
    { "0001-01-01", G_GINT64_CONSTANT (-62135596800) * SECOND, TRUE },
    { "9999-12-31T23:59:59Z", G_GINT64_CONSTANT (253402300799) * SECOND, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = -1;

      g_test_message ("%s", cases[i].text);
      g_assert_true (exos_time_parse (cases[i].text, strlen (cases[i].text), &time));
      g_assert_cmpint (time, ==, cases[i].time);
      time = -1;
      g_assert_cmpint (parse_plain (cases[i].text, &time), ==, cases[i].is_plain);
      if (cases[i].is_plain)
        g_assert_cmpint (time, ==, cases[i].time);
    }
}

/* What the clock said where it was read, not in Greenwich. */
static void
test_day_as_written (void)
{
  static const char *const texts[] = {
    "2024-03-01", "2024-03-01T00:00:00+09:00", " 2024-03-01 23:59:59-08:00 ", "2024.3.1 12:00Z",
    "1709251201",
  };
  gint64 day;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_true (exos_time_parse_day (texts[i], strlen (texts[i]), &day));
      g_assert_cmpint (day, ==, MARCH_1);
    }
  g_assert_false (exos_time_parse_day ("-1", 2, &day));
  g_assert_false (exos_time_parse_day ("2024-03-01T25:00", 16, &day));
}

static void
test_what_is_no_time (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "yesterday",
    "2024",
    "2024-03",
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-03-00",
    "2024-03-32",
    "2024-03-01T",
    "2024-03-01 25:00",
    "2024-03-01T24:00:00Z",
    "2024-03-01T12:60:00Z",
    "2024-03-01T12:00:61Z",
    "2024-03-01X12:00:00Z",
    "2024-03-01T12.00.00Z",
    "2024-03-01T12:00:00Y",
    "2024-03-01T12:00:00+9",
    "2024-03-01T12:00:00+16:00",
    "2024-03-01T12:00:00Z Z",
    "2024-03-01Z",
    "0000-01-01",
    "12:00",
    "1709251200x",
    "12345",
    "99999999999",
    "99999999999999999999",
    "-1709251200",
    "20241301",
    "2024_03_01",
    "2024-o3-01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 time;

      g_test_message ("%s", texts[i]);
      g_assert_cmpint (exos_time_parse (texts[i], strlen (texts[i]), &time), ==,
                       g_str_equal (texts[i], "99999999999"));
      g_assert_false (parse_plain (texts[i], &time));
    }
}

/* Every day for 2000 years is one day after the one before it, and printed as it was read. */
static void
test_days_follow_each_other (void)
{
  GDate date;
  gint64 before;

  g_date_set_dmy (&date, 31, G_DATE_DECEMBER, 999);
  g_assert_true (exos_time_parse ("0999-12-31", 10, &before));
  while (g_date_get_year (&date) < 3000)
    {
      char text[32];
      char day[10];
      gint64 time;

      g_date_add_days (&date, 1);
      g_snprintf (text, sizeof text, "%04u-%02u-%02u", g_date_get_year (&date),
                  (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
      g_assert_true (parse_plain (text, &time));
      g_assert_cmpint (time - before, ==, 86400 * SECOND);
      exos_time_print_day (time, day);
      g_assert_cmpmem (day, 10, text, 10);
      exos_time_print_day (time + 86400 * SECOND - 1, day);
      g_assert_cmpmem (day, 10, text, 10);
      before = time;
    }
}

static void
test_day_of_a_text (void)
{
  static const struct
  {
    const char *text;
    gsize length;
  } cases[] = {
    { "2024-03-01", 10 },
    { "2024-03-01T12:00", 10 },
    { "2024-3-1 12:00", 8 },
    { "2024-03-01 12:00:00", 10 },
    { "1709251200", 0 },
    { "20240301", 8 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (exos_time_day_length (cases[i].text, strlen (cases[i].text)), ==,
                      cases[i].length);
}

/* As spreadsheets write them; where only other rows tell which number is the day, order says it. */
static void
test_formats (void)
{
  static const struct
  {
    const char *text;
    ExosDateOrder order;
    gint64 time; /* seconds after 1 March 2024, -1: none */
    ExosDateOrder says;
  } cases[] = {
    { "2024. 3. 1.", EXOS_DATE_ORDER_UNKNOWN, 0, EXOS_DATE_ORDER_UNKNOWN },
    { "2024. 3. 1. 오후 3:12", EXOS_DATE_ORDER_UNKNOWN, 54720, EXOS_DATE_ORDER_UNKNOWN },
    { "2024. 3. 1. 오전 12:12:05", EXOS_DATE_ORDER_UNKNOWN, 725, EXOS_DATE_ORDER_UNKNOWN },
    { "2024년 3월 1일 15:12", EXOS_DATE_ORDER_UNKNOWN, 54720, EXOS_DATE_ORDER_UNKNOWN },
    { "2024-03-01 3:12 PM", EXOS_DATE_ORDER_UNKNOWN, 54720, EXOS_DATE_ORDER_UNKNOWN },
    { "2024-03-01 12:00 am", EXOS_DATE_ORDER_UNKNOWN, 0, EXOS_DATE_ORDER_UNKNOWN },
    { "01.03.2024 10:00", EXOS_DATE_ORDER_UNKNOWN, 36000, EXOS_DATE_ORDER_UNKNOWN },
    { "20/03/2024 10:00", EXOS_DATE_ORDER_UNKNOWN, 19 * 86400 + 36000, EXOS_DATE_DAY_FIRST },
    { "03/20/2024, 10:00:01 AM", EXOS_DATE_ORDER_UNKNOWN, 19 * 86400 + 36001,
      EXOS_DATE_MONTH_FIRST },
    { "03/03/2024", EXOS_DATE_ORDER_UNKNOWN, 2 * 86400, EXOS_DATE_ORDER_UNKNOWN },
    { "01/03/2024", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "01/03/2024", EXOS_DATE_DAY_FIRST, 0, EXOS_DATE_ORDER_UNKNOWN },
    { "3/1/2024", EXOS_DATE_MONTH_FIRST, 0, EXOS_DATE_ORDER_UNKNOWN },
    { "20/20/2024", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "30/02/2024", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_DAY_FIRST },
    { "01/03/24", EXOS_DATE_DAY_FIRST, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "2024. 3. 1. 오후 15:12", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "2024. 3. 1. 오후", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "2024. 3. 1. 25:00", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "2024. 3", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
    { "soon", EXOS_DATE_ORDER_UNKNOWN, -1, EXOS_DATE_ORDER_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gsize length = strlen (cases[i].text);
      gint64 time = 0;
      const gboolean is_time = exos_time_parse_any (cases[i].text, length, cases[i].order, &time);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (is_time, ==, cases[i].time >= 0);
      if (is_time)
        g_assert_cmpint ((time - MARCH_1) / SECOND, ==, cases[i].time);
      g_assert_cmpint (exos_time_find_order (cases[i].text, length), ==, cases[i].says);
    }
}

/* Each after the one before, and after one of the same place, with a value of its own. */
static void
test_days_are_remembered (void)
{
  ExosDays days = { 0 };
  GDate date;

  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2023);
  for (guint32 i = 0; i < 2000; i++)
    {
      const ExosDay *day;
      char text[32];
      gint64 time;

      g_snprintf (text, sizeof text, "%04u-%02u-%02uT00:00:00", g_date_get_year (&date),
                  (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
      g_assert_null (exos_days_find (&days, text));
      g_assert_nonnull (exos_days_add (&days, text, i));
      day = exos_days_find (&days, text);
      g_assert_true (exos_time_parse (text, 10, &time));
      g_assert_cmpint (day->start, ==, time);
      g_assert_cmpuint (day->value, ==, i);
      g_date_add_days (&date, 1);
    }

  g_assert_nonnull (exos_days_find (&days, "2028-06-22      "));
  g_assert_null (exos_days_find (&days, "2028-06/22      "));
  g_assert_null (exos_days_find (&days, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
  g_assert_null (exos_days_add (&days, "2028-02-30      ", 0));
}

/* Bytes of all kinds in every place. */
static void
test_clocks_are_read_alike (void)
{
  static const char bytes[] = "0123456789:/;. -+a\0\x7f\x80\xb0\xba\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint n_clocks = 0;

  for (guint i = 0; i < 300000; i++)
    {
      char text[32] = "2024-03-01T00:00:00";
      guint32 seconds;
      gint64 time;

      for (guint at = 11; at < 19; at++)
        if (text[at] != ':')
          text[at] = (char) ('0' + g_rand_int_range (random, 0, at == 12 || at > 14 ? 10 : 6));
      for (gint changes = g_rand_int_range (random, 0, 3); changes > 0; changes--)
        text[g_rand_int_range (random, 11, 19)] =
            bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];

      const gboolean is_clock = exos_days_clock (text + 11, &seconds);

      g_assert_cmpint (exos_time_parse_plain (text, 19, &time), ==, is_clock);
      if (is_clock)
        g_assert_cmpint (time, ==, MARCH_1 + seconds * SECOND);
      n_clocks += is_clock != FALSE;
    }
  g_assert_cmpuint (n_clocks, >, 20000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/times/forms", test_forms);
  g_test_add_func ("/times/day-as-written", test_day_as_written);
  g_test_add_func ("/times/what-is-no-time", test_what_is_no_time);
  g_test_add_func ("/times/days-follow-each-other", test_days_follow_each_other);
  g_test_add_func ("/times/day-of-a-text", test_day_of_a_text);
  g_test_add_func ("/times/formats", test_formats);
  g_test_add_func ("/times/days-are-remembered", test_days_are_remembered);
  g_test_add_func ("/times/clocks-are-read-alike", test_clocks_are_read_alike);
  return g_test_run ();
}
