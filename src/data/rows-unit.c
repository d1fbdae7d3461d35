// SPDX-License-Identifier: MIT
/* Rows of sessions or orders, which are not said to be of users. */
#include "data/aliases.h"
#include "data/rows-parts.h"

static gboolean
is_filled (const ExosShapeInput *input, gsize column)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, column);

      if (field == NULL || field->length == 0)
        return FALSE;
    }

  return TRUE;
}

/* The column whose name says that each row is of something that a user may have several of. */
static const ExosColumn *
find_other_unit (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];

      if (!column->is_given && exos_name_is_other_unit (column->normalized) && is_filled (input, i))
        return column;
    }

  return NULL;
}

void
exos_rows_report_unit (const ExosRowsPivot *self)
{
  const ExosShapeInput *input = self->input;
  const ExosColumn *column = self->rows->plan.unit < 0 ? find_other_unit (input) : NULL;

  if (column == NULL)
    return;
  input->experiment->source.has_other_unit = TRUE;
  exos_shape_add_issue (input,
                        exos_issue_new (EXOS_ISSUE_ROWS_NOT_USERS, exos_shape_header_line (input),
                                        column->name, NULL, NULL));
}
