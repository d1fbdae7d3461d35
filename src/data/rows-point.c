// SPDX-License-Identifier: MIT
/* Between semicolons, decimals have a comma in some files and a point in others. */
#include "data/rows-point.h"

#include "data/rows-look.h"
#include "data/rows/signs.h"

typedef enum
{
  READS_EITHER_WAY, /* or in none */
  READS_WITH_POINT,
  READS_WITH_COMMA,
  READS_IN_TWO_WAYS,
  N_READINGS,
} Reading;

static gboolean
read_with (const ExosField *field, char point, ExosInt128 *value)
{
  const ExosRowsNumber number = {
    .sign = exos_rows_find_sign (field->text, field->length, point),
  };

  return exos_rows_number_value (field->text, field->length, point, &number, value) ==
         EXOS_ROWS_VALUE_OK;
}

static Reading
read_field (const ExosField *field)
{
  ExosInt128 with_point = 0, with_comma = 0;
  const gboolean has_point = read_with (field, '.', &with_point);
  const gboolean has_comma = read_with (field, ',', &with_comma);

  if (has_point && has_comma)
    return with_point == with_comma ? READS_EITHER_WAY : READS_IN_TWO_WAYS;
  return has_point ? READS_WITH_POINT : has_comma ? READS_WITH_COMMA : READS_EITHER_WAY;
}

char
exos_rows_find_point (const ExosShapeInput *input, gsize column, char usual, bool *is_ambiguous)
{
  guint n[N_READINGS] = { 0 };

  *is_ambiguous = false;
  if (usual == '.')
    return usual;
  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);

      if (field != NULL)
        n[read_field (field)]++;
    }

  if (n[READS_WITH_POINT] != n[READS_WITH_COMMA])
    return n[READS_WITH_POINT] > n[READS_WITH_COMMA] ? '.' : ',';
  *is_ambiguous = n[READS_IN_TWO_WAYS] > 0;
  return usual;
}

static void
report_column (const ExosRowsPivot *self, const ExosReading *reading, gsize column)
{
  for (gsize row = self->input->columns->header + 1; row < reading->n_head_rows; row++)
    {
      const ExosField *field = exos_table_cell (reading->table, row, column);

      if (field == NULL || read_field (field) != READS_IN_TWO_WAYS)
        continue;

      ExosIssue *issue =
          exos_issue_new (EXOS_ISSUE_AMBIGUOUS_NUMBER, exos_table_row (reading->table, row)->line,
                          self->input->columns->columns[column].name, NULL, field->text);

      issue->number = 1;
      exos_shape_add_issue (self->input, issue);
      return;
    }
}

void
exos_rows_report_points (const ExosRowsPivot *self, const ExosReading *reading)
{
  g_auto (ExosRowsHead) head = { .left_out = NULL };

  if (reading->delimiter != ';' ||
      !exos_rows_head_read (&head, reading->table, reading->n_head_rows, self->input->mapping,
                            reading->delimiter))
    return;
  for (guint i = 0; i < head.plan.n_numbers; i++)
    if (head.plan.numbers[i].is_ambiguous)
      report_column (self, reading, head.plan.numbers[i].column);
}
