// SPDX-License-Identifier: MIT
#include "data/input.h"

#include <gio/gfiledescriptorbased.h>
#include <string.h>

#include "data/dialect.h"
#include "data/import.h"
#include "data/input-names.h"
#include "data/input-seek.h"
#include "data/language.h"
#include "data/part-copies.h"
#include "data/part-head.h"
#include "data/part-scan.h"

struct _ExosInput
{
  GInputStream parent;
  GPtrArray *parts; /* of ExosPartFile, in order */
  GPtrArray *files;
  char *name;
  guint64 size;
  guint64 done; /* bytes of parts that are closed */
  guint at;     /* the part that is read */
  goffset told; /* bytes handed out */

  /* Of several files alone. */
  ExosPartHead first; /* names the columns; without a table before it was found */
  char *head;         /* EXOS_HEAD_BYTES: how the part begins; waiting from head_at to head_end */
  gsize head_at;
  gsize head_end;
  ExosPartScan scan; /* of what was handed out */
  ExosPartCopies copies;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (ExosInput,
                               exos_input,
                               G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE, exos_input_seek_init))

static ExosPartFile *
get_part (const ExosInput *self)
{
  return g_ptr_array_index (self->parts, self->at);
}

/* Where the part begins to be read: its first byte, or what stands below its header. */
static gboolean
find_start (ExosInput *self, gboolean is_whole, gsize *start, GError **error)
{
  const char *name = get_part (self)->name;
  g_auto (ExosPartHead) head = { 0 };
  gboolean has_header;

  if (!exos_part_head_init (&head, name, self->head, self->head_end, is_whole,
                            self->first.delimiter, error))
    return FALSE;

  *start = head.body;
  if (exos_table_n_rows (head.table) == 0)
    return TRUE; /* nothing in it */
  if (self->first.table == NULL)
    {
      *start = 0;
      self->copies.n_before = head.body;
      self->first = head;
      head.table = NULL;
      exos_part_scan_init (&self->scan, self->first.delimiter);
      return TRUE;
    }
  if (!exos_part_head_follows (&head, &self->first, &has_header, error))
    return FALSE;
  *start = has_header ? head.body : head.mark_length;
  return TRUE;
}

static gboolean
begin_part (ExosInput *self, GCancellable *cancellable, GError **error)
{
  ExosPartFile *part = get_part (self);
  ExosSourceFile *file = g_ptr_array_index (self->files, self->at);

  if (!exos_part_file_open (part, cancellable, error) ||
      !g_input_stream_read_all (G_INPUT_STREAM (part->plain), self->head, EXOS_HEAD_BYTES,
                                &self->head_end, cancellable, error))
    return FALSE;

  exos_part_copies_begin (&self->copies, exos_input_may_be_copy (self->parts, part));
  if (!find_start (self, self->head_end < EXOS_HEAD_BYTES, &self->head_at, error))
    return FALSE;

  file->first_line = self->scan.n_lines + 1;
  file->n_left_out = exos_part_count_lines (self->head, self->head_at);
  return TRUE;
}

static gboolean
check_quotes (const ExosInput *self, GError **error)
{
  if (!exos_part_scan_is_open (&self->scan) || self->at + 1 == self->parts->len)
    return TRUE;

  g_autofree char *line = exos_source_files_say_line (self->files, self->scan.quote_line);

  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_PARTS,
               _ ("A quote opened on line %s is never closed."), line);
  return FALSE;
}

/* A part that was read to its end. */
static gboolean
end_part (ExosInput *self, GCancellable *cancellable, GError **error)
{
  if (!exos_input_finish (self, cancellable, error) || !check_quotes (self, error) ||
      !exos_part_copies_end (&self->copies, get_part (self)->name, error))
    return FALSE;

  self->done += exos_plain_stream_get_bytes (get_part (self)->plain);
  exos_part_file_close (get_part (self));
  self->at++;
  return TRUE;
}

/* What is handed out goes by here. */
static void
follow (ExosInput *self, const char *bytes, gsize length)
{
  exos_part_scan_push (&self->scan, bytes, length);
  exos_part_copies_push (&self->copies, bytes, length);
}

static gssize
read_part (ExosInput *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  const gsize waiting = MIN (self->head_end - self->head_at, count);
  gssize n = (gssize) waiting;

  if (waiting > 0)
    memcpy (buffer, self->head + self->head_at, waiting);
  else
    n = g_input_stream_read (G_INPUT_STREAM (get_part (self)->plain), buffer, count, cancellable,
                             error);
  self->head_at += waiting;
  if (n > 0)
    follow (self, buffer, (gsize) n);
  return n;
}

static gssize
read_several (ExosInput *self, char *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  gssize n = 0;

  while (n == 0 && self->at < self->parts->len)
    {
      if (get_part (self)->plain == NULL && !begin_part (self, cancellable, error))
        return -1;
      n = read_part (self, buffer, count, cancellable, error);
      if (n == 0 && !end_part (self, cancellable, error))
        return -1;
      if (n == 0 && self->at < self->parts->len && self->scan.last != '\n')
        {
          *buffer = '\n';
          follow (self, buffer, 1);
          return 1;
        }
    }

  return n;
}

