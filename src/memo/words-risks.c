// SPDX-License-Identifier: MIT
#include "memo/risks.h"

#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/primary.h"
#include "memo/words.h"

#include <math.h>

#define MAX_RISKS 4
#define VISIBLE_CHARS 40

/* The messages of all issues with one of n codes. */
static void
add_issues (GPtrArray *lines, const ExosReport *report, const ExosIssueCode *codes, gsize n)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      for (gsize code = 0; code < n; code++)
        if (issue->code == codes[code])
          exos_memo_add_line (lines, exos_issue_dup_message (issue));
    }
}

static void
add_unreadable (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  static const ExosIssueCode codes[] = { EXOS_ISSUE_GUARDRAIL_UNREADABLE,
                                         EXOS_ISSUE_GUARDRAIL_MISSING,
                                         EXOS_ISSUE_GUARDRAIL_GT_USERS };

  if (form == EXOS_FORM_SENTENCE)
    add_issues (lines, report, codes, G_N_ELEMENTS (codes));
}

static void
add_left_out (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  static const ExosIssueCode codes[] = {
    EXOS_ISSUE_RATE_NOT_JUDGED,       EXOS_ISSUE_TOTAL_METRIC,   EXOS_ISSUE_MEAN_NOT_JUDGED,
    EXOS_ISSUE_METRIC_NOT_COMPUTABLE, EXOS_ISSUE_RATIO_NOT_USED, EXOS_ISSUE_COVARIATE_NOT_USED
  };

  if (form == EXOS_FORM_SENTENCE)
    add_issues (lines, report, codes, G_N_ELEMENTS (codes));
}

static gboolean
has_issue (const ExosReport *report, ExosIssueCode code)
{
  for (guint i = 0; i < report->issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code)
      return TRUE;

  return FALSE;
}

static void
add_huge_effect (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  static const ExosIssueCode code = EXOS_ISSUE_HUGE_EFFECT;

  if (has_issue (report, code) && report->plan->is_verified)
    exos_memo_add_line (lines, g_strdup (_ ("Unusually large effect, verified by the owner")));
  else if (form == EXOS_FORM_SENTENCE)
    add_issues (lines, report, &code, 1);
  else if (has_issue (report, code))
    exos_memo_add_line (lines, g_strdup (_ ("Unusually large effect: check logging")));
}

static void
add_causes (GPtrArray *lines)
{
  exos_memo_add_line (lines,
                      g_strdup (_ ("Usual causes of a wrong split: assignment bug, redirect in one "
                                   "group, bot filter, logging loss, wrong expected split.")));
}

static void
add_split_warning (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  if (form == EXOS_FORM_SENTENCE && exos_report_data_state (report) == EXOS_DATA_SRM_WARNING)
    add_causes (lines);
}

/* The exact test and the interval are two answers when there are few events. */
static void
add_exact (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (!treatment->comparison.is_exact || !treatment->ci_excludes_0 || treatment->is_significant)
    return;

  exos_memo_add_line (lines, g_strdup (form == EXOS_FORM_SHORT
                                           ? _ ("The exact test does not confirm the interval")
                                           : _ ("The exact test does not confirm the interval: "
                                                "treat the effect as not significant.")));
}

static void
add_power (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosCode code = exos_memo_code (report);
  g_autofree char *text = exos_memo_detectable (report);

  if ((code != EXOS_CODE_H5 && code != EXOS_CODE_RERUN) || text == NULL)
    return;

  exos_memo_add_line (lines, g_strdup_printf (form == EXOS_FORM_SHORT
                                                  ? _ ("Could only detect effects above about %s")
                                                  : _ ("Could only detect effects above about %s."),
                                              text));
}

static const char *
name_correction (ExosCorrection correction)
{
  switch (correction)
    {
    case EXOS_CORRECTION_DUNNETT:
      return "Dunnett";
    case EXOS_CORRECTION_HOLM:
      return "Holm";
    case EXOS_CORRECTION_BONFERRONI:
      return "Bonferroni";
    case EXOS_CORRECTION_HOCHBERG:
      return "Hochberg";
    case EXOS_CORRECTION_BH:
      return "Benjamini–Hochberg";
    case EXOS_CORRECTION_BY:
      return "Benjamini–Yekutieli";
    case EXOS_CORRECTION_NONE:
      return NULL;
    }

  g_assert_not_reached ();
}

static void
add_adjusted (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const char *correction = name_correction (report->plan->correction);
  g_autofree char *count = exos_format_count (report->experiment->n_arms);

  if (!exos_memo_is_adjusted (report))
    return;

  exos_memo_add_line (lines,
                      g_strdup_printf (form == EXOS_FORM_SHORT
                                           ? _ ("%s groups compared: p-values adjusted (%s)")
                                           : _ ("%s groups compared: p-values adjusted (%s)."),
                                       count, correction));
}

static void
add_unadjusted (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  g_autofree char *count = exos_format_count (report->experiment->n_arms);

  if (!exos_memo_has_several (report) || exos_memo_is_adjusted (report))
    return;

  exos_memo_add_line (
      lines,
      g_strdup_printf (form == EXOS_FORM_SHORT
                           ? _ ("%s groups compared: p-values not adjusted")
                           : _ ("%s groups compared: p-values not adjusted, so false wins are more "
                                "likely."),
                       count));
}

