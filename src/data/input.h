// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "data/source-files.h"

G_BEGIN_DECLS

/* What is read as one table, as one stream of plain bytes: a file, unpacked when it is gzip, or
 * several that are parts of one export. Of several, in the natural order of their names, the first
 * one that has rows comes whole, each later one without its byte order mark and without a header
 * that names the same columns; a line end that is missing between two is put in. Any thread, one at
 * a time; memory does not depend on the size of the files.
 *
 * Reads fail with G_IO_ERROR or EXOS_IMPORT_ERROR, in words for people that name the file: it is no
 * table, is damaged, does not go on where the first one ends (PARTS), leaves a quote open, repeats
 * the rows of another part, or changed meanwhile. What is inside is not looked at otherwise. */
#define EXOS_TYPE_INPUT (exos_input_get_type ())
G_DECLARE_FINAL_TYPE (ExosInput, exos_input, EXOS, INPUT, GInputStream)

/* Opens n_files files, at least one, in any order. NULL with a G_IO_ERROR in words for people when
 * one of them cannot be opened. */
ExosInput *exos_input_new (GFile *const *files,
                           gsize n_files,
                           GCancellable *cancellable,
                           GError **error);

/* "export.csv", or "export-1.csv and 2 more", safe to show. Lends. */
const char *exos_input_get_name (const ExosInput *self);

/* Bytes on disk, packed where the files are: all, 0 when not known, and those read so far. */
guint64 exos_input_get_size (const ExosInput *self);
guint64 exos_input_get_done (const ExosInput *self);

/* Of ExosSourceFile, in order. Reading the stream fills in where each begins, on the thread that
 * reads, always before the bytes of the file come: until then it is a line that nothing reaches.
 * Lends.
 */
GPtrArray *exos_input_get_files (const ExosInput *self);

/* The descriptor of a single file that is not packed, whose bytes from *at on may be read with
 * pread(2), by many threads at once, instead of from the stream; exos_input_add_done() is told how
 * many were. -1: there is none. Lends. */
int exos_input_get_file (const ExosInput *self, goffset *at);
void exos_input_add_done (ExosInput *self, guint64 n_bytes);

/* At the end of the stream: whether the last file stayed the same meanwhile (earlier ones were
 * asked when they ended). Completes the bytes of the files. FALSE in words for people. */
gboolean exos_input_finish (ExosInput *self, GCancellable *cancellable, GError **error);

/* At the end of the stream: SHA-256 of the bytes of a packed file, as sha256sum(1) prints it. NULL:
 * that of the bytes of the stream is meant (of several files: as they were joined). Lends. */
const char *exos_input_get_sha256 (const ExosInput *self);

/* The name of files that would be read as one, see exos_input_get_name(). The caller frees. */
char *exos_input_dup_name (GFile *const *files, gsize n_files);

G_END_DECLS
