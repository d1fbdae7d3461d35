// SPDX-License-Identifier: MIT
#include "store/save.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static void
set_errno (GError **error)
{
  const int saved = errno;

  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (saved), g_strerror (saved));
}

gboolean
exos_save_to_stream (FILE *stream, GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stream) == size && fflush (stream) == 0)
    return TRUE;

  set_errno (error);
  return FALSE;
}

static gboolean
save_special (const char *path, GBytes *bytes, GError **error)
{
  FILE *stream = fopen (path, "we");
  const gboolean is_written = stream != NULL && exos_save_to_stream (stream, bytes, error);

  if (stream == NULL)
    set_errno (error);
  else
    fclose (stream);
  return is_written;
}

static gboolean
is_special (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

static gboolean
save_local (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  const char *target = real != NULL ? real : path;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (is_special (target))
    return save_special (target, bytes, error);
  return g_file_set_contents_full (target, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}

gboolean
exos_save_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (path != NULL)
    return save_local (path, bytes, error);
  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error);
}
