// SPDX-License-Identifier: MIT
#pragma once

#include "data/import.h"
#include "data/rows/sums.h"
#include "data/table.h"

G_BEGIN_DECLS

/* A file read once: its records, and what was learned of its bytes. */
typedef struct
{
  ExosTable *table;   /* all of it, or the head alone where rows are there */
  ExosTable *users;   /* where rows are those of events: their head with a row a user; else NULL */
  gsize n_head_rows;  /* of the table: complete records of the first block */
  ExosRowsPlan *plan; /* what is summed of rows; NULL: it is no table of rows */
  ExosRowSums *rows;  /* of a file with one row a user: the sums; its labels are decoded; in a head
                         those of its rows. Else NULL */
  gboolean skips_unit_check; /* of rows: users who have several were not looked for */
  const char *encoding;
  char delimiter;
  char *sha256;       /* of the bytes; of rows that of the sums, see exos_rows_digest() */
  guint64 bytes;      /* of the stream, or of the files on disk */
  GPtrArray *files;   /* of ExosSourceFile: what the stream was made of, or NULL */
  guint64 open_quote; /* line, 0: none */
  guint64 open_quote_cell;
} ExosReading;

void exos_reading_clear (ExosReading *self);

/* The complete records of the first block, decoded, while the rest is still to be read; without a
 * hash, and with the bytes of that block. The callee may take over what is in head. */
typedef void (*ExosReadingHead) (ExosReading *head, gpointer user_data);

/* What is to be read, and who is told of it on this thread. Zero for what is not said. */
typedef struct
{
  const char *display_name;
  guint64 size;               /* 0: not known */
  const ExosMapping *mapping; /* says what is summed of rows */
  ExosImportProgress progress;
  ExosReadingHead head; /* called once, unless the first block is all there is */
  gpointer user_data;
} ExosReadOrder;

/* One pass in blocks: hash, decode, parse, keep or sum. The table is decoded. The files of the
 * stream, if any are to be told apart, are put into self before. Nothing is kept of order. */
gboolean exos_read_stream (ExosReading *self,
                           GInputStream *stream,
                           const ExosReadOrder *order,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosReading, exos_reading_clear)

G_END_DECLS
