// SPDX-License-Identifier: MIT
#include "ui/background.h"

#include <sys/resource.h>

#define NICENESS 10 /* a ninth of the weight of the main thread */

typedef struct
{
  GTask *task;
  GTaskThreadFunc func;
} Work;

/* Never here: what a task holds may be windows. */
static void
drop (gpointer task)
{
  g_object_unref (task);
}

/* Not a thread of a pool: without privileges a thread cannot raise its priority again. On Linux
 * priority is of a thread, and inherited by the threads that it starts. */
static gpointer
run (gpointer data)
{
  g_autofree Work *self = data;
  setpriority (PRIO_PROCESS, 0, NICENESS);
  self->func (self->task, g_task_get_source_object (self->task), g_task_get_task_data (self->task),
              g_task_get_cancellable (self->task));
  g_idle_add_once (drop, self->task);
  return NULL;
}

void
exos_task_run_behind (GTask *task, GTaskThreadFunc func)
{
  Work *work = g_new (Work, 1);

  *work = (Work) { g_object_ref (task), func };
  g_thread_unref (g_thread_new ("behind", run, work));
}
