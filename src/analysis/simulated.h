// SPDX-License-Identifier: MIT
/* An experiment that is drawn anew again and again, for simulate.c alone. */
#pragma once

#include "analysis/simulate.h"

G_BEGIN_DECLS

typedef struct _ExosSimulated ExosSimulated;

/* With the groups, sizes and metrics of the report's experiment. Borrows the report. */
ExosSimulated *exos_simulated_new (const ExosReport *report);
void exos_simulated_free (ExosSimulated *self);

/* The truth from now on. FALSE when a rate would be below 0 or above 1. harms: see
 * ExosAssumptions. */
gboolean exos_simulated_assume (ExosSimulated *self, double effect, const double *harms);

/* Draws the counts of a replicate. Lends the experiment, which the next draw changes. */
const ExosExperiment *exos_simulated_draw (ExosSimulated *self, guint64 seed, guint64 replicate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosSimulated, exos_simulated_free)

G_END_DECLS
