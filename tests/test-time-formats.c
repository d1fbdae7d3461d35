// SPDX-License-Identifier: MIT
/* Times as spreadsheets write them; where only other rows tell which number is the day, order says
 * it. */
#include <glib.h>
#include <string.h>

#include "data/rows/time-formats.h"
#include "data/rows/time.h"

#define SECOND G_GINT64_CONSTANT (1000000)
#define DAY 86400
#define MARCH_1 (G_GINT64_CONSTANT (1709251200) * SECOND) /* 2024, in UTC */

#define UNKNOWN EXOS_DATE_ORDER_UNKNOWN
#define DAY_FIRST EXOS_DATE_DAY_FIRST
#define MONTH_FIRST EXOS_DATE_MONTH_FIRST

typedef struct
{
  const char *text;
  ExosDateOrder order;
  gint64 time; /* seconds after 1 March 2024, -1: none */
  ExosDateOrder says;
} FormatCase;

static const FormatCase dates[] = {
  { "2024. 3. 1.", UNKNOWN, 0, UNKNOWN },
  { "2024. 3. 1", UNKNOWN, 0, UNKNOWN },
  { "2024.03.01.", UNKNOWN, 0, UNKNOWN },
  { " \t2024. 3. 1. \t", UNKNOWN, 0, UNKNOWN },
  { "2024. 3. 1.\r", UNKNOWN, 0, UNKNOWN },
  { "2024. 3. 1. \r", UNKNOWN, 0, UNKNOWN },
  { "2024년 3월 1일", UNKNOWN, 0, UNKNOWN },
  { "2024년3월1일", UNKNOWN, 0, UNKNOWN },
  { "2024/3/2", DAY_FIRST, DAY, UNKNOWN },
  { "2024/3/2", MONTH_FIRST, DAY, UNKNOWN },
  { "2024-3-2", UNKNOWN, DAY, UNKNOWN },
  { "1. 3. 2024", UNKNOWN, 0, UNKNOWN },
  { "02.03.2024", UNKNOWN, DAY, UNKNOWN },
  { "02.03.2024", MONTH_FIRST, DAY, UNKNOWN },
  { "20.03.2024", UNKNOWN, 19 * DAY, UNKNOWN },
  { "03.20.2024", MONTH_FIRST, -1, UNKNOWN },
  { "20/03/2024", UNKNOWN, 19 * DAY, DAY_FIRST },
  { "20/03/2024", MONTH_FIRST, 19 * DAY, DAY_FIRST },
  { " 03/20/2024", UNKNOWN, 19 * DAY, MONTH_FIRST },
  { "03/20/2024", DAY_FIRST, 19 * DAY, MONTH_FIRST },
  { "20-03-2024", UNKNOWN, 19 * DAY, DAY_FIRST },
  { "03-20-2024", UNKNOWN, 19 * DAY, MONTH_FIRST },
  { "13/3/2024", UNKNOWN, 12 * DAY, DAY_FIRST },
  { "3/13/2024", UNKNOWN, 12 * DAY, MONTH_FIRST },
  { "13/12/2024", UNKNOWN, 287 * DAY, DAY_FIRST },
  { "12/13/2024", UNKNOWN, 287 * DAY, MONTH_FIRST },
  { "12/3/2024", UNKNOWN, -1, UNKNOWN },
  { "12/3/2024", DAY_FIRST, 11 * DAY, UNKNOWN },
  { "12/3/2024", MONTH_FIRST, 277 * DAY, UNKNOWN },
  { "3/12/2024", UNKNOWN, -1, UNKNOWN },
  { "3/12/2024", DAY_FIRST, 277 * DAY, UNKNOWN },
  { "3/12/2024", MONTH_FIRST, 11 * DAY, UNKNOWN },
  { "3-12-2024", UNKNOWN, -1, UNKNOWN },
  { "3-12-2024", MONTH_FIRST, 11 * DAY, UNKNOWN },
  { "12/11/2024", UNKNOWN, -1, UNKNOWN },
  { "03/03/2024", UNKNOWN, 2 * DAY, UNKNOWN },
  { "12/12/2024", UNKNOWN, 286 * DAY, UNKNOWN },
  { "13/13/2024", UNKNOWN, -1, UNKNOWN },
  { "20/20/2024", UNKNOWN, -1, UNKNOWN },
  { "30/02/2024", UNKNOWN, -1, DAY_FIRST },
  { "01/03/24", DAY_FIRST, -1, UNKNOWN },
  { "01/03/224", DAY_FIRST, -1, UNKNOWN },
  { "01/03/20240", DAY_FIRST, -1, UNKNOWN },
  { "20/03/24", UNKNOWN, -1, DAY_FIRST },
  { "20/03/20240", UNKNOWN, -1, UNKNOWN },
  { "20240/3/1", DAY_FIRST, -1, UNKNOWN },
  { "1.3.24", UNKNOWN, -1, UNKNOWN },
  { "0000. 1. 1.", UNKNOWN, -1, UNKNOWN },
  { "2024. 2. 30.", UNKNOWN, -1, UNKNOWN },
  { "2024. 13. 1.", UNKNOWN, -1, UNKNOWN },
  { "2024년 3월 1", UNKNOWN, -1, UNKNOWN },
  { "2024년 3월", UNKNOWN, -1, UNKNOWN },
  { "2024년 3. 1.", UNKNOWN, -1, UNKNOWN },
  { "2024/ 3/ 1", UNKNOWN, -1, UNKNOWN },
  { "20/03.2024", UNKNOWN, -1, UNKNOWN },
  { "2024. 3", UNKNOWN, -1, UNKNOWN },
  { "2024. 3.", UNKNOWN, -1, UNKNOWN },
  { "2024", UNKNOWN, -1, UNKNOWN },
  { "20/", DAY_FIRST, -1, UNKNOWN },
  { ". 3. 1.", UNKNOWN, -1, UNKNOWN },
  { "", UNKNOWN, -1, UNKNOWN },
  { "soon", UNKNOWN, -1, UNKNOWN },
};

