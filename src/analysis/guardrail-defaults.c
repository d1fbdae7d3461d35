// SPDX-License-Identifier: MIT
/* What a guardrail is held to where nobody says so. */
#include "analysis/plan.h"

#include "data/aliases.h"
#include "data/metric-names.h"
#include "data/text.h"

static void
use_limits (const ExosPlan *plan, ExosGuardrailPlan *guardrail)
{
  guardrail->worse = guardrail->is_relative ? plan->relative_worse : plan->worse;
  guardrail->severe = guardrail->is_relative ? plan->relative_severe : plan->severe;
}

void
exos_guardrail_use_unit (const ExosPlan *plan, ExosGuardrailPlan *guardrail)
{
  use_limits (plan, guardrail);
  guardrail->has_margin = FALSE;
}

ExosGuardrailPlan
exos_guardrail_resolve (const ExosPlan *plan, const ExosGuardrailPlan *guardrail)
{
  ExosGuardrailPlan resolved = *guardrail;

  if (!resolved.has_limits)
    use_limits (plan, &resolved);
  return resolved;
}

void
exos_guardrail_use_defaults (const ExosPlan *plan, ExosGuardrailPlan *guardrail)
{
  const ExosGuardrailPlan *policy = exos_plan_find_policy_guardrail (plan, guardrail->column);

  guardrail->is_relative = policy != NULL && policy->is_relative;
  guardrail->has_limits = policy != NULL && policy->has_limits;
  exos_guardrail_use_unit (plan, guardrail);
  if (policy == NULL)
    return;
  guardrail->worse = policy->worse;
  guardrail->severe = policy->severe;
  guardrail->has_margin = policy->has_margin;
  guardrail->margin = policy->margin;
}

static gboolean
has_sums (const ExosMetric *metric)
{
  return metric->kind == EXOS_METRIC_MEAN || metric->kind == EXOS_METRIC_RATIO;
}

/* What the user calls one is; else every count that is no event without a meaning and not from
 * before the experiment, and a mean or a ratio that calls itself so. */
static gboolean
is_guardrail (const ExosMetric *metric)
{
  g_autofree char *name = exos_normalize_name (metric->name, -1);

  return metric->is_chosen ||
         (metric->kind == EXOS_METRIC_COUNT && !metric->is_neutral &&
          !exos_metric_name_is_earlier (metric->name)) ||
         (has_sums (metric) && exos_name_is_guardrail (name));
}

ExosGuardrailPlan
exos_guardrail_in_force (const ExosPlan *plan, const ExosMetric *metric)
{
  const ExosGuardrailPlan *said = exos_plan_find_guardrail (plan, metric->name);
  ExosGuardrailPlan guardrail = {
    .is_off = plan->no_guardrails || !is_guardrail (metric),
  };

  if (said != NULL)
    guardrail = *said;
  /* A margin has a unit. */
  if (!guardrail.has_limits && !guardrail.has_margin)
    guardrail.is_relative = has_sums (metric);
  guardrail = exos_guardrail_resolve (plan, &guardrail);
  if (!guardrail.has_direction)
    guardrail.direction = metric->direction;
  if (!guardrail.has_margin)
    guardrail.margin = guardrail.worse;
  guardrail.column = metric->name;
  return guardrail;
}
