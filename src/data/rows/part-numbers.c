// SPDX-License-Identifier: MIT
/* The numbers of a batch, a column at a time: read in 64 bits, summed in 128; what does not fit is
 * read and summed the exact way. */
#include "data/rows/part-private.h"
#include "data/rows/signs.h"

static void
read_others (ExosPart *self, const ExosBatch *batch, unsigned number)
{
  const ExosRowsNumber *it = &self->plan->numbers[number];
  ExosOthers *others = self->others[number];

  for (size_t i = 0; i < others->n; i++)
    {
      const uint16_t row = others->rows[i];
      const ExosFixedCell cell = exos_batch_cell (self, batch, row, it->column);

      others->is_other[row] = 1;
      others->states[row] =
          exos_rows_number_value (cell.start, (gsize) (cell.end - cell.start),
                                  exos_rows_plan_point (self->plan, it), it, &others->values[row]);
    }
}

static void
read_number (ExosPart *self, const ExosBatch *batch, unsigned number)
{
  const ExosRowsNumber *it = &self->plan->numbers[number];
  ExosFixedColumn column = exos_batch_column (self, batch, it->column);
  ExosOthers *others = self->others[number];

  column.decimals = it->decimals;
  column.point = exos_rows_plan_point (self->plan, it);
  others->n = self->scanner->fixed (&column, self->values[number], others->rows);
  read_others (self, batch, number);
}

/* The place of a text among those of an outcome, -1 when there is no room for it. */
static int
find_outcome (ExosPart *self, unsigned number, const char *start, size_t length)
{
  ExosOutcomes *outcomes = self->outcomes[number];
  const ExosLabelSlot *slot = exos_labels_find (outcomes->texts, start, length);
  const unsigned place = outcomes->texts->n_labels;

  if (slot != NULL)
    return (int) slot->value;
  if (!exos_labels_add (outcomes->texts, start, length, place))
    return -1;
  outcomes->states[place] = (uint8_t) exos_rows_number_value (
      start, length, exos_rows_plan_point (self->plan, &self->plan->numbers[number]),
      &self->plan->numbers[number], &outcomes->values[place]);
  return (int) place;
}

/* A digit and what follows it in a plain text, as they stand there. */
static uint16_t
get_zero (const ExosPart *self, unsigned column)
{
  const bool is_last = column + 1 == self->plan->n_columns;

  return (uint16_t) ('0' | (is_last ? '\n' : self->plan->delimiter) << 8);
}

/* 0 or 1; anything else of other texts. */
static inline __attribute__ ((always_inline)) int64_t
read_digit (const ExosFixedColumn *column, uint16_t zero, bool is_plain)
{
  const ExosFixedCell cell = exos_fixed_cell (column, 0, is_plain);
  uint16_t word;

  if (!is_plain)
    return cell.end - cell.start == 1 ? *cell.start - '0' : -1;
  memcpy (&word, column->text + 1 + (int32_t) column->ends[-1], sizeof word);
  return (uint16_t) (GUINT16_FROM_LE (word) - zero);
}

/* What a word says of an outcome: 0 or 1, -1 where it is another. */
static int64_t
read_word (ExosPart *self, unsigned number, ExosFixedCell cell)
{
  const ExosOutcomes *outcomes = self->outcomes[number];
  const int text = find_outcome (self, number, cell.start, (size_t) (cell.end - cell.start));

  if (text < 0 || outcomes->states[text] != EXOS_ROWS_VALUE_OK ||
      (outcomes->values[text] != 0 && outcomes->values[text] != EXOS_ROWS_ONE))
    return -1;
  return outcomes->values[text] == EXOS_ROWS_ONE;
}

/* 0, 1 and the words for them: everything else is an other. */
static inline __attribute__ ((always_inline)) void
read_outcome_with (ExosPart *self, const ExosBatch *batch, unsigned number, bool is_plain)
{
  const unsigned place = self->plan->numbers[number].column;
  const uint16_t zero = get_zero (self, place);
  ExosFixedColumn column = exos_batch_column (self, batch, place);
  ExosOthers *others = self->others[number];
  int64_t *const values = self->values[number];

  others->n = 0;
  for (size_t row = 0; row < column.n_rows; row++, column.ends += column.step)
    {
      int64_t value = read_digit (&column, zero, is_plain);

      if (G_UNLIKELY ((uint64_t) value > 1))
        {
          value = read_word (self, number, exos_fixed_cell (&column, 0, is_plain));
          others->rows[others->n] = (uint16_t) row;
          others->n += value < 0;
          value = MAX (value, 0);
        }
      values[row] = value;
    }
  read_others (self, batch, number);
}

static void
read_outcome (ExosPart *self, const ExosBatch *batch, unsigned number)
{
  if (batch->is_plain)
    read_outcome_with (self, batch, number, true);
  else
    read_outcome_with (self, batch, number, false);
}

static void
count_one (ExosWideSum *sum, int n)
{
  exos_wide_sum_add (sum, n);
}

static void
note_other (ExosPart *self, const ExosBatch *batch, unsigned number, size_t row)
{
  const ExosFixedCell cell = exos_batch_cell (self, batch, row, self->plan->numbers[number].column);
  ExosRowsFinding *const findings[] = {
    [EXOS_ROWS_VALUE_OK] = &self->sums->others[number],
    [EXOS_ROWS_VALUE_MISSING] = &self->sums->missing[number],
    [EXOS_ROWS_VALUE_UNREADABLE] = &self->sums->unreadable[number],
  };

  exos_part_note (self, findings[self->others[number]->states[row]], batch, row, cell);
}

