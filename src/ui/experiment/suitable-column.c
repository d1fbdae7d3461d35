// SPDX-License-Identifier: MIT
#include "ui/experiment/suitable-column.h"

#include "ui/experiment/column-changes.h"

/* The role that is missing, or that several columns could have; IGNORE when the issue names none.
 */
static ExosRole
wanted_role (const ExosIssue *issue)
{
  const char *id = issue->extra != NULL ? issue->extra : issue->value;
  ExosRole role;

  return id != NULL && exos_role_from_id (id, &role) ? role : EXOS_ROLE_IGNORE;
}

/* One that has the role, one of the right kind that does nothing yet, one of the right kind. */
static int
suits (ExosSession *session, gsize column, ExosRole wanted)
{
  const ExosPreviewColumn *it = &exos_session_get_experiment (session)->columns[column];
  const ExosRole role = exos_role_in_force (session, column);
  const gboolean is_kind = it->is_number == (wanted != EXOS_ROLE_GROUP);

  if (role == wanted)
    return 3;
  if (!is_kind || role <= EXOS_ROLE_PRIMARY)
    return 0;
  return exos_role_is_unused (role) ? 2 : 1;
}

gsize
exos_suitable_column (ExosSession *session, const ExosIssue *issue)
{
  const ExosExperiment *experiment = exos_session_get_experiment (session);
  const ExosRole wanted = wanted_role (issue);
  const gsize named = exos_find_column (experiment, issue->column);
  gsize best = 0;

  if (named < experiment->n_columns)
    return named;
  for (gsize i = 1; wanted != EXOS_ROLE_IGNORE && i < experiment->n_columns; i++)
    if (suits (session, i, wanted) > suits (session, best, wanted))
      best = i;
  return best;
}
