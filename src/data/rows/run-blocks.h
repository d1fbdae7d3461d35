// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/part.h"
#include "data/rows/run.h"

G_BEGIN_DECLS

/* One stream that several threads take blocks of; of run*.c alone. Blocks are numbered as they are
 * begun, read by as many threads at once as the stream allows, and ended in the order of their
 * numbers: where a block starts is known when the one before it has ended. */
typedef struct
{
  const ExosRowsRun *run;
  const ExosScanner *scanner;
  GInputStream *stream;
  int file; /* which can be read at any place, or -1: the stream alone gives its bytes */
  GCancellable *cancellable;
  gsize block_bytes;
  ExosEvents *events; /* NULL: rows are users */

  GMutex mutex;  /* of all below */
  GCond turn;    /* another block may end */
  gsize head_at; /* how much of the head has been taken */
  goffset at;    /* of the file: what is read next */
  guint n_begun;
  guint n_ended;
  guint n_waiting; /* threads, for their turn */
  guint64 n_bytes;
  GByteArray *rest;     /* of the last block that ended, which starts the next one */
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
  char *own;   /* the same, where more are needed than there are pages for */
  gsize room;  /* for what is read */
  gsize front; /* room before it, for the rest of the block before */
  guint number;
  goffset at;     /* of the file, where the block is read from one */
  gsize n_head;   /* from the head, the others are read */
  gsize n_read;   /* both */
  gsize n_quotes; /* of the text, and of skipped lines, which have pairs of them */
  char *text;     /* whole records come first */
  guint place;    /* among the blocks in which a record ends */
} ExosRowsBlock;

/* Bytes for the blocks of one thread, in the pages, of which they take so many. */
void exos_rows_block_init (ExosRowsBlock *self, const ExosRowsReader *reader, ExosPages *pages);
gsize exos_rows_block_size (const ExosRowsReader *reader);
void exos_rows_block_clear (ExosRowsBlock *self);

/* As g_mutex_lock(): a block is read in less time than a thread takes to fall asleep and to be
 * woken. */
void exos_rows_lock (ExosRowsReader *self);

/* Reads until a record ends: length receives how many bytes of the block's text are whole records.
 * FALSE when there is nothing more to add up: the end, an error, or what needs care. */
gboolean exos_rows_take_block (ExosRowsReader *self, ExosRowsBlock *block, gsize *length);

G_END_DECLS
