// SPDX-License-Identifier: MIT
#pragma once

#include "data/import.h"
#include "data/rows/events.h"
#include "data/rows/quantiles.h"
#include "data/rows/scan.h"
#include "data/rows/sums.h"
#include "data/rows/unit-check.h"

G_BEGIN_DECLS

/* How rows are read. Zero for what is not said. */
typedef struct
{
  const ExosRowsPlan *plan;
  const ExosEventsNames *events; /* rows are events; NULL: rows are users */
  guint64 first_line;            /* of the first row: lines before it are skipped */
  const char *head;              /* bytes that were taken from the stream already, decoded */
  gsize head_length;
  guint64 size;                /* of all bytes, 0 when not known */
  ExosImportProgress progress; /* on the calling thread */
  gpointer user_data;
  guint64 *n_bytes;          /* receives how many there were, or NULL */
  gboolean skips_unit_check; /* of exos_rows_run_checked() */

  ExosUnitCheck *check; /* NULL: none; else for as many threads as exos_rows_run_threads() says */
  gboolean looks_again; /* the second reading of the check: nothing is summed */

  ExosQuantiles *quantiles; /* NULL: none; else for as many threads, which are given all values */
  const ExosRowsCap *caps;  /* NULL: values are summed as they are */

  guint n_threads;            /* 0: those of EXOS_THREADS, or of the processors up to 4 */
  gsize block_bytes;          /* 0: what is fast */
  const ExosScanner *scanner; /* NULL: that of EXOS_SCANNER, or the widest there is */
} ExosRowsRun;

guint exos_rows_run_threads (const ExosRowsRun *run);

/* Adds up the rows of a stream, in memory that does not grow with their number, but with that of
 * the users of events. NULL with an error when the stream fails or is cancelled; NULL without one
 * when quotes or line ends are such that exos_careful_rows_add() has to read it all from the start.
 * The caller owns the result. */
ExosRowSums *exos_rows_run (const ExosRowsRun *run,
                            GInputStream *stream,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
