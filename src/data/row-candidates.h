// SPDX-License-Identifier: MIT
#pragma once

#include "data/row-numbers.h"
#include "data/row-places.h"

G_BEGIN_DECLS

#define EXOS_NO_ROW G_MAXSIZE

/* Of which other rows a row is the sum. */
typedef struct
{
  gsize part; /* one of them; EXOS_NO_ROW: of none */
  guint n_parts;
  gboolean is_empty; /* nothing was counted in it */
} ExosRowCandidate;

/* Looks at every row that is left of a group: whether it is the sum of rows directly above or below
 * it, or of all others at one of its places. candidates: by row. */
void exos_row_candidates_find (const ExosPlaces *places,
                               const ExosRowNumbers *numbers,
                               ExosRowCandidate *candidates);

/* The rows that are left (arrays of guint, in those of the group) by where they stand in a
 * dimension. */
GHashTable *exos_row_candidates_by_place (const ExosPlaces *places,
                                          const ExosRowNumbers *numbers,
                                          guint dimension);

G_END_DECLS
