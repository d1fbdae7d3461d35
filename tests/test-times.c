// SPDX-License-Identifier: MIT
#include <glib.h>
#include <string.h>

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

static const struct
{
  const char *text;
  gint64 time;
  gboolean is_plain;
} forms[] = {
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
  { "2024-03-01T00:00:00.12345678901234567890123Z", MARCH_1 + 123456, FALSE },
  { "2024-03-01T00:00:00.9", MARCH_1 + 900000, FALSE },
  { "2024-03-01T00:00:00.0000019", MARCH_1 + 1, FALSE },
  { "2024-03-01 ", MARCH_1, FALSE },
  { "\t 2024-03-01\r", MARCH_1, FALSE },
  { "2024-03-01 12:34 \r\t ", MARCH_1 + 45240 * SECOND, FALSE },
  { "2024-03-01 \t12:34", MARCH_1 + 45240 * SECOND, FALSE },
  { "2024-03-01 09:05:07", MARCH_1 + 32707 * SECOND, TRUE },
  { "2024-03-01 9:05:07", MARCH_1 + 32707 * SECOND, FALSE },
  { "2024-03-01 23:59", MARCH_1 + 86340 * SECOND, FALSE },
  { "2024-03-01 0:00", MARCH_1, FALSE },
  { "2024-03-01T12:34Z", MARCH_1 + 45240 * SECOND, FALSE },
  { "2024-03-01T12:34:56z", MARCH_1 + 45296 * SECOND, FALSE },
  { "2024-03-01T12:34:56 \tZ", MARCH_1 + 45296 * SECOND, FALSE },
  { "2024-03-01T12:34:56UTC", MARCH_1 + 45296 * SECOND, FALSE },
  { "2024-03-01T00:00:00+00:00", MARCH_1, FALSE },
  { "2024-03-01T01:00:00+00:59", MARCH_1 + 60 * SECOND, FALSE },
  { "2024-03-01T00:00:00-00:59", MARCH_1 + 3540 * SECOND, FALSE },
  { "2024-03-01T00:00:00-0001", MARCH_1 + 60 * SECOND, FALSE },
  { "2024-03-01T15:59:00+15:59", MARCH_1, FALSE },
  { "2024-03-01T00:00:00-15:59", MARCH_1 + 57540 * SECOND, FALSE },
  { "2024-03-01T00:00:00-1559", MARCH_1 + 57540 * SECOND, FALSE },
  { "2024-03-01 00:00 -09", MARCH_1 + 32400 * SECOND, FALSE },
  { "2024-03-01T23:59:60Z", MARCH_1 + 86400 * SECOND, TRUE },
  { "1709251200", MARCH_1, FALSE },
  { "1709251200.25", MARCH_1 + SECOND / 4, FALSE },
  { "1709251200123", MARCH_1 + 123000, FALSE },
  { "1709251200123.5", MARCH_1 + 123500, FALSE },
  { "1709251200123456", MARCH_1 + 123456, FALSE },
  { "1709251200123456789", MARCH_1 + 123456, FALSE },
  { "1709251200.1234569", MARCH_1 + 123456, FALSE },
  { "1709251200123.4569", MARCH_1 + 123456, FALSE },
  { "1709251200123456.9", MARCH_1 + 123456, FALSE },
  { "1709251200123456999.9", MARCH_1 + 123456, FALSE },
  { "000000000", 0, FALSE },
  { "100000000", 100000000 * SECOND, FALSE },
  { "99999999999", 99999999999 * SECOND, FALSE },
  { "100000000000", 100000000 * SECOND, FALSE },
  { "99999999999999", 99999999999999000, FALSE },
  { "100000000000000", 100000000 * SECOND, FALSE },
  { "99999999999999999", 99999999999999999, FALSE },
  { "100000000000000000", 100000000 * SECOND, FALSE },
  { "999999999999999999", 999999999999999, FALSE },
  { "1000000000000000000", 1000000000 * SECOND, FALSE },
  { "9223372036854775807", 9223372036854775, FALSE },
  { "2024-02-29", MARCH_1 - 86400 * SECOND, TRUE },
  { "2000-02-29", G_GINT64_CONSTANT (951782400) * SECOND, TRUE },
  { "1970-01-01", 0, TRUE },
  { "1969-12-31 23:59:59", -SECOND, TRUE },
  { "0001-01-01", G_GINT64_CONSTANT (-62135596800) * SECOND, TRUE },
  { "9999-12-31T23:59:59Z", G_GINT64_CONSTANT (253402300799) * SECOND, TRUE },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gint64 time = -1;

      g_test_message ("%s", forms[i].text);
      g_assert_true (exos_time_parse (forms[i].text, strlen (forms[i].text), &time));
      g_assert_cmpint (time, ==, forms[i].time);
      time = -1;
      g_assert_cmpint (parse_plain (forms[i].text, &time), ==, forms[i].is_plain);
      if (forms[i].is_plain)
        g_assert_cmpint (time, ==, forms[i].time);
    }
}

