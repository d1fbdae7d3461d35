// SPDX-License-Identifier: MIT
#include "ui/simulator/simulator-run.h"

#include "ui/background.h"

#include "data/language.h"

#define WHOLE 1000

struct ExosSimulatorProgress
{
  int done; /* of WHOLE; atomic */
};

ExosSimulatorProgress *
exos_simulator_progress_new (void)
{
  return g_atomic_rc_box_new0 (ExosSimulatorProgress);
}

void
exos_simulator_progress_unref (ExosSimulatorProgress *self)
{
  g_atomic_rc_box_release (self);
}

double
exos_simulator_progress_get (ExosSimulatorProgress *self)
{
  return (double) g_atomic_int_get (&self->done) / WHOLE;
}

static void
set_progress (double fraction, gpointer data)
{
  ExosSimulatorProgress *self = data;

  g_atomic_int_set (&self->done, (int) (fraction * WHOLE));
}

/* What the worker is given. */
typedef struct
{
  ExosReport *report;
  double *harms;
  guint n_replicates;
  ExosSimulatorProgress *progress;
  const char *language;
} Order;

static void
free_order (gpointer data)
{
  Order *self = data;

  exos_report_unref (self->report);
  g_free (self->harms);
  exos_simulator_progress_unref (self->progress);
  g_free (self);
}

static void
simulate_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Order *order = task_data;
  g_autoptr (GArray) effects = exos_simulation_dup_effects (order->report);
  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED,
    .n_replicates = order->n_replicates,
    .effects = (const double *) (gconstpointer) effects->data, /* NULL: of none */
    .n_effects = effects->len,
    .harms = order->harms,
  };
  GError *error = NULL;
  ExosSimulation *simulation;

  exos_language_use (order->language);
  simulation = exos_simulate (order->report, &assumptions, set_progress, order->progress,
                              cancellable, &error);
  if (simulation != NULL)
    g_task_return_pointer (task, simulation, (GDestroyNotify) exos_simulation_unref);
  else
    g_task_return_error (task, error);
}

void
exos_simulator_run_async (const ExosReport *report,
                          const double *harms,
                          guint n_replicates,
                          ExosSimulatorProgress *progress,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->report = exos_report_ref (report);
  order->harms = g_memdup2 (harms, report->n_guardrails * sizeof *harms);
  order->n_replicates = n_replicates;
  order->progress = g_atomic_rc_box_acquire (progress);
  order->language = exos_language ();
  g_task_set_source_tag (task, exos_simulator_run_async);
  g_task_set_task_data (task, order, free_order);
  exos_task_run_behind (task, simulate_thread);
}

ExosSimulation *
exos_simulator_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
