// SPDX-License-Identifier: MIT
/* Rows of events in one thread: what finds their cells, and what understands these. */
#pragma once

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
  int columns[EXOS_EVENTS_N_USES];
  guint decimals;
  ExosLabels *texts[EXOS_EVENTS_N_TEXTS]; /* values: places among those of all parts */
  GByteArray *scratch;
  GByteArray *record;
  gboolean has_failed;
};

/* Doubled quotes as one, blanks around it cut, in the part's own memory until the next one. */
ExosEventsCell exos_events_part_clean (ExosEventsPart *self,
                                       ExosEventsCell cell,
                                       gboolean is_escaped);

/* Adds a row to its user. Returns why it was left out, which is counted, but for
 * EXOS_ROWS_NO_GROUP; EXOS_ROWS_N_FINDINGS: it was not. */
ExosRowsFindingKind exos_events_part_add_row (ExosEventsPart *self, const ExosEventsRow *row);

/* Counts a row that is left out. */
void exos_events_part_leave_out (ExosEventsPart *self, ExosRowsFindingKind why, guint64 line);

G_END_DECLS
