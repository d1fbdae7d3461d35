// SPDX-License-Identifier: MIT
/* What a part holds as ExosRowSums: everything in one unit. */
#include "data/rows/part-private.h"

static void
add_scaled (ExosWideSum *sum, ExosInt128 value, unsigned power)
{
  const ExosWideSum scaled = exos_wide_sum_scale (value, power);

  exos_wide_sum_add_sum (sum, &scaled);
}

/* How far a number in 10^-decimals is from the unit of sums. */
static unsigned
power_of (const ExosRowsNumber *number)
{
  return EXOS_WIDE_DECIMALS - (number->is_outcome ? 0 : number->decimals);
}

/* A sum, and behind it that of the squares. */
static void
add_number (ExosWideSum *sums, const ExosRowsNumber *number, const ExosInt128 *fast)
{
  const ExosInt128 squares = number->is_outcome ? fast[EXOS_FAST_SUM] : fast[EXOS_FAST_SQUARES];

  add_scaled (&sums[0], fast[EXOS_FAST_SUM], power_of (number));
  add_scaled (&sums[1], squares, 2 * power_of (number));
}

static void
add_pair (ExosWideSum *sums, const ExosRowsPlan *plan, unsigned pair, const ExosInt128 *fast)
{
  const unsigned char *numbers = plan->pairs[pair];
  const ExosRowsNumber *first = &plan->numbers[numbers[0]];
  const ExosRowsNumber *second = &plan->numbers[numbers[1]];

  exos_wide_sum_add (&sums[EXOS_CELL_PAIR_ROWS], fast[0]);
  add_scaled (&sums[EXOS_CELL_PAIR_PRODUCTS], fast[exos_cells_pair (plan, pair)],
              power_of (first) + power_of (second));
  add_number (&sums[EXOS_CELL_PAIR_FIRST], first, fast + exos_cells_number (numbers[0]));
  add_number (&sums[EXOS_CELL_PAIR_SECOND], second, fast + exos_cells_number (numbers[1]));
}

static void
add_cell (ExosPart *self, unsigned cell)
{
  const ExosRowsPlan *plan = self->plan;
  const ExosInt128 *fast = self->cells.fast + (gsize) cell * self->cells.n_places;
  const ExosWideSum *deep = self->cells.deep[cell];
  guint labels[EXOS_ROWS_N_BY];
  ExosRowsCell *to;

  exos_part_key_to_labels (self->cells.keys[cell], labels);
  to = exos_row_sums_cell (self->sums, labels);
  to->n_rows += (guint64) fast[0];
  for (unsigned i = 0; i < plan->n_numbers; i++)
    add_number (to->sums + exos_row_sums_number (i) + EXOS_CELL_SUM, &plan->numbers[i],
                fast + exos_cells_number (i));
  for (unsigned i = 0; i < plan->n_pairs; i++)
    add_pair (to->sums + exos_row_sums_pair (plan, i), plan, i, fast);
  for (unsigned i = 0; deep != NULL && i < self->cells.n_deep; i++)
    exos_wide_sum_add_sum (&to->sums[i], &deep[i]);
}

static void
find_line (guint64 *place, const guint64 *first_lines)
{
  if (*place != 0)
    *place = exos_rows_line (*place, first_lines);
}

static void
find_lines (ExosRowsFinding *finding, const guint64 *first_lines)
{
  for (guint i = 0; i < EXOS_ROWS_MAX_LINES; i++)
    find_line (&finding->lines[i], first_lines);
}

/* Places become lines. */
static void
find_all_lines (ExosRowSums *sums, const guint64 *first_lines)
{
  for (int by = 0; by < EXOS_ROWS_N_BY; by++)
    for (guint i = 0; i < sums->n_labels[by]; i++)
      find_line (&sums->labels[by][i].line, first_lines);
  for (int kind = 0; kind < EXOS_ROWS_N_FINDINGS; kind++)
    find_lines (&sums->findings[kind], first_lines);
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    {
      find_lines (&sums->missing[i], first_lines);
      find_lines (&sums->unreadable[i], first_lines);
      find_lines (&sums->others[i], first_lines);
    }
}

static void
move_cells (ExosPart *self)
{
  exos_cells_settle (&self->cells);
  for (unsigned cell = 1; cell < self->cells.n_cells; cell++)
    add_cell (self, cell);
  exos_cells_forget (&self->cells);
}

void
exos_part_flush (ExosPart *self)
{
  move_cells (self);
  exos_combos_clear (self->combos);
}

ExosRowSums *
exos_part_steal_sums (ExosPart *self, const guint64 *first_lines)
{
  move_cells (self);
  find_all_lines (self->sums, first_lines);
  return g_steal_pointer (&self->sums);
}
