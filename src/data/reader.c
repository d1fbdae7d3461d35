// SPDX-License-Identifier: MIT
#include "data/reader.h"

#include "data/dialect.h"
#include "data/language.h"

/* What the pass carries from block to block. */
typedef struct
{
  ExosReading *reading;
  GInputStream *stream;
  const char *display_name;
  guint64 size;
  ExosImportProgress progress;
  ExosReadingHead head;
  gpointer user_data;
  GCancellable *cancellable;

  GChecksum *checksum;
  GConverter *converter; /* from UTF-16, else NULL */
  GByteArray *undecoded; /* bytes of a character cut by the end of a block */
  ExosCsv *csv;
} Pass;

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_clear_object (&self->converter);
  g_clear_pointer (&self->undecoded, g_byte_array_unref);
  g_clear_pointer (&self->csv, exos_csv_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

void
exos_reading_clear (ExosReading *self)
{
  g_clear_pointer (&self->table, exos_table_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

/* Fills a block as far as the stream goes; 0 bytes is its end. */
static gboolean
read_block (Pass *self, char *block, gsize *length, GError **error)
{
  if (!g_input_stream_read_all (self->stream, block, EXOS_HEAD_BYTES, length, self->cancellable,
                                error))
    return FALSE;

  g_checksum_update (self->checksum, (const guchar *) block, (gssize) *length);
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
convert_block (
    Pass *self, const char *block, gsize length, gboolean is_last, GByteArray *text, GError **error)
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
          sizeof out, is_last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &n_read,
          &n_written, &local);

      if (result == G_CONVERTER_ERROR && !is_last &&
          g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        break;
      if (result == G_CONVERTER_ERROR)
        {
          set_encoding_error (self, error);
          return FALSE;
        }
      g_byte_array_append (text, (const guint8 *) out, (guint) n_written);
      done += n_read;
      if (result == G_CONVERTER_FINISHED)
        break;
    }

  g_byte_array_remove_range (self->undecoded, 0, (guint) done);
  return TRUE;
}

static gboolean
decode_block (
    Pass *self, const char *block, gsize length, gboolean is_last, GByteArray *text, GError **error)
{
  g_byte_array_set_size (text, 0);
  if (self->converter != NULL)
    return convert_block (self, block, length, is_last, text, error);
  g_byte_array_append (text, (const guint8 *) block, (guint) length);
  return TRUE;
}

/* The first block tells the kind of file, its encoding and its delimiter. */
static gboolean
start (Pass *self, const char *head, gsize length, gsize *mark_length, GError **error)
{
  static const char *const charsets[] = { NULL, "UTF-16LE", "UTF-16BE" };
  g_autoptr (GByteArray) text = g_byte_array_new ();
  ExosByteOrder order;

  if (!exos_sniff_bytes (head, length, self->display_name, &order, mark_length, error))
    return FALSE;

  self->reading->encoding = charsets[order];
  if (charsets[order] != NULL)
    {
      self->converter = G_CONVERTER (g_charset_converter_new ("UTF-8", charsets[order], error));
      if (self->converter == NULL)
        return FALSE;
    }

  if (!decode_block (self, head + *mark_length, length - *mark_length, FALSE, text, error))
    return FALSE;
  if (self->converter != NULL)
    g_converter_reset (self->converter);
  g_byte_array_set_size (self->undecoded, 0);

  self->reading->delimiter = exos_sniff_delimiter ((const char *) text->data, text->len);
  self->csv = exos_csv_new (self->reading->delimiter, exos_table_add, self->reading->table);
  exos_csv_set_files (self->csv, self->reading->files);
  return TRUE;
}

/* Whether the first block was read and more follows. One that ends with the file is all of it. */
static gboolean
is_head (const Pass *self, gsize length)
{
  return self->head != NULL && length == EXOS_HEAD_BYTES && self->reading->bytes == length &&
         self->size != length;
}

/* Parsed by itself, so that nobody looks at a table that still grows. The record that the end of
 * the block cuts is not finished, and so not there. */
static void
tell_head (const Pass *self, const GByteArray *text)
{
  g_auto (ExosReading) head = {
    .table = exos_table_new (),
    .encoding = self->reading->encoding,
    .delimiter = self->reading->delimiter,
    .bytes = self->reading->bytes,
    .files = exos_source_files_copy (self->reading->files),
  };
  g_autoptr (ExosCsv) csv = exos_csv_new (head.delimiter, exos_table_add, head.table);

  if (!exos_csv_push (csv, (const char *) text->data, text->len, NULL) ||
      exos_table_n_rows (head.table) == 0)
    return;

  const char *decoded = exos_table_decode (head.table);

  if (head.encoding == NULL)
    head.encoding = decoded;
  self->head (&head, self->user_data);
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
  g_autofree char *block = g_malloc (EXOS_HEAD_BYTES);
  g_autoptr (GByteArray) text = g_byte_array_new ();
  gsize skip = 0;
  gsize length;

  if (!read_block (self, block, &length, error))
    return FALSE;
  if (length == 0)
    return set_empty_error (self, error);
  if (!start (self, block, length, &skip, error))
    return FALSE;

  while (length > 0)
    {
      const gboolean is_last = length < EXOS_HEAD_BYTES;

      if (!decode_block (self, block + skip, length - skip, is_last, text, error))
        return FALSE;
      if (!exos_csv_push (self->csv, (const char *) text->data, text->len, error))
        {
          g_prefix_error (error, "“%s”: ", self->display_name);
          return FALSE;
        }
      if (is_head (self, length))
        tell_head (self, text);
      skip = 0;
      length = 0;
      if (!is_last && !read_block (self, block, &length, error))
        return FALSE;
    }

  exos_csv_finish (self->csv);
  self->reading->open_quote = exos_csv_open_quote (self->csv, &self->reading->open_quote_cell);
  return exos_table_n_rows (self->reading->table) > 0 || self->reading->open_quote > 0 ||
         set_empty_error (self, error);
}

gboolean
exos_read_stream (ExosReading *self,
                  GInputStream *stream,
                  const char *display_name,
                  guint64 size,
                  ExosImportProgress progress,
                  ExosReadingHead head,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Pass) pass = {
    .reading = self,
    .stream = stream,
    .display_name = display_name,
    .size = size,
    .progress = progress,
    .head = head,
    .user_data = user_data,
    .cancellable = cancellable,
    .checksum = g_checksum_new (G_CHECKSUM_SHA256),
    .undecoded = g_byte_array_new (),
  };

  self->table = exos_table_new ();
  if (!run (&pass, error))
    return FALSE;

  const char *decoded = exos_table_decode (self->table);

  self->sha256 = g_strdup (g_checksum_get_string (pass.checksum));
  if (self->encoding == NULL)
    self->encoding = decoded;
  return TRUE;
}
