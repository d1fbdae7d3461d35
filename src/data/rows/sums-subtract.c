// SPDX-License-Identifier: MIT
#include "data/rows/sums.h"

/* The cell of self that has the other's labels. */
static ExosRowsCell *
find_cell (ExosRowSums *self, const ExosRowSums *other, const ExosRowsCell *cell)
{
  guint labels[EXOS_ROWS_N_BY] = { 0 };

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    {
      const guint place = cell->labels[by];

      if (place < other->n_labels[by])
        {
          const ExosRowsLabel *label = &other->labels[by][place];

          labels[by] = exos_row_sums_add_label (self, by, label->text, label->length, label->line);
        }
    }

  return exos_row_sums_cell (self, labels);
}

/* Rows first, so that nothing has changed when they are too few; cells of other may be one of self,
 * where labels are cut. Returns how many cells had enough. */
static guint
subtract_rows (ExosRowSums *self, const ExosRowSums *other)
{
  for (guint i = 0; i < other->n_cells; i++)
    {
      ExosRowsCell *cell = find_cell (self, other, &other->cells[i]);

      if (cell->n_rows < other->cells[i].n_rows)
        return i;
      cell->n_rows -= other->cells[i].n_rows;
    }

  return other->n_cells;
}

gboolean
exos_row_sums_subtract (ExosRowSums *self, const ExosRowSums *other)
{
  const guint n_enough = subtract_rows (self, other);

  if (n_enough < other->n_cells)
    {
      for (guint i = 0; i < n_enough; i++)
        find_cell (self, other, &other->cells[i])->n_rows += other->cells[i].n_rows;
      return FALSE;
    }

  for (guint i = 0; i < other->n_cells; i++)
    {
      ExosRowsCell *cell = find_cell (self, other, &other->cells[i]);

      for (guint place = 0; place < self->n_places; place++)
        exos_wide_sum_subtract_sum (&cell->sums[place], &other->cells[i].sums[place]);
    }
  return TRUE;
}
