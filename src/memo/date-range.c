// SPDX-License-Identifier: MIT
#include "memo/date-range.h"

#include <stdio.h>

#include "data/format.h"
#include "data/language.h"

static const char *const months[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

/* The pattern with its {day}, {month}, {year} and {iso} replaced. */
static char *
fill_date (const char *pattern, const GDate *date)
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

static char *
format_both (const GDate *start, const GDate *end)
{
  /* Translators: the first day of a run, its last day being in the same year. {day}, {month},
   * {year} and {iso} (2026-02-28) are replaced. */
  const char *short_pattern = C_ ("first day", "{day} {month}");
  const char *pattern = C_ ("day", "{day} {month} {year}");
  const gboolean is_same_year = g_date_get_year (start) == g_date_get_year (end);
  g_autofree char *first = fill_date (is_same_year ? short_pattern : pattern, start);
  g_autofree char *last = fill_date (pattern, end);

  if (g_date_compare (start, end) == 0)
    return g_steal_pointer (&last);

  /* Translators: first and last day. */
  return g_strdup_printf (_ ("%1$s – %2$s"), first, last);
}

/* Without a number of days when the dates are not in order: whoever reads it sees that. */
static char *
format_with_days (const GDate *start, const GDate *end)
{
  const guint n_days = exos_count_days (start, end);
  g_autofree char *count = exos_format_count (n_days);
  g_autofree char *days = format_both (start, end);

  if (n_days == 0)
    return g_steal_pointer (&days);

  /* Translators: "28 Feb – 13 Mar 2026", and how many days that is. */
  return g_strdup_printf (NG_ ("%1$s (%2$s day)", "%1$s (%2$s days)", n_days), days, count);
}

char *
exos_format_date_range (const GDate *start, const GDate *end)
{
  const gboolean has_start = g_date_valid (start), has_end = g_date_valid (end);
  g_autofree char *first = exos_format_date (start);
  g_autofree char *last = exos_format_date (end);

  if (has_start && has_end)
    return format_with_days (start, end);
  if (has_start)
    return g_strdup_printf (_ ("from %s"), first);
  if (has_end)
    return g_strdup_printf (_ ("until %s"), last);

  return NULL;
}

guint
exos_count_days (const GDate *start, const GDate *end)
{
  if (!g_date_valid (start) || !g_date_valid (end) || g_date_compare (start, end) > 0)
    return 0;

  return (guint) g_date_days_between (start, end) + 1;
}

gboolean
exos_parse_iso_date (const char *text, GDate *date)
{
  int year;
  int month;
  int day;
  int end = 0;

  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || text[end] != '\0' ||
      end != 10 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}
