// SPDX-License-Identifier: MIT
/* The days that the rows of a file are of. */
#include "data/data-days.h"

#include <string.h>

#include "data/rows/time.h"

#define DAY G_GINT64_CONSTANT (86400000000) /* microseconds */
#define JULIAN_OF_1970 719163               /* GDate counts from the first day of the year 1 */
#define MAX_DAYS 2932897                    /* the year 10000 */

GDate
exos_day_of_time (gint64 time)
{
  const gint64 days = time / DAY - (time % DAY < 0);
  GDate day = { 0 };

  if (days > -JULIAN_OF_1970 && days < MAX_DAYS)
    g_date_set_julian (&day, (guint32) (days + JULIAN_OF_1970));
  return day;
}

gboolean
exos_days_include (GDate *first, GDate *last, const char *text)
{
  gint64 time;

  if (text[0] == '\0')
    return TRUE;
  if (!exos_time_parse (text, strlen (text), &time))
    return FALSE;

  const GDate day = exos_day_of_time (time);

  if (!g_date_valid (&day))
    return FALSE;
  if (!g_date_valid (first) || g_date_compare (&day, first) < 0)
    *first = day;
  if (!g_date_valid (last) || g_date_compare (&day, last) > 0)
    *last = day;
  return TRUE;
}

void
exos_days_take_strata (ExosExperiment *experiment)
{
  const ExosStrata *days = &experiment->strata[EXOS_STRATA_DAYS];
  GDate first = { 0 }, last = { 0 };

  if (g_date_valid (&experiment->first_day))
    return;
  for (gsize i = 0; i < days->n; i++)
    if (!exos_days_include (&first, &last, days->names[i]))
      return;

  experiment->first_day = first;
  experiment->last_day = last;
}

guint
exos_experiment_days (const ExosExperiment *self)
{
  if (!g_date_valid (&self->first_day) || !g_date_valid (&self->last_day))
    return 0;
  return (guint) g_date_days_between (&self->first_day, &self->last_day) + 1;
}
