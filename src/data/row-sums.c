// SPDX-License-Identifier: MIT
#include "data/row-sums.h"

#include <math.h>

#include "data/number.h"

#define TOLERANCE 1e-9 /* of sums of decimals, that somebody rounded */

static gboolean
is_counted (ExosRole role)
{
  return role == EXOS_ROLE_USERS || role == EXOS_ROLE_CONVERSIONS || role == EXOS_ROLE_GUARDRAIL ||
         role == EXOS_ROLE_VALUE;
}

typedef struct
{
  gboolean is_count;
  guint64 count;
  double value;
} Number;

static gboolean
read_number (const ExosShapeInput *input, gsize row, gsize column, Number *number)
{
  const ExosField *field = exos_table_cell (input->table, input->first + row, column);
  const gboolean decimal_comma = input->experiment->source.delimiter == ';';

  if (field == NULL)
    return FALSE;
  number->is_count = exos_parse_count (field->text, field->length, decimal_comma, &number->count) <=
                     EXOS_NUMBER_THOUSANDS;
  number->value = (double) number->count;
  return number->is_count ||
         exos_parse_decimal (field->text, field->length, decimal_comma, &number->value);
}

static void
compare_quantity (const ExosShapeInput *input,
                  gsize row,
                  const GArray *parts,
                  gsize column,
                  ExosPartsVerdict *verdict)
{
  unsigned __int128 count = 0;
  double value = 0.0;
  gboolean are_counts;
  Number whole;
  Number part;

  if (!read_number (input, row, column, &whole))
    return;
  are_counts = whole.is_count;
  for (guint i = 0; i < parts->len; i++)
    {
      if (!read_number (input, g_array_index (parts, gsize, i), column, &part))
        return;
      are_counts &= part.is_count;
      verdict->is_below |= are_counts && whole.count < part.count;
      count += part.is_count ? part.count : 0;
      value += part.value;
    }

  verdict->n_compared++;
  verdict->is_sum &= are_counts ? count == whole.count
                                : fabs (value - whole.value) <= TOLERANCE * fabs (whole.value);
}

ExosPartsVerdict
exos_compare_with_parts (const ExosShapeInput *input, gsize row, const GArray *parts)
{
  ExosPartsVerdict verdict = { 0, TRUE, FALSE };

  for (gsize i = 0; i < input->columns->n_columns; i++)
    if (is_counted (input->roles[i]))
      compare_quantity (input, row, parts, i, &verdict);

  verdict.is_sum &= verdict.n_compared > 0;
  return verdict;
}
