// SPDX-License-Identifier: MIT
#include "data/part-file.h"

#include <gio/gfiledescriptorbased.h>

#include "data/format.h"
#include "data/language.h"

#define VERSION \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE

char *
exos_part_file_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  return exos_visible_text (name, 0);
}

ExosPartFile *
exos_part_file_new (GFile *file)
{
  ExosPartFile *self = g_new0 (ExosPartFile, 1);

  self->file = g_object_ref (file);
  self->name = exos_part_file_dup_name (file);
  return self;
}

void
exos_part_file_close (ExosPartFile *self)
{
  g_clear_object (&self->plain);
  g_clear_object (&self->stream);
}

void
exos_part_file_free (ExosPartFile *self)
{
  exos_part_file_close (self);
  g_clear_object (&self->version);
  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self);
}

/* What went wrong with the file itself, in words for people; NULL: the error says it well. */
static char *
explain (const GError *error, const char *name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup_printf (_ ("Could not open “%s”. The file was moved or deleted."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup_printf (_ ("Could not open “%s”. You do not have permission to read it."),
                            name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup_printf (_ ("“%s” is a folder (directory), not a file."), name);
  return NULL;
}

static gboolean
refuse (const ExosPartFile *self, const GError *reason, GError **error)
{
  g_autofree char *words = explain (reason, self->name);

  g_set_error_literal (error, reason->domain, reason->code,
                       words != NULL ? words : reason->message);
  return FALSE;
}

static guint64
size_of (GFileInfo *info)
{
  return info != NULL ? (guint64) g_file_info_get_size (info) : 0;
}

gboolean
exos_part_file_look (ExosPartFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (self->file, VERSION, G_FILE_QUERY_INFO_NONE, cancellable, &local);

  self->size = size_of (info);
  return info != NULL || refuse (self, local, error);
}

gboolean
exos_part_file_open (ExosPartFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->stream = g_file_read (self->file, cancellable, &local);
  if (self->stream == NULL)
    return refuse (self, local, error);

  if (self->version == NULL)
    self->version = g_file_input_stream_query_info (self->stream, VERSION, cancellable, NULL);
  self->size = size_of (self->version);
  self->plain = exos_plain_stream_new (G_INPUT_STREAM (self->stream), self->name);
  return exos_part_file_is_unchanged (self, cancellable, error);
}

gboolean
exos_part_file_is_regular (const ExosPartFile *self)
{
  return self->version != NULL && G_IS_FILE_DESCRIPTOR_BASED (self->stream) &&
         g_file_info_get_file_type (self->version) == G_FILE_TYPE_REGULAR;
}

gboolean
exos_part_file_is_unchanged (ExosPartFile *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) after =
      g_file_input_stream_query_info (self->stream, VERSION, cancellable, NULL);
  GFileInfo *before = self->version;

  if (before == NULL || after == NULL ||
      g_file_info_get_file_type (before) != G_FILE_TYPE_REGULAR ||
      (size_of (before) == size_of (after) &&
       g_strcmp0 (g_file_info_get_etag (before), g_file_info_get_etag (after)) == 0))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("“%s” changed while it was read. Read it again."), self->name);
  return FALSE;
}
