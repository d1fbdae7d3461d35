// SPDX-License-Identifier: MIT
#include "data/day-names.h"

#include <string.h>

#include "data/rows/time-formats.h"
#include "data/rows/time.h"

static gboolean
is_blank (const char *day)
{
  return day == NULL || day[0] == '\0';
}

/* FALSE: some say this, some that. */
static gboolean
find_order (char **const *days, gsize n, ExosDateOrder *order)
{
  *order = EXOS_DATE_ORDER_UNKNOWN;
  for (gsize i = 0; i < n; i++)
    {
      const ExosDateOrder own = is_blank (*days[i])
                                    ? EXOS_DATE_ORDER_UNKNOWN
                                    : exos_time_find_order (*days[i], strlen (*days[i]));

      if (own != EXOS_DATE_ORDER_UNKNOWN && *order != EXOS_DATE_ORDER_UNKNOWN && own != *order)
        return FALSE;
      if (own != EXOS_DATE_ORDER_UNKNOWN)
        *order = own;
    }

  return TRUE;
}

static gboolean
are_days (char **const *days, gsize n, ExosDateOrder order)
{
  gint64 time;

  for (gsize i = 0; i < n; i++)
    if (!is_blank (*days[i]) && !exos_time_parse_any (*days[i], strlen (*days[i]), order, &time))
      return FALSE;
  return TRUE;
}

static char *
print (gint64 time)
{
  const gint64 of_day = (time % G_TIME_SPAN_DAY + G_TIME_SPAN_DAY) % G_TIME_SPAN_DAY;
  const int seconds = (int) (of_day / G_TIME_SPAN_SECOND);
  char day[sizeof "YYYY-MM-DD"] = "";

  exos_time_print_day (time, day);
  if (seconds == 0)
    return g_strdup (day);
  return g_strdup_printf ("%s %02d:%02d:%02d", day, seconds / 3600, seconds / 60 % 60,
                          seconds % 60);
}

void
exos_days_to_iso (char **const *days, gsize n)
{
  ExosDateOrder order;

  if (!find_order (days, n, &order) || !are_days (days, n, order))
    return;
  for (gsize i = 0; i < n; i++)
    {
      const gsize length = is_blank (*days[i]) ? 0 : strlen (*days[i]);
      gint64 time;

      if (length == 0 || exos_time_parse (*days[i], length, &time) ||
          !exos_time_parse_format (*days[i], length, order, &time))
        continue;
      g_free (*days[i]);
      *days[i] = print (time);
    }
}
