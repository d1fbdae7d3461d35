// SPDX-License-Identifier: MIT
#include "ui/analyze.h"

#include "ui/background.h"

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
set_progress (ExosProgress *self, guint64 bytes, guint64 total)
{
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
  ExosHeadFunc head_found;
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

/* A head on its way to the thread that asked. */
typedef struct
{
  GTask *task;
  ExosFileHead *head;
} Delivery;

static void
free_delivery (gpointer data)
{
  Delivery *self = data;

  g_object_unref (self->task);
  g_clear_pointer (&self->head, exos_file_head_free);
  g_free (self);
}

/* The run may have been cancelled meanwhile, and another one begun: its head comes too late. */
static gboolean
deliver_head (gpointer data)
{
  Delivery *self = data;
  const Order *order = g_task_get_task_data (self->task);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    order->head_found (g_steal_pointer (&self->head),
                       g_async_result_get_user_data (G_ASYNC_RESULT (self->task)));
  return G_SOURCE_REMOVE;
}

/* On the worker. What it waits in has the priority of the task's own end, and so comes before. */
static void
send_head (const ExosDataFile *data, GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();
  Delivery *delivery = g_new (Delivery, 1);

  delivery->task = g_object_ref (task);
  delivery->head = exos_file_head_new (data, order->plan);
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, deliver_head, delivery, free_delivery);
  g_source_attach (source, g_task_get_context (task));
}

static void
progress_told (guint64 bytes, guint64 total, gpointer task)
{
  const Order *order = g_task_get_task_data (task);

  if (order->progress != NULL)
    set_progress (order->progress, bytes, total);
}

static void
head_told (const ExosDataFile *head, gpointer task)
{
  const Order *order = g_task_get_task_data (task);

  if (order->head_found != NULL)
    send_head (head, task);
}

static void
analyze_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Order *order = task_data;
  const ExosMapping mapping = exos_plan_mapping (order->plan);
  const ExosReadWatch watch = { progress_told, head_told, task };
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosAnalysis) analysis = g_new0 (ExosAnalysis, 1);

  exos_language_use (order->language);
  analysis->data =
      order->data != NULL && exos_data_file_serves (order->data, &mapping)
          ? exos_data_file_ref (order->data)
          : exos_data_file_read_files ((GFile *const *) order->files->pdata, order->files->len,
                                       &mapping, &watch, cancellable, &error);
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
                    ExosHeadFunc head_found,
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
  order->head_found = head_found;
  order->language = exos_language ();
  g_task_set_source_tag (task, exos_analyze_async);
  g_task_set_task_data (task, order, free_order);
  exos_task_run_behind (task, analyze_thread);
}

ExosAnalysis *
exos_analyze_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
