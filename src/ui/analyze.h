// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"
#include "data/data-file.h"

G_BEGIN_DECLS

/* How far a reading is. Written by the worker, read by anybody; counted atomically. */
typedef struct ExosProgress ExosProgress;

ExosProgress *exos_progress_new (void);
ExosProgress *exos_progress_ref (ExosProgress *self);
void exos_progress_unref (ExosProgress *self);

/* Bytes read, and all of them or 0 when that is not known. */
void exos_progress_get (ExosProgress *self, guint64 *bytes, guint64 *total);

/* What one run of the worker found: the file as it was read, and what the plan makes of it. */
typedef struct
{
  ExosDataFile *data;
  ExosReport *report;
} ExosAnalysis;

void exos_analysis_free (ExosAnalysis *self);

/* Reads files (of GFile, as one table) unless data is already there and serves the plan,
 * understands it under plan and judges it, all on a worker thread that holds references to
 * immutable values only: files may not change any more. progress may be NULL. */
void exos_analyze_async (GPtrArray *files,
                         const ExosDataFile *data,
                         const ExosPlan *plan,
                         ExosProgress *progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/* The caller owns the result; NULL with error when the file could not be read as a table. */
ExosAnalysis *exos_analyze_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosProgress, exos_progress_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosAnalysis, exos_analysis_free)

G_END_DECLS
