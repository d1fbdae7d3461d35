// SPDX-License-Identifier: MIT
#include "data/data-file.h"

#include "data/input.h"
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

/* The records are kept as they are, whatever is said of them. */
gboolean
exos_data_file_serves (const ExosDataFile *self, const ExosMapping *mapping)
{
  return TRUE;
}

/* Who watches a reading, and of what. The stream of an input gives more bytes than its files have,
 * when these are packed. */
typedef struct
{
  const ExosReadWatch *watch;
  const char *display_name;
  const ExosInput *input; /* NULL: a stream */
} Watched;

static void
tell_progress (guint64 bytes, guint64 total, gpointer user_data)
{
  const Watched *self = user_data;

  if (self->watch == NULL || self->watch->progress == NULL)
    return;
  if (self->input != NULL)
    self->watch->progress (exos_input_get_done (self->input), exos_input_get_size (self->input),
                           self->watch->user_data);
  else
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

/* Fills the reading of self. */
static gboolean
read_watched (ExosDataFile *self,
              GInputStream *stream,
              guint64 size,
              Watched *watched,
              GCancellable *cancellable,
              GError **error)
{
  const gboolean has_head = watched->watch != NULL && watched->watch->head != NULL;

  return exos_read_stream (&self->reading, stream, self->display_name, size, tell_progress,
                           has_head ? tell_head : NULL, watched, cancellable, error);
}

ExosDataFile *
exos_data_file_read_stream (GInputStream *stream,
                            const char *display_name,
                            guint64 size,
                            const ExosReadWatch *watch,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ExosDataFile) self = g_atomic_rc_box_new0 (ExosDataFile);
  Watched watched = { watch, display_name, NULL };

  self->display_name = g_strdup (display_name);
  if (!read_watched (self, stream, size, &watched, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
read_input (ExosDataFile *self,
            ExosInput *input,
            const ExosReadWatch *watch,
            GCancellable *cancellable,
            GError **error)
{
  ExosReading *reading = &self->reading;
  Watched watched = { watch, exos_input_get_name (input), input };

  self->display_name = g_strdup (watched.display_name);
  reading->files = g_ptr_array_ref (exos_input_get_files (input));
  if (!read_watched (self, G_INPUT_STREAM (input), exos_input_get_size (input), &watched,
                     cancellable, error) ||
      !exos_input_finish (input, cancellable, error))
    return FALSE;

  reading->bytes = exos_input_get_done (input);
  if (exos_input_get_sha256 (input) != NULL)
    {
      g_free (reading->sha256);
      reading->sha256 = g_strdup (exos_input_get_sha256 (input));
    }
  return TRUE;
}

ExosDataFile *
exos_data_file_read_files (GFile *const *files,
                           gsize n_files,
                           const ExosReadWatch *watch,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (ExosInput) input = exos_input_new (files, n_files, cancellable, error);

  if (input == NULL)
    return NULL;

  g_autoptr (ExosDataFile) self = g_atomic_rc_box_new0 (ExosDataFile);

  return read_input (self, input, watch, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

ExosDataFile *
exos_data_file_read (GFile *file,
                     const ExosReadWatch *watch,
                     GCancellable *cancellable,
                     GError **error)
{
  return exos_data_file_read_files (&file, 1, watch, cancellable, error);
}
