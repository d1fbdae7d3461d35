// SPDX-License-Identifier: MIT
#include "analysis/parts.h"

#include <math.h>

#include "analysis/figures.h"
#include "data/arm-order.h"
#include "data/format.h"
#include "data/text.h"

static void
add_issue (ExosReport *report, ExosIssue *issue)
{
  g_ptr_array_add (report->issues, issue);
}

/* The weight that the plan gives to an arm; FALSE when it names none or more than one. */
static gboolean
find_weight (const ExosReport *report, gsize arm, guint64 *weight)
{
  const GArray *split = report->plan->split;
  guint n_found = 0;

  for (guint i = 0; i < split->len; i++)
    {
      const ExosSplitPart *part = &g_array_index (split, ExosSplitPart, i);
      const gboolean is_it = part->name != NULL
                                 ? exos_names_match (part->name, report->experiment->arms[arm].name)
                                 : i == arm;

      if (is_it)
        *weight = part->weight;
      n_found += is_it;
    }

  return n_found == 1;
}

/* One weight for every arm, by name or in the file's order, or an issue: never a silent 50:50. */
static gboolean
resolve_weights (ExosReport *report)
{
  const gsize n_arms = report->experiment->n_arms;
  const guint n_parts = report->plan->split->len;
  gboolean is_complete = n_parts == 0 || n_parts == n_arms;

  report->weights = g_new (guint64, n_arms);
  for (gsize arm = 0; arm < n_arms; arm++)
    {
      report->weights[arm] = 1;
      is_complete =
          is_complete && (n_parts == 0 || find_weight (report, arm, &report->weights[arm]));
    }

  if (!is_complete)
    {
      ExosIssue *issue = exos_issue_new (EXOS_ISSUE_BAD_SPLIT, 0, NULL, NULL, NULL);

      issue->number = n_parts;
      issue->other = n_arms;
      add_issue (report, issue);
    }

  return is_complete;
}

double
exos_planned_share (const ExosReport *report, gsize arm)
{
  double sum = 0.0;

  for (gsize i = 0; i < report->experiment->n_arms; i++)
    sum += (double) report->weights[i];
  return (double) report->weights[arm] / sum;
}

/* Users where none were planned: no chi-square is defined, and none is needed. */
static gboolean
has_zero_weight (ExosReport *report)
{
  gboolean has_one = FALSE;

  for (gsize arm = 0; arm < report->experiment->n_arms; arm++)
    if (report->weights[arm] == 0)
      {
        const ExosArm *it = &report->experiment->arms[arm];
        ExosIssue *issue =
            exos_issue_new (EXOS_ISSUE_ZERO_WEIGHT_TRAFFIC, it->line, NULL, it->name, NULL);

        issue->number = it->users;
        add_issue (report, issue);
        has_one = TRUE;
      }

  return has_one;
}

static void
report_srm (ExosReport *report, const guint64 *users)
{
  const ExosSrmStatus status = report->srm.status;

  if (status == EXOS_SRM_OK)
    return;

  g_autofree char *observed = exos_format_arms_split (report->experiment, users);
  g_autofree char *planned = exos_format_arms_split (report->experiment, report->weights);
  ExosIssue *issue =
      exos_issue_new (status == EXOS_SRM_BLOCKED ? EXOS_ISSUE_SRM_BLOCKED : EXOS_ISSUE_SRM_WARNING,
                      0, NULL, NULL, observed);

  issue->extra = g_steal_pointer (&planned);
  issue->p = report->srm.p_used;
  if (report->is_split_by_days)
    issue->variant =
        g_strdup (report->experiment->strata[EXOS_STRATA_DAYS].names[report->worst_day]);
  add_issue (report, issue);
}

/* Who looks every day has the sequential test beside the plain one, and the worse of them counts.
 */