static gssize
exos_input_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  ExosInput *self = EXOS_INPUT (stream);
  const gssize n = self->parts->len > 1
                       ? read_several (self, buffer, count, cancellable, error)
                       : g_input_stream_read (G_INPUT_STREAM (get_part (self)->plain), buffer,
                                              count, cancellable, error);

  self->told += MAX (n, 0);
  return n;
}

goffset
exos_input_tell (const ExosInput *self)
{
  return self->told;
}

gboolean
exos_input_can_rewind (const ExosInput *self)
{
  const ExosPartFile *part = g_ptr_array_index (self->parts, 0);

  return self->parts->len > 1 ? exos_input_are_regular (self->parts)
                              : g_seekable_can_seek (G_SEEKABLE (part->stream));
}

int
exos_input_get_file (const ExosInput *self, goffset *at)
{
  const ExosPartFile *part = self->parts->len == 1 ? get_part (self) : NULL;

  *at = self->told;
  if (part == NULL || !exos_part_file_is_regular (part) ||
      !exos_plain_stream_is_plain (part->plain))
    return -1;
  return g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (part->stream));
}

void
exos_input_add_done (ExosInput *self, guint64 n_bytes)
{
  self->told += (goffset) n_bytes;
  exos_plain_stream_add_bytes (get_part (self)->plain, n_bytes);
}

const char *
exos_input_get_name (const ExosInput *self)
{
  return self->name;
}

guint64
exos_input_get_size (const ExosInput *self)
{
  return self->size;
}

guint64
exos_input_get_done (const ExosInput *self)
{
  const ExosPartFile *part = self->at < self->parts->len ? get_part (self) : NULL;

  return self->done +
         (part != NULL && part->plain != NULL ? exos_plain_stream_get_bytes (part->plain) : 0);
}

GPtrArray *
exos_input_get_files (const ExosInput *self)
{
  return self->files;
}

gboolean
exos_input_finish (ExosInput *self, GCancellable *cancellable, GError **error)
{
  if (self->at == self->parts->len)
    return TRUE; /* the last one was asked when it ended */

  ExosSourceFile *file = g_ptr_array_index (self->files, self->at);

  file->bytes = exos_plain_stream_get_bytes (get_part (self)->plain);
  return exos_part_file_is_unchanged (get_part (self), cancellable, error);
}

const char *
exos_input_get_sha256 (const ExosInput *self)
{
  return self->parts->len == 1 ? exos_plain_stream_get_sha256 (get_part (self)->plain) : NULL;
}

static gboolean
open_single (ExosInput *self, GCancellable *cancellable, GError **error)
{
  if (!exos_part_file_open (get_part (self), cancellable, error))
    return FALSE;

  self->size = get_part (self)->size;
  exos_source_files_add (self->files, self->name, 1);
  return TRUE;
}

gboolean
exos_input_rewind (ExosInput *self, GCancellable *cancellable, GError **error)
{
  if (self->at < self->parts->len)
    exos_part_file_close (get_part (self));
  exos_part_head_clear (&self->first);
  exos_part_scan_init (&self->scan, ',');
  exos_part_copies_clear (&self->copies);
  self->done = 0;
  self->at = 0;
  self->told = 0;
  return self->parts->len > 1 || exos_part_file_open (get_part (self), cancellable, error);
}

/* Their sizes; they are opened one after another. */
static gboolean
look_at_all (ExosInput *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      ExosPartFile *part = g_ptr_array_index (self->parts, i);

      if (!exos_part_file_look (part, cancellable, error))
        return FALSE;
      self->size += part->size;
      exos_source_files_add (self->files, part->name, G_MAXUINT64);
    }

  self->head = g_malloc (EXOS_HEAD_BYTES);
  return TRUE;
}

static void
exos_input_finalize (GObject *object)
{
  ExosInput *self = EXOS_INPUT (object);

  exos_part_head_clear (&self->first);
  exos_part_copies_clear (&self->copies);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->head);
  g_free (self->name);
  G_OBJECT_CLASS (exos_input_parent_class)->finalize (object);
}

static void
exos_input_class_init (ExosInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exos_input_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = exos_input_read;
}

static void
exos_input_init (ExosInput *self)
{
  self->files = exos_source_files_new ();
  exos_part_scan_init (&self->scan, ',');
}

ExosInput *
exos_input_new (GFile *const *files, gsize n_files, GCancellable *cancellable, GError **error)
{
  g_autoptr (ExosInput) self = g_object_new (EXOS_TYPE_INPUT, NULL);

  g_return_val_if_fail (n_files > 0, NULL);
  self->parts = exos_input_list_parts (files, n_files);
  self->name = exos_source_files_say_name (get_part (self)->name, n_files);
  if (n_files == 1 ? !open_single (self, cancellable, error)
                   : !look_at_all (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}
