// SPDX-License-Identifier: MIT
#include "data/reader.h"

#include "data/dialect.h"
#include "data/language.h"
#include "data/rows-events.h"
#include "data/rows-labels.h"
#include "data/rows/unit-check.h"

/* What the pass carries from block to block. */
typedef struct
{
  ExosReading *reading;
  GInputStream *stream;
  const char *display_name;
  guint64 size;
  const ExosMapping *mapping;
  ExosImportProgress progress;
  gpointer user_data;
  GCancellable *cancellable;

  char *block;      /* EXOS_HEAD_BYTES */
  GByteArray *text; /* of it, decoded */
  gboolean is_last; /* nothing follows the block */
  gsize mark;       /* of the encoding: bytes before the first text */
  goffset start;    /* of the stream */
  const char *head_encoding;
  GChecksum *checksum;
  GConverter *converter; /* from UTF-16, else NULL */
  GByteArray *undecoded; /* bytes of a character cut by the end of a block */
  ExosCsv *csv;
  GInputStream *reopened; /* for a second look, or NULL */
} Pass;

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_clear_object (&self->converter);
  g_clear_pointer (&self->undecoded, g_byte_array_unref);
  g_clear_pointer (&self->text, g_byte_array_unref);
  g_clear_pointer (&self->block, g_free);
  g_clear_pointer (&self->csv, exos_csv_free);
  g_clear_object (&self->reopened);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

