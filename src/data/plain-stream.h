// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of another stream, unpacked when they begin like gzip. Several gzip members one after
 * another (as cat makes them) are one text, zeros after the last are padding. Reads fail with
 * EXOS_IMPORT_ERROR_DAMAGED, in words for people, where the packed bytes end too early, are broken,
 * or something else follows them. Memory is a block of 64 KiB, whatever the bytes unpack to. */
#define EXOS_TYPE_PLAIN_STREAM (exos_plain_stream_get_type ())
G_DECLARE_FINAL_TYPE (ExosPlainStream, exos_plain_stream, EXOS, PLAIN_STREAM, GInputStream)

/* display_name stands in messages. */
ExosPlainStream *exos_plain_stream_new (GInputStream *base, const char *display_name);

/* Bytes taken from the other stream so far: packed ones, when they are. */
guint64 exos_plain_stream_get_bytes (const ExosPlainStream *self);

/* Whether what follows is what the other stream has next, so that it may be taken from there; then
 * the bytes that were are added. */
gboolean exos_plain_stream_is_plain (const ExosPlainStream *self);
void exos_plain_stream_add_bytes (ExosPlainStream *self, guint64 n_bytes);

/* SHA-256 of the packed bytes taken so far, as hexadecimal digits; NULL when they are not packed:
 * then whoever reads them can add them up. Lends; nothing may be read after it. */
const char *exos_plain_stream_get_sha256 (ExosPlainStream *self);

G_END_DECLS
