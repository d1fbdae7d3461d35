// SPDX-License-Identifier: MIT
#include "data/rows/careful.h"

#include "data/rows/label-text.h"
#include "data/rows/records.h"
#include "data/rows/signs.h"

/* What a row says of the numbers of the plan. */
typedef struct
{
  ExosRowsValueState states[EXOS_ROWS_MAX_NUMBERS];
  ExosInt128 values[EXOS_ROWS_MAX_NUMBERS];
  gboolean are_capped[EXOS_ROWS_MAX_NUMBERS];
} Values;

/* Empty where the record keeps no such cell. */
static ExosCell
get_cell (const ExosRecord *record, int column)
{
  const gboolean is_kept = column >= 0 && (gsize) column < record->n_kept;

  return is_kept ? record->cells[column] : (ExosCell) { .text = "" };
}

static gboolean
is_empty (const ExosRecord *record, int column)
{
  const ExosCell cell = get_cell (record, column);

  return exos_rows_is_blank (cell.text, cell.length);
}

/* Why a row is left out; EXOS_ROWS_N_FINDINGS: it is not. */
static ExosRowsFindingKind
check_row (const ExosRowsPlan *plan, const ExosRecord *record)
{
  const ExosCell group = get_cell (record, plan->by[EXOS_ROWS_BY_GROUP]);

  if (record->n_cells < plan->n_columns)
    return EXOS_ROWS_SHORT;
  if (record->n_cells > plan->n_columns)
    return EXOS_ROWS_LONG;
  if (exos_rows_names_no_group (group.text, group.length))
    return EXOS_ROWS_NO_GROUP;
  if (plan->unit >= 0 && is_empty (record, plan->unit))
    return EXOS_ROWS_NO_UNIT;

  return EXOS_ROWS_N_FINDINGS;
}

static ExosRowsCell *
find_cell (ExosRowSums *sums, const ExosRecord *record)
{
  guint labels[EXOS_ROWS_N_BY] = { 0 };

  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    {
      ExosCell cell = get_cell (record, sums->plan.by[by]);

      if (sums->plan.by[by] < 0)
        continue;
      exos_rows_label_text ((ExosRowsBy) by, &cell.text, &cell.length);
      labels[by] =
          exos_row_sums_add_label (sums, (ExosRowsBy) by, cell.text, cell.length, record->line);
    }

  return exos_row_sums_cell (sums, labels);
}

static gboolean
is_zero_or_one (ExosInt128 value)
{
  return value == 0 || value == EXOS_ROWS_ONE;
}

/* Where what a value is worth saying is said; NULL: nowhere. */
static ExosRowsFinding *
find_finding (ExosRowSums *sums, guint number, const Values *values)
{
  switch (values->states[number])
    {
    case EXOS_ROWS_VALUE_MISSING:
      return &sums->missing[number];
    case EXOS_ROWS_VALUE_UNREADABLE:
      return &sums->unreadable[number];
    case EXOS_ROWS_VALUE_OK:
      return sums->plan.numbers[number].is_outcome && !is_zero_or_one (values->values[number])
                 ? &sums->others[number]
                 : NULL;
    }

  g_assert_not_reached ();
}

static void
read_values (ExosRowSums *sums, const ExosRecord *record, Values *values)
{
  const ExosRowsPlan *plan = &sums->plan;

  for (guint i = 0; i < plan->n_numbers; i++)
    {
      const ExosCell cell = get_cell (record, (int) plan->numbers[i].column);

      values->states[i] = exos_rows_number_value (cell.text, cell.length,
                                                  exos_rows_plan_point (plan, &plan->numbers[i]),
                                                  &plan->numbers[i], &values->values[i]);

      ExosRowsFinding *finding = find_finding (sums, i, values);

      if (finding != NULL)
        exos_rows_finding_add (finding, 1, record->line, cell.text, cell.length);
    }
}

/* Whether the values of a row make no caps. */
static gboolean
is_left_out (const ExosCarefulRows *self, const ExosRecord *record)
{
  for (guint by = 0; by < EXOS_ROWS_N_BY; by++)
    {
      ExosCell cell = get_cell (record, self->sums->plan.by[by]);

      exos_rows_label_text ((ExosRowsBy) by, &cell.text, &cell.length);
      if (exos_quantiles_leaves_out (self->quantiles, (ExosRowsBy) by, cell.text, cell.length))
        return TRUE;
    }

  return FALSE;
}

