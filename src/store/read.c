// SPDX-License-Identifier: MIT
#include "store/read.h"

#include "data/format.h"
#include "data/language.h"

#define PIECE ((gsize) 65536)

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

/* What there is, up to one byte more than limit. Room grows with it: most are a few pages. */
static gboolean
read_up_to (
    GInputStream *stream, gsize limit, GByteArray *data, GCancellable *cancellable, GError **error)
{
  gsize wanted, n_read;

  do
    {
      const guint start = data->len;

      wanted = MIN (PIECE, limit + 1 - start);
      g_byte_array_set_size (data, (guint) (start + wanted));
      if (!g_input_stream_read_all (stream, data->data + start, wanted, &n_read, cancellable,
                                    error))
        return FALSE;
      g_byte_array_set_size (data, (guint) (start + n_read));
    }
  while (n_read == wanted && data->len <= limit);
  return TRUE;
}

GBytes *
exos_read_small (GFile *file, gsize limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree char *name = dup_name (file);

  if (stream == NULL)
    return NULL;
  if (is_regular (stream, cancellable) &&
      !read_up_to (G_INPUT_STREAM (stream), limit, data, cancellable, error))
    return NULL;
  if (data->len > limit || !is_regular (stream, cancellable))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is too large, or no file."),
                   name);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}
