// SPDX-License-Identifier: MIT
#include "data/format.h"
#include "data/language.h"
#include "memo/parts.h"
#include "memo/words.h"

#include <math.h>

#include "stats/power.h"

#define MAX_RISKS 4
#define POWER 0.8
#define VISIBLE_CHARS 40

/* A guardrail past a limit that the sentence of the verdict does not name. */
static void
add_harm (GPtrArray *lines, const ExosReport *report)
{
  const ExosCode code = exos_memo_code (report);
  const ExosGuardrailResult *worst =
      exos_memo_worst_guardrail (report, exos_report_headline (report), EXOS_GUARDRAIL_BAD);

  if (worst == NULL || code == EXOS_CODE_R1 || code == EXOS_CODE_H4 || code == EXOS_CODE_HARM)
    return;

  const gboolean is_severe = worst->state == EXOS_GUARDRAIL_SEVERE;
  g_autofree char *name = exos_memo_metric (report, worst->metric);
  g_autofree char *harm =
      exos_format_points_unsigned (worst->test.harm, exos_memo_guardrail_decimals (worst));
  g_autofree char *limit = exos_format_limit (is_severe ? worst->severe : worst->worse);

  if (is_severe)
    exos_memo_add_line (lines,
                        g_strdup_printf (_ ("‘%s’ got worse by %s, past the %s pp severe limit."),
                                         name, harm, limit));
  else
    exos_memo_add_line (lines, g_strdup_printf (_ ("‘%s’ got worse by %s, past the %s pp limit."),
                                                name, harm, limit));
}

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
add_unreadable (GPtrArray *lines, const ExosReport *report)
{
  static const ExosIssueCode codes[] = { EXOS_ISSUE_GUARDRAIL_UNREADABLE,
                                         EXOS_ISSUE_GUARDRAIL_MISSING,
                                         EXOS_ISSUE_GUARDRAIL_GT_USERS };

  add_issues (lines, report, codes, G_N_ELEMENTS (codes));
}

static void
add_left_out (GPtrArray *lines, const ExosReport *report)
{
  static const ExosIssueCode codes[] = { EXOS_ISSUE_TOTAL_METRIC, EXOS_ISSUE_MEAN_NOT_JUDGED };

  add_issues (lines, report, codes, G_N_ELEMENTS (codes));
}

static void
add_huge_effect (GPtrArray *lines, const ExosReport *report)
{
  static const ExosIssueCode code = EXOS_ISSUE_HUGE_EFFECT;

  add_issues (lines, report, &code, 1);
}

static void
add_causes (GPtrArray *lines)
{
  exos_memo_add_line (lines,
                      g_strdup (_ ("Usual causes of a wrong split: assignment bug, redirect in one "
                                   "group, bot filter, logging loss, wrong expected split.")));
}

static void
add_split_warning (GPtrArray *lines, const ExosReport *report)
{
  if (exos_report_data_state (report) == EXOS_DATA_SRM_WARNING)
    add_causes (lines);
}

/* The exact test and the interval are two answers when there are few events. */
static void
add_exact (GPtrArray *lines, const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (treatment->comparison.is_exact && treatment->ci_excludes_0 && !treatment->is_significant)
    exos_memo_add_line (lines, g_strdup (_ ("The exact test does not confirm the interval: treat "
                                            "the effect as not significant.")));
}

/* How far past 0 the bad end of the interval lies. */
static double
worst_harm (const ExosGuardrailResult *guardrail)
{
  const double end = exos_memo_worst_case (guardrail);

  return guardrail->direction == EXOS_DIRECTION_LOWER ? end : -end;
}

/* Of the guardrails that are judged OK, the one whose interval reaches furthest past its limit. */
static const ExosGuardrailResult *
find_worst_case (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosGuardrailResult *worst = NULL;

  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *it = &treatment->guardrails[i];
      const double limit = (double) it->worse.numerator / (double) it->worse.denominator;

      if (it->state == EXOS_GUARDRAIL_OK && worst_harm (it) > limit &&
          (worst == NULL || worst_harm (it) > worst_harm (worst)))
        worst = it;
    }

  return worst;
}

