// SPDX-License-Identifier: MIT
#include "store/memory-job.h"

#include "data/language.h"

struct ExosMemory
{
  char *folder;
  GThreadPool *pool;    /* of one thread: what is asked first is done first */
  ExosHistory *history; /* of that thread; NULL: not open */
  gboolean remembers;   /* atomic */
  char *set_aside;      /* under the mutex */
  char *backup_problem; /* under the mutex */
  GMutex mutex;
};

static void
free_job (gpointer data)
{
  ExosJob *self = data;

  g_clear_pointer (&self->record, exos_record_free);
  g_clear_pointer (&self->report, exos_report_unref);
  g_clear_pointer (&self->looks, g_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->uri);
  g_free (self->sha256);
  g_free (self->settings);
  g_free (self->set_aside);
  g_free (self);
}

static ExosHistory *
open_history (ExosMemory *self, GError **error)
{
  if (self->history != NULL)
    return self->history;

  self->history = exos_history_open (self->folder, error);
  if (self->history != NULL && exos_history_get_set_aside (self->history) != NULL)
    {
      g_mutex_lock (&self->mutex);
      g_free (self->set_aside);
      self->set_aside = g_strdup (exos_history_get_set_aside (self->history));
      g_mutex_unlock (&self->mutex);
    }
  return self->history;
}

/* What was damaged while it was open is looked at, and set aside, when it is opened next. */
static void
close_damaged (ExosMemory *self, const GError *error)
{
  if (g_error_matches (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_DAMAGED))
    g_clear_pointer (&self->history, exos_history_close);
}

/* Who asked has the answer already. */
static void
back_up (ExosMemory *self)
{
  g_autoptr (GError) error = NULL;

  exos_history_backup (self->history, &error);
  g_mutex_lock (&self->mutex);
  g_free (self->backup_problem);
  self->backup_problem = error != NULL ? g_strdup (error->message) : NULL;
  g_mutex_unlock (&self->mutex);
  close_damaged (self, error);
}

static gboolean
run_job (ExosMemory *self, ExosJob *job, GError **error)
{
  if (job->on_files != NULL)
    {
      g_clear_pointer (&self->history, exos_history_close);
      return job->on_files (self->folder, job, error);
    }

  ExosHistory *history = open_history (self, error);

  return history != NULL && job->work (history, job, error);
}

static void
run (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  ExosMemory *self = user_data;
  ExosJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!job->keeps && g_task_return_error_if_cancelled (task))
    return;

  exos_language_use (job->language);

  const gboolean is_left = job->keeps && !g_atomic_int_get (&self->remembers);

  if (is_left || run_job (self, job, &error))
    {
      g_task_return_boolean (task, TRUE);
      if (!is_left && job->is_backed_up)
        back_up (self);
      return;
    }

  close_damaged (self, error);
  g_task_return_error (task, g_steal_pointer (&error));
}

ExosMemory *
exos_memory_new (const char *folder)
{
  ExosMemory *self = g_new0 (ExosMemory, 1);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_data_dir (), "experimentos", NULL);
  self->remembers = TRUE;
  g_mutex_init (&self->mutex);
  self->pool = g_thread_pool_new (run, self, 1, FALSE, NULL);
  return self;
}

void
exos_memory_free (ExosMemory *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->history, exos_history_close);
  g_mutex_clear (&self->mutex);
  g_free (self->set_aside);
  g_free (self->backup_problem);
  g_free (self->folder);
  g_free (self);
}

const char *
exos_memory_get_folder (const ExosMemory *self)
{
  return self->folder;
}

void
exos_memory_set_remembers (ExosMemory *self, gboolean remembers)
{
  g_atomic_int_set (&self->remembers, remembers);
}

char *
exos_memory_take_set_aside (ExosMemory *self)
{
  g_mutex_lock (&self->mutex);

  char *name = g_steal_pointer (&self->set_aside);

  g_mutex_unlock (&self->mutex);
  return name;
}

char *
exos_memory_dup_backup_problem (ExosMemory *self)
{
  g_mutex_lock (&self->mutex);

  char *problem = g_strdup (self->backup_problem);

  g_mutex_unlock (&self->mutex);
  return problem;
}

ExosJob *
exos_job_new (ExosWork work, gboolean keeps)
{
  ExosJob *job = g_new0 (ExosJob, 1);

  job->work = work;
  job->language = exos_language ();
  job->keeps = keeps;
  return job;
}

void
exos_memory_push (ExosMemory *self,
                  ExosJob *job,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, job->work);
  g_task_set_check_cancellable (task, !job->keeps);
  g_task_set_task_data (task, job, free_job);
  g_thread_pool_push (self->pool, task, NULL);
}

ExosJob *
exos_memory_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result))
                                                           : NULL;
}
