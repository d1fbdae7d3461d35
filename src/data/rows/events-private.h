// SPDX-License-Identifier: MIT
/* What the files about events share with each other only. */
#pragma once

#include "data/rows/events.h"

G_BEGIN_DECLS

/* What stands behind the last name: events of other names. */
#define EXOS_EVENTS_OTHERS EXOS_USERS_MAX_EVENTS

/* And then events without a name. */
#define EXOS_EVENTS_NAMELESS (EXOS_EVENTS_OTHERS + 1)
#define EXOS_EVENTS_N_SEEN (EXOS_EVENTS_NAMELESS + 1)

/* Of a label that only events have that are left out. */
#define EXOS_EVENTS_NO_LINE G_MAXUINT64

/* How often a name was seen, and where first; G_MAXUINT64: nowhere. */
typedef struct
{
  guint64 n_rows;
  guint64 line;
} ExosEventsSeen;

struct ExosEvents
{
  ExosRowsPlan plan;
  char *value;
  char *value_before;
  ExosUsers *users;

  GMutex mutex;                         /* of all below */
  ExosRowSums *labels;                  /* and findings, no cells */
  guint group_of[EXOS_ROWS_MAX_GROUPS]; /* of each label of a group: the label that came here first
                                         * of those that name the same */
  GPtrArray *names;                     /* of GBytes, at most EXOS_USERS_MAX_EVENTS */
  guint n_given;                        /* the first of them are kept whatever comes */
  ExosEventsSeen seen[EXOS_EVENTS_N_SEEN];
};

/* The place of a label for all parts; of a group that has several spellings always the same one. */
guint exos_events_label (
    ExosEvents *self, ExosRowsBy by, const char *text, gsize length, guint64 line);

/* The number of a name for all parts, EXOS_EVENTS_OTHERS when there are too many,
 * EXOS_USERS_NO_EVENT when it is empty. */
guint exos_events_name (ExosEvents *self, const char *text, gsize length);

/* A place is kept as one number of EXOS_USERS_LINE_BITS. FALSE: it does not fit. */
gboolean exos_events_pack_line (guint64 place, guint64 *line);

/* The line that it is. first_lines: as those of exos_events_sums(). */
guint64 exos_events_unpack_line (guint64 line, const guint64 *first_lines);

void exos_events_see (ExosEventsSeen *self, const ExosEventsSeen *other);

/* Adds findings and the number of rows to those of all parts. */
void exos_events_merge (ExosEvents *self, const ExosRowSums *findings, const ExosEventsSeen *seen);

G_END_DECLS
