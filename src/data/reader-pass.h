// SPDX-License-Identifier: MIT
#pragma once

#include "data/csv.h"
#include "data/reader.h"
#include "data/rows-plan.h"
#include "data/rows/run.h"

G_BEGIN_DECLS

/* What one reading carries from block to block; of reader*.c alone. */
typedef struct
{
  ExosReading *reading;
  GInputStream *stream;
  const ExosReadOrder *order;
  GCancellable *cancellable;

  char *block;      /* EXOS_HEAD_BYTES */
  gsize mark;       /* length of the byte order mark */
  goffset start;    /* where the stream stood */
  const char *text; /* of the block, decoded: a part of it, or in converted */
  gsize length;
  gboolean is_last; /* nothing follows the block */
  const char *head_encoding;
  GChecksum *checksum;   /* NULL: of rows */
  GConverter *converter; /* from UTF-16, else NULL */
  GByteArray *converted;
  GByteArray *undecoded; /* bytes of a character cut by the end of a block */
  ExosCsv *csv;
} ExosPass;

void exos_pass_init (ExosPass *self,
                     ExosReading *reading,
                     GInputStream *stream,
                     const ExosReadOrder *order,
                     GCancellable *cancellable);
void exos_pass_clear (ExosPass *self);

/* The first block, which tells the kind of file, its encoding and its delimiter, and its text. */
gboolean exos_pass_start (ExosPass *self, GError **error);

/* Nothing is in it: FALSE. */
gboolean exos_pass_set_empty_error (const ExosPass *self, GError **error);

/* From the first block on, the hash of all bytes is taken. That of rows is one of their sums: the
 * bytes would cost more than all the rest. */
void exos_pass_start_hash (ExosPass *self);

/* Gives the text of the block to a parser. */
gboolean exos_pass_push (const ExosPass *self, ExosCsv *csv, GError **error);

/* All records from the text that is there to the end of the stream. */
gboolean exos_pass_parse (ExosPass *self, ExosRecordFunc func, gpointer user_data, GError **error);

/* Back to the first text. FALSE, with an error or without, when the stream cannot be read again: a
 * pipe. What was all in one block is there still. */
gboolean exos_pass_rewind (ExosPass *self, GError **error);

/* Sums the rows of the stream, from its first text on. */
gboolean exos_pass_read_rows (ExosPass *self, const ExosRowsHead *head, GError **error);

/* The same of events, by their users. */
gboolean exos_pass_read_events (ExosPass *self, const ExosRowsHead *head, GError **error);

/* How the fast readers go on from the first text. */
ExosRowsRun exos_pass_run (ExosPass *self, const ExosRowsHead *head);

/* After a fast reader gave up without an error: back to the start. FALSE with an error: a pipe has
 * gone by when it turns out that it has to be read carefully. */
gboolean exos_pass_rewind_rows (ExosPass *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosPass, exos_pass_clear)

G_END_DECLS
