// SPDX-License-Identifier: MIT
/* What the files that make sums of rows share with each other only. */
#pragma once

#include "data/rows/sums.h"

G_BEGIN_DECLS

/* Makes one label of all that there are of a kind, and adds up the cells that become one. Which
 * labels and cells came too late depends on the order of rows, hence none of the kind is kept. Nor
 * are the finer ones: whether there are too many cells would depend on it, too. */
void exos_row_sums_cut (ExosRowSums *self, ExosRowsBy first);

/* Adds a cell to that of the labels. */
void exos_row_sums_add_cell (ExosRowSums *self,
                             const ExosRowsCell *other,
                             const guint labels[EXOS_ROWS_N_BY]);

/* Labels and cells are found where they stand now. */
void exos_row_sums_index (ExosRowSums *self);

G_END_DECLS