static void
test_split_by_days (ExosReport *report)
{
  exos_follow_split (report);

  const ExosSrmStatus status =
      isnan (report->srm_running_p) ? EXOS_SRM_OK : exos_srm_status (report->srm_running_p);

  if (status > report->srm.status)
    {
      report->srm.status = status;
      report->srm.p_used = report->srm_running_p;
      report->is_split_by_days = TRUE;
    }
}

static void
test_split (ExosReport *report)
{
  const gsize n_arms = report->experiment->n_arms;
  g_autofree guint64 *users = g_new (guint64, n_arms);

  for (gsize arm = 0; arm < n_arms; arm++)
    users[arm] = exos_arm_assigned (&report->experiment->arms[arm]);

  report->srm_expected = g_new (double, n_arms);
  report->srm = exos_test_srm (users, report->weights, n_arms, report->srm_expected);
  report->has_srm = TRUE;
  test_split_by_days (report);
  report_srm (report, report->is_split_by_days ? report->worst_split : users);
}

void
exos_check_health (ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;

  if (!experiment->has_counts)
    return;

  if (report->is_direction_assumed)
    add_issue (report,
               exos_issue_new (EXOS_ISSUE_DIRECTION_ASSUMED, 0,
                               experiment->metrics[experiment->primary_metric].name, NULL, NULL));
  if (resolve_weights (report) && !has_zero_weight (report))
    test_split (report);

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    if (experiment->arms[arm].users < report->plan->min_users)
      {
        const ExosArm *it = &experiment->arms[arm];
        ExosIssue *issue = exos_issue_new (EXOS_ISSUE_SMALL_SAMPLE, it->line, NULL, it->name, NULL);

        issue->number = it->users;
        issue->other = report->plan->min_users;
        add_issue (report, issue);
      }
}

static void
check_baseline (ExosReport *report)
{
  const ExosExperiment *experiment = report->experiment;
  const ExosArm *control = exos_report_control (report);
  gboolean all_converted = TRUE;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    all_converted &= experiment->arms[arm].conversions == experiment->arms[arm].users;

  if (control->conversions == 0)
    add_issue (report, exos_issue_new (EXOS_ISSUE_ZERO_BASELINE, 0, NULL, control->name, NULL));
  if (all_converted)
    add_issue (report, exos_issue_new (EXOS_ISSUE_ALL_CONVERTED, 0, NULL, NULL, NULL));
}

void
exos_check_estimates (ExosReport *report)
{
  gboolean is_exact = FALSE;

  if (report->measure == EXOS_MEASURE_RATE)
    check_baseline (report);
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      const ExosTreatment *treatment = &report->treatments[i];
      const double relative = treatment->estimate.relative;

      is_exact |= treatment->comparison.is_exact;
      if (treatment->is_significant && exos_treatment_has_relative (treatment) &&
          exos_is_huge_effect (report, treatment))
        {
          ExosIssue *issue = exos_issue_new (EXOS_ISSUE_HUGE_EFFECT, 0, NULL,
                                             exos_report_arm (report, treatment)->name, NULL);

          issue->p = relative;
          add_issue (report, issue);
        }
    }

  if (is_exact && report->plan->exact == EXOS_EXACT_AUTO)
    add_issue (report, exos_issue_new (EXOS_ISSUE_FEW_EVENTS, 0, NULL, NULL, NULL));
}

void
exos_conclude_health (ExosReport *report)
{
  static const ExosHealth health_of[] = {
    [EXOS_LEVEL_INFO] = EXOS_HEALTH_HEALTHY,
    [EXOS_LEVEL_WARNING] = EXOS_HEALTH_WARNING,
    [EXOS_LEVEL_BLOCKED] = EXOS_HEALTH_BLOCKED,
  };

  report->health = EXOS_HEALTH_HEALTHY;
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      report->health = MAX (report->health, health_of[exos_issue_level (issue->code)]);
    }

  report->hides_numbers = report->health == EXOS_HEALTH_BLOCKED;
  exos_conclude_checks (report);
}
