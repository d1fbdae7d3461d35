// SPDX-License-Identifier: MIT
/* An experiment that is drawn anew again and again, for simulate.c alone. */
#pragma once

#include "analysis/simulate.h"

G_BEGIN_DECLS

typedef struct _ExosSimulated ExosSimulated;

/* With the groups and metrics of the report's experiment, looked at with so many users of all
 * groups, rising. The users until now are split as in the file, those to come as planned. Borrows
 * the report. */
ExosSimulated *exos_simulated_new (const ExosReport *report, const guint64 *looks, gsize n_looks);
void exos_simulated_free (ExosSimulated *self);

/* The truth from now on. FALSE when a rate would be below 0 or above 1. harms: see
 * ExosAssumptions. */
gboolean exos_simulated_assume (ExosSimulated *self, double effect, const double *harms);

/* Of all groups, at that look. */
guint64 exos_simulated_users (const ExosSimulated *self, gsize look);

/* Begins a replicate, before its first look. */
void exos_simulated_begin (ExosSimulated *self, guint64 seed, guint64 replicate);

/* Draws what comes until the next look; there must be one. Lends the experiment, which the next
 * draw changes. */
const ExosExperiment *exos_simulated_draw (ExosSimulated *self);

/* The users of that look, and numbers that are tested like others: those that the control's rates
 * lead to, of a variation. Lends like the above. */
const ExosExperiment *exos_simulated_expect (ExosSimulated *self, gsize look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosSimulated, exos_simulated_free)

G_END_DECLS
