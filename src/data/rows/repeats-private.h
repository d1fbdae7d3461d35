// SPDX-License-Identifier: MIT
/* What repeats.c (keeping rows) and repeats-settle.c (comparing them) share. */
#pragma once

#include <pthread.h>

#include "data/import.h"
#include "data/rows/repeats.h"

G_BEGIN_DECLS

/* A cell that is kept: where it ends in the text, where the one before does it starts. */
typedef struct
{
  guint32 end;
  guint8 was_quoted;
  guint8 has_lone_quote;
} ExosRepeatsCell;

/* What is compared: a part of the text without the blanks around it. */
typedef struct
{
  guint32 start;
  guint32 length;
} ExosRepeatsName;

/* A row of a suspect, in one block with its cells and their text. */
typedef struct
{
  guint64 line;
  gsize n_kept; /* as in its record */
  guint64 n_cells;
  ExosRepeatsName unit;
  ExosRepeatsName group;
  ExosRepeatsCell cells[];
} ExosRepeatsRow;

struct ExosRepeats
{
  ExosRowsPlan plan;
  gboolean is_used[EXOS_MAX_COLUMNS]; /* by the plan */
  gboolean is_number[EXOS_MAX_COLUMNS];
  guint n_used;
  gsize max_bytes;

  pthread_mutex_t lock; /* of the rest */
  gsize bytes;
  GPtrArray *rows;
  GPtrArray *removed; /* of them, lent */
  GPtrArray *kept;    /* the first row of each user with several in one group, lent */
  GPtrArray *mixed;   /* that of each user of several groups, lent */
  guint64 n_unlike;   /* of those users: whose rows differ in a number */
};

/* The text of its cells. */
static inline char *
exos_repeats_text (const ExosRepeats *self, ExosRepeatsRow *row)
{
  return (char *) &row->cells[self->n_used];
}

G_END_DECLS
