// SPDX-License-Identifier: MIT
/* The effect day by day. */
#include "analysis/days.h"

#include <math.h>

#include "analysis/strata.h"
#include "stats/exact.h"

/* A day of less than this says little of its own spread. */
#define FEWEST_USERS 30
#define FEWEST_EXPECTED 5

static gboolean
has_begun (const ExosReport *report, const ExosStratum *so_far)
{
  if (report->measure == EXOS_MEASURE_RATE)
    return exos_confidence_sequence_has_begun (so_far->control, so_far->treatment);
  return MIN (so_far->control.users, so_far->treatment.users) >= EXOS_SEQUENCE_MIN_USERS;
}

/* Clipped to what a difference of rates can be. */
static ExosInterval
clip (const ExosReport *report, ExosInterval ci)
{
  const double end = report->measure == EXOS_MEASURE_RATE ? 1.0 : INFINITY;

  return (ExosInterval) { fmax (-end, ci.low), fmin (end, ci.high) };
}

/* What is known at the end of a day. */
static void
look (const ExosReport *report,
      const ExosTreatment *treatment,
      const ExosSlice *so_far,
      ExosDay *day,
      ExosRunningSequence *running)
{
  const ExosEffect effect = exos_slice_effect (report, treatment, so_far);
  const ExosConfidenceSequence sequence = exos_confidence_sequence (
      effect.difference, sqrt (effect.variance),
      so_far->counts.control.users + so_far->counts.treatment.users,
      exos_looks_alpha (report->plan, report->n_treatments), exos_sequence_users (report->plan));

  day->so_far = so_far->counts;
  day->difference = effect.difference;
  day->se = sqrt (effect.variance);
  day->ci = (ExosInterval) { NAN, NAN };
  day->p = NAN;
  if (!has_begun (report, &so_far->counts) || isnan (sequence.p))
    return;
  day->ci = clip (report, sequence.ci);
  day->p = sequence.p;
  exos_running_sequence_add (running, &sequence);
}

static void
add_days (const ExosReport *report,
          const ExosTreatment *treatment,
          const gsize *list,
          ExosDays *self)
{
  const ExosStrata *strata = &report->experiment->strata[EXOS_STRATA_DAYS];
  ExosSlice so_far = { 0 };

  for (gsize i = 0; i < self->n; i++)
    {
      const ExosSlice slice = exos_slice_of (report, strata, treatment, list[i]);
      ExosDay *day = &self->days[i];

      exos_slice_add (&so_far, &slice);
      *day = (ExosDay) {
        .stratum = list[i],
        .julian = exos_day_julian (strata->names[list[i]]),
        .counts = slice.counts,
        .effect = exos_slice_effect (report, treatment, &slice),
      };
      look (report, treatment, &so_far, day, &self->running);
    }
}

/* Dates, where all of them are. */
static void
read_calendar (ExosDays *self)
{
  for (gsize i = 0; i < self->n; i++)
    if (self->days[i].julian == 0)
      return;
  self->n_calendar = self->days[self->n - 1].julian - self->days[0].julian + 1;
  for (gsize i = 0; i < self->n; i++)
    self->weekdays |= 1u << (self->days[i].julian + 6) % 7;
}

static gboolean
is_large (const ExosReport *report, const ExosDay *day)
{
  const ExosCount control = day->counts.control;
  const ExosCount treated = day->counts.treatment;

  return report->measure == EXOS_MEASURE_RATE
             ? !exos_min_expected_is_below (control, treated, FEWEST_EXPECTED)
             : MIN (control.users, treated.users) >= FEWEST_USERS;
}

/* Gaps between dates count. */
static ExosTrend
fit (const ExosReport *report, const ExosDays *self, gboolean large_only, gsize *n_used)
{
  g_autofree double *days = g_new (double, self->n);
  g_autofree ExosEffect *effects = g_new (ExosEffect, self->n);
  gsize n = 0;

  for (gsize i = 0; i < self->n; i++)
    {
      const ExosDay *day = &self->days[i];

      if (!(day->effect.variance > 0.0) || (large_only && !is_large (report, day)))
        continue;
      days[n] = self->n_calendar > 0 ? (double) day->julian : (double) i;
      effects[n++] = day->effect;
    }
  *n_used = n;
  return exos_fit_trend (days, effects, n);
}

/* A drift that small days alone make is none. */
static void
fit_trend (const ExosReport *report, ExosDays *self)
{
  gsize n_large;

  self->trend = fit (report, self, FALSE, &self->n_in_trend);
  self->has_drift = self->trend.is_drift && fit (report, self, TRUE, &n_large).is_drift;
}

ExosDays *
exos_follow_days (const ExosReport *report, const ExosTreatment *treatment)
{
  gsize n;
  g_autofree gsize *list = exos_list_days (report->experiment, &n);
  ExosDays *self;

  if (n < 2)
    return NULL;
  self = g_new0 (ExosDays, 1);
  self->n = n;
  self->days = g_new0 (ExosDay, n);
  self->are_new_users = exos_source_is_of_users (&report->experiment->source);
  self->running = exos_running_sequence ();
  add_days (report, treatment, list, self);
  read_calendar (self);
  fit_trend (report, self);
  return self;
}

guint
exos_days_n_weekdays (const ExosDays *self)
{
  return (guint) __builtin_popcount (self->weekdays);
}

void
exos_days_free (ExosDays *self)
{
  g_free (self->days);
  g_free (self);
}
