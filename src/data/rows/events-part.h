// SPDX-License-Identifier: MIT
/* Rows of events in one thread: what finds their cells, and what understands these. */
#pragma once

#include <string.h>

#include "data/rows/events-columns.h"
#include "data/rows/events-private.h"
#include "data/rows/labels.h"

G_BEGIN_DECLS

/* Bytes before and behind a cell that may be read. */
#define EXOS_EVENTS_MARGIN 32

#define EXOS_EVENTS_NO_PLACE G_MAXUINT

/* What is looked at of a row. */
enum
{
  EXOS_EVENTS_GROUP = EXOS_ROWS_BY_GROUP,
  EXOS_EVENTS_SEGMENT = EXOS_ROWS_BY_SEGMENT,
  EXOS_EVENTS_DAY = EXOS_ROWS_BY_DAY,
  EXOS_EVENTS_EVENT,
  EXOS_EVENTS_N_TEXTS,
  EXOS_EVENTS_UNIT = EXOS_EVENTS_N_TEXTS,
  EXOS_EVENTS_TIME,
  EXOS_EVENTS_VALUE,
  EXOS_EVENTS_N_USES,
};

typedef struct
{
  const char *text;
  gsize length;
} ExosEventsCell;

typedef struct
{
  const ExosEventsCell *cells; /* of each use; length 0 where there is no such column */
  guint64 line;
  gboolean is_escaped; /* quotes inside the cells are doubled */
} ExosEventsRow;

struct ExosEventsPart
{
  ExosEvents *events;
  const ExosUserSeed *seed;
  ExosUsersWriter *writer;
  ExosRowSums *findings; /* and the number of rows: nothing else */
  ExosEventsSeen seen[EXOS_EVENTS_N_SEEN];
  guint64 n_seen[256]; /* as often as that each event, too, in rows that were read by column */
  int columns[EXOS_EVENTS_N_USES];
  gboolean has_day_of_time; /* labels of days are found in the times */
  guint decimals;
  char point;
  ExosLabels *texts[EXOS_EVENTS_N_TEXTS]; /* values: places among those of all parts */
  ExosEventsColumns *batch;
  GByteArray *scratch;
  GByteArray *record;
  gboolean has_failed;
};

/* Without the quotes around it, and without the return of CRLF. */
static inline __attribute__ ((always_inline)) ExosEventsCell
exos_events_cell (const char *start, const char *end, gboolean is_plain)
{
  if (is_plain)
    return (ExosEventsCell) { start, (gsize) (end - start) };

  end -= end > start && end[-1] == '\r';

  const gboolean is_quoted = end > start + 1 && *start == '"';

  return (ExosEventsCell) { start + is_quoted, (gsize) (end - start) - 2 * (gsize) is_quoted };
}

static inline gboolean
exos_events_is_plain_byte (char byte)
{
  return (unsigned char) (byte - 0x21) < 0x7f - 0x21;
}

/* Not empty, and what exos_events_part_clean() would leave as it is. */
static inline __attribute__ ((always_inline)) gboolean
exos_events_cell_is_clean (ExosEventsCell cell, gboolean is_escaped)
{
  return (cell.length > 0) & exos_events_is_plain_byte (cell.text[0]) &
             exos_events_is_plain_byte (cell.text[(gssize) cell.length - 1]) &&
         (!is_escaped || memchr (cell.text, '"', cell.length) == NULL);
}

/* Doubled quotes as one, blanks around it cut, in the part's own memory until the next one. */
ExosEventsCell exos_events_part_clean (ExosEventsPart *self,
                                       ExosEventsCell cell,
                                       gboolean is_escaped);

/* The time that a cell says, or EXOS_USERS_NO_TIME. */
gint64 exos_events_part_time (ExosEventsPart *self, ExosEventsCell cell, gboolean is_escaped);

/* What of the column of days is the label of one; day is memory for it. */
ExosEventsCell exos_events_part_day (const ExosEventsPart *self,
                                     ExosEventsCell cell,
                                     gint64 time,
                                     char day[EXOS_EVENTS_MARGIN]);

/* Reads at most EXOS_EVENTS_AT_ONCE rows into self->batch, but for their lines. Rows with anything
 * unusual, a text that is new among it, are odd: only exos_events_part_add_row() understands
 * them. */
void exos_events_part_read (ExosEventsPart *self, const ExosEventsBatch *batch);

/* Adds a row to its user. Returns why it was left out, which is counted, but for
 * EXOS_ROWS_NO_GROUP; EXOS_ROWS_N_FINDINGS: it was not. */
ExosRowsFindingKind exos_events_part_add_row (ExosEventsPart *self, const ExosEventsRow *row);

/* Counts a row that is left out. */
void exos_events_part_leave_out (ExosEventsPart *self, ExosRowsFindingKind why, guint64 line);

G_END_DECLS
