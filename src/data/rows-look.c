// SPDX-License-Identifier: MIT
#include "data/rows-look.h"

#include <string.h>

#include "data/aliases.h"
#include "data/metric-names.h"
#include "data/rows-plan.h"
#include "data/rows/fixed.h"
#include "data/rows/value.h"

/* One in so many cells may be something else than the others. */
#define FEW 20

static guint
count_decimals (const ExosField *field, char point)
{
  const char *end = field->text + field->length;
  const char *at = memchr (field->text, point, field->length);
  guint n = 0;

  for (at = at != NULL ? at + 1 : end; at < end && g_ascii_isdigit (*at); at++)
    n++;
  return MIN (n, EXOS_FIXED_MAX_DECIMALS);
}

static void
look_at_cell (ExosRowsLook *look, const ExosField *field, char point)
{
  const ExosInt128 one = (ExosInt128) 1000000000 * 1000000000;
  ExosInt128 value = 0;
  const ExosRowsValueState state =
      exos_rows_value (field->text, field->length, point, look->is_outcome, &value);

  look->n_unreadable += state == EXOS_ROWS_VALUE_UNREADABLE;
  if (state != EXOS_ROWS_VALUE_OK)
    return;
  look->n_ones += value == one;
  look->n_others += value != 0 && value != one;
  look->decimals = MAX (look->decimals, count_decimals (field, point));
  look->n_values++;
}

void
exos_rows_look_at_cells (const ExosShapeInput *input, gsize column, char point, ExosRowsLook *look)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);

      if (field != NULL)
        look_at_cell (look, field, point);
    }

  look->is_number =
      look->is_named || (look->n_values > 0 && look->n_unreadable * FEW <= look->n_values);
}

/* Revenue of few buyers is nearly always 0, but hardly ever 1. */
static gboolean
is_outcome (const ExosRowsLook *outcome, const ExosRowsLook *number, const ExosColumn *column)
{
  if (!outcome->is_number || outcome->n_others * FEW > outcome->n_values ||
      outcome->n_unreadable > number->n_unreadable)
    return FALSE;
  if (outcome->n_unreadable < number->n_unreadable)
    return TRUE;
  return outcome->n_ones >= outcome->n_others &&
         (outcome->n_ones > 0 || !exos_metric_name_is_amount (column->name));
}

ExosRowsLook
exos_rows_look_at_column (const ExosShapeInput *input, gsize column, char point)
{
  const ExosColumn *it = &input->columns->columns[column];
  const gboolean is_named =
      (it->has_role && exos_role_counts (it->role)) || exos_name_is_guardrail (it->normalized);
  ExosRowsLook outcome = { .is_outcome = TRUE, .is_named = is_named };
  ExosRowsLook number = { .is_outcome = FALSE, .is_named = is_named };

  exos_rows_look_at_cells (input, column, point, &outcome);
  exos_rows_look_at_cells (input, column, point, &number);
  return is_outcome (&outcome, &number, it) ? outcome : number;
}
