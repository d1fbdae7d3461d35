// SPDX-License-Identifier: MIT
/* What the segments or days explain of the effect. It decides nothing: the plain test does. */
#include <math.h>

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"

#define NAME_CHARS 40
#define LEAST_REDUCTION 0.005 /* of the variance: less helps nobody */

static char *
say_reduction (double reduction)
{
  g_autofree char *change = exos_format_relative (-reduction);

  return isfinite (reduction) ? g_strdup_printf (_ ("; variance %s"), change) : g_strdup ("");
}

/* What the weights change: the spread, the sign, or what is significant. */
static gboolean
says_more (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosPostStratified *it = &treatment->post_stratified;
  const double alpha = report->plan->alpha;

  return it->status != EXOS_POST_STRATIFIED ||
         !(fabs (treatment->strata_reduction) < LEAST_REDUCTION) ||
         (it->difference > 0.0) != (treatment->estimate.difference > 0.0) ||
         (it->p < alpha) != (treatment->estimate.p < alpha);
}

char *
exos_memo_strata (const ExosReport *report)
{
  const ExosStrata *strata = exos_comparable_strata (report->experiment);
  const ExosTreatment *treatment = exos_report_headline (report);

  if (strata == NULL || treatment == NULL || report->hides_numbers ||
      !says_more (report, treatment))
    return NULL;

  const ExosPostStratified *it = &treatment->post_stratified;
  g_autofree char *column = exos_visible_text (strata->column, NAME_CHARS);
  g_autofree char *change =
      exos_figures_change (exos_memo_figures (report, treatment), it->difference);
  g_autofree char *p = exos_format_p (it->p, report->plan->alpha);
  g_autofree char *reduction = say_reduction (treatment->strata_reduction);

  if (it->status != EXOS_POST_STRATIFIED)
    return g_strdup_printf (_ ("Not weighted by “%s”: a part of it has too few users."), column);

  /* Translators: column of the segments; effect; "p = 0.009"; "; variance −3%" or nothing. */
  return g_strdup_printf (_ ("Weighted by “%1$s”: %2$s, %3$s%4$s."), column, change, p, reduction);
}

char *
exos_memo_segments (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment == NULL || report->hides_numbers || treatment->segments == NULL ||
      isnan (treatment->segments->heterogeneity.q.p))
    return NULL;

  const ExosSegments *it = treatment->segments;
  g_autofree char *column =
      exos_visible_text (report->experiment->strata[EXOS_STRATA_SEGMENTS].column, NAME_CHARS);
  g_autofree char *count = exos_format_count (it->n_compared);
  g_autofree char *p = exos_format_p (it->heterogeneity.q.p, EXOS_SEGMENTS_DIFFER);

  /* Translators: column of the segments; how many; "p = 0.009". */
  return g_strdup_printf (_ ("Differences between %2$s parts of “%1$s” (exploratory): Cochran’s Q, "
                             "%3$s."),
                          column, count, p);
}
