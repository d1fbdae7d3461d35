// SPDX-License-Identifier: MIT
#include "data/date-pattern.h"

#include "data/language.h"

static const char *const months[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

char *
exos_fill_date (const char *pattern, const GDate *date)
{
  GString *text = g_string_new (pattern);
  g_autofree char *key = g_strconcat ("short month\004", months[g_date_get_month (date) - 1], NULL);
  g_autofree char *day = g_strdup_printf ("%u", g_date_get_day (date));
  g_autofree char *year = g_strdup_printf ("%u", g_date_get_year (date));
  char iso[16];

  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", date);
  g_string_replace (text, "{day}", day, 0);
  g_string_replace (text, "{month}", exos_pgettext (key, sizeof "short month"), 0);
  g_string_replace (text, "{year}", year, 0);
  g_string_replace (text, "{iso}", iso, 0);
  return g_string_free (text, FALSE);
}

char *
exos_format_day (const GDate *date)
{
  /* Translators: a day on the axis of a chart. {day} and {month} are replaced. */
  return exos_fill_date (C_ ("day of a chart", "{day} {month}"), date);
}
