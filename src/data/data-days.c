// SPDX-License-Identifier: MIT
/* The days that the rows of a file are of. */
#include "data/data-days.h"

#include <stdio.h>
#include <string.h>

#include "data/rows/time.h"

GDate
exos_day_of_time (gint64 time)
{
  char iso[sizeof "YYYY-MM-DD"] = "";
  unsigned year, month, of_month;
  GDate day = { 0 };

  exos_time_print_day (time, iso);
  if (sscanf (iso, "%4u-%2u-%2u", &year, &month, &of_month) == 3 &&
      g_date_valid_dmy ((GDateDay) of_month, (GDateMonth) month, (GDateYear) year))
    g_date_set_dmy (&day, (GDateDay) of_month, (GDateMonth) month, (GDateYear) year);
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
