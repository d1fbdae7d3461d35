// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/part.h"
#include "data/rows/run.h"

G_BEGIN_DECLS

/* One stream that several threads take blocks of; of run*.c alone. */
typedef struct
{
  const ExosRowsRun *run;
  const ExosScanner *scanner;
  GInputStream *stream;
  GCancellable *cancellable;
  gsize block_bytes;
  ExosEvents *events; /* NULL: rows are users */

  GMutex mutex;  /* of all below */
  gsize head_at; /* how much of the head has been taken */
  guint64 n_bytes;
  GByteArray *rest;     /* of the last block, which starts the next one */
  GArray *n_lines;      /* guint64: of each block, when it is known */
  gboolean has_skipped; /* the lines before the first row */
  gboolean is_over;
  gboolean needs_care;
  GError *error;
} ExosRowsReader;

/* Bytes of one thread, with the margins that scanners need. */
typedef struct
{
  char *bytes;
  gsize room; /* between the margins */
  guint place;
} ExosRowsBlock;

static inline char *
exos_rows_block_text (const ExosRowsBlock *self)
{
  return self->bytes + EXOS_SCAN_MARGIN;
}

/* Reads until a record ends: length receives how many bytes of the block are whole records. FALSE
 * when there is nothing more to add up: the end, an error, or what needs care. The caller has the
 * mutex. */
gboolean exos_rows_take_block (ExosRowsReader *self, ExosRowsBlock *block, gsize *length);

G_END_DECLS
