// SPDX-License-Identifier: MIT
/* Bytes packed as gzip packs them. */
#pragma once

#include <gio/gio.h>

static inline void
pack (GByteArray *packed, const void *bytes, gsize length)
{
  g_autoptr (GConverter) packer =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, packer);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (stream, bytes, length, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  g_byte_array_append (
      packed, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
      (guint) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}
