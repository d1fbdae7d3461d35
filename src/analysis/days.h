// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"
#include "stats/always-valid.h"
#include "stats/trend.h"

G_BEGIN_DECLS

/* What days are looked at for is exploratory: nothing here decides. Differences are in the unit of
 * the primary metric, rates are fractions. */

/* One day of one treatment against control. */
typedef struct
{
  gsize stratum;      /* index into the strata of days */
  guint32 julian;     /* of its date, as in a GDate; 0: not a date */
  ExosStratum counts; /* users of that day alone that have a value, and conversions */
  ExosEffect effect;  /* among them; NaN both where a group has too few */
  ExosStratum so_far; /* the counts of that day and those before */
  double difference;  /* among all of them; NaN where a group has too few */
  double se;
  ExosInterval ci; /* of the confidence sequence that day, which holds on all days together; NaN
                    * both until there are enough users */
  double p;        /* of the sequence, that day */
} ExosDay;

/* All days of a treatment, in the order of time. */
typedef struct
{
  ExosDay *days;
  gsize n;
  gboolean are_new_users;      /* each user counts on the day of the first exposure alone; else
                                * nobody knows whether somebody came on several */
  ExosRunningSequence running; /* the smallest p so far, the intersection of the intervals */
  ExosTrend trend;             /* of the effects of single days, those with a variance above 0 */
  gsize n_in_trend;
  gboolean has_drift; /* the effect wore off or grew, beyond chance, and by enough to count */
  guint n_calendar;   /* from the first day to the last, both counted; 0: not all are dates */
  guint weekdays;     /* bit 0 Monday … bit 6 Sunday: those that are among the days */
} ExosDays;

void exos_days_free (ExosDays *self);

/* How many of the seven are there. */
guint exos_days_n_weekdays (const ExosDays *self);

G_END_DECLS
