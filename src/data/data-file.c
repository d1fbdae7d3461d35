// SPDX-License-Identifier: MIT
#include "data/data-file.h"

#include "data/format.h"
#include "data/language.h"
#include "data/rows-plan.h"
#include "data/understand.h"

struct ExosDataFile
{
  char *display_name;
  ExosReading reading;
};

static void
clear_file (gpointer data)
{
  ExosDataFile *self = data;

  g_free (self->display_name);
  exos_reading_clear (&self->reading);
}

ExosDataFile *
exos_data_file_ref (const ExosDataFile *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

void
exos_data_file_unref (ExosDataFile *self)
{
  g_atomic_rc_box_release_full (self, clear_file);
}

ExosExperiment *
exos_data_file_understand (const ExosDataFile *self, const ExosMapping *mapping)
{
  return exos_understand (&self->reading, self->display_name, mapping);
}

gboolean
exos_data_file_serves (const ExosDataFile *self, const ExosMapping *mapping)
{
  const ExosReading *reading = &self->reading;
  g_auto (ExosRowsHead) head = { .left_out = NULL };
  const gboolean are_rows = exos_rows_head_read (&head, reading->table, reading->n_head_rows,
                                                 mapping, reading->delimiter);

  return are_rows == (reading->rows != NULL) &&
         (!are_rows || exos_rows_plan_covers (&reading->rows->plan, &head.plan));
}

ExosDataFile *
exos_data_file_read_stream (GInputStream *stream,
                            const char *display_name,
                            guint64 size,
                            const ExosMapping *mapping,
                            ExosImportProgress progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ExosDataFile) self = g_atomic_rc_box_new0 (ExosDataFile);

  self->display_name = g_strdup (display_name);
  if (!exos_read_stream (&self->reading, stream, display_name, size, mapping, progress, user_data,
                         cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  return exos_visible_text (name, 0);
}

static GFileInfo *
query_version (GFileInputStream *stream, GCancellable *cancellable)
{
  return g_file_input_stream_query_info (stream,
                                         G_FILE_ATTRIBUTE_STANDARD_TYPE
                                         "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                         "," G_FILE_ATTRIBUTE_ETAG_VALUE,
                                         cancellable, NULL);
}

/* A file that another program writes meanwhile gives a mixture of old and new, which can look
 * sound. A pipe changes by being read, and has nothing to compare. */
static gboolean
is_unchanged (GFileInputStream *stream, GFileInfo *before, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) after = query_version (stream, cancellable);

  return before == NULL || after == NULL ||
         g_file_info_get_file_type (before) != G_FILE_TYPE_REGULAR ||
         (g_file_info_get_size (before) == g_file_info_get_size (after) &&
          g_strcmp0 (g_file_info_get_etag (before), g_file_info_get_etag (after)) == 0);
}

/* Reads the stream of an opened file, and looks whether it stayed the same meanwhile. */
static ExosDataFile *
read_opened (GFileInputStream *stream,
             const char *name,
             const ExosMapping *mapping,
             ExosImportProgress progress,
             gpointer user_data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFileInfo) before = query_version (stream, cancellable);
  const guint64 size = before != NULL ? (guint64) g_file_info_get_size (before) : 0;
  g_autoptr (ExosDataFile) self = exos_data_file_read_stream (
      G_INPUT_STREAM (stream), name, size, mapping, progress, user_data, cancellable, error);

  if (self != NULL && !is_unchanged (stream, before, cancellable))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("“%s” changed while it was read. Read it again."), name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* What went wrong with the file itself, in words for people; NULL: the error says it well. */
static char *
explain (const GError *error, const char *display_name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup_printf (_ ("Could not open “%s”. The file was moved or deleted."),
                            display_name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup_printf (_ ("Could not open “%s”. You do not have permission to read it."),
                            display_name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup_printf (_ ("“%s” is a folder (directory), not a file."), display_name);
  return NULL;
}

ExosDataFile *
exos_data_file_read (GFile *file,
                     const ExosMapping *mapping,
                     ExosImportProgress progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *name = dup_display_name (file);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &local);
  ExosDataFile *self =
      stream != NULL ? read_opened (stream, name, mapping, progress, user_data, cancellable, &local)
                     : NULL;

  if (self == NULL)
    {
      g_autofree char *words = explain (local, name);

      g_set_error_literal (error, local->domain, local->code,
                           words != NULL ? words : local->message);
    }

  return self;
}
