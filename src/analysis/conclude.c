// SPDX-License-Identifier: MIT
#include "analysis/parts.h"

#include <math.h>

ExosDataState
exos_report_data_state (const ExosReport *report)
{
  const gboolean has_srm = report->has_srm && report->srm.status != EXOS_SRM_OK;

  if (report->health == EXOS_HEALTH_BLOCKED)
    {
      const guint n_blocked = exos_report_count_issues (report, EXOS_LEVEL_BLOCKED);
      const gboolean only_srm = has_srm && report->srm.status == EXOS_SRM_BLOCKED && n_blocked == 1;

      return only_srm ? EXOS_DATA_SRM_BLOCKED : EXOS_DATA_BLOCKED;
    }

  if (has_srm)
    return EXOS_DATA_SRM_WARNING;
  return report->is_untrusted ? EXOS_DATA_UNTRUSTED : EXOS_DATA_USABLE;
}

ExosDataState
exos_report_treatment_state (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosDataState state = exos_report_data_state (report);

  return state == EXOS_DATA_USABLE && treatment != NULL ? treatment->readiness : state;
}

/* The largest harm that the guardrails of a treatment do not rule out, beside their limits. */
static double
guardrail_risk (const ExosReport *report, const ExosTreatment *treatment)
{
  double risk = -INFINITY;

  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *it = &treatment->guardrails[i];

      if (it->state != EXOS_GUARDRAIL_NOT_COMPUTABLE)
        risk = fmax (risk, exos_guardrail_severity (it, it->test.harm_upper_1s));
    }

  return risk;
}

/* The gain that is shown at least: the better end of the interval is the other one where lower is
 * better. */
static double
least_gain (const ExosReport *report, const ExosTreatment *treatment)
{
  return report->primary_direction == EXOS_DIRECTION_HIGHER ? treatment->ci.low
                                                            : -treatment->ci.high;
}

/* Whether a speaks for the experiment rather than b, when both have the verdict: the earlier rule,
 * then the higher lower bound of the gain, then the lower guardrail risk, then the label. Never
 * file order, so that the order of rows changes nothing. */
static gboolean
precedes (const ExosReport *report,
          const ExosTreatment *a,
          const ExosRule *rule_a,
          const ExosTreatment *b,
          const ExosRule *rule_b)
{
  const double gain_a = least_gain (report, a);
  const double gain_b = least_gain (report, b);
  const double risk_a = guardrail_risk (report, a);
  const double risk_b = guardrail_risk (report, b);

  if (rule_a != rule_b && rule_a->verdict != EXOS_VERDICT_LAUNCH)
    return rule_a < rule_b;
  if (gain_a != gain_b)
    return gain_a > gain_b;
  if (risk_a != risk_b)
    return risk_a < risk_b;
  return g_strcmp0 (exos_report_arm (report, a)->name, exos_report_arm (report, b)->name) < 0;
}

const ExosRule *
exos_decide_treatment (const ExosReport *report, ExosPolicy policy, const ExosTreatment *treatment)
{
  return exos_decide (policy, exos_report_treatment_state (report, treatment), treatment->primary,
                      exos_guardrail_states (report, treatment, policy));
}

#define N_VERDICTS 3

/* Which verdict of a treatment speaks for the experiment, first to last. An arm that is rolled back
 * does not block the launch of another; the commissioned rules know one treatment, so for them harm
 * comes first. */
static const ExosVerdict precedence[EXOS_N_POLICIES][N_VERDICTS] = {
  [EXOS_POLICY_STANDARD] = { EXOS_VERDICT_LAUNCH, EXOS_VERDICT_ROLLBACK, EXOS_VERDICT_HOLD },
  [EXOS_POLICY_EVIDENCE] = { EXOS_VERDICT_LAUNCH, EXOS_VERDICT_ROLLBACK, EXOS_VERDICT_HOLD },
  [EXOS_POLICY_STRICT] = { EXOS_VERDICT_LAUNCH, EXOS_VERDICT_ROLLBACK, EXOS_VERDICT_HOLD },
  [EXOS_POLICY_LITERAL] = { EXOS_VERDICT_ROLLBACK, EXOS_VERDICT_LAUNCH, EXOS_VERDICT_HOLD },
};

static int
choose_treatment (const ExosReport *report, ExosPolicy policy)
{
  for (gsize verdict = 0; verdict < N_VERDICTS; verdict++)
    {
      int best = -1;

      for (gsize i = 0; i < report->n_treatments; i++)
        {
          const ExosTreatment *treatment = &report->treatments[i];
          const ExosRule *rule = exos_decide_treatment (report, policy, treatment);

          if (rule->verdict != precedence[policy][verdict])
            continue;
          if (best < 0 ||
              precedes (report, treatment, rule, &report->treatments[best],
                        exos_decide_treatment (report, policy, &report->treatments[best])))
            best = (int) i;
        }

      if (best >= 0)
        return best;
    }

  return -1;
}

/* Without results the state of the data alone decides. */
static const ExosRule *
decide_experiment (const ExosReport *report, ExosPolicy policy, int *chosen)
{
  *chosen = choose_treatment (report, policy);
  if (*chosen >= 0)
    return exos_decide_treatment (report, policy, &report->treatments[*chosen]);
  return exos_decide (policy, exos_report_data_state (report), EXOS_PRIMARY_NOT_COMPUTABLE,
                      EXOS_GUARDRAIL_NONE);
}

const ExosRule *
exos_report_rule_by_policy (const ExosReport *report, ExosPolicy policy)
{
  int chosen;

  return decide_experiment (report, policy, &chosen);
}

void
exos_conclude (ExosReport *report)
{
  int chosen;

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];

      treatment->rule = exos_decide_treatment (report, report->plan->policy, treatment);
      treatment->verdict = treatment->rule->verdict;
    }

  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    report->decision.by_policy[policy] =
        decide_experiment (report, (ExosPolicy) policy, &chosen)->verdict;

  report->decision.rule = decide_experiment (report, report->plan->policy, &chosen);
  report->decision.verdict = report->decision.rule->verdict;
  report->decision.treatment = chosen;
}
