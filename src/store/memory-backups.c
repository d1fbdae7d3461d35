// SPDX-License-Identifier: MIT
/* The calls of store/memory.h that are about backups. */
#include "store/memory-job.h"

static ExosJob *
create_job (ExosFileWork on_files)
{
  ExosJob *job = exos_job_new (NULL, FALSE);

  job->on_files = on_files;
  return job;
}

static gboolean
list (const char *folder, ExosJob *job, GError **error)
{
  job->found = exos_backup_list (folder, error);
  return job->found != NULL;
}

void
exos_memory_list_backups_async (ExosMemory *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  exos_memory_push (self, create_job (list), cancellable, callback, user_data);
}

GPtrArray *
exos_memory_list_backups_finish (ExosMemory *self, GAsyncResult *result, GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  return job != NULL ? g_steal_pointer (&job->found) : NULL;
}

static gboolean
restore (const char *folder, ExosJob *job, GError **error)
{
  return exos_backup_restore (folder, job->text, &job->set_aside, error);
}

void
exos_memory_restore_async (ExosMemory *self,
                           const char *name,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ExosJob *job = create_job (restore);

  job->text = g_strdup (name);
  exos_memory_push (self, job, cancellable, callback, user_data);
}

gboolean
exos_memory_restore_finish (ExosMemory *self,
                            GAsyncResult *result,
                            char **set_aside,
                            GError **error)
{
  ExosJob *job = exos_memory_finish (result, error);

  if (job != NULL)
    *set_aside = g_steal_pointer (&job->set_aside);
  return job != NULL;
}
