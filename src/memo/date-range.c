// SPDX-License-Identifier: MIT
#include "memo/date-range.h"

#include <string.h>

#include "data/data-days.h"
#include "data/date-pattern.h"
#include "data/format.h"
#include "data/language.h"
#include "data/rows/time.h"

static char *
format_both (const GDate *start, const GDate *end)
{
  /* Translators: the first day of a run, its last day being in the same year. {day}, {month},
   * {year} and {iso} (2026-02-28) are replaced. */
  const char *short_pattern = C_ ("first day", "{day} {month}");
  const char *pattern = C_ ("day", "{day} {month} {year}");
  const gboolean is_same_year = g_date_get_year (start) == g_date_get_year (end);
  g_autofree char *first = exos_fill_date (is_same_year ? short_pattern : pattern, start);
  g_autofree char *last = exos_fill_date (pattern, end);

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
  gint64 time;

  if (strlen (text) != strlen ("YYYY-MM-DD") || text[4] != '-' || text[7] != '-' ||
      !exos_time_parse (text, strlen (text), &time))
    return FALSE;

  *date = exos_day_of_time (time);
  return TRUE;
}