/* Behind "2024. 3. 1.". */
static const FormatCase clocks[] = {
  { " 0:00", UNKNOWN, 0, UNKNOWN },
  { " 9:05", UNKNOWN, 32700, UNKNOWN },
  { "9:05", UNKNOWN, 32700, UNKNOWN },
  { "\t 09:05:07", UNKNOWN, 32707, UNKNOWN },
  { ", 9:05", UNKNOWN, 32700, UNKNOWN },
  { ",9:05", UNKNOWN, 32700, UNKNOWN },
  { " 9:05 \r", UNKNOWN, 32700, UNKNOWN },
  { " 9:05\t", UNKNOWN, 32700, UNKNOWN },
  { " 23:59", UNKNOWN, 86340, UNKNOWN },
  { " 24:00", UNKNOWN, -1, UNKNOWN },
  { " 9:59:59", UNKNOWN, 35999, UNKNOWN },
  { " 9:59:60", UNKNOWN, 36000, UNKNOWN },
  { " 9:59:61", UNKNOWN, -1, UNKNOWN },
  { " 9:60", UNKNOWN, -1, UNKNOWN },
  { " 9", UNKNOWN, -1, UNKNOWN },
  { " 9:", UNKNOWN, -1, UNKNOWN },
  { " :30", UNKNOWN, -1, UNKNOWN },
  { " 9:05:", UNKNOWN, -1, UNKNOWN },
  { " 9:05:07:08", UNKNOWN, -1, UNKNOWN },
  { " 009:05", UNKNOWN, -1, UNKNOWN },
  { " 9:005", UNKNOWN, -1, UNKNOWN },
  { " 9:05:007", UNKNOWN, -1, UNKNOWN },
  { " 9.05", UNKNOWN, -1, UNKNOWN },
  { " 9:05 x", UNKNOWN, -1, UNKNOWN },
  { " x", UNKNOWN, -1, UNKNOWN },

  { " 오전 1:00", UNKNOWN, 3600, UNKNOWN },
  { " 오후 1:00", UNKNOWN, 46800, UNKNOWN },
  { " 오후1:00", UNKNOWN, 46800, UNKNOWN },
  { " 오전 12:12:05", UNKNOWN, 725, UNKNOWN },
  { " 오후 12:30", UNKNOWN, 45000, UNKNOWN },
  { " 오후 11:59:59", UNKNOWN, 86399, UNKNOWN },
  { " AM 1:00", UNKNOWN, 3600, UNKNOWN },
  { " pm 1:00", UNKNOWN, 46800, UNKNOWN },
  { " 1:00 am", UNKNOWN, 3600, UNKNOWN },
  { " 1:00 A.M.", UNKNOWN, 3600, UNKNOWN },
  { " 1:00 오전", UNKNOWN, 3600, UNKNOWN },
  { " 1:00 PM", UNKNOWN, 46800, UNKNOWN },
  { " 1:00 p.m.", UNKNOWN, 46800, UNKNOWN },
  { " 1:00 오후", UNKNOWN, 46800, UNKNOWN },
  { " 1:00:01PM", UNKNOWN, 46801, UNKNOWN },
  { " 12:00 AM", UNKNOWN, 0, UNKNOWN },
  { " 12:30 AM", UNKNOWN, 1800, UNKNOWN },
  { " 12:00 PM", UNKNOWN, 43200, UNKNOWN },
  { " 11:59 AM", UNKNOWN, 43140, UNKNOWN },
  { " 0:30 AM", UNKNOWN, -1, UNKNOWN },
  { " 0:30 PM", UNKNOWN, -1, UNKNOWN },
  { " 13:00 AM", UNKNOWN, -1, UNKNOWN },
  { " 13:00 PM", UNKNOWN, -1, UNKNOWN },
  { " 오전 0:30", UNKNOWN, -1, UNKNOWN },
  { " 오후 13:00", UNKNOWN, -1, UNKNOWN },
  { " 오전 1:00 PM", UNKNOWN, -1, UNKNOWN },
  { " 오후 1:00 PM", UNKNOWN, -1, UNKNOWN },
  { " 1:00 PM PM", UNKNOWN, -1, UNKNOWN },
  { " 1:00 p", UNKNOWN, -1, UNKNOWN },
  { " 오후", UNKNOWN, -1, UNKNOWN },
  { " 오후 9", UNKNOWN, -1, UNKNOWN },
};

