// SPDX-License-Identifier: MIT
/* An experiment with one number changed, judged as if it were a file: for tipping.c alone. */
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* A copy of what can change of a report that has results. Each question starts from the report
 * again, and is answered by the functions that made it. */
typedef struct
{
  const ExosReport *base;
  ExosReport report;         /* lends all but treatments */
  ExosExperiment experiment; /* lends all but arms, values and sums */
  ExosTreatment *treatment;  /* of report: the headline */
} ExosProbe;

void exos_probe_init (ExosProbe *self, const ExosReport *base);
void exos_probe_clear (ExosProbe *self);

/* The rule that decides for the headline treatment when ...
 * ... it has so many events, at most its users, of a metric (-1: conversions); */
const ExosRule *exos_probe_events (ExosProbe *self, int metric, guint64 events);

/* ... each of its users has so much more of a mean, or of a ratio for each of its denominator; */
const ExosRule *exos_probe_shift (ExosProbe *self, int metric, double amount);

/* ... all groups have tenths / 10 times their users, and every total with them, rounded to whole
 * users and events. The split is taken to be as well as it was. */
const ExosRule *exos_probe_users (ExosProbe *self, guint tenths);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosProbe, exos_probe_clear)

G_END_DECLS
