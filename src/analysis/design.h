// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"
#include "stats/looks.h"
#include "stats/power.h"
#include "stats/sample-size.h"

G_BEGIN_DECLS

/* The looks of a design: |Z| >= z decides at t, the information as a fraction of that at the end,
 * which is the last look unless the design is of what was seen so far. n 0: one look at the end. z
 * is NaN where no boundary can be computed. ANY has one look, as wide as the sequence is there. */
typedef struct
{
  ExosMonitoring monitoring;
  gsize n;
  double t[EXOS_MAX_LOOKS];
  double z[EXOS_MAX_LOOKS];
} ExosDesignLooks;

/* What an experiment is planned with, each treatment against the control. */
typedef struct
{
  ExosMeasure measure;
  double baseline;   /* of the control: a fraction of RATE, else NaN where it is not known */
  double sd;         /* of MEAN and RATIO: of one user, in the metric's unit, alike in all groups */
  double effect;     /* to be found: its size, a fraction of RATE, else in the metric's unit */
  ExosRateSide side; /* where better is */
  double ratio;      /* users of the treatment for each user of the control */
  double all;        /* users of all groups for each user of the control */
  gsize n_treatments; /* for the level; ratio is that of the one that is asked about */
  double level;       /* two-sided, of each comparison */
  double power;
  guint64 users_a_day; /* of all groups; 0: not known */
  ExosDesignLooks looks;
} ExosDesign;

/* A plan of what users are needed. fault says why there is none: numbers are 0 then. */
typedef struct
{
  ExosDesignFault fault;
  guint64 control;
  guint64 treatment;
  guint64 all; /* of all groups */
} ExosUsersNeeded;

/* The users with which the effect is found with that power: Fleiss, Tytun and Ury (1980) for rates,
 * as they are tested by the pooled z; the normal approximation for means. With looks so many times
 * more as exos_design_inflation() says. */
ExosUsersNeeded exos_design_users (const ExosDesign *self);

/* Users of every group when the control has so many, by the split: at least one in the treatment,
 * none beyond 2^53. */
ExosUsersNeeded exos_design_groups (const ExosDesign *self, guint64 control);

/* The size of the effect that is found with that power among so many users; NaN when there is none.
 */
double exos_design_detectable (const ExosDesign *self, guint64 control, guint64 treatment);

/* The probability that the effect is found among so many users of the control, with the design's
 * ratio; NaN when the design is none. */
double exos_design_power (const ExosDesign *self, guint64 control);

/* Sets ratio, all, n_treatments and level: weights of n groups (2 or more), the control's first.
 * The treatment that is asked about is the one with the fewest users. FALSE, and nothing set, when
 * a group has none. */
gboolean exos_design_set_split (
    ExosDesign *self, const guint64 *weights, gsize n, double alpha, ExosCorrection correction);

/* The users that the looks need for each one that a single look at the end needs, with the same
 * level and power: exos_inflation_factor(). 1 without looks, NaN when they have none. */
double exos_design_inflation (const ExosDesign *self);

/* Sets the looks of an experiment to come, and the level, which treatments share evenly with looks
 * (exos_design_set_split() comes before, as do effect and power): those that the plan names in
 * users of all groups, then those of planned_looks equal steps that come later, and the end. Looks
 * at any time are the sequence that exos_report_new() has with that plan, as wide as it is at the
 * users that are needed. FALSE when the plan has planned looks and does not say how many: one is at
 * the end. */
gboolean exos_design_set_looks (ExosDesign *self, const ExosPlan *plan);

/* The same for an experiment that runs: its looks, this one, and those to come. level and the rest
 * are set. */
void exos_design_set_running_looks (ExosDesign *self,
                                    const ExosReport *report,
                                    const ExosTreatment *treatment);

/* The looks so far: what they find is what this experiment can find until now. */
void exos_design_set_past_looks (ExosDesign *self, const ExosTreatment *treatment);

/* What the data of a report says about its own size, for the headline treatment. */
typedef struct
{
  gboolean is_known; /* FALSE: there are no numbers to plan with, and nothing else holds */
  ExosDesign design; /* effect is the smallest worth shipping */
  ExosUsersNeeded needed;
  guint64 missing;        /* users of all groups still to come; 0: there are enough */
  gboolean has_time_left; /* missing users, and how many come a day */
  ExosDuration time_left;
  double detectable; /* size of the effect that these users find with the looks so far; NaN: none */
} ExosReportPower;

/* days: how long the experiment ran, 0: not known. How many users come a day is what the plan says,
 * else so many as came so far on dated rows, else in these days. */
ExosReportPower exos_report_power (const ExosReport *self, guint days);

G_END_DECLS
