// SPDX-License-Identifier: MIT
#include "ui/experiment/changes.h"

#include "data/text.h"

static const ExosExperiment *
get_experiment (ExosSession *session)
{
  return exos_session_get_experiment (session);
}

gboolean
exos_report_is_settled (ExosSession *session)
{
  return exos_plan_equal (exos_session_get_experiment_plan (session),
                          exos_session_get_plan (session));
}

void
exos_change_name (ExosSession *session, const char *name)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  exos_plan_set_name (plan, name[0] != '\0' ? name : NULL);
  exos_session_set_plan (session, plan, "name");
}

void
exos_change_smallest_effect (ExosSession *session, ExosRatio effect)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  plan->smallest_effect = effect;
  exos_session_set_plan (session, plan, "smallest-effect");
}

void
exos_change_daily_users (ExosSession *session, guint64 users)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  plan->daily_users = users;
  exos_session_set_plan (session, plan, "daily-users");
}

void
exos_sum_rows (ExosSession *session)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  plan->sums_rows = TRUE;
  exos_session_set_plan (session, plan, NULL);
}

int
exos_control_in_force (ExosSession *session)
{
  const ExosExperiment *experiment = get_experiment (session);
  const char *said = exos_session_get_plan (session)->control;

  if (said == NULL)
    return experiment->control;
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    if (exos_names_match (experiment->arms[arm].name, said))
      return (int) arm;
  return -1;
}

void
exos_change_control (ExosSession *session, gsize arm)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  exos_plan_set_control (plan, get_experiment (session)->arms[arm].name);
  exos_session_set_plan (session, plan, NULL);
}

/* The outcome or the event of rows that counts as conversion. */
static const char *
get_outcome (const ExosExperiment *experiment)
{
  return exos_shape_has_users (experiment->source.shape) ? experiment->primary : NULL;
}

const char *
exos_primary_in_force (ExosSession *session)
{
  const ExosExperiment *experiment = get_experiment (session);
  const char *said = exos_session_get_plan (session)->primary;

  for (char **name = experiment->candidates; said != NULL && name != NULL && *name != NULL; name++)
    if (exos_names_match (*name, said))
      return *name;
  if (!exos_report_is_settled (session))
    return NULL;
  return experiment->primary_metric >= 0 ? experiment->metrics[experiment->primary_metric].name
                                         : get_outcome (experiment);
}

void
exos_change_start (ExosSession *session, const char *start)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  g_free (plan->start);
  plan->start = start[0] != '\0' ? g_strdup (start) : NULL;
  exos_session_set_plan (session, plan, "start-of-experiment");
}

void
exos_change_primary (ExosSession *session, const char *metric)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  exos_plan_forget_primary (plan);
  plan->primary = g_strdup (metric);
  exos_session_set_plan (session, plan, NULL);
}

void
exos_verify_effect (ExosSession *session)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  plan->is_verified = TRUE;
  exos_session_set_plan (session, plan, NULL);
}

gboolean
exos_guardrail_is_offered (ExosSession *session, const ExosMetric *metric)
{
  const ExosExperiment *experiment = get_experiment (session);

  if (metric == &experiment->metrics[MAX (experiment->primary_metric, 0)] &&
      experiment->primary_metric >= 0)
    return FALSE;
  return metric->kind != EXOS_METRIC_TOTAL ||
         exos_plan_find_guardrail (exos_session_get_plan (session), metric->name) != NULL;
}

void
exos_change_guardrail (ExosSession *session, const ExosGuardrailPlan *guardrail, const char *key)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  exos_plan_set_guardrail (plan, guardrail);
  exos_session_set_plan (session, plan, key);
}
