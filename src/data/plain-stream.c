// SPDX-License-Identifier: MIT
#include "data/plain-stream.h"

#include <string.h>

#include "data/import.h"
#include "data/language.h"

#define BLOCK_BYTES (64 * 1024)
#define MAGIC "\x1f\x8b"
#define MAGIC_BYTES 2

struct _ExosPlainStream
{
  GInputStream parent;
  GInputStream *base;
  char *display_name;
  guint64 bytes;
  gboolean was_sniffed;

  char *block; /* bytes of the base that wait: from begin to end */
  gsize begin;
  gsize end;
  gboolean is_at_end; /* the base has no more */

  GConverter *unpacker; /* NULL: the bytes are plain */
  GChecksum *checksum;
  gboolean is_in_member;
};

G_DEFINE_FINAL_TYPE (ExosPlainStream, exos_plain_stream, G_TYPE_INPUT_STREAM)

static gssize
read_base (
    ExosPlainStream *self, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  const gssize n = g_input_stream_read (self->base, buffer, count, cancellable, error);

  if (n > 0)
    self->bytes += (guint64) n;
  self->is_at_end |= n == 0;
  if (n > 0 && self->checksum != NULL)
    g_checksum_update (self->checksum, buffer, n);
  return n;
}

/* Adds to the bytes that wait. Until it is known whether they are packed only what tells: plain
 * ones need not wait. */
static gboolean
fill (ExosPlainStream *self, GCancellable *cancellable, GError **error)
{
  const gsize waiting = self->end - self->begin;

  if (waiting > 0)
    memmove (self->block, self->block + self->begin, waiting);
  self->begin = 0;
  self->end = waiting;

  const gsize room = (self->was_sniffed ? BLOCK_BYTES : MAGIC_BYTES) - waiting;
  const gssize n = read_base (self, self->block + waiting, room, cancellable, error);

  self->end += n > 0 ? (gsize) n : 0;
  return n >= 0;
}

/* At least so many bytes wait, unless the base has no more. */
static gboolean
await (ExosPlainStream *self, gsize n, GCancellable *cancellable, GError **error)
{
  while (self->end - self->begin < n && !self->is_at_end)
    if (!fill (self, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_at_magic (const ExosPlainStream *self)
{
  return self->end - self->begin >= MAGIC_BYTES &&
         memcmp (self->block + self->begin, MAGIC, MAGIC_BYTES) == 0;
}

static gboolean
sniff (ExosPlainStream *self, GCancellable *cancellable, GError **error)
{
  if (!await (self, MAGIC_BYTES, cancellable, error))
    return FALSE;

  self->was_sniffed = TRUE;
  if (!is_at_magic (self))
    return TRUE;

  self->unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->is_in_member = TRUE;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (self->checksum, (const guchar *) self->block, (gssize) self->end);
  return fill (self, cancellable, error);
}

static gssize
pass_on (
    ExosPlainStream *self, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  const gsize n = MIN (self->end - self->begin, count);

  if (n == 0)
    return self->is_at_end ? 0 : read_base (self, buffer, count, cancellable, error);

  memcpy (buffer, self->block + self->begin, n);
  self->begin += n;
  return (gssize) n;
}

static gboolean
set_damaged_error (const ExosPlainStream *self, gboolean is_short, GError **error)
{
  g_set_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_DAMAGED,
               is_short ? _ ("“%s” is compressed (gzip), but its end is missing. Copy or export it "
                             "again.")
                        : _ ("“%s” is compressed (gzip), but damaged. Copy or export it again."),
               self->display_name);
  return FALSE;
}

/* Between two members, or after the last one: is_in_member, or nothing waits at the end. */
static gboolean
find_member (ExosPlainStream *self, GCancellable *cancellable, GError **error)
{
  do
    {
      if (!await (self, MAGIC_BYTES, cancellable, error))
        return FALSE;
      while (self->begin < self->end && self->block[self->begin] == '\0')
        self->begin++;
    }
  while (self->end - self->begin < MAGIC_BYTES && !self->is_at_end);

  self->is_in_member = is_at_magic (self);
  return self->is_in_member || self->begin == self->end || set_damaged_error (self, FALSE, error);
}

/* One step of unpacking: bytes written, also none when more have to be read first, or -1. */
static gssize
unpack_step (
    ExosPlainStream *self, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  gsize n_read = 0;
  gsize n_written = 0;
  g_autoptr (GError) local = NULL;

  if (!await (self, 1, cancellable, error))
    return -1;

  const GConverterResult result = g_converter_convert (
      self->unpacker, self->block + self->begin, self->end - self->begin, buffer, count,
      self->is_at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &n_read, &n_written,
      &local);

  if (result == G_CONVERTER_ERROR)
    {
      const gboolean is_short = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);

      if (is_short && !self->is_at_end)
        return fill (self, cancellable, error) ? 0 : -1;
      set_damaged_error (self, is_short, error);
      return -1;
    }

  self->begin += n_read;
  self->is_in_member = result != G_CONVERTER_FINISHED;
  if (!self->is_in_member)
    g_converter_reset (self->unpacker);
  return (gssize) n_written;
}

static gssize
unpack (ExosPlainStream *self, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  gssize n = 0;

  while (n == 0)
    {
      if (!self->is_in_member && !find_member (self, cancellable, error))
        return -1;
      if (!self->is_in_member)
        return 0;
      n = unpack_step (self, buffer, count, cancellable, error);
    }

  return n;
}

static gssize
exos_plain_stream_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  ExosPlainStream *self = EXOS_PLAIN_STREAM (stream);

  /* A block may unpack to a thousand times its size before the base is asked again. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (!self->was_sniffed && !sniff (self, cancellable, error))
    return -1;
  return self->unpacker != NULL ? unpack (self, buffer, count, cancellable, error)
                                : pass_on (self, buffer, count, cancellable, error);
}

guint64
exos_plain_stream_get_bytes (const ExosPlainStream *self)
{
  return self->bytes;
}

gboolean
exos_plain_stream_is_plain (const ExosPlainStream *self)
{
  return self->was_sniffed && self->unpacker == NULL && self->begin == self->end;
}

void
exos_plain_stream_add_bytes (ExosPlainStream *self, guint64 n_bytes)
{
  self->bytes += n_bytes;
}

const char *
exos_plain_stream_get_sha256 (ExosPlainStream *self)
{
  return self->checksum != NULL ? g_checksum_get_string (self->checksum) : NULL;
}

static void
exos_plain_stream_finalize (GObject *object)
{
  ExosPlainStream *self = EXOS_PLAIN_STREAM (object);

  g_clear_object (&self->base);
  g_clear_object (&self->unpacker);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self->display_name);
  g_free (self->block);
  G_OBJECT_CLASS (exos_plain_stream_parent_class)->finalize (object);
}

static void
exos_plain_stream_class_init (ExosPlainStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exos_plain_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = exos_plain_stream_read;
}

static void
exos_plain_stream_init (ExosPlainStream *self)
{
  self->block = g_malloc (BLOCK_BYTES);
}

ExosPlainStream *
exos_plain_stream_new (GInputStream *base, const char *display_name)
{
  ExosPlainStream *self = g_object_new (EXOS_TYPE_PLAIN_STREAM, NULL);

  self->base = g_object_ref (base);
  self->display_name = g_strdup (display_name);
  return self;
}
