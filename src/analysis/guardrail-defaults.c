// SPDX-License-Identifier: MIT
/* What a guardrail is held to where nobody says so. */
#include "analysis/plan.h"

void
exos_guardrail_use_unit (const ExosPlan *plan, ExosGuardrailPlan *guardrail)
{
  guardrail->worse = guardrail->is_relative ? plan->relative_worse : plan->worse;
  guardrail->severe = guardrail->is_relative ? plan->relative_severe : plan->severe;
  guardrail->has_margin = FALSE;
}

void
exos_guardrail_use_defaults (const ExosPlan *plan, ExosGuardrailPlan *guardrail)
{
  const ExosGuardrailPlan *policy = exos_plan_find_policy_guardrail (plan, guardrail->column);

  guardrail->is_relative = policy != NULL && policy->is_relative;
  exos_guardrail_use_unit (plan, guardrail);
  if (policy == NULL)
    return;
  guardrail->worse = policy->worse;
  guardrail->severe = policy->severe;
  guardrail->has_margin = policy->has_margin;
  guardrail->margin = policy->margin;
}
