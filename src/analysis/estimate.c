// SPDX-License-Identifier: MIT
/* The primary metric of one treatment, by what it measures. */
#include "analysis/strata.h"

#include <math.h>

ExosCount
exos_arm_conversions (const ExosArm *arm)
{
  return (ExosCount) { arm->users, arm->conversions };
}

ExosMeasure
exos_metric_measure (const ExosMetric *metric)
{
  switch (metric->kind)
    {
    case EXOS_METRIC_COUNT:
    case EXOS_METRIC_TOTAL:
      return EXOS_MEASURE_RATE;
    case EXOS_METRIC_MEAN:
      return EXOS_MEASURE_MEAN;
    case EXOS_METRIC_RATIO:
      return EXOS_MEASURE_RATIO;
    }

  g_assert_not_reached ();
}

ExosMoments
exos_metric_moments (const ExosMetric *metric, const ExosPairSums *sums)
{
  if (metric->kind == EXOS_METRIC_RATIO)
    return exos_moments_of_ratio (*sums);
  return exos_moments_of_sums ((ExosSums) { sums->n, sums->y, sums->yy });
}

ExosMoments
exos_arm_moments (const ExosReport *report, gsize arm, gsize metric)
{
  return exos_metric_moments (&report->experiment->metrics[metric],
                              exos_experiment_sums (report->experiment, arm, metric));
}

static ExosEstimate
estimate_of_rates (const ExosComparison *comparison, ExosCount control, ExosCount treated)
{
  return (ExosEstimate) {
    .measure = EXOS_MEASURE_RATE,
    .value_c = comparison->rate_c,
    .value_t = comparison->rate_t,
    .difference = comparison->abs_lift,
    .relative = comparison->rel_lift,
    .se = sqrt (exos_stratum_effect ((ExosStratum) { control, treated }).variance),
    .statistic = comparison->z,
    .df = INFINITY,
    .p = comparison->p_value,
    .log10_p = comparison->log10_p_value,
  };
}

static ExosEstimate
estimate_of_means (const ExosMeanComparison *means, ExosMeasure measure)
{
  return (ExosEstimate) {
    .measure = measure,
    .value_c = means->mean_c,
    .value_t = means->mean_t,
    .difference = means->abs_diff,
    .relative = means->rel_diff,
    .se = means->se,
    .statistic = means->t,
    .df = means->df,
    .p = means->p,
    .log10_p = means->log10_p,
  };
}

/* What the users did before the experiment explains a part of what they do in it. */
static void
adjust_by_covariate (const ExosReport *report, ExosTreatment *treatment, double level)
{
  const ExosExperiment *experiment = report->experiment;
  const gsize metric = (gsize) experiment->primary_metric;
  const gsize control = (gsize) experiment->control;
  const ExosPairedSums c = exos_centre_sums (*exos_experiment_sums (experiment, control, metric));
  const ExosPairedSums t =
      exos_centre_sums (*exos_experiment_sums (experiment, treatment->arm, metric));
  ExosCuped *cuped = &treatment->cuped;

  *cuped = exos_adjust_by_covariate (&c, &t, EXOS_THETA_WITHIN);
  treatment->covariate_p =
      exos_compare_means (&cuped->covariate_control, &cuped->covariate_treatment, level).p;
  if (cuped->status == EXOS_CUPED_ADJUSTED)
    treatment->means = exos_compare_means (&cuped->control, &cuped->treatment, level);
}

/* level: of the intervals, two-sided. */
static void
compare_means (const ExosReport *report, ExosTreatment *treatment, double level)
{
  const ExosExperiment *experiment = report->experiment;
  const gsize metric = (gsize) experiment->primary_metric;
  const ExosMoments control = exos_arm_moments (report, (gsize) experiment->control, metric);
  const ExosMoments treated = exos_arm_moments (report, treatment->arm, metric);

  treatment->unadjusted = exos_compare_means (&control, &treated, level);
  treatment->means = treatment->unadjusted;
  treatment->covariate_p = NAN;
  if (experiment->metrics[metric].has_covariate)
    adjust_by_covariate (report, treatment, level);
  treatment->estimate = estimate_of_means (&treatment->means, report->measure);
}

static void
compare_rates (const ExosReport *report, ExosTreatment *treatment)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));
  const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));

  treatment->comparison = exos_compare_proportions (control, treated, report->plan->exact);
  treatment->estimate = estimate_of_rates (&treatment->comparison, control, treated);
}

void
exos_estimate_treatment (const ExosReport *report, ExosTreatment *treatment)
{
  if (report->measure == EXOS_MEASURE_RATE)
    compare_rates (report, treatment);
  else
    compare_means (report, treatment, report->plan->alpha);
  exos_stratify_treatment (report, treatment);
}

static void
find_rate_intervals (const ExosReport *report, ExosTreatment *treatment, double z)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));
  const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));
  const ExosInterval ratio = exos_ratio_interval_koopman (control, treated, z);

  treatment->ci = exos_difference_interval (control, treated, report->plan->ci, z);
  treatment->rel_ci = (ExosInterval) { ratio.low - 1.0, ratio.high - 1.0 };
  treatment->rr_katz = exos_ratio_interval_katz (control, treated, z);
}

/* A relative change without a bounded interval has none that could be shown. */
static void
find_mean_intervals (const ExosReport *report, ExosTreatment *treatment, double level)
{
  const ExosFieller *fieller = &treatment->means.fieller;

  compare_means (report, treatment, level);
  treatment->ci = treatment->means.ci;
  treatment->rel_ci =
      fieller->type == EXOS_FIELLER_BOUNDED ? fieller->interval : (ExosInterval) { NAN, NAN };
  treatment->rr_katz = (ExosInterval) { NAN, NAN };
}

void
exos_estimate_nothing (ExosTreatment *treatment)
{
  ExosEstimate *estimate = &treatment->estimate;

  estimate->statistic = estimate->p = estimate->log10_p = treatment->p_adjusted = NAN;
  treatment->ci = treatment->rel_ci = treatment->rr_katz = (ExosInterval) { NAN, NAN };
  treatment->ci_excludes_0 = FALSE;
}

void
exos_estimate_intervals (const ExosReport *report, ExosTreatment *treatment, double z)
{
  if (report->measure == EXOS_MEASURE_RATE)
    find_rate_intervals (report, treatment, z);
  else
    find_mean_intervals (report, treatment, erfc (z / G_SQRT2));
  treatment->ci_excludes_0 = treatment->ci.low > 0.0 || treatment->ci.high < 0.0;
}
