// SPDX-License-Identifier: MIT
#pragma once

#include "data/import.h"
#include "data/table.h"

G_BEGIN_DECLS

/* A file read once: its records, and what was learned of its bytes. */
typedef struct
{
  ExosTable *table;
  const char *encoding;
  char delimiter;
  char *sha256;
  guint64 bytes;      /* of the stream, or of the files on disk */
  GPtrArray *files;   /* of ExosSourceFile: what the stream was made of, or NULL */
  guint64 open_quote; /* line, 0: none */
  guint64 open_quote_cell;
} ExosReading;

void exos_reading_clear (ExosReading *self);

/* The complete records of the first block, decoded, while the rest is still to be read; without a
 * hash, and with the bytes of that block. The callee may take over what is in head. */
typedef void (*ExosReadingHead) (ExosReading *head, gpointer user_data);

/* One pass in blocks: hash, decode, parse, keep. The table is decoded. The files of the stream, if
 * any are to be told apart, are put into self before. head, which may be NULL, is called once on
 * this thread, unless the first block is all there is or holds no whole record. */
gboolean exos_read_stream (ExosReading *self,
                           GInputStream *stream,
                           const char *display_name,
                           guint64 size,
                           ExosImportProgress progress,
                           ExosReadingHead head,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosReading, exos_reading_clear)

G_END_DECLS
