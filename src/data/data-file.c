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

  return are_rows == (reading->plan != NULL) &&
         (!are_rows ||
          (reading->skips_unit_check == (mapping != NULL && mapping->skips_unit_check) &&
           exos_rows_plan_covers (reading->plan, &head.plan)));
}

/* Who watches a reading, and of what. */
typedef struct
{
  const ExosReadWatch *watch; /* NULL: nobody */
  const char *display_name;
  const ExosInput *input; /* NULL: a stream of plain bytes */
} Watched;

/* The stream that is read gives more bytes than the files have, when these are packed. */
static void
tell_progress (guint64 bytes, guint64 total, gpointer user_data)
{
  const Watched *self = user_data;

  if (self->input != NULL)
    {
      bytes = exos_input_get_done (self->input);
      total = exos_input_get_size (self->input);
    }
  self->watch->progress (bytes, total, self->watch->user_data);
}

static void
tell_head (ExosReading *reading, gpointer user_data)
{
  const Watched *self = user_data;
  g_autoptr (ExosDataFile) head = g_atomic_rc_box_new0 (ExosDataFile);

  head->display_name = g_strdup (self->display_name);
  head->reading = *reading;
  *reading = (ExosReading) { 0 };
  self->watch->head (head, self->watch->user_data);
}

static gboolean
read_stream (ExosDataFile *self,
             GInputStream *stream,
             guint64 size,
             const ExosMapping *mapping,
             Watched *watched,
             GCancellable *cancellable,
             GError **error)
{
  const ExosReadWatch *watch = watched->watch;
  const ExosReadOrder order = {
    .display_name = watched->display_name,
    .size = size,
    .mapping = mapping,
    .progress = watch != NULL && watch->progress != NULL ? tell_progress : NULL,
    .head = watch != NULL && watch->head != NULL ? tell_head : NULL,
    .user_data = watched,
  };

  self->display_name = g_strdup (watched->display_name);
  return exos_read_stream (&self->reading, stream, &order, cancellable, error);
}

ExosDataFile *
exos_data_file_read_stream (GInputStream *stream,
                            const char *display_name,
                            guint64 size,
                            const ExosMapping *mapping,
                            const ExosReadWatch *watch,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ExosDataFile) self = g_atomic_rc_box_new0 (ExosDataFile);
  Watched watched = { watch, display_name, NULL };

  if (!read_stream (self, stream, size, mapping, &watched, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
read_input (ExosDataFile *self,
            ExosInput *input,
            const ExosMapping *mapping,
            const ExosReadWatch *watch,
            GCancellable *cancellable,
            GError **error)
{
  ExosReading *reading = &self->reading;
  Watched watched = { watch, exos_input_get_name (input), input };

  reading->files = g_ptr_array_ref (exos_input_get_files (input));
  if (!read_stream (self, G_INPUT_STREAM (input), exos_input_get_size (input), mapping, &watched,
                    cancellable, error) ||
      !exos_input_finish (input, cancellable, error))
    return FALSE;

  reading->bytes = exos_input_get_done (input);
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
                           const ExosReadWatch *watch,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (ExosInput) input = exos_input_new (files, n_files, cancellable, error);

  if (input == NULL)
    return NULL;

  g_autoptr (ExosDataFile) self = g_atomic_rc_box_new0 (ExosDataFile);

  return read_input (self, input, mapping, watch, cancellable, error) ? g_steal_pointer (&self)
                                                                      : NULL;
}

ExosDataFile *
exos_data_file_read (GFile *file,
                     const ExosMapping *mapping,
                     const ExosReadWatch *watch,
                     GCancellable *cancellable,
                     GError **error)
{
  return exos_data_file_read_files (&file, 1, mapping, watch, cancellable, error);
}
