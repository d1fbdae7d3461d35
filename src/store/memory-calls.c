// SPDX-License-Identifier: MIT
/* The calls of store/memory.h, each what it asks of the history and what it gives back. */
#include "store/history-looks.h"
#include "store/memory-job.h"

static gboolean
add (ExosHistory *history, ExosJob *job, GError **error)
{
  job->id = exos_history_add (history, job->record, error);
  return job->id > 0;
}

void
exos_memory_add_async (ExosMemory *self,
                       const ExosRecord *record,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  ExosJob *job = exos_job_new (add, TRUE);

  job->is_backed_up = TRUE;
  job->record = exos_record_copy (record);
  exos_memory_push (self, job, cancellable, callback, user_data);
}

gint64
exos_memory_add_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  return job != NULL ? job->id : 0;
}

static gboolean
search (ExosHistory *history, ExosJob *job, GError **error)
{
  job->found = exos_history_search (history, &job->query, error);
  return job->found != NULL;
}

static ExosJob *
create_query (ExosWork work, const ExosHistoryQuery *query)
{
  ExosJob *job = exos_job_new (work, FALSE);

  job->query = *query;
  job->text = g_strdup (query->text);
  job->query.text = job->text;
  return job;
}

void
exos_memory_search_async (ExosMemory *self,
                          const ExosHistoryQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  exos_memory_push (self, create_query (search, query), cancellable, callback, user_data);
}

GPtrArray *
exos_memory_search_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  return job != NULL ? g_steal_pointer (&job->found) : NULL;
}

static gboolean
count (ExosHistory *history, ExosJob *job, GError **error)
{
  job->id = exos_history_count (history, &job->query, error);
  return job->id >= 0;
}

void
exos_memory_count_async (ExosMemory *self,
                         const ExosHistoryQuery *query,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  exos_memory_push (self, create_query (count, query), cancellable, callback, user_data);
}

gint64
exos_memory_count_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  return job != NULL ? job->id : -1;
}

static gboolean
load (ExosHistory *history, ExosJob *job, GError **error)
{
  job->record = exos_history_load (history, job->id, &job->is_intact, error);
  return job->record != NULL;
}

void
exos_memory_load_async (ExosMemory *self,
                        gint64 id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ExosJob *job = exos_job_new (load, FALSE);

  job->id = id;
  exos_memory_push (self, job, cancellable, callback, user_data);
}

ExosRecord *
exos_memory_load_finish (ExosMemory *self,
                         GAsyncResult *result,
                         gboolean *is_intact,
                         GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  if (job == NULL)
    return NULL;
  *is_intact = job->is_intact;
  return g_steal_pointer (&job->record);
}

static gboolean
check_chain (ExosHistory *history, ExosJob *job, GError **error)
{
  return exos_history_check_chain (history, &job->check, error);
}

void
exos_memory_check_chain_async (ExosMemory *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  exos_memory_push (self, exos_job_new (check_chain, FALSE), cancellable, callback, user_data);
}

gboolean
exos_memory_check_chain_finish (ExosMemory *self,
                                GAsyncResult *result,
                                ExosChainCheck *check,
                                GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  if (job != NULL)
    *check = job->check;
  return job != NULL;
}

static gboolean
clear (ExosHistory *history, ExosJob *job, GError **error)
{
  return exos_history_clear (history, error);
}

void
exos_memory_clear_async (ExosMemory *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  exos_memory_push (self, exos_job_new (clear, FALSE), cancellable, callback, user_data);
}

gboolean
exos_memory_clear_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  return exos_memory_finish (result, error) != NULL;
}

static gboolean
save_draft (ExosHistory *history, ExosJob *job, GError **error)
{
  return exos_history_save_draft (history, job->uri, job->sha256, job->settings, error);
}

void
exos_memory_save_draft_async (ExosMemory *self,
                              const char *uri,
                              const char *sha256,
                              const char *settings,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ExosJob *job = exos_job_new (save_draft, TRUE);

  job->uri = g_strdup (uri);
  job->sha256 = g_strdup (sha256);
  job->settings = g_strdup (settings);
  exos_memory_push (self, job, cancellable, callback, user_data);
}

gboolean
exos_memory_save_draft_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  return exos_memory_finish (result, error) != NULL;
}

static gboolean
load_draft (ExosHistory *history, ExosJob *job, GError **error)
{
  g_autoptr (GError) reason = NULL;

  job->settings = exos_history_load_draft (history, job->uri, job->sha256, &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

void
exos_memory_load_draft_async (ExosMemory *self,
                              const char *uri,
                              const char *sha256,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ExosJob *job = exos_job_new (load_draft, TRUE);

  job->uri = g_strdup (uri);
  job->sha256 = g_strdup (sha256);
  exos_memory_push (self, job, cancellable, callback, user_data);
}

char *
exos_memory_load_draft_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  return job != NULL ? g_steal_pointer (&job->settings) : NULL;
}

static gboolean
list_looks (ExosHistory *history, ExosJob *job, GError **error)
{
  job->looks = exos_history_list_looks (history, job->report, job->uri, error);
  return job->looks != NULL;
}

void
exos_memory_list_looks_async (ExosMemory *self,
                              const ExosReport *report,
                              const char *uri,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ExosJob *job = exos_job_new (list_looks, TRUE);

  job->report = exos_report_ref (report);
  job->uri = g_strdup (uri);
  exos_memory_push (self, job, cancellable, callback, user_data);
}

GArray *
exos_memory_list_looks_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  return job != NULL ? g_steal_pointer (&job->looks) : NULL;
}
