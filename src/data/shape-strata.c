// SPDX-License-Identifier: MIT
/* Rows that will be added up still say of which segment or day their users are. */
#include "data/shape.h"

/* The only column of a role, EXOS_NO_COLUMN when there is none or more. */
static gsize
find_only (const ExosShapeInput *input, ExosRole role)
{
  gsize found = EXOS_NO_COLUMN;

  for (gsize i = 0; i < input->columns->n_columns; i++)
    if (input->columns->columns[i].has_role && input->columns->columns[i].role == role)
      {
        if (found != EXOS_NO_COLUMN)
          return EXOS_NO_COLUMN;
        found = i;
      }

  return found;
}

void
exos_shape_choose_stratum (const ExosShapeInput *input, ExosSheet *sheet)
{
  const gboolean has_segment =
      exos_columns_find (input->columns, EXOS_ROLE_SEGMENT) != EXOS_NO_COLUMN;
  const ExosRole role = has_segment ? EXOS_ROLE_SEGMENT : EXOS_ROLE_DATE;
  const gsize column = find_only (input, role);

  if (!input->mapping->sums_rows || column == EXOS_NO_COLUMN)
    return;
  sheet->stratum_column = g_strdup (input->columns->columns[column].name);
  sheet->stratum_role = role;
  sheet->stratum_from = column;
}

void
exos_shape_set_stratum (const ExosShapeInput *input, ExosSheet *sheet, guint arm, gsize row)
{
  if (sheet->stratum_column != NULL)
    exos_sheet_arm (sheet, arm)->stratum =
        exos_table_dup_text (input->table, row, sheet->stratum_from);
}
