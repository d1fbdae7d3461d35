// SPDX-License-Identifier: MIT
/* What a guardrail is held to, in words. */
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "stats/exact.h"

#define ABOUT_SEVERE (EXOS_GUARDRAIL_SEVERE | EXOS_GUARDRAIL_SEVERE_UNCONFIRMED)
#define ABOUT_MARGIN (EXOS_GUARDRAIL_SUSPECT | EXOS_GUARDRAIL_UNPROVEN)

gboolean
exos_memo_counts_relative (const ExosGuardrailResult *guardrail)
{
  return guardrail->has_relative_limits ||
         (guardrail->is_relative && guardrail->state == guardrail->by_proof);
}

static char *
format_share (ExosRatio limit)
{
  g_autofree char *share = exos_format_limit (limit);

  return g_strdup_printf ("%s%%", share);
}

char *
exos_memo_limit (const ExosGuardrailResult *guardrail, ExosRatio limit)
{
  if (guardrail->has_relative_limits)
    return format_share (limit);

  g_autofree char *points = exos_format_limit (limit);

  return g_strdup_printf (_ ("%s pp"), points);
}

char *
exos_memo_limit_in_force (const ExosPlan *plan, const ExosGuardrailResult *guardrail)
{
  const gboolean is_severe = (guardrail->state & ABOUT_SEVERE) != 0;

  if ((guardrail->state & ABOUT_MARGIN) != 0)
    return exos_memo_limit (guardrail, guardrail->margin);
  if (exos_memo_counts_relative (guardrail) && !guardrail->has_relative_limits)
    return format_share (is_severe ? plan->relative_severe : plan->relative_worse);
  return exos_memo_limit (guardrail, is_severe ? guardrail->severe : guardrail->worse);
}

static gboolean
has_margin (const ExosGuardrailResult *guardrail)
{
  return exos_compare_ratios (guardrail->margin, guardrail->worse) != 0;
}

/* "‘crash’: worse Δ > 0.2 pp, severe Δ > 0.4 pp.", with the margin when it is not the first. */
char *
exos_memo_own_limits (const ExosReport *report, const ExosGuardrailResult *guardrail)
{
  g_autofree char *name = exos_memo_metric (report, guardrail->metric);
  g_autofree char *worse = exos_format_limit (guardrail->worse);
  g_autofree char *severe = exos_format_limit (guardrail->severe);
  g_autofree char *margin = exos_memo_limit (guardrail, guardrail->margin);
  char *limits =
      guardrail->has_relative_limits
          ? g_strdup_printf (_ ("‘%s’: worse by > %s%%, severe by > %s%% of control."), name, worse,
                             severe)
          : g_strdup_printf (_ ("‘%s’: worse Δ > %s pp, severe Δ > %s pp."), name, worse, severe);

  if (!has_margin (guardrail))
    return limits;

  g_autofree char *first = limits;
  /* Translators: "0.05 pp" or "5%". */
  g_autofree char *then = g_strdup_printf (_ ("Its margin of non-inferiority is %s."), margin);

  return g_strconcat (first, " ", then, NULL);
}
