// SPDX-License-Identifier: MIT
/* Guardrails by what is shown: the states of the policies evidence and strict. */
#include "analysis/parts.h"

#include "stats/exact.h"
#include "stats/multiplicity.h"

/* Relative limits stand beside those in percentage points: rare events double long before they rise
 * by a point. The severe one asks for more proof, as a rare event doubles by chance, too. */
#define SEVERE_RELATIVE_ALPHA 0.005
#define PROOF_ALPHA 0.05

/* What is known of one guardrail. */
typedef struct
{
  const ExosGuardrailTest *test;
  double p;        /* of harm, adjusted */
  gboolean is_far; /* relative change past the limit */
  gboolean is_very_far;
  gboolean is_bounded; /* harm past the margin is ruled out */
} Proof;

/* Past one of the usual relative limits. Limits that are relative themselves stand alone. */
static gboolean
is_past (const ExosReport *report,
         const ExosTreatment *treatment,
         const ExosGuardrailResult *it,
         ExosRatio limit)
{
  const gboolean lower = it->direction == EXOS_DIRECTION_LOWER;
  ExosCount control;
  ExosCount treated;

  if (it->has_relative_limits)
    return FALSE;
  exos_arm_events (report, (gsize) report->experiment->control, it->metric, &control);
  exos_arm_events (report, treatment->arm, it->metric, &treated);
  return exos_compare_relative_harm (control, treated, lower, limit) > 0;
}

static Proof
collect (const ExosReport *report, const ExosTreatment *treatment, const ExosGuardrailResult *it)
{
  const ExosPlan *plan = report->plan;

  return (Proof) {
    .test = &it->test,
    .p = it->p_harm_adjusted,
    .is_far = is_past (report, treatment, it, plan->relative_worse),
    .is_very_far = is_past (report, treatment, it, plan->relative_severe),
    .is_bounded = it->test.p_ni < PROOF_ALPHA,
  };
}

/* First match, from more harm to less, so that more harm never helps. */
static ExosGuardrailState
weigh (Proof proof, gboolean *is_relative)
{
  const gboolean is_shown = proof.p < PROOF_ALPHA;

  *is_relative = FALSE;
  if (proof.test->severe)
    return is_shown ? EXOS_GUARDRAIL_SEVERE : EXOS_GUARDRAIL_SEVERE_UNCONFIRMED;
  if (proof.is_very_far && proof.p < SEVERE_RELATIVE_ALPHA)
    {
      *is_relative = TRUE;
      return EXOS_GUARDRAIL_SEVERE;
    }
  if (proof.test->worsened)
    return EXOS_GUARDRAIL_WORSENED;
  if (proof.is_far && is_shown)
    {
      *is_relative = TRUE;
      return EXOS_GUARDRAIL_WORSENED;
    }
  if (is_shown)
    return proof.is_bounded ? EXOS_GUARDRAIL_MINOR : EXOS_GUARDRAIL_SUSPECT;
  return proof.is_bounded ? EXOS_GUARDRAIL_SAFE : EXOS_GUARDRAIL_UNPROVEN;
}

/* Holm (1979) over the guardrails that could be judged. */
static void
adjust (const ExosReport *report, ExosTreatment *treatment)
{
  g_autofree double *p = g_new (double, report->n_guardrails);
  gsize n = 0;

  for (gsize i = 0; i < report->n_guardrails; i++)
    if (treatment->guardrails[i].by_limits != EXOS_GUARDRAIL_NOT_COMPUTABLE)
      p[n++] = treatment->guardrails[i].test.p_harm;
  exos_adjust_p_values (EXOS_CORRECTION_HOLM, p, n, p);

  n = 0;
  for (gsize i = 0; i < report->n_guardrails; i++)
    if (treatment->guardrails[i].by_limits != EXOS_GUARDRAIL_NOT_COMPUTABLE)
      treatment->guardrails[i].p_harm_adjusted = p[n++];
}

void
exos_weigh_guardrails (const ExosReport *report, ExosTreatment *treatment)
{
  adjust (report, treatment);
  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      ExosGuardrailResult *it = &treatment->guardrails[i];

      if (it->by_limits != EXOS_GUARDRAIL_NOT_COMPUTABLE)
        it->by_proof = weigh (collect (report, treatment, it), &it->is_relative);
    }
}
