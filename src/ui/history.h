// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/plan.h"
#include "memo/edits.h"

G_BEGIN_DECLS

/* Everything that a person sets in one window: one state that undo returns to. */
typedef struct
{
  ExosPlan *plan;
  ExosMemoEdits *edits;
} ExosDraft;

/* The states before and after the present one, at most EXOS_MAX_UNDO each way. */
typedef struct ExosHistory ExosHistory;

#define EXOS_MAX_UNDO 100

/* Takes references; the present state is plan and edits. */
ExosHistory *exos_history_new (const ExosPlan *plan, const ExosMemoEdits *edits);
void exos_history_free (ExosHistory *self);

/* Lends the present state. */
const ExosDraft *exos_history_present (const ExosHistory *self);

/* Makes plan and edits the present state. Changes with the same key that follow one another within
 * two seconds (what is typed into one field) are one step; key NULL is always a step of its own. */
void exos_history_push (ExosHistory *self,
                        const ExosPlan *plan,
                        const ExosMemoEdits *edits,
                        const char *key);

gboolean exos_history_can_undo (const ExosHistory *self);
gboolean exos_history_can_redo (const ExosHistory *self);
void exos_history_undo (ExosHistory *self);
void exos_history_redo (ExosHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosHistory, exos_history_free)

G_END_DECLS
