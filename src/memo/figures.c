// SPDX-License-Identifier: MIT
/* The numbers of the primary metric as texts, whatever it measures. */
#include "analysis/figures.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

#include <math.h>

ExosFigures
exos_memo_figures (const ExosReport *report, const ExosTreatment *treatment)
{
  return exos_effect_figures (treatment, exos_memo_effect_decimals (report, treatment));
}

ExosFigures
exos_memo_guardrail_figures (const ExosGuardrailResult *guardrail)
{
  return exos_guardrail_figures (guardrail, exos_memo_guardrail_decimals (guardrail));
}

char *
exos_memo_primary (const ExosReport *report)
{
  const int metric = report->experiment->primary_metric;

  return metric >= 0 ? exos_memo_metric (report, (gsize) metric) : NULL;
}

char *
exos_memo_effect_size (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosEstimate *estimate = &treatment->estimate;
  g_autofree char *size =
      exos_figures_size (exos_memo_figures (report, treatment), estimate->difference);
  g_autofree char *relative = exos_format_relative (estimate->relative);

  if (estimate->measure == EXOS_MEASURE_RATE || !exos_treatment_has_relative (treatment))
    return g_steal_pointer (&size);

  /* Translators: a change, and the same relative to control: 0.45 (+3.1%). */
  return g_strdup_printf (C_ ("change", "%s (%s)"), size, relative);
}

char *
exos_memo_smallest_effect (const ExosReport *report)
{
  g_autofree char *share = exos_format_limit (report->plan->smallest_effect);

  if (report->measure == EXOS_MEASURE_RATE)
    return g_strdup_printf (_ ("%s pp"), share);
  return g_strdup_printf ("%s%%", share);
}

/* Adjusted means are not those of the table of groups. */
static char *
label_values (const ExosReport *report,
              const ExosTreatment *treatment,
              const char *name,
              const char *values)
{
  const gboolean is_capped = exos_memo_is_capped (report);

  if (treatment->estimate.measure != EXOS_MEASURE_MEAN)
    return g_strdup_printf (_ ("Ratio ‘%s’ %s"), name, values);
  if (exos_memo_is_cuped (treatment))
    /* Translators: as below, of means that are adjusted by a covariate; capped: of values that are
     * cut off at a quantile (winsorised). */
    return g_strdup_printf (
        is_capped ? _ ("Adjusted capped mean ‘%s’ %s") : _ ("Adjusted mean ‘%s’ %s"), name, values);
  /* Translators: a metric, its values in control and treatment: Mean ‘revenue’ 15.63 → 16.08. */
  return g_strdup_printf (is_capped ? _ ("Capped mean ‘%s’ %s") : _ ("Mean ‘%s’ %s"), name, values);
}

/* A metric that is better when it falls says so, as most are not; and one of which nobody knows. */
static char *
name_values (const ExosReport *report, const ExosTreatment *treatment, const char *values)
{
  g_autofree char *name = exos_memo_primary (report);
  g_autofree char *text = label_values (report, treatment, name, values);

  if (report->is_direction_assumed)
    return g_strdup_printf (_ ("%s (higher is better: assumed)"), text);
  if (report->primary_direction == EXOS_DIRECTION_HIGHER)
    return g_steal_pointer (&text);
  return g_strdup_printf (_ ("%s (lower is better)"), text);
}

char *
exos_memo_values (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosFigures figures = exos_memo_figures (report, treatment);
  g_autofree char *control = exos_figures_value (figures, treatment->estimate.value_c);
  g_autofree char *treated = exos_figures_value (figures, treatment->estimate.value_t);
  g_autofree char *values = g_strdup_printf ("%s → %s", control, treated);

  if (report->measure == EXOS_MEASURE_RATE)
    return g_steal_pointer (&values);
  return name_values (report, treatment, values);
}

/* Where limits are relative that is to be seen, too. Takes difference. */
static char *
add_relative (const ExosGuardrailResult *guardrail, char *difference)
{
  g_autofree char *first = difference;
  g_autofree char *relative =
      exos_figures_change (exos_relative_figures (guardrail), guardrail->test.relative);

  if (!guardrail->has_relative_limits || !isfinite (guardrail->test.relative))
    return g_steal_pointer (&first);
  return g_strdup_printf (C_ ("change", "%s (%s)"), first, relative);
}

char *
exos_memo_guardrail_change (const ExosGuardrailResult *guardrail)
{
  return add_relative (guardrail, exos_figures_change (exos_memo_guardrail_figures (guardrail),
                                                       guardrail->test.delta));
}

char *
exos_memo_guardrail_shift (const ExosGuardrailResult *guardrail)
{
  if (guardrail->has_relative_limits)
    return exos_figures_change (exos_relative_figures (guardrail), guardrail->test.relative);
  return exos_figures_change (exos_memo_guardrail_figures (guardrail), guardrail->test.delta);
}

char *
exos_memo_harm (const ExosGuardrailResult *guardrail)
{
  return add_relative (
      guardrail, exos_figures_size (exos_memo_guardrail_figures (guardrail), guardrail->test.harm));
}
