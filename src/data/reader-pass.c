// SPDX-License-Identifier: MIT
/* A stream in blocks: hash, decode, parse; and back to its start. */
#include "data/reader-pass.h"

#include "data/dialect.h"
#include "data/language.h"

void
exos_pass_init (ExosPass *self,
                ExosReading *reading,
                GInputStream *stream,
                const ExosReadOrder *order,
                GCancellable *cancellable)
{
  *self = (ExosPass) {
    .reading = reading,
    .stream = stream,
    .order = order,
    .cancellable = cancellable,
    .start = G_IS_SEEKABLE (stream) ? g_seekable_tell (G_SEEKABLE (stream)) : 0,
    .undecoded = g_byte_array_new (),
    .block = g_malloc (EXOS_HEAD_BYTES),
    .converted = g_byte_array_new (),
  };
}

void
exos_pass_clear (ExosPass *self)
{
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_clear_object (&self->converter);
  g_clear_pointer (&self->undecoded, g_byte_array_unref);
  g_clear_pointer (&self->converted, g_byte_array_unref);
  g_clear_pointer (&self->block, g_free);
  g_clear_pointer (&self->csv, exos_csv_free);
}

/* Fills the block as far as the stream goes; 0 bytes is its end. */
static gboolean
read_block (ExosPass *self, gsize *length, GError **error)
{
  if (!g_input_stream_read_all (self->stream, self->block, EXOS_HEAD_BYTES, length,
                                self->cancellable, error))
    return FALSE;

  if (self->checksum != NULL)
    g_checksum_update (self->checksum, (const guchar *) self->block, (gssize) *length);
  self->is_last = *length < EXOS_HEAD_BYTES;
  self->reading->bytes += *length;
  if (self->order->progress != NULL)
    self->order->progress (self->reading->bytes, self->order->size, self->order->user_data);
  return TRUE;
}

static void
set_encoding_error (const ExosPass *self, GError **error)
{
  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_ENCODING,
               _ ("“%s” starts like UTF-16, but is not valid. Save it again as CSV UTF-8."),
               self->order->display_name);
}

/* UTF-16 to UTF-8; what is left of a cut character waits in undecoded. */
static gboolean
convert_block (ExosPass *self, const char *block, gsize length, GError **error)
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
      g_byte_array_append (self->converted, (const guint8 *) out, (guint) n_written);
      done += n_read;
      if (result == G_CONVERTER_FINISHED)
        break;
    }

  g_byte_array_remove_range (self->undecoded, 0, (guint) done);
  return TRUE;
}

static gboolean
decode_block (ExosPass *self, const char *block, gsize length, GError **error)
{
  self->text = block;
  self->length = length;
  if (self->converter == NULL)
    return TRUE;
  g_byte_array_set_size (self->converted, 0);
  if (!convert_block (self, block, length, error))
    return FALSE;
  self->text = (const char *) self->converted->data;
  self->length = self->converted->len;
  return TRUE;
}

/* The first block tells the kind of file, its encoding and its delimiter. */
static gboolean
start (ExosPass *self, gsize length, GError **error)
{
  static const char *const charsets[] = { NULL, "UTF-16LE", "UTF-16BE" };
  ExosByteOrder order;

  if (!exos_sniff_bytes (self->block, length, self->order->display_name, &order, &self->mark,
                         error))
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

  self->reading->delimiter = exos_sniff_delimiter (self->text, self->length);
  return TRUE;
}

gboolean
exos_pass_set_empty_error (const ExosPass *self, GError **error)
{
  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_EMPTY, _ ("“%s” is empty."),
               self->order->display_name);
  return FALSE;
}

gboolean
exos_pass_start (ExosPass *self, GError **error)
{
  gsize length;

  if (!read_block (self, &length, error))
    return FALSE;
  return length > 0 ? start (self, length, error) : exos_pass_set_empty_error (self, error);
}

void
exos_pass_start_hash (ExosPass *self)
{
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (self->checksum, (const guchar *) self->block, (gssize) self->reading->bytes);
}

/* The next text, empty at the end of the file. */
static gboolean
next_text (ExosPass *self, GError **error)
{
  gsize length = 0;

  self->length = 0;
  return self->is_last ||
         (read_block (self, &length, error) && decode_block (self, self->block, length, error));
}

gboolean
exos_pass_push (const ExosPass *self, ExosCsv *csv, GError **error)
{
  if (exos_csv_push (csv, self->text, self->length, error))
    return TRUE;
  g_prefix_error (error, "“%s”: ", self->order->display_name);
  return FALSE;
}

gboolean
exos_pass_parse (ExosPass *self, ExosRecordFunc func, gpointer user_data, GError **error)
{
  self->csv = exos_csv_new (self->reading->delimiter, func, user_data);
  exos_csv_set_files (self->csv, self->reading->files);
  do
    if (!exos_pass_push (self, self->csv, error) || !next_text (self, error))
      return FALSE;
  while (self->length > 0 || !self->is_last);

  exos_csv_finish (self->csv);
  self->reading->open_quote = exos_csv_open_quote (self->csv, &self->reading->open_quote_cell);
  return TRUE;
}

gboolean
exos_pass_rewind (ExosPass *self, GError **error)
{
  GSeekable *seekable = G_IS_SEEKABLE (self->stream) ? G_SEEKABLE (self->stream) : NULL;
  gsize length = self->reading->bytes;

  if (length >= EXOS_HEAD_BYTES)
    {
      if (seekable == NULL || !g_seekable_can_seek (seekable))
        return FALSE;
      self->reading->bytes = 0;
      if (!g_seekable_seek (seekable, self->start, G_SEEK_SET, self->cancellable, error) ||
          !read_block (self, &length, error))
        return FALSE;
    }

  if (self->converter != NULL)
    g_converter_reset (self->converter);
  g_byte_array_set_size (self->undecoded, 0);
  g_clear_pointer (&self->csv, exos_csv_free);
  return decode_block (self, self->block + self->mark, length - self->mark, error);
}
