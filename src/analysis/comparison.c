// SPDX-License-Identifier: MIT
#include "analysis/parts.h"

#include <math.h>
#include <stdlib.h>

#include "stats/exact.h"

ExosCount
exos_arm_conversions (const ExosArm *arm)
{
  return (ExosCount) { arm->users, arm->conversions };
}

/* The normal quantile of the intervals in force: simultaneous where the correction has such
 * intervals (Dunnett's own; Bonferroni's also beside Holm and Hochberg), plain otherwise. */
static double
interval_quantile (const ExosReport *report)
{
  const double alpha = report->plan->alpha;
  const gboolean is_single = report->n_treatments < 2;

  if (is_single)
    return exos_two_sided_quantile (alpha);

  switch (report->plan->correction)
    {
    case EXOS_CORRECTION_DUNNETT:
      return report->dunnett_critical;
    case EXOS_CORRECTION_HOLM:
    case EXOS_CORRECTION_BONFERRONI:
    case EXOS_CORRECTION_HOCHBERG:
      return exos_two_sided_quantile (alpha / (double) report->n_treatments);
    case EXOS_CORRECTION_BH:
    case EXOS_CORRECTION_BY:
    case EXOS_CORRECTION_NONE:
      return exos_two_sided_quantile (alpha);
    }

  g_assert_not_reached ();
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const guint64 left = *(const guint64 *) a;
  const guint64 right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

/* Sizes of the treatments, sorted: Dunnett's integral is the same in any order, but its last digit
 * is not, and the order of rows must not change a digit. */
static guint64 *
sorted_users (const ExosReport *report)
{
  guint64 *users = g_new (guint64, report->n_treatments);

  for (gsize i = 0; i < report->n_treatments; i++)
    users[i] = exos_report_arm (report, &report->treatments[i])->users;
  qsort (users, report->n_treatments, sizeof *users, compare_counts);
  return users;
}

static void
adjust_p_values (ExosReport *report)
{
  const gsize n = report->n_treatments;
  g_autofree double *p = g_new (double, n);
  g_autofree guint64 *users = sorted_users (report);

  for (gsize i = 0; i < n; i++)
    p[i] = report->treatments[i].comparison.p_value;

  if (n > 1 && report->plan->correction == EXOS_CORRECTION_DUNNETT)
    exos_dunnett_adjust (p, exos_report_control (report)->users, users, n, p);
  else if (n > 1)
    exos_adjust_p_values (report->plan->correction, p, n, p);

  for (gsize i = 0; i < n; i++)
    report->treatments[i].p_adjusted = p[i];
}

static void
find_critical_values (ExosReport *report)
{
  const gsize n = report->n_treatments;
  g_autofree guint64 *users = sorted_users (report);
  g_autofree ExosCount *counts = g_new (ExosCount, n + 1);

  counts[0] = exos_arm_conversions (exos_report_control (report));
  for (gsize i = 0; i < n; i++)
    counts[i + 1] = exos_arm_conversions (exos_report_arm (report, &report->treatments[i]));

  report->dunnett_critical = exos_dunnett_critical (report->plan->alpha, counts[0].users, users, n);
  report->alpha_star = erfc (report->dunnett_critical / G_SQRT2);
  report->omnibus = exos_test_omnibus (counts, n + 1);
}

/* P(best) of every group; of two groups it is what their comparison already says. */
static void
compute_best_probabilities (ExosReport *report, const ExosCount *counts)
{
  const gsize n = report->n_treatments;
  g_autofree double *p_best = g_new0 (double, n + 1);

  if (n == 1)
    {
      p_best[1] = report->treatments[0].posterior.p_t_gt_c;
      p_best[0] = 1.0 - p_best[1];
    }
  else
    exos_best_probabilities (counts, n + 1, p_best);

  report->control_p_best = p_best[0];
  for (gsize i = 0; i < n; i++)
    report->treatments[i].p_best = p_best[i + 1];
}

void
exos_compute_posteriors (ExosReport *report)
{
  const gsize n = report->n_treatments;
  g_autofree ExosCount *counts = g_new (ExosCount, n + 1);

  counts[0] = exos_arm_conversions (exos_report_control (report));
  for (gsize i = 0; i < n; i++)
    {
      counts[i + 1] = exos_arm_conversions (exos_report_arm (report, &report->treatments[i]));
      report->treatments[i].posterior = exos_compare_posteriors (counts[0], counts[i + 1]);
    }

  compute_best_probabilities (report, counts);
}

/* Nothing can be tested when no user, or every user, of both groups converted. */
static gboolean
has_variation (ExosCount control, ExosCount treatment)
{
  const gboolean none = control.events == 0 && treatment.events == 0;
  const gboolean all = control.events == control.users && treatment.events == treatment.users;

  return !none && !all;
}

/* An effect worth shipping is ruled out. */
static gboolean
is_below (ExosInterval ci, ExosRatio smallest_effect)
{
  return smallest_effect.numerator > 0 &&
         ci.high < (double) smallest_effect.numerator / (double) smallest_effect.denominator;
}

static ExosPrimaryState
judge_primary (const ExosReport *report,
               const ExosTreatment *treatment,
               ExosCount control,
               ExosCount treated)
{
  const gboolean is_small = is_below (treatment->ci, report->plan->smallest_effect);
  const int sign = exos_compare_rate_difference (treated, control, (ExosRatio) { 0, 1 });

  if (!has_variation (control, treated))
    return EXOS_PRIMARY_NOT_COMPUTABLE;
  if (!treatment->is_significant || sign == 0)
    return is_small ? EXOS_PRIMARY_FLAT : EXOS_PRIMARY_INCONCLUSIVE;
  if (sign < 0)
    return EXOS_PRIMARY_LOSS;
  return is_small ? EXOS_PRIMARY_WIN_TRIVIAL : EXOS_PRIMARY_WIN;
}

static void
estimate_intervals (const ExosReport *report, ExosTreatment *treatment, double quantile)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));
  const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));
  const ExosInterval ratio = exos_ratio_interval_koopman (control, treated, quantile);

  treatment->ci = exos_difference_interval (control, treated, report->plan->ci, quantile);
  treatment->rel_ci = (ExosInterval) { ratio.low - 1.0, ratio.high - 1.0 };
  treatment->rr_katz = exos_ratio_interval_katz (control, treated, quantile);
  treatment->ci_excludes_0 = treatment->ci.low > 0.0 || treatment->ci.high < 0.0;
}

void
exos_compare_treatments (ExosReport *report)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];
      const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));

      treatment->comparison = exos_compare_proportions (control, treated, report->plan->exact);
    }

  if (report->n_treatments > 1)
    find_critical_values (report);
  adjust_p_values (report);

  const double quantile = interval_quantile (report);

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];
      const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));

      estimate_intervals (report, treatment, quantile);
      treatment->is_significant = treatment->p_adjusted < report->plan->alpha;
      treatment->primary = judge_primary (report, treatment, control, treated);
    }
}
