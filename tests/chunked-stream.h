// SPDX-License-Identifier: MIT
/* A stream as slow files and pipes are: every read gives at most so many bytes. */
#pragma once

#include <gio/gio.h>

#define CHUNKED_TYPE_STREAM (chunked_stream_get_type ())
G_DECLARE_FINAL_TYPE (ChunkedStream, chunked_stream, CHUNKED, STREAM, GInputStream)

/* The bytes are not copied; chunk 0: all at once. */
GInputStream *chunked_stream_new (const void *bytes, gsize length, gsize chunk);

/* After that many bytes a read fails with G_IO_ERROR_FAILED. */
void chunked_stream_fail_at (ChunkedStream *self, gsize offset);
