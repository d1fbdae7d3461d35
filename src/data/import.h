// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "data/experiment.h"
#include "data/import-limits.h"
#include "data/mapping.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_IMPORT_ERROR_EMPTY,
  EXOS_IMPORT_ERROR_NOT_A_TABLE, /* spreadsheet, web page, archive, picture, ... */
  EXOS_IMPORT_ERROR_LIMIT,
  EXOS_IMPORT_ERROR_ENCODING,
  EXOS_IMPORT_ERROR_DAMAGED, /* compressed, but not to the end, or broken */
  EXOS_IMPORT_ERROR_PARTS,   /* several files that are no parts of one table */
} ExosImportError;

/* Bytes read so far, and all of them or 0 when not known. On the calling thread. */
typedef void (*ExosImportProgress) (guint64 bytes, guint64 total, gpointer user_data);

#define EXOS_IMPORT_ERROR (exos_import_error_quark ())
GQuark exos_import_error_quark (void);

/* Reads a file and understands it once, see data-file.h. A GError (EXOS_IMPORT_ERROR or G_IO_ERROR,
 * with a message for people that names the file) means it is no table or could not be read;
 * everything wrong inside the table is an issue of the experiment. */
ExosExperiment *exos_import_file (GFile *file,
                                  const ExosMapping *mapping,
                                  ExosImportProgress progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

/* The same of n_files files, at least one, that are parts of one table, see
 * exos_data_file_read_files(). */
ExosExperiment *exos_import_files (GFile *const *files,
                                   gsize n_files,
                                   const ExosMapping *mapping,
                                   GCancellable *cancellable,
                                   GError **error);

/* The same from a stream; display_name stands in messages, size 0 when not known. */
ExosExperiment *exos_import_stream (GInputStream *stream,
                                    const char *display_name,
                                    guint64 size,
                                    const ExosMapping *mapping,
                                    ExosImportProgress progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
