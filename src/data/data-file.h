// SPDX-License-Identifier: MIT
#pragma once

#include "data/import.h"

G_BEGIN_DECLS

/* What a file held: read once, then understood as often as what is said of it changes. Immutable,
 * counted atomically, for any thread and for several at the same time. */
typedef struct ExosDataFile ExosDataFile;

/* Reads a table in one pass with bounded memory; a gzip file is unpacked. Of one row a user the
 * sums that mapping asks for are read (NULL: nothing is said), of others the table. A GError
 * (EXOS_IMPORT_ERROR or G_IO_ERROR, with a message for people that names the file) means it is no
 * table, could not be read, or changed meanwhile. */
ExosDataFile *exos_data_file_read (GFile *file,
                                   const ExosMapping *mapping,
                                   ExosImportProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);

/* The same of n_files files, at least one, in any order, that are parts of one table: see
 * ExosInput. Progress counts the bytes of all, as they are on disk. */
ExosDataFile *exos_data_file_read_files (GFile *const *files,
                                         gsize n_files,
                                         const ExosMapping *mapping,
                                         ExosImportProgress progress,
                                         gpointer user_data,
                                         GCancellable *cancellable,
                                         GError **error);

/* The same from a stream of plain bytes; display_name stands in messages, size 0 when not known. */
ExosDataFile *exos_data_file_read_stream (GInputStream *stream,
                                          const char *display_name,
                                          guint64 size,
                                          const ExosMapping *mapping,
                                          ExosImportProgress progress,
                                          gpointer user_data,
                                          GCancellable *cancellable,
                                          GError **error);

ExosDataFile *exos_data_file_ref (const ExosDataFile *self);
void exos_data_file_unref (ExosDataFile *self);

/* Whether the file can be understood under a mapping without being read again. */
gboolean exos_data_file_serves (const ExosDataFile *self, const ExosMapping *mapping);

/* What the file says under a mapping (NULL: nothing is said), never NULL: everything wrong inside
 * the table is an issue of the experiment. Of rows, what the mapping asks for and was not summed is
 * left out. No I/O; the words of some issues are those of exos_language(). The caller owns the
 * result, which keeps nothing of the file. */
ExosExperiment *exos_data_file_understand (const ExosDataFile *self, const ExosMapping *mapping);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosDataFile, exos_data_file_unref)

G_END_DECLS
