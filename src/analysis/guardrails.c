// SPDX-License-Identifier: MIT
#include "analysis/parts.h"

#include "data/text.h"

static void
report_unknown_columns (ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;

  for (guint i = 0; i < report->plan->guardrails->len; i++)
    {
      const ExosGuardrailPlan *plan = g_ptr_array_index (report->plan->guardrails, i);
      gboolean is_found = plan->is_off;

      for (gsize metric = 0; metric < experiment->n_metrics; metric++)
        is_found |= exos_names_match (plan->column, experiment->metrics[metric].name);

      if (!is_found)
        g_ptr_array_add (report->issues,
                         exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, 0, plan->column, NULL, NULL));
    }
}

static gboolean
is_selected (const ExosReport *report, const ExosMetric *metric, const ExosGuardrailPlan *plan)
{
  return plan != NULL ? !plan->is_off
                      : !report->plan->no_guardrails && metric->kind == EXOS_METRIC_COUNT;
}

/* A column that the plan names is judged whatever its kind: one that cannot be is a guardrail that
 * could not be judged, never one that was dropped, unless the plan says so. */
GArray *
exos_select_guardrails (ExosReport *report)
{
  GArray *selected = g_array_new (FALSE, TRUE, sizeof (ExosGuardrailResult));
  const ExosExperiment *experiment = report->experiment;

  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    {
      const ExosMetric *column = &experiment->metrics[metric];
      const ExosGuardrailPlan *plan = exos_plan_find_guardrail (report->plan, column->name);
      const ExosGuardrailResult result = {
        .metric = metric,
        .direction = plan != NULL && plan->has_direction ? plan->direction : column->direction,
        .worse = plan != NULL ? plan->worse : report->plan->worse,
        .severe = plan != NULL ? plan->severe : report->plan->severe,
        .state = EXOS_GUARDRAIL_NOT_COMPUTABLE,
      };

      if (is_selected (report, column, plan))
        g_array_append_val (selected, result);
    }

  report_unknown_columns (report);
  return selected;
}

/* The events of a metric in an arm; FALSE when they are no count among its users. */
static gboolean
get_count (const ExosReport *report, gsize arm, gsize metric, ExosCount *count)
{
  const ExosValue *value = exos_experiment_value (report->experiment, arm, metric);
  const guint64 users = report->experiment->arms[arm].users;

  *count = (ExosCount) { users, value->count };
  return value->state == EXOS_VALUE_COUNT && value->count <= users;
}

void
exos_judge_guardrail (const ExosReport *report,
                      const ExosTreatment *treatment,
                      ExosGuardrailResult *guardrail)
{
  const gsize control_arm = (gsize) report->experiment->control;
  ExosCount control;
  ExosCount treated;

  if (!get_count (report, control_arm, guardrail->metric, &control) ||
      !get_count (report, treatment->arm, guardrail->metric, &treated))
    return;

  guardrail->test =
      exos_test_guardrail (control, treated, guardrail->direction == EXOS_DIRECTION_LOWER,
                           guardrail->worse, guardrail->severe, report->plan->alpha);
  guardrail->state = guardrail->test.severe     ? EXOS_GUARDRAIL_SEVERE
                     : guardrail->test.worsened ? EXOS_GUARDRAIL_WORSENED
                                                : EXOS_GUARDRAIL_OK;
}
