// SPDX-License-Identifier: MIT
#include "data/rows-look.h"

#include <string.h>

#include "data/aliases.h"
#include "data/metric-names.h"
#include "data/rows-plan.h"
#include "data/rows-point.h"
#include "data/rows/fixed.h"
#include "data/rows/signs.h"

/* One in so many cells may be something else than the others. */
#define FEW 20

/* So many counts are no mistakes, where they are one in so many, too. */
#define MIN_COUNTS 3
#define FEWEST 200

/* Where so many cells that are no numbers have no sign, none has. */
#define MAX_TRIED 100

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
  ExosInt128 value = 0;
  const ExosRowsValueState state =
      exos_rows_number_value (field->text, field->length, point, &look->number, &value);

  look->n_unreadable += state == EXOS_ROWS_VALUE_UNREADABLE;
  if (state != EXOS_ROWS_VALUE_OK)
    return;
  look->n_ones += value == EXOS_ROWS_ONE;
  look->n_twos += value == EXOS_ROWS_TWO;
  look->n_others += value != 0 && value != EXOS_ROWS_ONE;
  look->number.decimals = MAX (look->number.decimals, count_decimals (field, point));
  look->n_values++;
}

static void
look_at_cells (const ExosShapeInput *input, char point, ExosRowsLook *look)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, look->number.column);

      if (field != NULL)
        look_at_cell (look, field, point);
    }

  look->is_number =
      look->is_named || (look->n_values > 0 && look->n_unreadable * FEW <= look->n_values);
  if (look->number.is_outcome)
    look->number.decimals = 0;
}

/* That of the first number that has one. */
static unsigned char
find_sign (const ExosShapeInput *input, gsize column, char point)
{
  ExosInt128 value;
  unsigned char sign = 0;
  guint n_tried = 0;

  for (gsize row = input->first; row < input->end && sign == 0 && n_tried < MAX_TRIED; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);

      if (field == NULL || exos_rows_value (field->text, field->length, point, false, &value) !=
                               EXOS_ROWS_VALUE_UNREADABLE)
        continue;
      sign = exos_rows_find_sign (field->text, field->length, point);
      n_tried++;
    }

  return sign;
}

/* Both of them: an X alone may be a cross that says yes. */
static gboolean
has_marks (const ExosShapeInput *input, gsize column)
{
  gboolean has_o = FALSE;
  gboolean has_x = FALSE;

  for (gsize row = input->first; row < input->end && !(has_o && has_x); row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);
      const char mark = field != NULL ? exos_rows_find_mark (field->text, field->length) : 0;

      has_o |= mark == 'o';
      has_x |= mark == 'x';
    }

  return has_o && has_x;
}

gboolean
exos_rows_are_counts (guint64 n_values, guint64 n_others, guint64 n_twos)
{
  return n_twos >= MIN_COUNTS && n_others * FEWEST >= n_values;
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
  return number->number.sign == 0 &&
         !exos_rows_are_counts (outcome->n_values, outcome->n_others, outcome->n_twos) &&
         outcome->n_ones >= outcome->n_others &&
         (outcome->n_ones > 0 || !exos_metric_name_is_amount (column->name));
}

static gboolean
is_named (const ExosColumn *column)
{
  return (column->has_role && exos_role_counts (column->role)) ||
         exos_name_is_guardrail (column->normalized);
}

/* As the cells are when read like that. */
static ExosRowsLook
look_at (const ExosShapeInput *input, const ExosRowsNumber *number)
{
  ExosRowsLook look = {
    .number = *number,
    .is_named = is_named (&input->columns->columns[number->column]),
  };

  look_at_cells (input, number->point, &look);
  return look;
}

/* Where everything is a number, none has a sign. */
ExosRowsLook
exos_rows_look_at_number (const ExosShapeInput *input, gsize column, char point)
{
  ExosRowsNumber number = { .column = (unsigned) column };

  number.point = exos_rows_find_point (input, column, point, &number.is_ambiguous);

  const ExosRowsLook look = look_at (input, &number);

  if (look.n_unreadable > 0)
    number.sign = find_sign (input, column, number.point);
  return number.sign != 0 ? look_at (input, &number) : look;
}

/* And no cell has a word or a mark. */
static ExosRowsLook
look_at_outcome (const ExosShapeInput *input, const ExosRowsLook *number)
{
  ExosRowsLook look = *number;

  look.number.sign = 0;
  look.number.decimals = 0;
  look.number.is_outcome = TRUE;
  if (number->n_unreadable == 0 && number->number.sign == 0)
    return look;
  look.number.takes_marks = has_marks (input, number->number.column);
  return look_at (input, &look.number);
}

ExosRowsLook
exos_rows_look_at_column (const ExosShapeInput *input, gsize column, char point)
{
  const ExosColumn *it = &input->columns->columns[column];
  const ExosRowsLook number = exos_rows_look_at_number (input, column, point);

  if (it->is_value)
    return number;

  const ExosRowsLook outcome = look_at_outcome (input, &number);

  if (outcome.n_others > 0 && exos_mapping_capping (input->mapping, it->name) != NULL)
    return number;
  return is_outcome (&outcome, &number, it) ? outcome : number;
}