void
exos_reading_clear (ExosReading *self)
{
  g_clear_pointer (&self->table, exos_table_free);
  g_clear_pointer (&self->rows, exos_row_sums_free);
  g_clear_pointer (&self->users, exos_table_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

/* Fills the block as far as the stream goes; 0 bytes is its end. The hash of rows is that of their
 * sums: that of the bytes would cost more than all the rest. */
static gboolean
read_block (Pass *self, gsize *length, GError **error)
{
  if (!g_input_stream_read_all (self->stream, self->block, EXOS_HEAD_BYTES, length,
                                self->cancellable, error))
    return FALSE;

  if (self->reading->rows == NULL)
    g_checksum_update (self->checksum, (const guchar *) self->block, (gssize) *length);
  self->is_last = *length < EXOS_HEAD_BYTES;
  self->reading->bytes += *length;
  if (self->progress != NULL)
    self->progress (self->reading->bytes, self->size, self->user_data);
  return TRUE;
}

static void
set_encoding_error (const Pass *self, GError **error)
{
  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_ENCODING,
               _ ("“%s” starts like UTF-16, but is not valid. Save it again as CSV UTF-8."),
               self->display_name);
}

/* UTF-16 to UTF-8; what is left of a cut character waits in undecoded. */
static gboolean
convert_block (Pass *self, const char *block, gsize length, GError **error)
{
  gsize done = 0;

  g_byte_array_append (self->undecoded, (const guint8 *) block, (guint) length);
  while (done < self->undecoded->len)
    {
      char out[4096];
      gsize n_read = 0;
      gsize n_written = 0;
      g_autoptr (GError) local = NULL;
      const GConverterResult result = g_converter_convert (
          self->converter, self->undecoded->data + done, self->undecoded->len - done, out,
          sizeof out, self->is_last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &n_read,
          &n_written, &local);

      if (result == G_CONVERTER_ERROR && !self->is_last &&
          g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        break;
      if (result == G_CONVERTER_ERROR)
        {
          set_encoding_error (self, error);
          return FALSE;
        }
      g_byte_array_append (self->text, (const guint8 *) out, (guint) n_written);
      done += n_read;
      if (result == G_CONVERTER_FINISHED)
        break;
    }

  g_byte_array_remove_range (self->undecoded, 0, (guint) done);
  return TRUE;
}

static gboolean
decode_block (Pass *self, const char *block, gsize length, GError **error)
{
  g_byte_array_set_size (self->text, 0);
  if (self->converter != NULL)
    return convert_block (self, block, length, error);
  g_byte_array_append (self->text, (const guint8 *) block, (guint) length);
  return TRUE;
}

/* The first block tells the kind of file, its encoding and its delimiter. */
static gboolean
start (Pass *self, gsize length, GError **error)
{
  static const char *const charsets[] = { NULL, "UTF-16LE", "UTF-16BE" };
  ExosByteOrder order;

  if (!exos_sniff_bytes (self->block, length, self->display_name, &order, &self->mark, error))
    return FALSE;

  self->reading->encoding = charsets[order];
  if (charsets[order] != NULL)
    {
      self->converter = G_CONVERTER (g_charset_converter_new ("UTF-8", charsets[order], error));
      if (self->converter == NULL)
        return FALSE;
    }
  if (!decode_block (self, self->block + self->mark, length - self->mark, error))
    return FALSE;

  self->reading->delimiter =
      exos_sniff_delimiter ((const char *) self->text->data, self->text->len);
  return TRUE;
}

/* The next text, empty at the end of the file. */
static gboolean
next_text (Pass *self, GError **error)
{
  gsize length = 0;

  g_byte_array_set_size (self->text, 0);
  return self->is_last ||
         (read_block (self, &length, error) && decode_block (self, self->block, length, error));
}

static gboolean
push_text (Pass *self, ExosCsv *csv, GError **error)
{
  if (exos_csv_push (csv, (const char *) self->text->data, self->text->len, error))
    return TRUE;
  g_prefix_error (error, "“%s”: ", self->display_name);
  return FALSE;
}

/* All records from the first text on. */
static gboolean
parse (Pass *self, ExosRecordFunc func, gpointer user_data, GError **error)
{
  self->csv = exos_csv_new (self->reading->delimiter, func, user_data);
  exos_csv_set_files (self->csv, self->reading->files);
  do
    if (!push_text (self, self->csv, error) || !next_text (self, error))
      return FALSE;
  while (self->text->len > 0 || !self->is_last);

  exos_csv_finish (self->csv);
  self->reading->open_quote = exos_csv_open_quote (self->csv, &self->reading->open_quote_cell);
  return TRUE;
}

/* Goes back to the start of the stream, or opens another one. FALSE with an error, or without when
 * it cannot be read again: a pipe. */
static gboolean
rewind_stream (Pass *self, GError **error)
{
  const ExosReading *reading = self->reading;

  if (reading->reopen != NULL)
    {
      self->reopened = reading->reopen (reading->reopen_data, self->cancellable, error);
      self->stream = self->reopened;
      return self->stream != NULL;
    }
  return G_IS_SEEKABLE (self->stream) && g_seekable_can_seek (G_SEEKABLE (self->stream)) &&
         g_seekable_seek (G_SEEKABLE (self->stream), self->start, G_SEEK_SET, self->cancellable,
                          error);
}

/* Back to the first text; what was all in one block is there still. */
static gboolean
begin_again (Pass *self, GError **error)
{
  gsize length = self->reading->bytes;

  if (length >= EXOS_HEAD_BYTES)
    {
      if (!rewind_stream (self, error))
        return FALSE;
      self->reading->bytes = 0;
      if (!read_block (self, &length, error))
        return FALSE;
    }

  if (self->converter != NULL)
    g_converter_reset (self->converter);
  g_byte_array_set_size (self->undecoded, 0);
  g_clear_pointer (&self->csv, exos_csv_free);
  return decode_block (self, self->block + self->mark, MAX (length, self->mark) - self->mark,
                       error);
}

/* Users who seem to have several rows are compared by what they are called. */
static gboolean
look_again (Pass *self, ExosCheckedRows *rows, GError **error)
{
  GError *local = NULL;

  if (!begin_again (self, &local) && local == NULL)
    {
      exos_unit_check_give_up (rows->check, self->reading->rows);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!parse (self, exos_checked_rows_look, rows, error))
    return FALSE;
  exos_unit_check_finish (rows->check, self->reading->rows);
  return TRUE;
}

/* Sums the rows of the file, from its first text on. */
static gboolean
read_rows (Pass *self, const ExosRowsHead *head, GError **error)
{
  ExosReading *reading = self->reading;
  g_autoptr (ExosUnitCheck) check =
      reading->skips_unit_check ? NULL : exos_unit_check_new (&head->plan, 1);
  ExosCheckedRows rows = { { exos_row_sums_new (&head->plan), head->first_line }, check };

  reading->rows = rows.rows.sums;
  if (!parse (self, exos_checked_rows_add, &rows, error))
    return FALSE;
  if (check != NULL && exos_unit_check_find_suspects (check, reading->rows) &&
      !look_again (self, &rows, error))
    return FALSE;
  exos_row_sums_sort (reading->rows);
  return TRUE;
}

/* Sums events by user. */
static gboolean
read_events (Pass *self, const ExosRowsHead *head, GError **error)
{
  ExosReading *reading = self->reading;
  g_auto (ExosRowsEvents) called = { .known = NULL };

  exos_rows_events_init (&called, head, reading->table, reading->n_head_rows, self->mapping);

  g_autoptr (ExosEvents) events = exos_events_new (&head->plan, &called.names);
  g_autoptr (ExosEventsPart) part = exos_events_part_new (events);
  ExosCarefulEvents careful = { part, head->first_line };

  if (!parse (self, exos_careful_events_add, &careful, error))
    return FALSE;
  if (!exos_events_part_finish (part))
    {
      exos_events_set_error (error);
      return FALSE;
    }
  reading->rows = exos_events_sums (events, NULL);
  reading->users = exos_rows_events_to_users (reading->rows, reading->table, reading->n_head_rows);
  return TRUE;
}

/* What the first text holds; decoded. */
static gboolean
read_head (Pass *self, ExosTable *table, GError **error)
{
  g_autoptr (ExosCsv) csv = exos_csv_new (self->reading->delimiter, exos_table_add, table);

  if (!push_text (self, csv, error))
    return FALSE;
  if (self->is_last)
    exos_csv_finish (csv);
  self->reading->n_head_rows = exos_table_n_rows (table);
  self->head_encoding = exos_table_decode (table);
  return TRUE;
}

/* Rows of users are summed, and only their head is kept; everything else is kept. */
static gboolean
read_records (Pass *self, GError **error)
{
  g_autoptr (ExosTable) table = exos_table_new ();
  g_auto (ExosRowsHead) head = { .left_out = NULL };

  if (!read_head (self, table, error))
    return FALSE;
  if (!exos_rows_head_read (&head, table, self->reading->n_head_rows, self->mapping,
                            self->reading->delimiter))
    {
      self->reading->table = exos_table_new ();
      return parse (self, exos_table_add, self->reading->table, error);
    }

  self->reading->table = g_steal_pointer (&table);
  return (exos_rows_plan_is_events (&head.plan) ? read_events : read_rows) (self, &head, error);
}

static gboolean
set_empty_error (const Pass *self, GError **error)
{
  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_EMPTY, _ ("“%s” is empty."),
               self->display_name);
  return FALSE;
}

static gboolean
run (Pass *self, GError **error)
{
  gsize length;

  if (!read_block (self, &length, error))
    return FALSE;
  if (length == 0)
    return set_empty_error (self, error);
  if (!start (self, length, error) || !read_records (self, error))
    return FALSE;
  return exos_table_n_rows (self->reading->table) > 0 || self->reading->open_quote > 0 ||
         set_empty_error (self, error);
}

static char **
dup_headers (const ExosTable *table)
{
  const gsize header = exos_find_header (table);
  const guint n = exos_table_row (table, header)->n_kept;
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = exos_table_dup_text (table, header, i);
  return names;
}

/* Encoding and hash, once everything is there. */
static void
conclude (Pass *self)
{
  ExosReading *reading = self->reading;
  const char *encoding;

  if (reading->rows == NULL)
    {
      encoding = exos_table_decode (reading->table);
      reading->sha256 = g_strdup (g_checksum_get_string (self->checksum));
    }
  else
    {
      g_auto (GStrv) names = dup_headers (reading->users != NULL ? reading->users : reading->table);

      encoding = exos_rows_decode (reading->rows, self->head_encoding);
      reading->sha256 = exos_rows_digest (reading->rows, names);
    }

  if (reading->encoding == NULL)
    reading->encoding = encoding;
}

gboolean
exos_read_stream (ExosReading *self,
                  GInputStream *stream,
                  const char *display_name,
                  guint64 size,
                  const ExosMapping *mapping,
                  ExosImportProgress progress,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Pass) pass = {
    .reading = self,
    .stream = stream,
    .display_name = display_name,
    .size = size,
    .mapping = mapping,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
    .checksum = g_checksum_new (G_CHECKSUM_SHA256),
    .undecoded = g_byte_array_new (),
    .block = g_malloc (EXOS_HEAD_BYTES),
    .text = g_byte_array_new (),
  };

  self->skips_unit_check = mapping != NULL && mapping->skips_unit_check;
  if (G_IS_SEEKABLE (stream))
    pass.start = g_seekable_tell (G_SEEKABLE (stream));
  if (!run (&pass, error))
    return FALSE;
  conclude (&pass);
  return TRUE;
}
