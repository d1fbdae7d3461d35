// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"

G_BEGIN_DECLS

/* The day in UTC of a time in microseconds since 1970; not valid past the years of GDate. */
GDate exos_day_of_time (gint64 time);

/* Makes the span of days include the one that text says, with a time of day or without, as
 * exos_time_parse() reads it. FALSE when it says none; empty texts are passed over. Zeroed days
 * are none so far. */
gboolean exos_days_include (GDate *first, GDate *last, const char *text);

/* The days that rows of an aggregated table were added up over, as those of the experiment, unless
 * it has some or one of them is no day. */
void exos_days_take_strata (ExosExperiment *experiment);

/* How many days the data is of, first and last counted; 0: not known. */
guint exos_experiment_days (const ExosExperiment *self);

G_END_DECLS
