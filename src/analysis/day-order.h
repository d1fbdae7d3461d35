// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"

G_BEGIN_DECLS

/* The days of an experiment, as indices into its strata of days, in the order of time; as they
 * stand in the file when that cannot be told. Users whose day is not known are of none: those with
 * an empty cell, and of events those who never came after the start. Receives their number; the
 * caller frees. */
gsize *exos_list_days (const ExosExperiment *experiment, gsize *n_days);

/* The day that a name says, as in a GDate, of a time the one in UTC; 0: it is no date. */
guint32 exos_day_julian (const char *name);

/* How many there are. */
gsize exos_n_days (const ExosExperiment *experiment);

G_END_DECLS
