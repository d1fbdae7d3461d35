// SPDX-License-Identifier: MIT
/* What would change the verdict: the same rules, asked again with other numbers. */
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* The nearest change that turns the verdict. rule is the one that would decide then; NULL when
 * no change does, as far as there are users. */
typedef struct
{
  const ExosRule *rule;
  guint64 events; /* how many more or fewer; of rates alone */
  double amount;  /* by how much the value differs, above 0: rates as fractions, else its unit */
} ExosTippingPoint;

/* One metric of the treatment, the control and everything else being as it was. The values of a
 * mean or ratio are moved as a whole: its variance stays. */
typedef struct
{
  int metric; /* index into experiment->metrics; -1: conversions */
  ExosMeasure measure;
  gboolean is_judged; /* FALSE: not looked at, or it has no numbers to change: no points */
  ExosTippingPoint more;
  ExosTippingPoint fewer;
} ExosTippingMetric;

/* What was looked for: it takes its time (a hundred runs of the rules for each part). */
typedef enum
{
  EXOS_TIPPING_PRIMARY = 1 << 0,
  EXOS_TIPPING_GUARDRAILS = 1 << 1,
  EXOS_TIPPING_USERS = 1 << 2,
  EXOS_TIPPING_ALL = (1 << 3) - 1,
} ExosTippingParts;

/* No quantity needs more runs of the rules than this. */
#define EXOS_TIPPING_MAX_RUNS 160

/* Of more guardrails those are looked at whose harm, as far as it is not ruled out, is the largest
 * beside their severe limit. */
#define EXOS_TIPPING_MAX_GUARDRAILS 16

/* Up to how many times the users are looked at, and in which steps. */
#define EXOS_TIPPING_MAX_USERS 100
#define EXOS_TIPPING_TENTHS 10

/* All of it for the headline treatment, whose own verdict it is about: with several treatments
 * another may speak for the experiment then. treatment is NULL when there is nothing to look for:
 * the data says no whatever the numbers are (Blocked, SRM, ...). Plain value, exos_tipping_free()
 * ends it. */
typedef struct
{
  const ExosReport *report; /* holds a reference */
  const ExosTreatment *treatment;
  const ExosRule *next; /* matches beside the one that decided, after it; NULL: none */
  ExosTippingMetric primary;
  ExosTippingMetric *guardrails; /* report->n_guardrails, in file order */
  ExosTippingPoint users;        /* at these rates in every group; events and amount are 0 */
  guint users_tenths;            /* 14: with 1.4 times the users; 0 when no rule */
  guint most_runs;               /* that one quantity needed: what the bound above is held to */
} ExosTipping;

/* A point is where the verdict is another and one event less (one step of a mean: a hundredth of
 * its standard error at most; a tenth of the users) leaves it. It is the nearest wherever
 * the verdict turns back no sooner than between two of the places looked at: every one near, then
 * farther ones, and those around which rules change (no effect, significance, limits). Parts that
 * are not asked for have no points. Any thread. */
ExosTipping *exos_tipping_new (const ExosReport *report, guint parts);
void exos_tipping_free (ExosTipping *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosTipping, exos_tipping_free)

G_END_DECLS
