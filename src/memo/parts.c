// SPDX-License-Identifier: MIT
#include "memo/parts.h"

#include <math.h>

#include "analysis/figures.h"
#include "data/arm-order.h"
#include "data/format.h"
#include "data/language.h"
#include "memo/primary.h"

#define NAME_CHARS 40
#define MORE_DECIMALS 6

static const struct
{
  const char *id;
  ExosCode code;
} codes[] = {
  { "L1", EXOS_CODE_L1 },
  { "L2", EXOS_CODE_L2 },
  { "H1", EXOS_CODE_H1 },
  { "H2", EXOS_CODE_H2 },
  { "H3", EXOS_CODE_H3 },
  { "H4", EXOS_CODE_H4 },
  { "H5", EXOS_CODE_H5 },
  { "H6", EXOS_CODE_H6 },
  { "R1", EXOS_CODE_R1 },
  { "R2", EXOS_CODE_R2 },
  { "R3", EXOS_CODE_R3 },
  { "HARM", EXOS_CODE_HARM },
  { "HARM-UNCONFIRMED", EXOS_CODE_HARM_UNCONFIRMED },
  { "TRIVIAL", EXOS_CODE_TRIVIAL },
  { "TRUST", EXOS_CODE_TRUST },
  { "DIRECTION", EXOS_CODE_DIRECTION },
  { "VERIFY", EXOS_CODE_VERIFY },
  { "LAUNCH-CONDITIONAL", EXOS_CODE_LAUNCH_CONDITIONAL },
  { "UNPROVEN", EXOS_CODE_UNPROVEN },
  { "RISK", EXOS_CODE_RISK },
  { "EARLY", EXOS_CODE_EARLY },
  { "RERUN", EXOS_CODE_RERUN },
  { "LITERAL-LOSS", EXOS_CODE_LITERAL_LOSS },
};

/* One code for both: a win that a guardrail keeps from being judged, or no test of the primary. */
static ExosCode
split_not_computable (const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  return treatment != NULL && treatment->primary != EXOS_PRIMARY_NOT_COMPUTABLE
             ? EXOS_CODE_GUARDRAIL_NOT_COMPUTABLE
             : EXOS_CODE_PRIMARY_NOT_COMPUTABLE;
}

ExosCode
exos_memo_code (const ExosReport *report)
{
  const char *id = report->decision.rule->code;

  if (g_str_equal (id, "NOT-COMPUTABLE"))
    return split_not_computable (report);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i].id, id))
      return codes[i].code;

  return EXOS_CODE_OTHER;
}

gboolean
exos_memo_names_guardrail (ExosCode code)
{
  static const ExosCode names[] = {
    EXOS_CODE_R1,   EXOS_CODE_R3,   EXOS_CODE_H4,
    EXOS_CODE_HARM, EXOS_CODE_RISK, EXOS_CODE_HARM_UNCONFIRMED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] == code)
      return TRUE;

  return FALSE;
}

gboolean
exos_memo_has_several (const ExosReport *report)
{
  return report->n_treatments > 1;
}

gboolean
exos_memo_is_adjusted (const ExosReport *report)
{
  return exos_memo_has_several (report) && report->plan->correction != EXOS_CORRECTION_NONE;
}

char *
exos_memo_metric (const ExosReport *report, gsize metric)
{
  return exos_visible_text (report->experiment->metrics[metric].name, NAME_CHARS);
}

char *
exos_memo_arm (const ExosReport *report, const ExosTreatment *treatment)
{
  return exos_visible_text (exos_report_arm (report, treatment)->name, NAME_CHARS);
}

char *
exos_memo_list (char **names)
{
  const guint n = g_strv_length (names);

  if (n == 1)
    return g_strdup (names[0]);
  if (n == 2)
    /* Translators: two names. */
    return g_strdup_printf (_ ("%s and %s"), names[0], names[1]);

  g_autofree char *others = exos_format_count (n - 2);

  /* Translators: two names and how many more there are. */
  return g_strdup_printf (_ ("%s, %s and %s more"), names[0], names[1], others);
}

char *
exos_memo_split_seen (const ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;
  g_autofree guint64 *users = g_new (guint64, experiment->n_arms);

  if (report->is_split_by_days)
    return exos_format_arms_split (experiment, report->worst_split);
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    users[arm] = exos_arm_assigned (&experiment->arms[arm]);
  return exos_format_arms_split (experiment, users);
}

char *
exos_memo_split_day (const ExosReport *report)
{
  return report->is_split_by_days
             ? exos_visible_text (
                   report->experiment->strata[EXOS_STRATA_DAYS].names[report->worst_day],
                   NAME_CHARS)
             : NULL;
}

