// SPDX-License-Identifier: MIT
#include "data/text-blocks.h"

#include "data/language.h"

void
exos_text_blocks_init (ExosTextBlocks *self, GInputStream *stream, const char *display_name)
{
  *self = (ExosTextBlocks) {
    .stream = g_object_ref (stream),
    .display_name = display_name,
    .checksum = g_checksum_new (G_CHECKSUM_SHA256),
    .block = g_malloc (EXOS_HEAD_BYTES),
    .text = g_byte_array_new (),
    .undecoded = g_byte_array_new (),
  };
  if (G_IS_SEEKABLE (stream))
    self->start = g_seekable_tell (G_SEEKABLE (stream));
}

void
exos_text_blocks_clear (ExosTextBlocks *self)
{
  g_clear_object (&self->stream);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_clear_object (&self->converter);
  g_clear_pointer (&self->undecoded, g_byte_array_unref);
  g_clear_pointer (&self->text, g_byte_array_unref);
  g_clear_pointer (&self->block, g_free);
}

/* Fills the block as far as the stream goes; 0 bytes is its end. */
static gboolean
read_block (ExosTextBlocks *self, gsize *length, GError **error)
{
  if (!g_input_stream_read_all (self->stream, self->block, EXOS_HEAD_BYTES, length,
                                self->cancellable, error))
    return FALSE;

  if (self->checksum != NULL)
    g_checksum_update (self->checksum, (const guchar *) self->block, (gssize) *length);
  self->is_last = *length < EXOS_HEAD_BYTES;
  self->bytes += *length;
  if (self->progress != NULL)
    self->progress (self->bytes, self->size, self->user_data);
  return TRUE;
}

static void
set_encoding_error (const ExosTextBlocks *self, GError **error)
{
  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_ENCODING,
               _ ("“%s” starts like UTF-16, but is not valid. Save it again as CSV UTF-8."),
               self->display_name);
}

/* UTF-16 to UTF-8; what is left of a cut character waits in undecoded. */
static gboolean
convert_block (ExosTextBlocks *self, const char *block, gsize length, GError **error)
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
decode_block (ExosTextBlocks *self, const char *block, gsize length, GError **error)
{
  g_byte_array_set_size (self->text, 0);
  if (self->converter != NULL)
    return convert_block (self, block, length, error);
  g_byte_array_append (self->text, (const guint8 *) block, (guint) length);
  return TRUE;
}

gboolean
exos_text_blocks_begin (ExosTextBlocks *self, ExosByteOrder *order, GError **error)
{
  static const char *const charsets[] = { NULL, "UTF-16LE", "UTF-16BE" };
  gsize length;

  if (!read_block (self, &length, error))
    return FALSE;
  if (length == 0)
    {
      g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_EMPTY, _ ("“%s” is empty."),
                   self->display_name);
      return FALSE;
    }
  if (!exos_sniff_bytes (self->block, length, self->display_name, order, &self->mark, error))
    return FALSE;

  if (charsets[*order] != NULL)
    {
      self->converter = G_CONVERTER (g_charset_converter_new ("UTF-8", charsets[*order], error));
      if (self->converter == NULL)
        return FALSE;
    }
  return decode_block (self, self->block + self->mark, length - self->mark, error);
}

gboolean
exos_text_blocks_next (ExosTextBlocks *self, GError **error)
{
  gsize length = 0;

  g_byte_array_set_size (self->text, 0);
  return self->is_last ||
         (read_block (self, &length, error) && decode_block (self, self->block, length, error));
}

/* Goes back to the start of the stream, or opens another one. FALSE with an error, or without when
 * it cannot be read again: a pipe. */
static gboolean
rewind_stream (ExosTextBlocks *self, GError **error)
{
  if (self->reopen != NULL)
    {
      GInputStream *again = self->reopen (self->reopen_data, self->cancellable, error);

      if (again != NULL)
        {
          g_object_unref (self->stream);
          self->stream = again;
        }
      return again != NULL;
    }
  return G_IS_SEEKABLE (self->stream) && g_seekable_can_seek (G_SEEKABLE (self->stream)) &&
         g_seekable_seek (G_SEEKABLE (self->stream), self->start, G_SEEK_SET, self->cancellable,
                          error);
}

/* What was all in one block is there still. */
gboolean
exos_text_blocks_begin_again (ExosTextBlocks *self, GError **error)
{
  gsize length = self->bytes;

  if (length >= EXOS_HEAD_BYTES)
    {
      if (!rewind_stream (self, error))
        return FALSE;
      self->bytes = 0;
      if (!read_block (self, &length, error))
        return FALSE;
    }

  if (self->converter != NULL)
    g_converter_reset (self->converter);
  g_byte_array_set_size (self->undecoded, 0);
  return decode_block (self, self->block + self->mark, MAX (length, self->mark) - self->mark,
                       error);
}
