// SPDX-License-Identifier: MIT
#include "ui/file-head.h"

#include "ui/background.h"

#include "data/language.h"

ExosFileHead *
exos_file_head_new (const ExosDataFile *data, const ExosPlan *plan)
{
  const ExosMapping mapping = exos_plan_mapping (plan);
  ExosFileHead *self = g_new (ExosFileHead, 1);

  self->data = exos_data_file_ref (data);
  self->experiment = exos_data_file_understand (data, &mapping);
  self->plan = exos_plan_ref (plan);
  return self;
}

void
exos_file_head_free (ExosFileHead *self)
{
  exos_data_file_unref (self->data);
  exos_experiment_unref (self->experiment);
  exos_plan_unref (self->plan);
  g_free (self);
}

gboolean
exos_file_head_serves (const ExosFileHead *self, const ExosPlan *plan)
{
  const ExosMapping mapping = exos_plan_mapping (plan);

  return exos_data_file_serves (self->data, &mapping);
}

/* What the worker is given. */
typedef struct
{
  ExosDataFile *data;
  ExosPlan *plan;
  const char *language;
} Order;

static void
free_order (gpointer data)
{
  Order *self = data;

  exos_data_file_unref (self->data);
  exos_plan_unref (self->plan);
  g_free (self);
}

static void
free_head (gpointer head)
{
  exos_file_head_free (head);
}

static void
understand_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Order *order = task_data;

  exos_language_use (order->language);
  g_task_return_pointer (task, exos_file_head_new (order->data, order->plan), free_head);
}

void
exos_file_head_understand_async (const ExosFileHead *self,
                                 const ExosPlan *plan,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new (Order, 1);

  order->data = exos_data_file_ref (self->data);
  order->plan = exos_plan_ref (plan);
  order->language = exos_language ();
  g_task_set_source_tag (task, exos_file_head_understand_async);
  g_task_set_task_data (task, order, free_order);
  exos_task_run_behind (task, understand_thread);
}

ExosFileHead *
exos_file_head_understand_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
