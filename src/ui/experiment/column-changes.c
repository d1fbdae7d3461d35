// SPDX-License-Identifier: MIT
#include "ui/experiment/column-changes.h"

#include "data/text.h"
#include "ui/experiment/changes.h"

static const ExosExperiment *
get_experiment (ExosSession *session)
{
  return exos_session_get_experiment (session);
}

/* The role that was said of a column last, NULL when nothing was. */
static const ExosColumnRole *
find_said (const ExosPlan *plan, const char *header)
{
  for (guint i = plan->columns->len; i-- > 0;)
    {
      const ExosColumnRole *said = g_ptr_array_index (plan->columns, i);

      if (exos_names_match (said->column, header))
        return said;
    }

  return NULL;
}

ExosRole
exos_role_in_force (ExosSession *session, gsize column)
{
  const ExosPreviewColumn *it = &get_experiment (session)->columns[column];
  const ExosColumnRole *said = exos_report_is_settled (session)
                                   ? NULL
                                   : find_said (exos_session_get_plan (session), it->name);

  return said != NULL ? said->role : it->role;
}

gboolean
exos_role_is_unused (ExosRole role)
{
  return role == EXOS_ROLE_IGNORE || role == EXOS_ROLE_STATISTIC;
}

/* A guardrail whose column is used for something else is switched off, or the plan would ask for a
 * guardrail that the file does not have; one that comes back is on again. */
static void
follow_role (ExosPlan *plan, const char *header, ExosRole role)
{
  const ExosGuardrailPlan *guardrail = exos_plan_find_guardrail (plan, header);

  if (guardrail == NULL)
    return;

  ExosGuardrailPlan changed = *guardrail;

  changed.is_off = role != EXOS_ROLE_GUARDRAIL;
  exos_plan_set_guardrail (plan, &changed);
}

static void
give_role (ExosPlan *plan, const char *header, ExosRole role)
{
  exos_plan_set_role (plan, header, role);
  follow_role (plan, header, role);
}

static gboolean
is_single (ExosRole role)
{
  return role == EXOS_ROLE_GROUP || role == EXOS_ROLE_USERS || role == EXOS_ROLE_CONVERSIONS ||
         role == EXOS_ROLE_UNIT || role == EXOS_ROLE_EVENT || role == EXOS_ROLE_TIME;
}

void
exos_change_role (ExosSession *session, gsize column, ExosRole role)
{
  const ExosExperiment *experiment = get_experiment (session);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  const ExosRole before = exos_role_in_force (session, column);

  if (role == EXOS_ROLE_CONVERSIONS || before == EXOS_ROLE_PRIMARY)
    exos_plan_forget_primary (plan);
  for (gsize i = 0; is_single (role) && i < experiment->n_columns; i++)
    if (i != column && exos_role_in_force (session, i) == role)
      give_role (plan, experiment->columns[i].name, before);
  give_role (plan, experiment->columns[column].name, role);
  exos_session_set_plan (session, plan, NULL);
}

/* A guardrail of the policy file is not the experiment's to forget, but may be left out of it. */
static void
leave_out (ExosPlan *plan, const char *name)
{
  const ExosGuardrailPlan *policy = exos_plan_find_policy_guardrail (plan, name);

  if (policy == NULL)
    return;

  ExosGuardrailPlan off = *policy;

  off.column = (char *) name;
  off.is_off = TRUE;
  exos_plan_set_guardrail (plan, &off);
}

void
exos_forget_column (ExosSession *session, const char *name)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  exos_plan_forget_column (plan, name);
  leave_out (plan, name);
  exos_session_set_plan (session, plan, NULL);
}

gsize
exos_find_column (const ExosExperiment *experiment, const char *header)
{
  for (gsize i = 0; header != NULL && i < experiment->n_columns; i++)
    if (g_str_equal (experiment->columns[i].name, header))
      return i;
  return experiment->n_columns;
}

gsize
exos_find_preview_row (const ExosExperiment *experiment, guint64 line)
{
  for (gsize row = 0; row < experiment->n_preview_rows; row++)
    if (experiment->preview_lines[row] == line)
      return row;
  return experiment->n_preview_rows;
}

static gboolean
belongs_to (const ExosPreviewColumn *column, const char *metric)
{
  return exos_names_match (column->name, metric) || g_strcmp0 (column->part_of, metric) == 0;
}

/* A metric that is no column, but rows or a part of a header. */
static void
switch_off (ExosSession *session, ExosPlan *plan, const char *name)
{
  const ExosExperiment *experiment = get_experiment (session);

  for (gsize i = 0; i < experiment->n_metrics; i++)
    if (exos_names_match (experiment->metrics[i].name, name))
      {
        ExosGuardrailPlan guardrail =
            exos_guardrail_in_force (exos_session_get_plan (session), &experiment->metrics[i]);

        guardrail.is_off = TRUE;
        exos_plan_set_guardrail (plan, &guardrail);
      }
}

void
exos_ignore_column (ExosSession *session, const char *name)
{
  const ExosExperiment *experiment = get_experiment (session);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  gboolean is_found = FALSE;

  for (gsize i = 0; i < experiment->n_columns; i++)
    if (belongs_to (&experiment->columns[i], name))
      {
        give_role (plan, experiment->columns[i].name, EXOS_ROLE_IGNORE);
        is_found = TRUE;
      }

  if (!is_found)
    switch_off (session, plan, name);
  exos_session_set_plan (session, plan, NULL);
}
