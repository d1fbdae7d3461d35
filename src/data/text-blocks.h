// SPDX-License-Identifier: MIT
#pragma once

#include "data/dialect.h"
#include "data/import.h"

G_BEGIN_DECLS

/* Opens what was read once more, from its start; the caller owns the stream. NULL with an error. */
typedef GInputStream *(*ExosReopen) (gpointer user_data, GCancellable *cancellable, GError **error);

/* A stream as blocks of text: UTF-8, or bytes of another encoding that is like ASCII. */
typedef struct
{
  /* To be set before the first block; NULL for what is not wanted. */
  guint64 size;
  ExosImportProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  ExosReopen reopen; /* NULL: as far as the stream can be read again itself */
  gpointer reopen_data;

  GByteArray *text;    /* what was read last */
  gboolean is_last;    /* nothing follows it */
  guint64 bytes;       /* read so far */
  GChecksum *checksum; /* of them; NULL, when somebody took it away: none is made */

  GInputStream *stream;
  const char *display_name;
  char *block;           /* EXOS_HEAD_BYTES */
  gsize mark;            /* of the encoding: bytes before the first text */
  goffset start;         /* of the stream */
  GConverter *converter; /* from UTF-16, else NULL */
  GByteArray *undecoded; /* bytes of a character cut by the end of a block */
} ExosTextBlocks;

/* display_name is lent. */
void exos_text_blocks_init (ExosTextBlocks *self, GInputStream *stream, const char *display_name);
void exos_text_blocks_clear (ExosTextBlocks *self);

/* The first block tells the kind of file and its encoding. FALSE, in words for people, when it is
 * empty or no table. */
gboolean exos_text_blocks_begin (ExosTextBlocks *self, ExosByteOrder *order, GError **error);

/* The next text, empty at the end of the file. */
gboolean exos_text_blocks_next (ExosTextBlocks *self, GError **error);

/* Back to the first text. FALSE with an error, or without one when the stream cannot be read again:
 * a pipe. */
gboolean exos_text_blocks_begin_again (ExosTextBlocks *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosTextBlocks, exos_text_blocks_clear)

G_END_DECLS
