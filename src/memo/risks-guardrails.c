// SPDX-License-Identifier: MIT
#include "memo/risks.h"

#include "analysis/figures.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

/* The worst guardrail past a limit, in this state; NULL when the sentence of the verdict names it.
 */
static const ExosGuardrailResult *
find_harm (const ExosReport *report, ExosGuardrailState state)
{
  const ExosCode code = exos_memo_code (report);
  const ExosGuardrailResult *worst =
      exos_memo_worst_guardrail (report, exos_report_headline (report), EXOS_GUARDRAIL_BAD);

  if (exos_memo_names_guardrail (code))
    return NULL;

  return worst != NULL && worst->state == state ? worst : NULL;
}

static void
add_harm (GPtrArray *lines, const ExosReport *report, ExosGuardrailState state, ExosRiskForm form)
{
  const ExosGuardrailResult *worst = find_harm (report, state);

  if (worst == NULL)
    return;

  const gboolean is_severe = state == EXOS_GUARDRAIL_SEVERE;
  g_autofree char *name = exos_memo_metric (report, worst->metric);
  g_autofree char *harm = exos_memo_harm (worst);
  g_autofree char *limit = exos_memo_limit (worst, is_severe ? worst->severe : worst->worse);

  if (form == EXOS_FORM_SHORT)
    exos_memo_add_line (lines, g_strdup_printf (_ ("‘%s’ got worse by %s"), name, harm));
  else if (is_severe)
    exos_memo_add_line (
        lines,
        g_strdup_printf (_ ("‘%s’ got worse by %s, past the %s severe limit."), name, harm, limit));
  else
    exos_memo_add_line (
        lines, g_strdup_printf (_ ("‘%s’ got worse by %s, past the %s limit."), name, harm, limit));
}

void
exos_risk_add_severe (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  add_harm (lines, report, EXOS_GUARDRAIL_SEVERE, form);
}

void
exos_risk_add_worsened (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  add_harm (lines, report, EXOS_GUARDRAIL_WORSENED, form);
}

/* The bad end of the interval, above 0 where it is harm. */
static double
worst_harm (const ExosGuardrailResult *guardrail)
{
  const double end = exos_memo_worst_case (guardrail);

  return guardrail->direction == EXOS_DIRECTION_LOWER ? end : -end;
}

static double
worst_severity (const ExosGuardrailResult *guardrail)
{
  return exos_guardrail_severity (guardrail, worst_harm (guardrail));
}

/* Of the guardrails that let a launch pass, the one whose interval reaches furthest past its limit.
 */
static const ExosGuardrailResult *
find_worst_case (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosGuardrailResult *worst = NULL;

  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *it = &treatment->guardrails[i];

      if ((it->state & (EXOS_GUARDRAIL_PASSED | EXOS_GUARDRAIL_UNPROVEN)) != 0 &&
          worst_harm (it) > exos_guardrail_limit (it, it->worse) &&
          (worst == NULL || worst_severity (it) > worst_severity (worst)))
        worst = it;
    }

  return worst;
}

static char *
format_worst_case (const ExosGuardrailResult *worst)
{
  const double end = exos_memo_worst_case (worst);

  if (worst->has_relative_limits)
    return exos_figures_change (exos_relative_figures (worst),
                                exos_guardrail_in_limits (worst, end));
  return exos_figures_change (exos_memo_guardrail_figures (worst), end);
}

void
exos_risk_add_worst_case (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosGuardrailResult *worst = find_worst_case (report, exos_report_headline (report));

  if (worst == NULL)
    return;

  g_autofree char *name = exos_memo_metric (report, worst->metric);
  g_autofree char *harm = format_worst_case (worst);

  exos_memo_add_line (
      lines,
      g_strdup_printf (form == EXOS_FORM_SHORT
                           ? _ ("Worst case: ‘%s’ %s not ruled out")
                           : _ ("Worst plausible case: %s %s. Harm this small is not ruled out."),
                       name, harm));
}
