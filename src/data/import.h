// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "data/experiment.h"

G_BEGIN_DECLS

/* Announced limits of one import; a file past one of them is refused in words that name it. */
#define EXOS_MAX_CELL_BYTES (1024 * 1024)
#define EXOS_MAX_RECORD_BYTES (4 * 1024 * 1024)
#define EXOS_MAX_COLUMNS 1024
#define EXOS_MAX_ROWS 10000
#define EXOS_MAX_KEPT_BYTES (32 * 1024 * 1024)
#define EXOS_MAX_ARMS 100
#define EXOS_MAX_ISSUES 1000 /* complaints about rows; what follows adds nothing new */

typedef struct
{
  ExosRole role;
  char *column; /* header as in the file; in a row a metric, conversions names the metric */
} ExosColumnRole;

/* Values that are extreme count as less so. */
typedef struct
{
  char *metric;   /* header as in the file; NULL: every metric of rows that is no rate */
  guint quantile; /* of all values, see EXOS_ROWS_QUANTILE_PARTS: what lies above it counts as it */
} ExosCapping;

/* What the user says of the file; everything else is recognised. NULL or zero-initialised: say
 * nothing. */
typedef struct
{
  const char *control;            /* label of the control group, or NULL */
  const char *primary;            /* header or base name of the metric that decides, or NULL */
  ExosColumnRole *const *columns; /* n_columns pointers */
  gsize n_columns;
  ExosCapping *const *cappings; /* n_cappings pointers; of one metric the last holds */
  gsize n_cappings;
  const char *start;         /* a time, before which events are not the experiment's, or NULL */
  gboolean sums_rows;        /* rows of one group are added up, else they are a problem */
  gboolean skips_unit_check; /* rows of users are not searched for users who have several */
} ExosMapping;

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