static const ExosIssue *
find_smallest (const ExosReport *report)
{
  const ExosIssue *smallest = NULL;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (issue->code == EXOS_ISSUE_SMALL_SAMPLE &&
          (smallest == NULL || issue->number < smallest->number))
        smallest = issue;
    }

  return smallest;
}

static void
add_small_sample (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosIssue *smallest = find_smallest (report);

  if (smallest == NULL)
    return;

  g_autofree char *arm = exos_visible_text (smallest->variant, VISIBLE_CHARS);
  g_autofree char *users = exos_format_count (smallest->number);

  exos_memo_add_line (lines,
                      g_strdup_printf (form == EXOS_FORM_SHORT ? _ ("Few users in ‘%s’ (%s)")
                                                               : _ ("Few users in ‘%s’ (%s)."),
                                       arm, users));
}

char *
exos_memo_small_sample (const ExosReport *report)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  add_small_sample (lines, report, EXOS_FORM_SENTENCE);
  return lines->len > 0 ? g_ptr_array_index (lines, 0) : NULL;
}

static void
add_literal (GPtrArray *lines, const ExosReport *report, ExosRiskForm form)
{
  const ExosVerdict literal = report->decision.by_policy[EXOS_POLICY_LITERAL];

  if (form == EXOS_FORM_SENTENCE && literal != report->decision.verdict)
    exos_memo_add_line (
        lines, g_strdup_printf (
                   _ ("The original rule, which ignores the direction of an effect, would say %s."),
                   exos_words_verdict_short (literal)));
}

/* What is true of every experiment that is read from sums. The first always has its place, unless
 * the plan says when to look. */
static void
add_standing (GPtrArray *lines, const ExosReport *report, guint days)
{
  const gboolean is_planned = exos_memo_plans_looks (report);

  if (lines->len >= MAX_RISKS && !is_planned)
    g_ptr_array_set_size (lines, MAX_RISKS - 1);
  if (!is_planned)
    exos_memo_add_line (
        lines, exos_memo_say_run_length (days > 0 ? days : exos_memo_run_days (report, NULL)));
  if (lines->len < MAX_RISKS)
    exos_memo_add_line (lines, exos_risk_say_summed (report));
}

static void
add_blocked (GPtrArray *lines, const ExosReport *report)
{
  exos_memo_add_line (lines, g_strdup (_ ("No effect was computed: nothing here speaks for or "
                                          "against the treatment yet.")));
  if (exos_report_data_state (report) == EXOS_DATA_SRM_BLOCKED)
    add_causes (lines);
}

/* The worst first. */
static const struct
{
  void (*add) (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
  ExosTone tone;
} risks[] = {
  { exos_risk_add_severe, EXOS_TONE_BLOCKED },
  { exos_risk_add_worsened, EXOS_TONE_WARNING },
  { exos_risk_add_direction, EXOS_TONE_WARNING },
  { add_split_warning, EXOS_TONE_NONE },
  { add_unreadable, EXOS_TONE_NONE },
  { add_exact, EXOS_TONE_WARNING },
  { exos_risk_add_simpson, EXOS_TONE_WARNING },
  { exos_risk_add_segments, EXOS_TONE_WARNING },
  { exos_risk_add_drift, EXOS_TONE_WARNING },
  { exos_risk_add_peeking, EXOS_TONE_WARNING },
  { exos_risk_add_worst_case, EXOS_TONE_UNKNOWN },
  { add_power, EXOS_TONE_UNKNOWN },
  { exos_risk_add_no_relative, EXOS_TONE_UNKNOWN },
  { add_adjusted, EXOS_TONE_UNKNOWN },
  { add_unadjusted, EXOS_TONE_WARNING },
  { add_small_sample, EXOS_TONE_WARNING },
  { add_huge_effect, EXOS_TONE_WARNING },
  { add_literal, EXOS_TONE_NONE },
  { add_left_out, EXOS_TONE_NONE },
  { exos_risk_add_weekdays, EXOS_TONE_NONE },
};

static gboolean
has_effect (const ExosReport *report)
{
  return !report->hides_numbers && exos_report_headline (report) != NULL;
}

char **
exos_words_risks (const ExosReport *report, guint days)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (has_effect (report))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (risks); i++)
        risks[i].add (lines, report, EXOS_FORM_SENTENCE);
      add_standing (lines, report, days);
    }
  else
    add_blocked (lines, report);

  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}

char *
exos_memo_worst_risk (const ExosReport *report, ExosTone *tone)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  *tone = EXOS_TONE_UNKNOWN;
  if (!has_effect (report))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (risks) && lines->len == 0; i++)
    {
      risks[i].add (lines, report, EXOS_FORM_SHORT);
      *tone = risks[i].tone;
    }
  if (lines->len > 0)
    return g_ptr_array_index (lines, 0);

  *tone = EXOS_TONE_UNKNOWN;
  if (exos_memo_plans_looks (report))
    return g_strdup (_ ("Outliers and segments were not checked"));
  return exos_memo_say_run_short (exos_memo_run_days (report, NULL));
}