char *
exos_memo_split_planned (const ExosReport *report)
{
  return exos_format_arms_split (report->experiment, report->weights);
}

static gboolean
prints_as (double value, double other, int decimals)
{
  const double scale = pow (10.0, decimals + 2);

  return round (value * scale) == round (other * scale);
}

/* More decimals while value would be printed as the number that it is not. */
static int
tell_apart (double value, double other, int decimals)
{
  while (decimals < MORE_DECIMALS && prints_as (value, other, decimals))
    decimals++;
  return decimals;
}

int
exos_memo_effect_decimals (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosEstimate *estimate = &treatment->estimate;
  const int decimals =
      exos_format_decimals (estimate->value_c, estimate->value_t, report->plan->worse);

  return treatment->is_significant ? tell_apart (estimate->difference, 0.0, decimals) : decimals;
}

int
exos_memo_guardrail_decimals (const ExosGuardrailResult *guardrail)
{
  const ExosGuardrailTest *test = &guardrail->test;
  int decimals = exos_guardrail_decimals (guardrail);

  if (test->worsened)
    decimals =
        tell_apart (test->harm, exos_guardrail_limit (guardrail, guardrail->worse), decimals);
  if (test->severe)
    decimals =
        tell_apart (test->harm, exos_guardrail_limit (guardrail, guardrail->severe), decimals);
  return decimals;
}

char *
exos_memo_effect (const ExosReport *report, const ExosTreatment *treatment)
{
  return exos_figures_change (exos_memo_figures (report, treatment),
                              treatment->estimate.difference);
}

char *
exos_memo_relative (const ExosTreatment *treatment)
{
  if (!exos_treatment_has_relative (treatment))
    return g_strdup (_ ("(relative change not defined)"));

  g_autofree char *relative = exos_format_relative (treatment->estimate.relative);

  return g_strdup_printf (_ ("(%s relative)"), relative);
}

char *
exos_memo_interval (const ExosReport *report, const ExosTreatment *treatment)
{
  if (isnan (treatment->ci.low))
    return NULL;

  g_autofree char *level = exos_format_level (report->plan->alpha);
  g_autofree char *interval =
      exos_figures_interval (exos_memo_figures (report, treatment), treatment->ci);

  /* Translators: level and ends of a confidence interval: 95% CI +0.22 to +2.05 pp. */
  return g_strdup_printf (_ ("%s CI %s"), level, interval);
}

char *
exos_memo_p (const ExosReport *report, const ExosTreatment *treatment)
{
  if (isnan (treatment->p_adjusted))
    return NULL;

  g_autofree char *p = exos_format_p (treatment->p_adjusted, report->plan->alpha);

  if (treatment->sequential.monitoring != EXOS_MONITORING_FIXED)
    /* Translators: a p-value that holds although there is more than one look. */
    return g_strdup_printf (_ ("%s (all looks)"), p);

  if (!exos_memo_is_adjusted (report))
    return g_steal_pointer (&p);

  /* Translators: a p-value, adjusted for the number of groups. */
  return g_strdup_printf (_ ("%s (adjusted)"), p);
}

char *
exos_memo_srm_p (const ExosReport *report)
{
  g_autofree char *p = exos_format_srm_p (report->srm.p_used);

  if (g_ascii_isdigit (p[0]))
    return g_strdup_printf (_ ("SRM p = %s"), p);

  /* Translators: %s is "< 0.00001" or the like. */
  return g_strdup_printf (_ ("SRM p %s"), p);
}

char *
exos_memo_srm_days (const ExosReport *report)
{
  if (!report->has_srm || !isfinite (report->srm_running_p))
    return NULL;

  g_autofree char *days = exos_format_count (exos_n_days (report->experiment));
  g_autofree char *p = exos_format_srm_p (report->srm_running_p);

  if (g_ascii_isdigit (p[0]))
    /* Translators: a number of days, and the p-value of the traffic split. */
    return g_strdup_printf (_ ("over %s days p = %s"), days, p);

  /* Translators: %s is a number of days, then "< 0.00001" or the like. */
  return g_strdup_printf (_ ("over %s days p %s"), days, p);
}

const char *
exos_memo_glyph (ExosVerdict verdict)
{
  switch (verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return "▲";
    case EXOS_VERDICT_HOLD:
      return "■";
    case EXOS_VERDICT_ROLLBACK:
      return "◆";
    }

  g_assert_not_reached ();
}

void
exos_memo_add_line (GPtrArray *lines, char *text)
{
  if (text != NULL)
    g_ptr_array_add (lines, text);
}

char **
exos_memo_end_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
