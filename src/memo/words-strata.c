// SPDX-License-Identifier: MIT
/* What the segments or days explain of the effect. It decides nothing: the plain test does. */
#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"

#define NAME_CHARS 40

static char *
say_reduction (double reduction)
{
  g_autofree char *change = exos_format_relative (-reduction);

  return isfinite (reduction) ? g_strdup_printf (_ ("; variance %s"), change) : g_strdup ("");
}

char *
exos_memo_strata (const ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;
  const ExosTreatment *treatment = exos_report_headline (report);

  if (!exos_can_stratify (experiment) || treatment == NULL || report->hides_numbers ||
      report->measure != EXOS_MEASURE_RATE)
    return NULL;

  const ExosPostStratified *it = &treatment->post_stratified;
  const int decimals = exos_memo_effect_decimals (report, treatment);
  g_autofree char *column = exos_visible_text (experiment->stratum_column, NAME_CHARS);
  g_autofree char *change = exos_format_points (it->difference, decimals);
  g_autofree char *p = exos_format_p (it->p, report->plan->alpha);
  g_autofree char *reduction = say_reduction (treatment->strata_reduction);

  if (it->status != EXOS_POST_STRATIFIED)
    return g_strdup_printf (_ ("Not weighted by “%s”: a part of it has too few users."), column);

  /* Translators: column of the segments; effect; "p = 0.009"; "; variance −3%" or nothing. */
  return g_strdup_printf (_ ("Weighted by “%1$s”: %2$s, %3$s%4$s."), column, change, p, reduction);
}
