// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/simulate.h"
#include "memo/doc.h"

G_BEGIN_DECLS

/* A simulation told in words, in exos_language(); new strings, safe to show. */

/* What policy does: true effect in rows, share of each outcome in columns. The caller frees it with
 * exos_simulation_free_table(). */
ExosTable *exos_simulation_table (const ExosSimulation *self, ExosPolicy policy);
void exos_simulation_free_table (ExosTable *table);

/* What was taken to be true, one sentence: "Assumes the users of this file and …". */
char *exos_simulation_dup_assumptions (const ExosSimulation *self);

/* "10,000 experiments for each effect; standard error at most 0.5 pp; seed 1." */
char *exos_simulation_dup_precision (const ExosSimulation *self, ExosPolicy policy);

char *exos_render_simulation_markdown (const ExosSimulation *self, ExosPolicy policy);

/* All policies, as fractions. */
char *exos_render_simulation_json (const ExosSimulation *self);

G_END_DECLS
