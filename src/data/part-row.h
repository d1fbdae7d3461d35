// SPDX-License-Identifier: MIT
#pragma once

#include "data/table.h"

G_BEGIN_DECLS

/* Whether more cells of a row than not are like a cell of their column in peers, from its row first
 * on: the same label, or an id or time of the same shape. Cells that are blank say nothing. FALSE
 * where there is nothing to compare with. */
gboolean exos_part_row_is_like (const ExosTable *table,
                                gsize row,
                                const ExosTable *peers,
                                gsize first);

/* Cells of a row that are names which columns of many files have. */
guint exos_part_row_n_known (const ExosTable *table, gsize row);

G_END_DECLS
