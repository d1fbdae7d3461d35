// SPDX-License-Identifier: MIT
/* The Bayesian view, which decides nothing. */
#include "analysis/parts.h"

#include <math.h>

#include "stats/normal-posterior.h"

/* Where fewer conversions are better, those who did not convert are counted. */
static ExosCount
count_better (const ExosReport *report, const ExosArm *arm)
{
  const ExosCount count = exos_arm_conversions (arm);

  if (report->primary_direction == EXOS_DIRECTION_HIGHER)
    return count;
  return (ExosCount) { count.users, count.users - count.events };
}

static void
compute_rates (ExosReport *report, double *p_best)
{
  const gsize n = report->n_treatments;
  g_autofree ExosCount *counts = g_new (ExosCount, n + 1);

  counts[0] = count_better (report, exos_report_control (report));
  for (gsize i = 0; i < n; i++)
    {
      counts[i + 1] = count_better (report, exos_report_arm (report, &report->treatments[i]));
      report->treatments[i].posterior = exos_compare_posteriors (counts[0], counts[i + 1]);
    }

  if (n > 1)
    exos_best_probabilities (counts, n + 1, p_best);
}

/* The arm of the control, then those of the treatments. */
static gsize
find_arm (const ExosReport *report, gsize group)
{
  return group == 0 ? (gsize) report->experiment->control : report->treatments[group - 1].arm;
}

/* Pairs have a slope each: groups are ranked by one that they share, or by none of them. */
static void
describe_groups (const ExosReport *report, ExosMoments *groups, gsize n)
{
  const ExosExperiment *experiment = report->experiment;
  const gsize metric = (gsize) experiment->primary_metric;
  g_autofree ExosPairedSums *sums = g_new (ExosPairedSums, n);

  if (experiment->metrics[metric].has_covariate)
    {
      for (gsize i = 0; i < n; i++)
        sums[i] =
            exos_centre_sums (*exos_experiment_sums (experiment, find_arm (report, i), metric));
      if (exos_adjust_groups_by_covariate (sums, n, groups) == EXOS_CUPED_ADJUSTED)
        return;
    }
  for (gsize i = 0; i < n; i++)
    groups[i] = exos_arm_moments (report, find_arm (report, i), metric);
}

static void
rank_means (const ExosReport *report, double sign, double *p_best)
{
  const gsize n = report->n_treatments + 1;
  g_autofree ExosMoments *moments = g_new (ExosMoments, n);
  g_autofree ExosNormal *groups = g_new (ExosNormal, n);

  describe_groups (report, moments, n);
  for (gsize i = 0; i < n; i++)
    groups[i] = (ExosNormal) { sign * moments[i].mean.hi,
                               sqrt (moments[i].variance / (double) moments[i].n) };
  exos_best_normal_probabilities (groups, n, p_best);
}

/* Better is above 0 whichever way the metric is. */
static void
compute_means (ExosReport *report, double *p_best)
{
  const double sign = report->primary_direction == EXOS_DIRECTION_HIGHER ? 1.0 : -1.0;
  const ExosPosterior nothing = { NAN, NAN, NAN };

  for (gsize i = 0; i < report->n_treatments; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];
      const ExosEstimate *estimate = &treatment->estimate;

      treatment->posterior = estimate->se > 0.0
                                 ? exos_normal_posterior (sign * estimate->difference, estimate->se)
                                 : nothing;
    }

  if (report->n_treatments > 1)
    rank_means (report, sign, p_best);
}

/* P(best) of every group; of two groups it is what their comparison already says. */
void
exos_compute_posteriors (ExosReport *report)
{
  const gsize n = report->n_treatments;
  g_autofree double *p_best = g_new0 (double, n + 1);

  if (report->measure == EXOS_MEASURE_RATE)
    compute_rates (report, p_best);
  else
    compute_means (report, p_best);

  if (n == 1)
    {
      p_best[1] = report->treatments[0].posterior.p_t_gt_c;
      p_best[0] = 1.0 - p_best[1];
    }

  report->control_p_best = p_best[0];
  for (gsize i = 0; i < n; i++)
    report->treatments[i].p_best = p_best[i + 1];
}
