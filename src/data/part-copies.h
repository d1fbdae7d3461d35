// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether two parts hold the same rows, which nothing else would tell. Zeros are none. */
typedef struct
{
  gsize n_before;      /* bytes of the part that come first and are no rows */
  gsize n_hashed;      /* bytes of its rows */
  GChecksum *checksum; /* of these; NULL: it cannot be a copy */
  GHashTable *seen;    /* checksum of rows -> name of their part */
} ExosPartCopies;

void exos_part_copies_clear (ExosPartCopies *self);

/* A part begins; its bytes; it ends: FALSE with EXOS_IMPORT_ERROR_PARTS when an earlier one had the
 * same rows. The name stays the caller's and in place. */
void exos_part_copies_begin (ExosPartCopies *self, gboolean may_be_copy);
void exos_part_copies_push (ExosPartCopies *self, const char *bytes, gsize length);
gboolean exos_part_copies_end (ExosPartCopies *self, const char *name, GError **error);

G_END_DECLS
