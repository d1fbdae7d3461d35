// SPDX-License-Identifier: MIT
/* What is asked of the history, one thing after another: for the memory files alone. */
#pragma once

#include "store/memory.h"

G_BEGIN_DECLS

/* What one call asks for, and what came of it. */
typedef struct ExosJob ExosJob;
typedef gboolean (*ExosWork) (ExosHistory *history, ExosJob *job, GError **error);

/* The same to the files in a folder, while the history is not open. */
typedef gboolean (*ExosFileWork) (const char *folder, ExosJob *job, GError **error);

struct ExosJob
{
  ExosWork work;
  ExosFileWork on_files; /* or NULL: instead of work */
  const char *language;  /* of who asks: errors are words */
  gboolean keeps;        /* only done while remembering */
  gboolean is_backed_up; /* when it is done */
  ExosRecord *record;
  ExosHistoryQuery query;
  char *text;
  gint64 id;
  char *uri;
  char *sha256;
  char *settings;
  ExosReport *report;
  GArray *looks;
  char *set_aside;
  GPtrArray *found;
  gboolean is_intact;
  ExosChainCheck check;
};

ExosJob *exos_job_new (ExosWork work, gboolean keeps);

/* Puts a job behind those before it; takes it over. What is to be kept is kept, also when nobody
 * waits for it any more. */
void exos_memory_push (ExosMemory *self,
                       ExosJob *job,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);

/* Lends the job of a result, NULL with its error. */
ExosJob *exos_memory_finish (GAsyncResult *result, GError **error);

G_END_DECLS
