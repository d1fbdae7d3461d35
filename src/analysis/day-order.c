// SPDX-License-Identifier: MIT
#include "analysis/day-order.h"

#include <stdlib.h>
#include <string.h>

#include "data/rows/time.h"

#define MICROSECONDS_A_DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define JULIAN_OF_1970 719163

typedef struct
{
  const char *name;
  guint32 julian; /* 0: not a date */
  gsize stratum;
} Day;

guint32
exos_day_julian (const char *name)
{
  int64_t time;

  if (!exos_time_parse (name, strlen (name), &time))
    return 0;

  const gint64 day = time / MICROSECONDS_A_DAY - (time % MICROSECONDS_A_DAY < 0);

  return (guint32) (day + JULIAN_OF_1970);
}

static int
compare_days (const void *a, const void *b)
{
  const Day *left = a;
  const Day *right = b;
  const int order = left->julian != right->julian ? (left->julian < right->julian ? -1 : 1)
                                                  : strcmp (left->name, right->name);

  return order != 0 ? order : (left->stratum > right->stratum) - (left->stratum < right->stratum);
}

/* All of them dates, or none but of one length and starting with a year, like 2026-W07. */
static gboolean
can_be_sorted (const Day *days, gsize n)
{
  gboolean are_dates = TRUE;
  gboolean sort_as_text = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      are_dates &= days[i].julian > 0;
      sort_as_text &= days[i].julian == 0 && strlen (days[i].name) == strlen (days[0].name) &&
                      strspn (days[i].name, "0123456789") >= 4;
    }
  return are_dates || sort_as_text;
}

gsize *
exos_list_days (const ExosExperiment *experiment, gsize *n_days)
{
  const ExosStrata *strata = &experiment->strata[EXOS_STRATA_DAYS];
  g_autofree Day *days = g_new (Day, strata->n);
  gsize *list = g_new (gsize, strata->n);
  gsize n = 0;

  for (gsize i = 0; i < strata->n; i++)
    if (strata->names[i][0] != '\0')
      days[n++] = (Day) { strata->names[i], exos_day_julian (strata->names[i]), i };
  if (n > 0 && can_be_sorted (days, n))
    qsort (days, n, sizeof *days, compare_days);
  for (gsize i = 0; i < n; i++)
    list[i] = days[i].stratum;
  *n_days = n;
  return list;
}

gsize
exos_n_days (const ExosExperiment *experiment)
{
  gsize n_days;

  g_free (exos_list_days (experiment, &n_days));
  return n_days;
}
