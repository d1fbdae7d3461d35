// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/simulate.h"

G_BEGIN_DECLS

/* How far a simulation is, from 0 to 1. Written by the worker, read by anybody; counted atomically.
 */
typedef struct ExosSimulatorProgress ExosSimulatorProgress;

ExosSimulatorProgress *exos_simulator_progress_new (void);
void exos_simulator_progress_unref (ExosSimulatorProgress *self);
double exos_simulator_progress_get (ExosSimulatorProgress *self);

/* Simulates the plan of report on a worker thread, with the effects that
 * exos_simulation_dup_effects() chooses. harms: of every guardrail, copied; harms and n_replicates
 * as in ExosAssumptions. */
void exos_simulator_run_async (const ExosReport *report,
                               const double *harms,
                               guint n_replicates,
                               ExosSimulatorProgress *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* The caller owns the result. */
ExosSimulation *exos_simulator_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosSimulatorProgress, exos_simulator_progress_unref)

G_END_DECLS
