// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/report.h"

G_BEGIN_DECLS

/* Which guardrail is taken to be truly harmed: none, or one by its severe limit. */

/* The choices in words, none first: "‘cancel’ truly worse by 0.30 pp". The caller unrefs. */
GtkStringList *exos_simulator_harm_names (const ExosReport *report);

/* What the choice of that place means, as in ExosAssumptions. The caller frees. */
double *exos_simulator_dup_harms (const ExosReport *report, guint choice);

G_END_DECLS