static void
add_worst_case (GPtrArray *lines, const ExosReport *report)
{
  const ExosGuardrailResult *worst = find_worst_case (report, exos_report_headline (report));

  if (worst == NULL)
    return;

  g_autofree char *name = exos_memo_metric (report, worst->metric);
  g_autofree char *harm =
      exos_format_points (exos_memo_worst_case (worst), exos_memo_guardrail_decimals (worst));

  exos_memo_add_line (
      lines, g_strdup_printf (_ ("Worst plausible case: %s %s. Harm this small is not ruled out."),
                              name, harm));
}

static void
add_power (GPtrArray *lines, const ExosReport *report)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const double difference = exos_detectable_difference (
      treatment->comparison.rate_c, exos_report_control (report)->users,
      exos_report_arm (report, treatment)->users, report->plan->alpha, POWER);

  if (exos_memo_code (report) != EXOS_CODE_H5 || !isfinite (difference))
    return;

  const int decimals = difference >= 0.001 ? 1 : difference >= 0.0001 ? 2 : 4;
  g_autofree char *text = exos_format_points_unsigned (difference, decimals);

  exos_memo_add_line (lines,
                      g_strdup_printf (_ ("Could only detect effects above about %s."), text));
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
add_several (GPtrArray *lines, const ExosReport *report)
{
  const char *correction = name_correction (report->plan->correction);
  g_autofree char *count = exos_format_count (report->experiment->n_arms);

  if (!exos_memo_has_several (report))
    return;

  if (correction != NULL)
    exos_memo_add_line (lines, g_strdup_printf (_ ("%s groups compared: p-values adjusted (%s)."),
                                                count, correction));
  else
    exos_memo_add_line (
        lines,
        g_strdup_printf (_ ("%s groups compared: p-values not adjusted, so false wins are more "
                            "likely."),
                         count));
}

char *
exos_memo_small_sample (const ExosReport *report)
{
  const ExosIssue *smallest = NULL;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (issue->code == EXOS_ISSUE_SMALL_SAMPLE &&
          (smallest == NULL || issue->number < smallest->number))
        smallest = issue;
    }

  if (smallest == NULL)
    return NULL;

  g_autofree char *arm = exos_visible_text (smallest->variant, VISIBLE_CHARS);
  g_autofree char *users = exos_format_count (smallest->number);

  return g_strdup_printf (_ ("Few users in ‘%s’ (%s)."), arm, users);
}

static void
add_literal (GPtrArray *lines, const ExosReport *report)
{
  const ExosVerdict literal = report->decision.by_policy[EXOS_POLICY_LITERAL];

  if (literal != report->decision.verdict)
    exos_memo_add_line (lines, g_strdup_printf (_ ("Unsigned rule would say: %s."),
                                                exos_words_verdict_short (literal)));
}

/* What is true of every experiment that is read from sums. The first always has its place. */
static void
add_standing (GPtrArray *lines)
{
  if (lines->len >= MAX_RISKS)
    g_ptr_array_set_size (lines, MAX_RISKS - 1);
  exos_memo_add_line (
      lines, g_strdup (_ ("Fixed-horizon test: valid only if the run length was set in advance.")));
  if (lines->len < MAX_RISKS)
    exos_memo_add_line (lines,
                        g_strdup (_ ("Aggregated data: outliers and segments cannot be checked.")));
}

static void
add_blocked (GPtrArray *lines, const ExosReport *report)
{
  exos_memo_add_line (lines, g_strdup (_ ("No effect was computed: nothing here speaks for or "
                                          "against the treatment yet.")));
  if (exos_report_data_state (report) == EXOS_DATA_SRM_BLOCKED)
    add_causes (lines);
}

static void
add_found (GPtrArray *lines, const ExosReport *report)
{
  add_harm (lines, report);
  add_split_warning (lines, report);
  add_unreadable (lines, report);
  add_exact (lines, report);
  add_worst_case (lines, report);
  add_power (lines, report);
  add_several (lines, report);
  exos_memo_add_line (lines, exos_memo_small_sample (report));
  add_huge_effect (lines, report);
  add_literal (lines, report);
  add_left_out (lines, report);
  add_standing (lines);
}

char **
exos_words_risks (const ExosReport *report)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (report->hides_numbers || exos_report_headline (report) == NULL)
    add_blocked (lines, report);
  else
    add_found (lines, report);

  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}