/* What the clock said where it was read, not in Greenwich. */
static void
test_day_as_written (void)
{
  static const char *const texts[] = {
    "2024-03-01",
    "2024-03-01T00:00:00+09:00",
    " 2024-03-01 23:59:59-08:00 ",
    "2024.3.1 12:00Z",
    "1709251200",
    "1709251201",
    "1709337599",
    "1709337599999999.9",
    "20240301",
    "2024-03-01 ",
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

static const char *const no_times[] = {
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
  "2024-03-01T12:00:00ZUTC",
  "2024-03-01T12:00:00UT",
  "2024-03-01T12:00:00utc",
  "2024-03-01T12:00:00+",
  "2024-03-01T12:00:00+009",
  "2024-03-01T12:00:00+090",
  "2024-03-01T12:00:00+09000",
  "2024-03-01T12:00:00+09:",
  "2024-03-01T12:00:00+09:3",
  "2024-03-01T12:00:00+09:300",
  "2024-03-01T12:00:00+09:60",
  "2024-03-01T12:00:00+0960",
  "2024-03-01T12:00:00+1600",
  "2024-03-01T12:00:00+16",
  "2024-03-01T12",
  "2024-03-01T12:",
  "2024-03-01T12:5",
  "2024-03-01T12:005",
  "2024-03-01T012:00",
  "2024-03-01T:00",
  "2024-03-01T12:00:",
  "2024-03-01T12:00:5",
  "2024-03-01T12:00:005",
  "2024-03-01T12:00:00:00",
  "2024-03-01 ,",
  "2024-03-01Z",
  "0000-01-01",
  "12:00",
  "1709251200x",
  "12345",
  "9223372036854775808",
  "9999999999999999999",
  "10000000000000000000",
  "99999999999999999999",
  "1709251200.5.5",
  "-1709251200",
  "20241301",
  "20240001",
  "20240300",
  "20240332",
  "20240230",
  "00000101",
  "2024031",
  "02024-03-01",
  "224-03-01",
  "2024-003-01",
  "2024-03-001",
  "2024-",
  "2024--01",
  "2024-03-",
  "2024:03:01",
  "2024-03:01",
  "2024_03_01",
  "2024-o3-01",
};

static void
test_what_is_no_time (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_times); i++)
    {
      gint64 time;

      g_test_message ("%s", no_times[i]);
      g_assert_false (exos_time_parse (no_times[i], strlen (no_times[i]), &time));
      g_assert_false (parse_plain (no_times[i], &time));
    }
}

/* A cell ends where its length says, whatever the next one begins with; a NUL is no end. */
static void
test_what_follows_is_not_read (void)
{
  static const char *const next[] = { "0", "9", ":00", "Z", "C", "+09", "T00:00", " ", "x" };
  static const char with_nul[32] = "2024-03-01";
  gint64 time;

  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (forms); j++)
        {
          g_autofree char *text = g_strconcat (forms[j].text, next[i], NULL);

          g_assert_true (exos_time_parse (text, strlen (forms[j].text), &time));
          g_assert_cmpint (time, ==, forms[j].time);
        }
      for (guint j = 0; j < G_N_ELEMENTS (no_times); j++)
        {
          g_autofree char *text = g_strconcat (no_times[j], next[i], NULL);

          g_assert_false (exos_time_parse (text, strlen (no_times[j]), &time));
        }
    }
  for (gsize length = 11; length < 21; length++)
    {
      g_assert_false (exos_time_parse (with_nul, length, &time));
      g_assert_false (exos_time_parse_plain (with_nul, length, &time));
    }
}

/* The usual form has these bytes, all of them and no more. */
static void
test_plain_form_byte_by_byte (void)
{
  static const char form[] = "2024-03-01T12:34:56Z";

  for (gsize length = 0; length < sizeof form + 3; length++)
    for (guint byte = 0; byte < 256; byte++)
      for (gsize at = 0; at < length; at++)
        {
          char text[32] = "2024-03-01T12:34:56Z000";
          gint64 time = 0;
          gint64 plain = 0;

          text[at] = (char) byte;

          const gboolean has_form = (length == 10 || length == 19 || length == 20) &&
                                    (g_ascii_isdigit (form[at]) ? g_ascii_isdigit (byte)
                                     : form[at] == 'T'          ? byte == 'T' || byte == ' '
                                                                : byte == (guchar) form[at]);
          const gboolean is_plain = has_form && exos_time_parse (text, length, &time);

          g_assert_cmpint (exos_time_parse_plain (text, length, &plain), ==, is_plain);
          if (is_plain)
            g_assert_cmpint (plain, ==, time);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/times/forms", test_forms);
  g_test_add_func ("/times/day-as-written", test_day_as_written);
  g_test_add_func ("/times/what-is-no-time", test_what_is_no_time);
  g_test_add_func ("/times/what-follows-is-not-read", test_what_follows_is_not_read);
  g_test_add_func ("/times/plain-form-byte-by-byte", test_plain_form_byte_by_byte);
  g_test_add_func ("/times/day-of-a-text", test_day_of_a_text);
  return g_test_run ();
}
