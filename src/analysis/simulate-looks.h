// SPDX-License-Identifier: MIT
/* When a simulated experiment is looked at, and by what plan; for simulate.c alone. */
#pragma once

#include "analysis/simulated.h"

G_BEGIN_DECLS

/* Users of all groups at every look that the plan of the report leads to, rising, of guint64: those
 * that were taken, the present one, planned steps to come, and the planned end. One look at the end
 * is preceded by none but the present one, if that is before it. The caller unrefs. */
GArray *exos_simulation_list_looks (const ExosReport *report);

/* One look: the plan as it was then, and what is the same for every replicate. */
typedef struct
{
  ExosPlan *plan;
  ExosReport *alike;
  guint64 users; /* of all groups */
} ExosSimulatedLook;

/* One for each look, for exos_simulation_free_looks(): what depends on users alone, as boundaries
 * do, is computed here, once. */
ExosSimulatedLook *exos_simulation_prepare_looks (const ExosReport *report,
                                                  ExosSimulated *simulated,
                                                  gsize n_looks);
void exos_simulation_free_looks (ExosSimulatedLook *looks, gsize n_looks);

/* Whether who follows the rules looks again after this one: it says to wait, or that more users are
 * needed. */
gboolean exos_simulation_goes_on (const ExosRule *rule);

G_END_DECLS
