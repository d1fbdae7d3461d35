// SPDX-License-Identifier: MIT
#include "analysis/parts.h"

#include "data/format.h"
#include "data/text.h"
#include "stats/exact.h"
#include "stats/guardrail-means.h"

#include <math.h>
#include <string.h>

static gboolean
has_metric (const ExosExperiment *experiment, const char *column)
{
  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    if (exos_names_match (column, experiment->metrics[metric].name))
      return TRUE;

  return FALSE;
}

/* Switched off by the experiment, which goes before its policy. */
static gboolean
is_off (const ExosReport *report, const ExosGuardrailPlan *guardrail)
{
  return exos_plan_find_guardrail (report->plan, guardrail->column)->is_off;
}

/* A pattern of a policy file is for files that have such a column; a name is expected. */
static void
report_unknown (ExosReport *report, const GPtrArray *guardrails, const char *wildcards)
{
  for (guint i = 0; i < guardrails->len; i++)
    {
      const ExosGuardrailPlan *plan = g_ptr_array_index (guardrails, i);

      if (!is_off (report, plan) && strpbrk (plan->column, wildcards) == NULL &&
          !has_metric (report->experiment, plan->column))
        g_ptr_array_add (report->issues,
                         exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, 0, plan->column, NULL, NULL));
    }
}

double
exos_guardrail_limit (const ExosGuardrailResult *self, ExosRatio limit)
{
  const double value = exos_ratio_value (limit);

  return self->has_relative_limits ? value * fabs (self->test.rate_c) : value;
}

double
exos_guardrail_severity (const ExosGuardrailResult *self, double harm)
{
  return harm == 0.0 ? 0.0 : harm / exos_guardrail_limit (self, self->severe);
}

int
exos_guardrail_decimals (const ExosGuardrailResult *self)
{
  const gboolean is_strict = exos_guardrail_limit (self, self->worse) < 0.001;
  const ExosRatio strict = { 1, 10000 };

  return exos_format_decimals (self->test.rate_c, self->test.rate_t,
                               self->has_relative_limits && is_strict ? strict : self->worse);
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
      const ExosGuardrailPlan plan = exos_guardrail_in_force (report->plan, column);
      const ExosGuardrailResult result = {
        .metric = metric,
        .direction = plan.direction,
        .worse = plan.worse,
        .severe = plan.severe,
        .margin = plan.margin,
        .has_relative_limits = plan.is_relative,
        .measure = exos_metric_measure (column),
        .state = EXOS_GUARDRAIL_NOT_COMPUTABLE,
        .by_limits = EXOS_GUARDRAIL_NOT_COMPUTABLE,
        .by_proof = EXOS_GUARDRAIL_NOT_COMPUTABLE,
        .p_harm_adjusted = NAN,
      };

      if (!plan.is_off && (int) metric != experiment->primary_metric)
        g_array_append_val (selected, result);
    }

  report_unknown (report, report->plan->guardrails, "");
  report_unknown (report, report->plan->policy_guardrails, "*?");
  return selected;
}

gboolean
exos_arm_events (const ExosReport *report, gsize arm, gsize metric, ExosCount *count)
{
  const ExosValue *value = exos_experiment_value (report->experiment, arm, metric);

  *count = (ExosCount) { value->users, value->count };
  return value->state == EXOS_VALUE_COUNT && value->users > 0 && value->count <= value->users;
}

static ExosGuardrailLimits
get_limits (const ExosGuardrailResult *guardrail)
{
  return (ExosGuardrailLimits) { guardrail->worse, guardrail->severe, guardrail->margin,
                                 guardrail->has_relative_limits };
}

static gboolean
judge_rate (const ExosReport *report, gsize arm, ExosGuardrailResult *guardrail)
{
  const gsize control_arm = (gsize) report->experiment->control;
  ExosCount control;
  ExosCount treated;

  if (!exos_arm_events (report, control_arm, guardrail->metric, &control) ||
      !exos_arm_events (report, arm, guardrail->metric, &treated))
    return FALSE;

  guardrail->test =
      exos_test_guardrail (control, treated, guardrail->direction == EXOS_DIRECTION_LOWER,
                           get_limits (guardrail), report->plan->alpha);
  return TRUE;
}

/* Limits in points say nothing of a mean: without relative ones it cannot be judged. A group
 * without sums has moments of nobody, which no test takes. */
static gboolean
judge_mean (const ExosReport *report, gsize arm, ExosGuardrailResult *guardrail)
{
  const gsize metric = guardrail->metric;
  const gsize control_arm = (gsize) report->experiment->control;

  if (!guardrail->has_relative_limits)
    return FALSE;

  const ExosMoments control = exos_arm_moments (report, control_arm, metric);
  const ExosMoments treated = exos_arm_moments (report, arm, metric);

  if (!exos_can_test_mean_guardrail (&control, &treated))
    return FALSE;
  guardrail->test =
      exos_test_mean_guardrail (&control, &treated, guardrail->direction == EXOS_DIRECTION_LOWER,
                                get_limits (guardrail), report->plan->alpha);
  return TRUE;
}

static void
judge (const ExosReport *report, const ExosTreatment *treatment, ExosGuardrailResult *guardrail)
{
  const gboolean is_judged = guardrail->measure == EXOS_MEASURE_RATE
                                 ? judge_rate (report, treatment->arm, guardrail)
                                 : judge_mean (report, treatment->arm, guardrail);

  if (is_judged)
    guardrail->by_limits = guardrail->test.severe     ? EXOS_GUARDRAIL_SEVERE
                           : guardrail->test.worsened ? EXOS_GUARDRAIL_WORSENED
                                                      : EXOS_GUARDRAIL_OK;
}

static ExosGuardrailState
state_by (const ExosGuardrailResult *guardrail, ExosPolicy policy)
{
  const gboolean sees_limits = policy == EXOS_POLICY_STANDARD || policy == EXOS_POLICY_LITERAL;

  return sees_limits ? guardrail->by_limits : guardrail->by_proof;
}

guint
exos_guardrail_states (const ExosReport *report, const ExosTreatment *treatment, ExosPolicy policy)
{
  guint states = report->n_guardrails == 0 ? EXOS_GUARDRAIL_NONE : 0;

  for (gsize i = 0; i < report->n_guardrails; i++)
    states |= state_by (&treatment->guardrails[i], policy);
  return states;
}

/* Once all tests are made. */
static void
find_states (const ExosReport *report, ExosTreatment *treatment)
{
  const ExosPolicy policy = report->plan->policy;

  exos_weigh_guardrails (report, treatment);
  for (gsize i = 0; i < report->n_guardrails; i++)
    treatment->guardrails[i].state = state_by (&treatment->guardrails[i], policy);
  treatment->guardrail_states = exos_guardrail_states (report, treatment, policy);
}

void
exos_judge_guardrails (const ExosReport *report, ExosTreatment *treatment)
{
  for (gsize i = 0; i < report->n_guardrails; i++)
    judge (report, treatment, &treatment->guardrails[i]);
  find_states (report, treatment);
}

void
exos_judge_guardrail_again (const ExosReport *report,
                            ExosTreatment *treatment,
                            ExosGuardrailResult *guardrail)
{
  guardrail->state = guardrail->by_limits = guardrail->by_proof = EXOS_GUARDRAIL_NOT_COMPUTABLE;
  guardrail->p_harm_adjusted = NAN;
  judge (report, treatment, guardrail);
  find_states (report, treatment);
}
