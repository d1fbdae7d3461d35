// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "analysis/decision.h"

G_BEGIN_DECLS

/* What a decision against the recommendation must at least be explained with. */
#define EXOS_MIN_REASON_CHARS 10

/* What people write around a recommendation; none of it changes a number. Immutable once anybody
 * else sees it, counted atomically. Texts are plain, NULL and "" both mean none. */
typedef struct
{
  char *owner;
  char *hypothesis;
  char *note;
  GDate start; /* of the run; not valid: none */
  GDate end;
  char **actions; /* instead of the recommended ones; NULL: those of the rule */
  gboolean is_overridden;
  ExosVerdict decision; /* the owner's, when overridden */
  char *reason;
  gboolean is_altered; /* they come from a kept decision that is not what was saved */
} ExosMemoEdits;

ExosMemoEdits *exos_memo_edits_new (void);
ExosMemoEdits *exos_memo_edits_copy (const ExosMemoEdits *self); /* to be set up further */
ExosMemoEdits *exos_memo_edits_ref (const ExosMemoEdits *self);
void exos_memo_edits_unref (ExosMemoEdits *self);

gboolean exos_memo_edits_equal (const ExosMemoEdits *a, const ExosMemoEdits *b);

/* Whether the memo may be printed as it stands: an override needs its reason, of at least
 * EXOS_MIN_REASON_CHARS characters without the blanks around them. */
gboolean exos_memo_edits_is_complete (const ExosMemoEdits *self);

/* How many days the experiment ran, both ends counted; 0: not known. NULL is no edits. */
guint exos_memo_edits_days (const ExosMemoEdits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosMemoEdits, exos_memo_edits_unref)

G_END_DECLS
