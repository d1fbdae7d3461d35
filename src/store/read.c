// SPDX-License-Identifier: MIT
#include "store/read.h"

#include "data/format.h"
#include "data/language.h"

static gboolean
is_regular (GFileInputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info =
      g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_TYPE, cancellable, NULL);

  return info == NULL || g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR;
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");

  return exos_visible_text (name, 0);
}

GBytes *
exos_read_small (GFile *file, gsize limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *data = g_malloc (limit + 1);
  g_autofree char *name = dup_name (file);
  gsize length = 0;

  if (stream == NULL)
    return NULL;
  if (is_regular (stream, cancellable) &&
      !g_input_stream_read_all (G_INPUT_STREAM (stream), data, limit + 1, &length, cancellable,
                                error))
    return NULL;
  if (length > limit || !is_regular (stream, cancellable))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is too large, or no file."),
                   name);
      return NULL;
    }

  return g_bytes_new (data, length);
}
