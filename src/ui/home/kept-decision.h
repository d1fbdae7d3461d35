// SPDX-License-Identifier: MIT
#pragma once

#include "store/record.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* A decision as it was kept, to be read, for when its file is gone: what it says, what it was made
 * with, and a way to find the file and open it with the same settings. */
#define EXOS_TYPE_KEPT_DECISION (exos_kept_decision_get_type ())
G_DECLARE_FINAL_TYPE (ExosKeptDecision, exos_kept_decision, EXOS, KEPT_DECISION, GtkWindow)

/* Shows record (copied), one that exos_memory_load_finish() gave, beside window. is_intact: it is
 * what was saved. */
void exos_kept_decision_present (ExosWindow *window, const ExosRecord *record, gboolean is_intact);

/* Opens files (of GFile) as those of the decision, with its settings, and closes self; says so here
 * when the settings cannot be read. */
void exos_kept_decision_open (ExosKeptDecision *self, GPtrArray *files);

G_END_DECLS
