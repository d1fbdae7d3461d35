// SPDX-License-Identifier: MIT
/* What is said of means and ratios alone: their test, their relative interval, their covariate. */
#include "analysis/figures.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/risks.h"

#include <math.h>

static char *
say_df (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment == NULL || exos_memo_has_several (report) || !isfinite (treatment->estimate.df))
    return NULL;
  return exos_format_count ((guint64) llround (treatment->estimate.df));
}

char *
exos_memo_mean_test (const ExosReport *report)
{
  const gboolean is_ratio = report->measure == EXOS_MEASURE_RATIO;
  g_autofree char *df = say_df (report);

  if (df == NULL)
    return g_strdup (is_ratio ? _ ("Welch’s t-test of the ratio (delta method, unit = user)")
                              : _ ("Welch’s t-test"));

  /* Translators: degrees of freedom. */
  return g_strdup_printf (is_ratio ? _ ("Welch’s t-test of the ratio (delta method, unit = user, "
                                        "df = %s)")
                                   : _ ("Welch’s t-test (df = %s)"),
                          df);
}

char *
exos_memo_mean_interval (const ExosReport *report)
{
  g_autofree char *level = exos_format_level (report->plan->alpha);

  return g_strdup_printf (_ ("Welch %s interval"), level);
}

char *
exos_memo_relative_interval (const ExosReport *report)
{
  const ExosFigures figures = { .unit = EXOS_UNIT_PERCENT, .decimals = 1 };
  const ExosTreatment *treatment = exos_report_headline (report);
  g_autofree char *level = exos_format_level (report->plan->alpha);

  if (treatment == NULL || report->measure == EXOS_MEASURE_RATE || report->hides_numbers ||
      isnan (treatment->p_adjusted))
    return NULL;
  if (!exos_treatment_has_relative (treatment))
    return g_strdup (_ ("Relative interval (Fieller): not defined."));

  g_autofree char *ends = exos_figures_interval (figures, treatment->rel_ci);

  /* Translators: level and ends of a confidence interval of a relative change. */
  return g_strdup_printf (_ ("Relative %s interval (Fieller): %s."), level, ends);
}

/* Whole per cent, unless they would be none. */
static char *
format_share (double share)
{
  ExosFigures figures = { .unit = EXOS_UNIT_PERCENT, .decimals = fabs (share) < 0.01 ? 1 : 0 };

  return exos_figures_size (figures, share);
}

gboolean
exos_memo_is_cuped (const ExosTreatment *treatment)
{
  return treatment->estimate.measure == EXOS_MEASURE_MEAN && treatment->cuped.control.n > 0 &&
         treatment->cuped.status == EXOS_CUPED_ADJUSTED;
}

char *
exos_memo_covariate (const ExosTreatment *treatment)
{
  const ExosCuped *cuped = &treatment->cuped;

  if (!exos_memo_is_cuped (treatment) || !isfinite (cuped->variance_reduction))
    return NULL;

  g_autofree char *share = format_share (cuped->variance_reduction);

  if (cuped->variance_reduction < 0.0)
    return g_strdup_printf (_ ("Adjusted for behaviour before the experiment: %s more variance"),
                            share);
  return g_strdup_printf (_ ("Adjusted for behaviour before the experiment: %s less variance"),
                          share);
}

/* Why a covariate was not used. */
static char *
say_unused (ExosCupedStatus status)
{
  switch (status)
    {
    case EXOS_CUPED_ADJUSTED:
      return NULL;
    case EXOS_CUPED_CONSTANT_COVARIATE:
      return g_strdup (_ ("CUPED not used: all users did the same before."));
    case EXOS_CUPED_COLLINEAR:
      return g_strdup (_ ("CUPED: what users did before determines the metric."));
    case EXOS_CUPED_TOO_FEW:
    case EXOS_CUPED_IMPOSSIBLE:
      return g_strdup (_ ("CUPED not used: the sums of what users did before are not possible."));
    }

  g_assert_not_reached ();
}

static char *
say_without (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosMeanComparison *plain = &treatment->unadjusted;
  const ExosFigures figures = exos_memo_figures (report, treatment);
  g_autofree char *effect = exos_figures_change (figures, plain->abs_diff);
  g_autofree char *p = exos_format_p (plain->p, report->plan->alpha);
  g_autofree char *share = format_share (treatment->cuped.variance_reduction);
  const gboolean is_lower = treatment->cuped.variance_reduction >= 0.0;

  /* Translators: name of a method, a share, an effect, its p-value. */
  return g_strdup_printf (is_lower ? _ ("CUPED: variance −%s; without it the effect is %s (%s).")
                                   : _ ("CUPED: variance +%s; without it the effect is %s (%s)."),
                          share, effect, p);
}

char *
exos_memo_unadjusted (const ExosReport *report)
{
  const int metric = report->experiment->primary_metric;
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment == NULL || metric < 0 || report->hides_numbers ||
      !report->experiment->metrics[metric].has_covariate)
    return NULL;
  if (isnan (treatment->p_adjusted))
    return NULL;
  if (treatment->cuped.status != EXOS_CUPED_ADJUSTED)
    return say_unused (treatment->cuped.status);
  return say_without (report, treatment);
}

void
exos_risk_add_no_relative (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (report->measure == EXOS_MEASURE_RATE || !isnan (treatment->rel_ci.low) ||
      isnan (treatment->p_adjusted))
    return;

  exos_memo_add_line (
      lines, g_strdup (form == EXOS_FORM_SHORT
                           ? _ ("No relative interval: control may be 0")
                           : _ ("The relative change has no interval, as control may be 0.")));
}
