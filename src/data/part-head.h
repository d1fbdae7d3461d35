// SPDX-License-Identifier: MIT
#pragma once

#include "data/table.h"

G_BEGIN_DECLS

/* How one of several files begins: what names its columns, and where its rows begin. */
typedef struct
{
  const char *name;  /* display name, lent */
  char delimiter;    /* that the table was read with */
  char likely;       /* delimiter that its own bytes speak for */
  ExosTable *table;  /* decoded records of the head that are whole; NULL in a file without any */
  gsize header;      /* row of the table */
  gsize mark_length; /* bytes of a byte order mark */
  gsize body;        /* bytes up to the first row below the header, the mark included */
} ExosPartHead;

/* Reads the head: the first bytes, all there are when is_whole. delimiter '\0' is found out. FALSE
 * with EXOS_IMPORT_ERROR, in words for people that name the file, when it is no table or UTF-16,
 * whose parts are not joined. */
gboolean exos_part_head_init (ExosPartHead *self,
                              const char *name,
                              const char *bytes,
                              gsize length,
                              gboolean is_whole,
                              char delimiter,
                              GError **error);
void exos_part_head_clear (ExosPartHead *self);

/* Whether the head begins a file whose rows go on below those of first, which has rows and was read
 * with the same delimiter. has_header tells whether it names the columns again (the names as they
 * read, without quotes and blanks around them; what stands above the header goes with it), or
 * begins with a row, as after split(1). FALSE with EXOS_IMPORT_ERROR_PARTS, naming both files and
 * the first column that differs. */
gboolean exos_part_head_follows (ExosPartHead *self,
                                 const ExosPartHead *first,
                                 gboolean *has_header,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExosPartHead, exos_part_head_clear)

G_END_DECLS
