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
exos_shape_set_split_column (const ExosShapeInput *input, ExosSheet *sheet)
{
  static const ExosRole roles[] = { EXOS_ROLE_DATE, EXOS_ROLE_SEGMENT };

  for (gsize i = 0; i < G_N_ELEMENTS (roles) && sheet->split_column == NULL; i++)
    {
      const gsize column = exos_columns_find (input->columns, roles[i]);

      if (column != EXOS_NO_COLUMN)
        sheet->split_column = g_strdup (input->columns->columns[column].name);
    }
}

void
exos_shape_choose_strata (const ExosShapeInput *input, ExosSheet *sheet)
{
  static const ExosRole roles[EXOS_N_STRATA] = { EXOS_ROLE_SEGMENT, EXOS_ROLE_DATE };

  for (gsize i = 0; input->mapping->sums_rows && i < EXOS_N_STRATA; i++)
    {
      const gsize column = find_only (input, roles[i]);

      if (column == EXOS_NO_COLUMN)
        continue;
      sheet->strata_columns[i] = g_strdup (input->columns->columns[column].name);
      sheet->strata_from[i] = column;
    }
}

void
exos_shape_set_strata (const ExosShapeInput *input, ExosSheet *sheet, guint arm, gsize row)
{
  for (gsize i = 0; i < EXOS_N_STRATA; i++)
    if (sheet->strata_columns[i] != NULL)
      exos_sheet_arm (sheet, arm)->strata[i] =
          exos_table_dup_text (input->table, row, sheet->strata_from[i]);
}
