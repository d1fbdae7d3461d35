// SPDX-License-Identifier: MIT
#include "ui/experiment/column-folds.h"

#include "ui/experiment/column-changes.h"

#define FEW_COLUMNS 12 /* are all shown */

gboolean
exos_column_is_unused (ExosSession *session, gsize column)
{
  return exos_role_is_unused (exos_role_in_force (session, column));
}

gboolean
exos_has_used_column (ExosSession *session)
{
  for (gsize i = 0; i < exos_session_get_experiment (session)->n_columns; i++)
    if (!exos_column_is_unused (session, i))
      return TRUE;
  return FALSE;
}

gboolean
exos_column_is_always_shown (ExosSession *session, gsize column, gsize n_shown, gboolean has_used)
{
  if (exos_session_get_experiment (session)->n_columns <= FEW_COLUMNS)
    return TRUE;
  if (exos_column_is_unused (session, column))
    return !has_used && n_shown < FEW_COLUMNS;
  return n_shown < EXOS_MANY_COLUMNS || exos_role_in_force (session, column) <= EXOS_ROLE_PRIMARY;
}
