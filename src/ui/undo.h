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
typedef struct ExosUndo ExosUndo;

#define EXOS_MAX_UNDO 100

/* Takes references; the present state is plan and edits. */
ExosUndo *exos_undo_new (const ExosPlan *plan, const ExosMemoEdits *edits);
void exos_undo_free (ExosUndo *self);

/* Lends the present state. */
const ExosDraft *exos_undo_present (const ExosUndo *self);

/* Makes plan and edits the present state. Changes with the same key that follow one another within
 * two seconds (what is typed into one field) are one step; key NULL is always a step of its own. */
void exos_undo_push (ExosUndo *self,
                     const ExosPlan *plan,
                     const ExosMemoEdits *edits,
                     const char *key);

/* Remembers looks (of guint64, see exos_plan_add_looks()) in every state, as what was so all along
 * and is no step. FALSE when no state changed. */
gboolean exos_undo_add_looks (ExosUndo *self, const GArray *looks);

gboolean exos_undo_can_go_back (const ExosUndo *self);
gboolean exos_undo_can_go_forward (const ExosUndo *self);
void exos_undo_go_back (ExosUndo *self);
void exos_undo_go_forward (ExosUndo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosUndo, exos_undo_free)

G_END_DECLS
