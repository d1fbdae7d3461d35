// SPDX-License-Identifier: MIT
#include "data/rows/sums-parts.h"

#include <stdlib.h>
#include <string.h>

/* Where the other's labels are in the own list; the caller frees. */
static guint *
merge_labels (ExosRowSums *self, const ExosRowSums *other, ExosRowsBy by)
{
  guint *places = g_new0 (guint, other->n_labels[by] + 1);

  if (other->is_cut[by] && !self->is_cut[by])
    exos_row_sums_cut (self, by);
  for (guint i = 0; i < other->n_labels[by]; i++)
    {
      const ExosRowsLabel *label = &other->labels[by][i];

      places[i] = exos_row_sums_add_label (self, by, label->text, label->length, label->line);
    }

  return places;
}

static void
merge_cells (ExosRowSums *self, const ExosRowSums *other)
{
  guint *places[EXOS_ROWS_N_BY];

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    places[by] = merge_labels (self, other, by);
  for (guint i = 0; i < other->n_cells; i++)
    {
      guint labels[EXOS_ROWS_N_BY];

      for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
        labels[by] = places[by][other->cells[i].labels[by]];
      exos_row_sums_add_cell (self, &other->cells[i], labels);
    }
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    g_free (places[by]);
}

void
exos_row_sums_merge (ExosRowSums *self, const ExosRowSums *other)
{
  self->n_rows += other->n_rows;
  self->share_checked = MAX (self->share_checked, other->share_checked);
  merge_cells (self, other);
  for (guint i = 0; i < EXOS_ROWS_N_FINDINGS; i++)
    exos_rows_finding_merge (&self->findings[i], &other->findings[i]);
  for (guint i = 0; i < EXOS_ROWS_MAX_NUMBERS; i++)
    {
      exos_rows_finding_merge (&self->missing[i], &other->missing[i]);
      exos_rows_finding_merge (&self->unreadable[i], &other->unreadable[i]);
      exos_rows_finding_merge (&self->others[i], &other->others[i]);
    }
}

typedef struct
{
  ExosRowsLabel label;
  guint place;
} Placed;

static int
compare_labels (const void *a, const void *b)
{
  const ExosRowsLabel *left = &((const Placed *) a)->label;
  const ExosRowsLabel *right = &((const Placed *) b)->label;

  return left->line < right->line ? -1 : left->line > right->line;
}

/* Where each label is now; the caller frees. */
static guint *
sort_labels (ExosRowSums *self, ExosRowsBy by)
{
  const guint n_labels = self->n_labels[by];
  g_autofree Placed *placed = g_new0 (Placed, n_labels + 1);
  guint *places = g_new0 (guint, n_labels + 1);

  for (guint i = 0; i < n_labels; i++)
    placed[i] = (Placed) { self->labels[by][i], i };
  qsort (placed, n_labels, sizeof placed[0], compare_labels);
  for (guint i = 0; i < n_labels; i++)
    {
      self->labels[by][i] = placed[i].label;
      places[placed[i].place] = i;
    }

  return places;
}

static int
compare_cells (const void *a, const void *b)
{
  const ExosRowsCell *left = a;
  const ExosRowsCell *right = b;

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    if (left->labels[by] != right->labels[by])
      return left->labels[by] < right->labels[by] ? -1 : 1;

  return 0;
}

void
exos_row_sums_sort (ExosRowSums *self)
{
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    {
      g_autofree guint *places = sort_labels (self, by);

      for (guint i = 0; i < self->n_cells; i++)
        self->cells[i].labels[by] = places[self->cells[i].labels[by]];
    }
  if (self->n_cells > 0)
    qsort (self->cells, self->n_cells, sizeof self->cells[0], compare_cells);
  exos_row_sums_index (self);
}
