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

/* What columns and events are called. Lent. */
typedef struct
{
  const char *value;        /* the sum of values */
  const char *value_before; /* the same from before the start */
  const char *const *known; /* events to count whatever else there is: one that decides, and those
                             * in the first rows; NULL-terminated. Of more than
                             * EXOS_USERS_MAX_EVENTS events only these are told apart, since which
                             * of the others come first depends on the threads */
} ExosEventsNames;

/* Rows that all have as many cells as the plan has columns. */
typedef struct
{
  const char *text;    /* EXOS_SCAN_MARGIN bytes on both sides can be read */
  const guint32 *ends; /* of cell i of row r: ends[r * n_columns + i], an offset in text; ends[-1]
                        * is that of what stands before the first row */
  gsize n_rows;
  gboolean is_plain; /* no quote and no return in the text */
  guint64 line; /* that the first row starts on: a line, or of all rows the exos_rows_place() */
} ExosEventsBatch;

/* plan, which is copied, has a group, a unit, and perhaps an event, a time, and as its first number
 * the value. NULL without memory. */
ExosEvents *exos_events_new (const ExosRowsPlan *plan, const ExosEventsNames *names);
void exos_events_free (ExosEvents *self);

/* NULL without memory. */
ExosEventsPart *exos_events_part_new (ExosEvents *self);
void exos_events_part_free (ExosEventsPart *part);

/* Moves the batch's line to that behind its last row. FALSE without memory, or with more lines than
 * a user can remember; nothing is of use then. */
gboolean exos_events_part_add (ExosEventsPart *part, ExosEventsBatch *batch);

/* Hands all that it has to the events; call it once, from any thread. FALSE as above. */
gboolean exos_events_part_finish (ExosEventsPart *part);

/* Where records are added to. */
typedef struct
{
  ExosEventsPart *part;
  guint64 first_line; /* records before it are not rows */
} ExosCarefulEvents;

/* An ExosRecordFunc, user_data an ExosCarefulEvents, that takes and leaves out the same records as
 * exos_careful_rows_add(), and events without a time when there is a start. */
void exos_careful_events_add (const ExosRecord *record, gpointer events);

/* What the users come to, when all parts are finished: one row a user, whose numbers are the
 * events (1: did it, after the start), then the sum of values, then, with a start, the sum from
 * before it as its covariate. The day of a user who never came after the start is "". first_lines: where lines are places, the first line of each block;
 * else NULL. The caller owns it. */
ExosRowSums *exos_events_sums (const ExosEvents *self, const guint64 *first_lines);

/* Says that the users do not fit. */
void exos_events_set_error (GError **error);

/* For tests and accounts. */
const ExosUsers *exos_events_users (const ExosEvents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosEvents, exos_events_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosEventsPart, exos_events_part_free)

G_END_DECLS
