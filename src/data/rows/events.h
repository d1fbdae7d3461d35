// SPDX-License-Identifier: MIT
#pragma once

#include "data/csv.h"
#include "data/rows/sums.h"
#include "data/rows/users.h"

G_BEGIN_DECLS

/* A file of events on its way to sums of users. Each thread adds rows through a part of its own;
 * neither their number nor the order of rows changes a digit.
 *
 * Who is counted: everybody with an event, in the group that the events name. Whoever did nothing
 * after the start counts, with zeros: leaving out those who stopped coming would compare groups
 * that the experiment itself has chosen. Users in several groups are left out. */
typedef struct ExosEvents ExosEvents;
typedef struct ExosEventsPart ExosEventsPart;

/* Rows that all have as many cells as the plan has columns. */
typedef struct
{
  const char *text;    /* EXOS_SCAN_MARGIN bytes on both sides can be read */
  const guint32 *ends; /* of cell i of row r: ends[r * n_columns + i], an offset in text; ends[-1]
                        * is that of what stands before the first row */
  gsize n_rows;
  gboolean is_plain; /* no quote and no return in the text */
  guint64 line;      /* that the first row starts on */
} ExosEventsBatch;

/* plan, which is copied, has a group, a unit, and perhaps an event, a time, and as its first number
 * the value. NULL without memory. */
ExosEvents *exos_events_new (const ExosRowsPlan *plan);
void exos_events_free (ExosEvents *self);

/* Names an event that is to be counted whatever else there is, before any part is made: one that
 * decides, and those in the first rows. Of more names than EXOS_USERS_MAX_EVENTS only these are
 * told apart, since which of the others come first depends on the threads. */
void exos_events_add_name (ExosEvents *self, const char *text, gsize length);

/* NULL without memory. */
ExosEventsPart *exos_events_part_new (ExosEvents *self);
void exos_events_part_free (ExosEventsPart *part);

/* FALSE without memory; nothing is of use then. */
gboolean exos_events_part_add (ExosEventsPart *part, const ExosEventsBatch *batch);

/* The careful way. Records with too few or too many cells are counted and left out, blank ones are
 * no rows. */
gboolean exos_events_part_add_record (ExosEventsPart *part, const ExosRecord *record);

/* A row that the caller leaves out. */
void exos_events_part_leave_out (ExosEventsPart *part, ExosRowsFindingKind why, guint64 line);

/* Hands all that it has to the events; call it once, from any thread. FALSE without memory. */
gboolean exos_events_part_finish (ExosEventsPart *part);

/* What the users come to, when all parts are finished: one row a user, whose numbers are the
 * events (1: did it, after the start), then the sum of values, then, with a start, the sum from
 * before it as its covariate. The caller owns it. */
ExosRowSums *exos_events_sums (const ExosEvents *self, const char *value, const char *value_before);

/* For tests and accounts. */
const ExosUsers *exos_events_users (const ExosEvents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosEvents, exos_events_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosEventsPart, exos_events_part_free)

G_END_DECLS
