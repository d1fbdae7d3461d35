// SPDX-License-Identifier: MIT
#include "chunked-stream.h"

#include <string.h>

struct _ChunkedStream
{
  GInputStream parent_instance;

  const char *bytes;
  gsize length;
  gsize chunk;
  gsize offset;
  gsize fails_at;
};

G_DEFINE_FINAL_TYPE (ChunkedStream, chunked_stream, G_TYPE_INPUT_STREAM)

static gssize
chunked_stream_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  ChunkedStream *self = CHUNKED_STREAM (stream);
  const gsize size = MIN (MIN (count, self->chunk), self->length - self->offset);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (self->offset >= self->fails_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the disk is gone");
      return -1;
    }

  if (size > 0)
    memcpy (buffer, self->bytes + self->offset, size);
  self->offset += size;
  return (gssize) size;
}

static void
chunked_stream_class_init (ChunkedStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = chunked_stream_read;
}

static void
chunked_stream_init (ChunkedStream *self)
{
  self->fails_at = G_MAXSIZE;
}

GInputStream *
chunked_stream_new (const void *bytes, gsize length, gsize chunk)
{
  ChunkedStream *self = g_object_new (CHUNKED_TYPE_STREAM, NULL);

  self->bytes = bytes;
  self->length = length;
  self->chunk = chunk > 0 ? chunk : G_MAXSIZE;
  return G_INPUT_STREAM (self);
}

void
chunked_stream_fail_at (ChunkedStream *self, gsize offset)
{
  self->fails_at = offset;
}
