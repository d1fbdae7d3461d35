// SPDX-License-Identifier: MIT
#include "ui/analyze.h"

#include "data/language.h"

struct ExosProgress
{
  GMutex mutex;
  guint64 bytes;
  guint64 total;
};

ExosProgress *
exos_progress_new (void)
{
  ExosProgress *self = g_atomic_rc_box_new0 (ExosProgress);

  g_mutex_init (&self->mutex);
  return self;
}

ExosProgress *
exos_progress_ref (ExosProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_progress (gpointer data)
{
  ExosProgress *self = data;

  g_mutex_clear (&self->mutex);
}

void
exos_progress_unref (ExosProgress *self)
{
  g_atomic_rc_box_release_full (self, clear_progress);
}

void
exos_progress_get (ExosProgress *self, guint64 *bytes, guint64 *total)
{
  g_mutex_lock (&self->mutex);
  *bytes = self->bytes;
  *total = self->total;
  g_mutex_unlock (&self->mutex);
}

static void
set_progress (guint64 bytes, guint64 total, gpointer progress)
{
  ExosProgress *self = progress;

  g_mutex_lock (&self->mutex);
  self->bytes = bytes;
  self->total = total;
  g_mutex_unlock (&self->mutex);
}

void
exos_analysis_free (ExosAnalysis *self)
{
  g_clear_pointer (&self->data, exos_data_file_unref);
  g_clear_pointer (&self->report, exos_report_unref);
  g_free (self);
}

/* What the worker is given. */
typedef struct
{
  GPtrArray *files;
  ExosDataFile *data;
  ExosPlan *plan;
  ExosProgress *progress;
  const char *language;
} Order;

static void
free_order (gpointer data)
{
  Order *self = data;

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->data, exos_data_file_unref);
  g_clear_pointer (&self->plan, exos_plan_unref);
  g_clear_pointer (&self->progress, exos_progress_unref);
  g_free (self);
}

static void
analyze_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Order *order = task_data;
  const ExosMapping mapping = exos_plan_mapping (order->plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosAnalysis) analysis = g_new0 (ExosAnalysis, 1);

  exos_language_use (order->language);
  analysis->data =
      order->data != NULL && exos_data_file_serves (order->data, &mapping)
          ? exos_data_file_ref (order->data)
          : exos_data_file_read_files ((GFile *const *) order->files->pdata, order->files->len,
                                       &mapping, order->progress != NULL ? set_progress : NULL,
                                       order->progress, cancellable, &error);
  if (analysis->data == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (analysis->data, &mapping);

  analysis->report = exos_report_new (order->plan, experiment);
  g_task_return_pointer (task, g_steal_pointer (&analysis), (GDestroyNotify) exos_analysis_free);
}

void
exos_analyze_async (GPtrArray *files,
                    const ExosDataFile *data,
                    const ExosPlan *plan,
                    ExosProgress *progress,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->files = g_ptr_array_ref (files);
  order->data = data != NULL ? exos_data_file_ref (data) : NULL;
  order->plan = exos_plan_ref (plan);
  order->progress = progress != NULL ? exos_progress_ref (progress) : NULL;
  order->language = exos_language ();
  g_task_set_source_tag (task, exos_analyze_async);
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, analyze_thread);
}

ExosAnalysis *
exos_analyze_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