/* Of an outcome a value that is neither 0 nor 1; a word may have had no room among the texts. */
static void
add_no_outcome (
    ExosPart *self, const ExosBatch *batch, unsigned number, size_t row, ExosWideSum *sums)
{
  const ExosInt128 value = self->others[number]->values[row];

  if (value == 0 || value == EXOS_ROWS_ONE)
    return;
  count_one (&sums[EXOS_CELL_OTHERS], 1);
  count_one (&sums[EXOS_CELL_TWOS], value == EXOS_ROWS_TWO);
  note_other (self, batch, number, row);
}

/* What the fast way did not read of a number. */
static void
add_others (ExosPart *self, const ExosBatch *batch, unsigned number)
{
  const ExosOthers *others = self->others[number];

  for (size_t i = 0; i < others->n; i++)
    {
      const uint16_t row = others->rows[i];

      if (self->cells_of[row] == 0)
        continue;

      ExosWideSum *sums =
          exos_cells_deep (&self->cells, self->cells_of[row]) + exos_row_sums_number (number);

      if (others->states[row] != EXOS_ROWS_VALUE_OK)
        {
          count_one (&sums[others->states[row] == EXOS_ROWS_VALUE_MISSING ? EXOS_CELL_MISSING
                                                                          : EXOS_CELL_UNREADABLE],
                     1);
          note_other (self, batch, number, row);
          continue;
        }
      if (self->plan->numbers[number].is_outcome)
        add_no_outcome (self, batch, number, row, sums);
      exos_wide_sum_add (&sums[EXOS_CELL_SUM], others->values[row]);
      exos_wide_sum_add_product (&sums[EXOS_CELL_SQUARES], others->values[row],
                                 others->values[row]);
    }
}

/* One value of a row, however it was read. */
typedef struct
{
  gboolean is_there;
  gboolean is_fast; /* the fast sums have it */
  ExosInt128 value;
} Value;

static Value
get_value (const ExosPart *self, unsigned number, size_t row)
{
  const ExosOthers *others = self->others[number];
  ExosInt128 value = self->values[number][row];

  if (others->is_other[row])
    return (Value) { others->states[row] == EXOS_ROWS_VALUE_OK, FALSE, others->values[row] };
  for (unsigned i = self->outcomes[number] != NULL ? 0 : self->plan->numbers[number].decimals;
       i < EXOS_WIDE_DECIMALS; i++)
    value *= 10;
  return (Value) { TRUE, TRUE, value };
}

/* Sums of one side of a pair: a value that the fast sums lack is added, one whose row has no other
 * is taken off. */
static void
settle (ExosWideSum *sums, Value value, gboolean has_both)
{
  const int factor = has_both && !value.is_fast ? 1 : !has_both && value.is_fast ? -1 : 0;

  exos_wide_sum_add (&sums[0], factor * value.value);
  exos_wide_sum_add_product (&sums[1], factor * value.value, value.value);
}

static void
add_other_pair (ExosPart *self, unsigned pair, size_t row)
{
  const Value first = get_value (self, self->plan->pairs[pair][0], row);
  const Value second = get_value (self, self->plan->pairs[pair][1], row);
  const gboolean has_both = first.is_there && second.is_there;
  ExosWideSum *sums;

  if (self->cells_of[row] == 0)
    return;
  sums =
      exos_cells_deep (&self->cells, self->cells_of[row]) + exos_row_sums_pair (self->plan, pair);
  if (has_both)
    exos_wide_sum_add_product (&sums[EXOS_CELL_PAIR_PRODUCTS], first.value, second.value);
  else
    count_one (&sums[EXOS_CELL_PAIR_ROWS], -1);
  if (first.is_there)
    settle (&sums[EXOS_CELL_PAIR_FIRST], first, has_both);
  if (second.is_there)
    settle (&sums[EXOS_CELL_PAIR_SECOND], second, has_both);
}

static void
add_other_pairs (ExosPart *self, unsigned pair)
{
  const ExosOthers *first = self->others[self->plan->pairs[pair][0]];
  const ExosOthers *second = self->others[self->plan->pairs[pair][1]];

  for (size_t i = 0; i < first->n; i++)
    add_other_pair (self, pair, first->rows[i]);
  for (size_t i = 0; i < second->n; i++)
    if (!first->is_other[second->rows[i]])
      add_other_pair (self, pair, second->rows[i]);
}

static void
forget_others (ExosOthers *self)
{
  for (size_t i = 0; i < self->n; i++)
    self->is_other[self->rows[i]] = 0;
  self->n = 0;
}

void
exos_part_add_numbers (ExosPart *self, const ExosBatch *batch)
{
  const ExosRowsPlan *plan = self->plan;
  const ExosCellsRows rows = { plan, self->cells_of, self->values, batch->n_rows };

  for (unsigned i = 0; i < plan->n_numbers; i++)
    (self->outcomes[i] != NULL ? read_outcome : read_number) (self, batch, i);
  if (self->treats_values)
    exos_part_treat_values (self, batch);
  exos_cells_add_rows (&self->cells, &rows);
  for (unsigned i = 0; i < plan->n_numbers; i++)
    add_others (self, batch, i);
  for (unsigned i = 0; i < plan->n_pairs; i++)
    add_other_pairs (self, i);
  for (unsigned i = 0; i < plan->n_numbers; i++)
    forget_others (self->others[i]);
}
