// SPDX-License-Identifier: MIT
#include "data/data-file.h"

#include "data/input.h"
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
         (!are_rows ||
          (reading->skips_unit_check == (mapping != NULL && mapping->skips_unit_check) &&
           exos_rows_plan_covers (&reading->rows->plan, &head.plan)));
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

/* The stream that is read gives more bytes than the files have, when these are packed. */
typedef struct
{
  ExosInput *input;
  GFile *const *files;
  gsize n_files;
  ExosImportProgress progress;
  gpointer user_data;
} Progress;

static void
tell_progress (guint64 bytes, guint64 total, gpointer user_data)
{
  const Progress *self = user_data;

  self->progress (exos_input_get_done (self->input), exos_input_get_size (self->input),
                  self->user_data);
}

static gboolean
are_regular (const Progress *self, GCancellable *cancellable)
{
  for (gsize i = 0; i < self->n_files; i++)
    if (g_file_query_file_type (self->files[i], G_FILE_QUERY_INFO_NONE, cancellable) !=
        G_FILE_TYPE_REGULAR)
      return FALSE;
  return TRUE;
}

/* Progress begins anew. */
static GInputStream *
open_again (gpointer user_data, GCancellable *cancellable, GError **error)
{
  Progress *self = user_data;
  ExosInput *input = exos_input_new (self->files, self->n_files, cancellable, error);

  if (input != NULL)
    g_set_object (&self->input, input);
  return (GInputStream *) input;
}

static gboolean
read_input (ExosDataFile *self,
            ExosInput *input,
            Progress *progress,
            const ExosMapping *mapping,
            GCancellable *cancellable,
            GError **error)
{
  ExosReading *reading = &self->reading;

  self->display_name = g_strdup (exos_input_get_name (input));
  reading->files = g_ptr_array_ref (exos_input_get_files (input));
  reading->reopen = are_regular (progress, cancellable) ? open_again : NULL;
  reading->reopen_data = progress;
  if (!exos_read_stream (
          reading, G_INPUT_STREAM (input), self->display_name, exos_input_get_size (input), mapping,
          progress->progress != NULL ? tell_progress : NULL, progress, cancellable, error) ||
      !exos_input_finish (input, cancellable, error))
    return FALSE;

  reading->bytes = exos_input_get_done (input);
  reading->reopen = NULL;
  if (reading->rows == NULL && exos_input_get_sha256 (input) != NULL)
    {
      g_free (reading->sha256);
      reading->sha256 = g_strdup (exos_input_get_sha256 (input));
    }
  return TRUE;
}

ExosDataFile *
exos_data_file_read_files (GFile *const *files,
                           gsize n_files,
                           const ExosMapping *mapping,
                           ExosImportProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (ExosInput) input = exos_input_new (files, n_files, cancellable, error);

  if (input == NULL)
    return NULL;

  Progress told = { g_object_ref (input), files, n_files, progress, user_data };
  g_autoptr (ExosDataFile) self = g_atomic_rc_box_new0 (ExosDataFile);
  const gboolean is_read = read_input (self, input, &told, mapping, cancellable, error);

  g_clear_object (&told.input);
  return is_read ? g_steal_pointer (&self) : NULL;
}

ExosDataFile *
exos_data_file_read (GFile *file,
                     const ExosMapping *mapping,
                     ExosImportProgress progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  return exos_data_file_read_files (&file, 1, mapping, progress, user_data, cancellable, error);
}
