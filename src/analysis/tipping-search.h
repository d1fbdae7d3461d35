// SPDX-License-Identifier: MIT
/* How far a number must be moved until a verdict changes: for tipping.c alone. */
#pragma once

#include "analysis/decision.h"

G_BEGIN_DECLS

/* The rule that decides when a number is moved this far, distance > 0. */
typedef const ExosRule *(*ExosTippingJudge) (gpointer subject, guint64 distance);

/* Where to look on the way to range, both for a GArray of guint64. Every step up to near, then
 * each farther than the last by the share growth (above 0), then range itself. */
GArray *exos_tipping_ladder (guint64 near, double growth, guint64 range);

/* Looks on both sides of a place, too; one that is not on the way is left out. */
void exos_tipping_add_place (GArray *places, double place, guint64 range);

/* Places in order, each once. */
void exos_tipping_sort (GArray *places);

/* Goes to the places in order until the verdict is not that of now, then halves the way back.
 * Returns the distance, one less than which has the verdict of now; 0: at no place it changes.
 * rule receives what decides there, n_runs how often the judge was asked. */
guint64 exos_tipping_search (ExosTippingJudge judge,
                             gpointer subject,
                             ExosVerdict now,
                             const GArray *places,
                             const ExosRule **rule,
                             guint *n_runs);

G_END_DECLS
