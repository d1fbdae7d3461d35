// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One cell as it stands in the file, quotes undone, not trimmed, not decoded. */
typedef struct
{
  const char *text; /* not NUL-terminated: may hold NULs */
  gsize length;
  gboolean was_quoted;
  gboolean has_lone_quote; /* a quote where RFC 4180 allows none: taken literally */
} ExosCell;

/* One record; valid during the callback. Cells past EXOS_MAX_COLUMNS are counted, not kept. */
typedef struct
{
  guint64 line; /* physical line it starts on, from 1 */
  const ExosCell *cells;
  gsize n_kept;
  guint64 n_cells;
} ExosRecord;

typedef void (*ExosRecordFunc) (const ExosRecord *record, gpointer user_data);

/* A push parser for RFC 4180 and what else is called CSV: CRLF, LF or CR, quoted cells with
 * embedded newlines, no final newline. Blank lines are records of one empty cell. It works on the
 * bytes of any encoding whose structural characters are ASCII and never part of another (UTF-8,
 * CP949, ISO-8859). The records do not depend on how the bytes are cut into blocks. */
typedef struct ExosCsv ExosCsv;

ExosCsv *exos_csv_new (char delimiter, ExosRecordFunc func, gpointer user_data);
void exos_csv_free (ExosCsv *self);

/* Says lines, in words, as lines of the files (ExosSourceFile) that the bytes come from. Lends;
 * NULL: there is one. */
void exos_csv_set_files (ExosCsv *self, const GPtrArray *files);

/* FALSE with EXOS_IMPORT_ERROR_LIMIT when a cell or a record is longer than announced. */
gboolean exos_csv_push (ExosCsv *self, const char *bytes, gsize length, GError **error);

/* Ends the last record. A quote that is still open drops the record it began. */
void exos_csv_finish (ExosCsv *self);

/* After finish: the line on which a quote was opened that never closed, or 0. cell, if not NULL,
 * receives the index of its cell. */
guint64 exos_csv_open_quote (const ExosCsv *self, guint64 *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosCsv, exos_csv_free)

G_END_DECLS
