// SPDX-License-Identifier: MIT
/* How guardrails are judged: the part of the method line that is theirs. */
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "stats/exact.h"

#define MAX_OWN_LIMITS 4

static gboolean
has_own_limits (const ExosReport *report, const ExosGuardrailResult *guardrail)
{
  return guardrail->has_relative_limits ||
         exos_compare_ratios (guardrail->worse, report->plan->worse) != 0 ||
         exos_compare_ratios (guardrail->severe, report->plan->severe) != 0 ||
         exos_compare_ratios (guardrail->margin, guardrail->worse) != 0;
}

static void
add_own_limits (GPtrArray *lines, const ExosReport *report, const ExosTreatment *treatment)
{
  gsize n_own = 0;

  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *guardrail = &treatment->guardrails[i];

      if (has_own_limits (report, guardrail) && n_own++ < MAX_OWN_LIMITS)
        exos_memo_add_line (lines, exos_memo_own_limits (report, guardrail));
    }

  if (n_own <= MAX_OWN_LIMITS)
    return;

  const gulong n_more = n_own - MAX_OWN_LIMITS;
  g_autofree char *more = exos_format_count (n_more);

  exos_memo_add_line (lines,
                      g_strdup_printf (NG_ ("%s more guardrail has limits of its own.",
                                            "%s more guardrails have limits of their own.", n_more),
                                       more));
}

static void
add_directions (GPtrArray *lines, const ExosReport *report, const ExosTreatment *treatment)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < report->n_guardrails; i++)
    if (treatment->guardrails[i].direction == EXOS_DIRECTION_HIGHER)
      g_ptr_array_add (names, exos_memo_metric (report, treatment->guardrails[i].metric));

  if (names->len == 0)
    return;

  g_ptr_array_add (names, NULL);

  g_autofree char *list = exos_memo_list ((char **) names->pdata);

  exos_memo_add_line (lines, g_strdup_printf (_ ("Higher is better: %s."), list));
}

static gboolean
has_rate_guardrails (const ExosReport *report, const ExosTreatment *treatment)
{
  gsize n = 0;

  for (gsize i = 0; i < report->n_guardrails; i++)
    n += treatment->guardrails[i].measure == EXOS_MEASURE_RATE;
  return n > 0;
}

static void
add_limits (GPtrArray *lines, const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  g_autofree char *worse = exos_format_limit (report->plan->worse);
  g_autofree char *severe = exos_format_limit (report->plan->severe);

  if (treatment == NULL || report->n_guardrails == 0)
    return;

  if (has_rate_guardrails (report, treatment))
    exos_memo_add_line (
        lines, g_strdup_printf (_ ("Guardrails: count ÷ users; worse Δ > %s pp, severe Δ > %s pp."),
                                worse, severe));
  add_own_limits (lines, report, treatment);
  add_directions (lines, report, treatment);
}

/* How guardrails are judged where not what is seen counts, but what is shown. */
static char *
say_proof (const ExosReport *report)
{
  const ExosPolicy policy = report->plan->policy;

  if (report->n_guardrails == 0 || (policy != EXOS_POLICY_EVIDENCE && policy != EXOS_POLICY_STRICT))
    return NULL;

  g_autofree char *worse = exos_format_limit (report->plan->relative_worse);
  g_autofree char *severe = exos_format_limit (report->plan->relative_severe);

  return g_strdup_printf (_ ("Harm is shown by one-sided p < 0.05 (Holm); relative limits: worse "
                             "%s%%, severe %s%% (p < 0.005)."),
                          worse, severe);
}

void
exos_memo_add_guardrail_method (GPtrArray *lines, const ExosReport *report)
{
  add_limits (lines, report);
  exos_memo_add_line (lines, say_proof (report));
}
