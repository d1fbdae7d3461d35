// SPDX-License-Identifier: MIT
/* Days of times are those of the calendar, and known again; so are the clocks behind them. */
#include <glib.h>
#include <string.h>

#include "data/rows/days.h"
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

/* Months end where they do, and a year is as long as it is. */
static void
test_every_month_of_every_year (void)
{
  for (guint i = 0; i < 9999 * 12; i++)
    {
      const GDateYear year = (GDateYear) (i / 12 + 1);
      const GDateMonth month = (GDateMonth) (i % 12 + 1);
      const guint n_days = g_date_get_days_in_month (month, year);
      GDate date;
      char text[32];
      char printed[10];
      gint64 time;
      gint64 again;

      g_date_set_dmy (&date, (GDateDay) n_days, month, year);
      g_snprintf (text, sizeof text, "%04u-%02u-%02u", year, (guint) month, n_days);
      g_assert_true (parse_plain (text, &time));
      g_assert_cmpint (time, ==, ((gint64) g_date_get_julian (&date) - 719163) * 86400 * SECOND);
      memset (printed, 'x', sizeof printed);
      exos_time_print_day (time, printed);
      g_assert_cmpmem (printed, 10, text, 10);
      g_snprintf (text, sizeof text, "%04u%02u%02u", year, (guint) month, n_days);
      g_assert_true (exos_time_parse (text, 8, &again));
      g_assert_cmpint (again, ==, time);
      g_snprintf (text, sizeof text, "%04u-%02u-%02u", year, (guint) month, n_days + 1);
      g_assert_false (parse_plain (text, &time));
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
  g_test_add_func ("/time-days/months-end-where-they-do", test_every_month_of_every_year);
  g_test_add_func ("/time-days/days-follow-each-other", test_days_follow_each_other);
  g_test_add_func ("/time-days/days-are-remembered", test_days_are_remembered);
  g_test_add_func ("/time-days/clocks-are-read-alike", test_clocks_are_read_alike);
  return g_test_run ();
}
