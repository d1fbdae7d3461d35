// SPDX-License-Identifier: MIT
/* Adds a batch of rows to the cells: in 64 bits as long as the squares of so many such values fit,
 * which is nearly always, else in 128. */
#include "data/rows/cells.h"

#define NEAR_BITS 63 /* of a sum, without its sign */

static inline unsigned
bits_of (uint64_t n)
{
  return n == 0 ? 0 : 64 - (unsigned) __builtin_clzll (n);
}

/* Bits enough for all values but their signs: a bit that differs from the one below is the highest
 * of some value, or nothing but its sign. */
static unsigned
count_bits (const ExosCellsRows *rows)
{
  uint64_t changes = 0;

  for (unsigned i = 0; i < rows->plan->n_numbers; i++)
    for (size_t row = 0; !rows->plan->numbers[i].is_outcome && row < rows->n_rows; row++)
      changes |= (uint64_t) rows->values[i][row] ^ (uint64_t) rows->values[i][row] << 1;
  return MAX (bits_of (changes), 2) - 1;
}

/* One row after the other, so that sums of the same cell do not wait for each other. */
static inline __attribute__ ((always_inline)) void
add_near_with (int64_t *near, ExosCellsRows rows, unsigned n_numbers, unsigned n_pairs)
{
  const unsigned n_places = 1 + EXOS_FAST_N * n_numbers;
  const unsigned char (*pairs)[2] = rows.plan->pairs;

  for (size_t row = 0; row < rows.n_rows; row++)
    {
      int64_t *sums = near + rows.cells[row];

      sums[0]++;
      for (unsigned i = 0; i < n_numbers; i++)
        {
          const int64_t value = rows.values[i][row];

          sums[exos_cells_number (i) + EXOS_FAST_SUM] += value;
          sums[exos_cells_number (i) + EXOS_FAST_SQUARES] += value * value;
        }
      for (unsigned i = 0; i < n_pairs; i++)
        sums[n_places + i] += rows.values[pairs[i][0]][row] * rows.values[pairs[i][1]][row];
    }
}

/* The usual numbers of numbers, so that the loops over them are none. */
void
exos_cells_add_near (int64_t *near, const ExosCellsRows *rows)
{
  const unsigned n_pairs = rows->plan->n_pairs;

  switch (n_pairs > 1 ? 0 : 2 * rows->plan->n_numbers + n_pairs)
    {
    case 2:
      add_near_with (near, *rows, 1, 0);
      break;
    case 4:
      add_near_with (near, *rows, 2, 0);
      break;
    case 5:
      add_near_with (near, *rows, 2, 1);
      break;
    case 6:
      add_near_with (near, *rows, 3, 0);
      break;
    case 7:
      add_near_with (near, *rows, 3, 1);
      break;
    default:
      add_near_with (near, *rows, rows->plan->n_numbers, n_pairs);
    }
}

static void
add_fast (ExosInt128 *fast, const ExosCellsRows *rows)
{
  const ExosRowsPlan *plan = rows->plan;

  for (size_t row = 0; row < rows->n_rows; row++)
    {
      ExosInt128 *sums = fast + rows->cells[row];

      sums[0]++;
      for (unsigned i = 0; i < plan->n_numbers; i++)
        {
          const int64_t value = rows->values[i][row];

          sums[exos_cells_number (i) + EXOS_FAST_SUM] += value;
          sums[exos_cells_number (i) + EXOS_FAST_SQUARES] += (ExosInt128) value * value;
        }
      for (unsigned i = 0; i < plan->n_pairs; i++)
        sums[exos_cells_pair (plan, i)] += (ExosInt128) rows->values[plan->pairs[i][0]][row] *
                                           rows->values[plan->pairs[i][1]][row];
    }
}

void
exos_cells_settle (ExosCells *self)
{
  const size_t n = (size_t) self->n_cells * self->n_places;

  for (size_t i = 0; i < n; i++)
    self->fast[i] += self->near[i];
  memset (self->near, 0, n * sizeof *self->near);
  self->near_bits = 0;
  self->near_rows = 0;
}

static inline bool
fit_near (unsigned bits, unsigned n_rows)
{
  return 2 * bits + bits_of (n_rows) <= NEAR_BITS;
}

void
exos_cells_add_rows (ExosCells *self, const ExosCellsRows *rows)
{
  const unsigned n_rows = (unsigned) rows->n_rows;
  const unsigned bits = count_bits (rows);

  if (!fit_near (bits, n_rows))
    {
      add_fast (self->fast, rows);
      return;
    }
  if (!fit_near (MAX (bits, self->near_bits), self->near_rows + n_rows))
    exos_cells_settle (self);
  self->near_bits = MAX (bits, self->near_bits);
  self->near_rows += n_rows;
  self->add_near (self->near, rows);
}