static void
assert_format (const char *text, gsize length, const FormatCase *it)
{
  gint64 time = 0;
  gint64 again = 0;
  const gboolean is_time = exos_time_parse_format (text, length, it->order, &time);

  g_test_message ("%s", text);
  g_assert_cmpint (is_time, ==, it->time >= 0);
  g_assert_cmpint (exos_time_parse_any (text, length, it->order, &again), ==, is_time);
  if (is_time)
    {
      g_assert_cmpint (time, ==, MARCH_1 + it->time * SECOND);
      g_assert_cmpint (again, ==, time);
    }
}

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const gsize length = strlen (dates[i].text);

      assert_format (dates[i].text, length, &dates[i]);
      g_assert_cmpint (exos_time_find_order (dates[i].text, length), ==, dates[i].says);
    }
}

static void
test_clocks (void)
{
  static const FormatCase later[] = {
    { "20/03/2024 10:00", UNKNOWN, 19 * DAY + 36000, DAY_FIRST },
    { "03/20/2024, 10:00:01 AM", UNKNOWN, 19 * DAY + 36001, MONTH_FIRST },
    { "2024년 3월 1일 15:12", UNKNOWN, 54720, UNKNOWN },
    { "2024년 3월 1일 오후 3:12", UNKNOWN, 54720, UNKNOWN },
    { "2024-03-01 3:12 PM", UNKNOWN, 54720, UNKNOWN },
    { "01.03.2024 10:00", UNKNOWN, 36000, UNKNOWN },
    { "3/1/2024 10:00", UNKNOWN, -1, UNKNOWN },
    { "3/1/2024 10:00", MONTH_FIRST, 36000, UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *text = g_strconcat ("2024. 3. 1.", clocks[i].text, NULL);

      assert_format (text, strlen (text), &clocks[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      assert_format (later[i].text, strlen (later[i].text), &later[i]);
      g_assert_cmpint (exos_time_find_order (later[i].text, strlen (later[i].text)), ==,
                       later[i].says);
    }
}

/* A cell ends where its length says, whatever the next one begins with. */
static void
test_what_follows_is_not_read (void)
{
  static const char *const next[] = { "9", ".", "일", "/9", ":59", "m", "pm", "오후", " ", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (dates) + G_N_ELEMENTS (clocks); i++)
    for (guint j = 0; j < G_N_ELEMENTS (next); j++)
      {
        const gboolean is_date = i < G_N_ELEMENTS (dates);
        const FormatCase *it = is_date ? &dates[i] : &clocks[i - G_N_ELEMENTS (dates)];
        g_autofree char *cell = g_strconcat (is_date ? "" : "2024. 3. 1.", it->text, NULL);
        g_autofree char *text = g_strconcat (cell, next[j], NULL);

        assert_format (text, strlen (cell), it);
        if (is_date)
          g_assert_cmpint (exos_time_find_order (text, strlen (cell)), ==, it->says);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-formats/dates", test_dates);
  g_test_add_func ("/time-formats/clocks", test_clocks);
  g_test_add_func ("/time-formats/what-follows-is-not-read", test_what_follows_is_not_read);
  return g_test_run ();
}