/* Before they are capped. */
static void
count_values (const ExosCarefulRows *self, const ExosRecord *record, const Values *values)
{
  if (self->quantiles == NULL || is_left_out (self, record))
    return;
  for (guint i = 0; i < self->sums->plan.n_numbers; i++)
    if (values->states[i] == EXOS_ROWS_VALUE_OK && exos_quantiles_wants (self->quantiles, i))
      exos_quantiles_add (self->quantiles, 0, i, values->values[i], self->takes_off ? -1 : 1);
}

static void
cap_values (const ExosRowSums *sums, Values *values)
{
  for (guint i = 0; i < sums->plan.n_numbers; i++)
    values->are_capped[i] = values->states[i] == EXOS_ROWS_VALUE_OK &&
                            exos_rows_cap_value (&sums->caps[i], &values->values[i]);
}

static void
add_number (ExosWideSum *sums, ExosRowsValueState state, ExosInt128 value, gboolean is_outcome)
{
  switch (state)
    {
    case EXOS_ROWS_VALUE_MISSING:
      exos_wide_sum_add (&sums[EXOS_CELL_MISSING], 1);
      break;
    case EXOS_ROWS_VALUE_UNREADABLE:
      exos_wide_sum_add (&sums[EXOS_CELL_UNREADABLE], 1);
      break;
    case EXOS_ROWS_VALUE_OK:
      exos_wide_sum_add (&sums[EXOS_CELL_OTHERS], is_outcome && !is_zero_or_one (value));
      exos_wide_sum_add (&sums[EXOS_CELL_TWOS], is_outcome && value == EXOS_ROWS_TWO);
      exos_wide_sum_add (&sums[EXOS_CELL_SUM], value);
      exos_wide_sum_add_product (&sums[EXOS_CELL_SQUARES], value, value);
      break;
    }
}

static void
add_pair (ExosWideSum *sums, ExosInt128 first, ExosInt128 second)
{
  exos_wide_sum_add (&sums[EXOS_CELL_PAIR_ROWS], 1);
  exos_wide_sum_add_product (&sums[EXOS_CELL_PAIR_PRODUCTS], first, second);
  exos_wide_sum_add (&sums[EXOS_CELL_PAIR_FIRST], first);
  exos_wide_sum_add_product (&sums[EXOS_CELL_PAIR_FIRST_SQUARES], first, first);
  exos_wide_sum_add (&sums[EXOS_CELL_PAIR_SECOND], second);
  exos_wide_sum_add_product (&sums[EXOS_CELL_PAIR_SECOND_SQUARES], second, second);
}

static void
add_values (const ExosRowsPlan *plan, const Values *values, ExosRowsCell *cell)
{
  cell->n_rows++;
  for (guint i = 0; i < plan->n_numbers; i++)
    {
      ExosWideSum *sums = &cell->sums[exos_row_sums_number (i)];

      add_number (sums, values->states[i], values->values[i], plan->numbers[i].is_outcome);
      exos_wide_sum_add (&sums[EXOS_CELL_CAPPED], values->are_capped[i]);
    }
  for (guint i = 0; i < plan->n_pairs; i++)
    {
      const guint first = plan->pairs[i][0];
      const guint second = plan->pairs[i][1];

      if (values->states[first] == EXOS_ROWS_VALUE_OK &&
          values->states[second] == EXOS_ROWS_VALUE_OK)
        add_pair (&cell->sums[exos_row_sums_pair (plan, i)], values->values[first],
                  values->values[second]);
    }
}

void
exos_careful_rows_add (const ExosRecord *record, gpointer rows)
{
  const ExosCarefulRows *self = rows;
  ExosRowSums *sums = self->sums;
  const ExosRowsFindingKind fault = check_row (&sums->plan, record);
  Values values = { 0 };

  if (record->line < self->first_line || exos_rows_record_is_blank (record))
    return;

  sums->n_rows++;
  exos_rows_record_note_quotes (sums->findings, record);
  if (fault < EXOS_ROWS_N_FINDINGS)
    {
      exos_rows_finding_add (&sums->findings[fault], 1, record->line, NULL, 0);
      return;
    }

  read_values (sums, record, &values);
  count_values (self, record, &values);
  cap_values (sums, &values);
  add_values (&sums->plan, &values, find_cell (sums, record));
}

gboolean
exos_careful_rows_takes (const ExosCarefulRows *self, const ExosRecord *record)
{
  return record->line >= self->first_line && !exos_rows_record_is_blank (record) &&
         check_row (&self->sums->plan, record) == EXOS_ROWS_N_FINDINGS;
}
