// SPDX-License-Identifier: MIT
#pragma once

#include "data/row-places.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_ROW_KEPT,
  EXOS_ROW_LEFT_OUT, /* the sum of others */
  EXOS_ROW_REFUSED,  /* called a total, but not the sum of others */
} ExosRowFate;

/* Finds rows that are sums of others: a label that says so, and rows that are the sum of those
 * directly above or below them, or of all others of the same day or segment. Without such a label
 * the same row of every group must be one, of numbers that do not come together by chance.
 * fates: of every row, kept when called; columns: then the column that tells a row from its parts.
 * groups: arrays (GArray of gsize) of the rows of each group and metric, in file order. */
void exos_places_find_subtotals (const ExosPlaces *self,
                                 const GPtrArray *groups,
                                 ExosRowFate *fates,
                                 gsize *columns);

/* Whether the rows of a group are those of the total of all groups, or of none, or hold a rate,
 * which does not add up. */
gboolean exos_places_is_apart (const ExosPlaces *self, const GArray *rows);

G_END_DECLS
