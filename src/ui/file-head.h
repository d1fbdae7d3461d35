// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/plan.h"
#include "data/data-file.h"

G_BEGIN_DECLS

/* The first rows of a file that is still being read, and what they say under a plan: columns and
 * cells for a person to look at, never numbers to judge. Immutable; one owner. */
typedef struct
{
  ExosDataFile *data;
  ExosExperiment *experiment;
  ExosPlan *plan;
} ExosFileHead;

/* On the calling thread, in exos_language(). */
ExosFileHead *exos_file_head_new (const ExosDataFile *data, const ExosPlan *plan);
void exos_file_head_free (ExosFileHead *self);

/* Whether the reading that the head came from is enough for plan, too. */
gboolean exos_file_head_serves (const ExosFileHead *self, const ExosPlan *plan);

/* The same first rows under another plan, on a worker thread. The caller owns the result of finish;
 * NULL when it was cancelled. */
void exos_file_head_understand_async (const ExosFileHead *self,
                                      const ExosPlan *plan,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
ExosFileHead *exos_file_head_understand_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosFileHead, exos_file_head_free)

G_END_DECLS
