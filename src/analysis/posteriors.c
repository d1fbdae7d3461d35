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

/* Better is above 0 whichever way the metric is. */
static void
compute_means (ExosReport *report, double *p_best)
{
  const double sign = report->primary_direction == EXOS_DIRECTION_HIGHER ? 1.0 : -1.0;
  const ExosPosterior nothing = { NAN, NAN, NAN };
  const gsize n = report->n_treatments;
  g_autofree ExosNormal *groups = g_new (ExosNormal, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      ExosTreatment *treatment = &report->treatments[i];
      const ExosEstimate *estimate = &treatment->estimate;

      treatment->posterior = estimate->se > 0.0
                                 ? exos_normal_posterior (sign * estimate->difference, estimate->se)
                                 : nothing;
      groups[0] = (ExosNormal) { sign * estimate->value_c, treatment->means.se_c };
      groups[i + 1] = (ExosNormal) { sign * estimate->value_t, treatment->means.se_t };
    }

  if (n > 1)
    exos_best_normal_probabilities (groups, n + 1, p_best);
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
