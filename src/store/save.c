// SPDX-License-Identifier: MIT
#include "store/save.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "data/language.h"

/* What GLib says names a temporary file, in the language of the system. */
static const struct
{
  GFileError code;
  const char *words;
} reasons[] = {
  { G_FILE_ERROR_NOSPC, N_ ("the disk is full") },
  { G_FILE_ERROR_ACCES, N_ ("you do not have permission to write there") },
  { G_FILE_ERROR_PERM, N_ ("you do not have permission to write there") },
  { G_FILE_ERROR_ROFS, N_ ("the disk is read-only") },
  { G_FILE_ERROR_NOENT, N_ ("the folder is missing or takes no files") },
  { G_FILE_ERROR_NOTDIR, N_ ("the folder is missing or takes no files") },
  { G_FILE_ERROR_ISDIR, N_ ("it is a folder") },
  { G_FILE_ERROR_IO, N_ ("the disk reports an error") },
  { G_FILE_ERROR_PIPE, N_ ("nobody reads it any more") },
};

/* Those for which GLib has no code: its message ends with what the system says. */
static const struct
{
  int number;
  const char *words;
} further_reasons[] = {
  { EDQUOT, N_ ("your share of the disk is used up") },
  { EFBIG, N_ ("files as large as that are not allowed there") },
};

static const char *
find_words (const GError *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (reason, G_FILE_ERROR, (gint) reasons[i].code))
      return reasons[i].words;
  for (gsize i = 0; i < G_N_ELEMENTS (further_reasons); i++)
    if (g_str_has_suffix (reason->message, g_strerror (further_reasons[i].number)))
      return further_reasons[i].words;
  return NULL;
}

/* Passes an error of a file on, in words where there are some. */
static gboolean
refuse (GError *reason, GError **error)
{
  const char *words = find_words (reason);

  if (words != NULL)
    {
      g_free (reason->message);
      reason->message = g_strdup (exos_gettext (words));
    }
  g_propagate_error (error, reason);
  return FALSE;
}

static gboolean
refuse_errno (GError **error)
{
  const int saved = errno;

  return refuse (g_error_new_literal (G_FILE_ERROR, (gint) g_file_error_from_errno (saved),
                                      g_strerror (saved)),
                 error);
}

void
exos_save_without_signals (void)
{
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
}

gboolean
exos_save_to_stream (FILE *stream, GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stream) == size && fflush (stream) == 0)
    return TRUE;

  return refuse_errno (error);
}

static gboolean
save_special (const char *path, GBytes *bytes, GError **error)
{
  FILE *stream = fopen (path, "we");
  const gboolean is_written = stream != NULL && exos_save_to_stream (stream, bytes, error);

  if (stream == NULL)
    return refuse_errno (error);
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
  GError *reason = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (is_special (target))
    return save_special (target, bytes, error);
  return g_file_set_contents_full (target, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, &reason) ||
         refuse (reason, error);
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
