// SPDX-License-Identifier: MIT
#include "data/part-copies.h"

#include "data/import.h"
#include "data/language.h"

void
exos_part_copies_clear (ExosPartCopies *self)
{
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

void
exos_part_copies_begin (ExosPartCopies *self, gboolean may_be_copy)
{
  self->n_before = 0;
  self->n_hashed = 0;
  g_clear_pointer (&self->checksum, g_checksum_free);
  if (may_be_copy)
    self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (self->seen == NULL)
    self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
exos_part_copies_push (ExosPartCopies *self, const char *bytes, gsize length)
{
  const gsize n_before = MIN (self->n_before, length);

  self->n_before -= n_before;
  self->n_hashed += length - n_before;
  if (self->checksum != NULL)
    g_checksum_update (self->checksum, (const guchar *) bytes + n_before,
                       (gssize) (length - n_before));
}

gboolean
exos_part_copies_end (ExosPartCopies *self, const char *name, GError **error)
{
  if (self->checksum == NULL || self->n_hashed == 0)
    return TRUE;

  g_autoptr (GChecksum) checksum = g_steal_pointer (&self->checksum);
  const char *rows = g_checksum_get_string (checksum);
  const char *other = g_hash_table_lookup (self->seen, rows);

  if (other == NULL)
    g_hash_table_insert (self->seen, g_strdup (rows), (gpointer) name);
  else
    g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_PARTS,
                 _ ("“%s” and “%s” hold the same rows, which would count twice. Leave one out."),
                 other, name);
  return other == NULL;
}
