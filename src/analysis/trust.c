// SPDX-License-Identifier: MIT
/* What the sums of a file say of themselves, beside the split: groups that differed before the
 * experiment started, or in their segments, cannot be compared. */
#include "analysis/strata.h"

#define UNLIKELY_P 0.001

/* As a share of all users. */
#define MAX_IN_SEVERAL_GROUPS 0.01

/* Such groups cannot be believed. */
static void
doubt (ExosReport *report,
       ExosIssueCode code,
       const char *column,
       const ExosTreatment *treatment,
       double p)
{
  ExosIssue *issue =
      exos_issue_new (code, 0, column, exos_report_arm (report, treatment)->name, NULL);

  issue->p = p;
  g_ptr_array_add (report->issues, issue);
  report->is_untrusted = TRUE;
}

/* Bonferroni over the treatments: one test of balance each. */
static gboolean
is_unlikely (const ExosReport *report, double p)
{
  return p < UNLIKELY_P / (double) report->n_treatments;
}

static void
check_covariate (ExosReport *report, const ExosTreatment *treatment)
{
  if (report->measure != EXOS_MEASURE_RATE && is_unlikely (report, treatment->covariate_p))
    doubt (report, EXOS_ISSUE_COVARIATE_UNBALANCED, report->experiment->primary, treatment,
           treatment->covariate_p);
}

static void
check_strata (ExosReport *report, const ExosTreatment *treatment)
{
  const ExosStrata *strata = exos_comparable_strata (report->experiment);

  if (strata != NULL && is_unlikely (report, treatment->allocation_p))
    doubt (report, EXOS_ISSUE_SEGMENTS_UNBALANCED, strata->column, treatment,
           treatment->allocation_p);
}

/* Said once a metric and group. */
static void
check_condition (ExosReport *report, gsize metric)
{
  const ExosExperiment *experiment = report->experiment;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const ExosMetric *it = &experiment->metrics[metric];

      if (exos_experiment_value (experiment, arm, metric)->state == EXOS_VALUE_SUMS &&
          exos_arm_moments (report, arm, metric).is_ill_conditioned)
        g_ptr_array_add (report->issues, exos_issue_new (EXOS_ISSUE_ILL_CONDITIONED, 0, it->name,
                                                         experiment->arms[arm].name, NULL));
    }
}

/* A mean cannot be judged by limits that somebody gave in points. */
static void
check_limits (ExosReport *report, const ExosGuardrailResult *guardrail)
{
  const char *name = report->experiment->metrics[guardrail->metric].name;

  if (guardrail->measure != EXOS_MEASURE_RATE && !guardrail->has_relative_limits)
    g_ptr_array_add (report->issues,
                     exos_issue_new (EXOS_ISSUE_LIMITS_NEEDED, 0, name, NULL, NULL));
}

static gboolean
is_guardrail (const ExosReport *report, const char *name)
{
  for (gsize i = 0; i < report->n_guardrails; i++)
    if (g_strcmp0 (report->experiment->metrics[report->treatments[0].guardrails[i].metric].name,
                   name) == 0)
      return TRUE;
  return FALSE;
}

/* Who has no value, or no time of what happened, may not be like who has one, who was in several
 * groups not like who was in one, and the first of several rows not be what a user came to: when
 * more of them are in one group, or they are many, the comparison is of others than those who were
 * assigned. */
static gboolean
is_doubtful (const ExosReport *report, const ExosIssue *issue)
{
  if (issue->code == EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS)
    return issue->p >= MAX_IN_SEVERAL_GROUPS;
  if (issue->code == EXOS_ISSUE_EVENTS_DIFFER || issue->code == EXOS_ISSUE_REPEATS_DIFFER)
    return TRUE;
  return issue->code == EXOS_ISSUE_MISSING_DIFFERS &&
         (g_strcmp0 (issue->column, report->experiment->primary) == 0 ||
          is_guardrail (report, issue->column));
}

static gboolean
has_doubtful (const ExosReport *report)
{
  const GPtrArray *issues = report->experiment->issues;

  for (guint i = 0; i < issues->len; i++)
    if (is_doubtful (report, g_ptr_array_index (issues, i)))
      return TRUE;
  return FALSE;
}

void
exos_check_trust (ExosReport *report)
{
  report->is_untrusted |= has_doubtful (report);
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      check_covariate (report, &report->treatments[i]);
      check_strata (report, &report->treatments[i]);
    }
  exos_test_segment_splits (report);
  for (gsize metric = 0; metric < report->experiment->n_metrics; metric++)
    check_condition (report, metric);
  for (gsize i = 0; i < report->n_guardrails; i++)
    check_limits (report, &report->treatments[0].guardrails[i]);
}
