// SPDX-License-Identifier: MIT
/* Means and ratios in the JSON, under the names of the reference cases. */
#include "memo/json-write.h"

#include <math.h>

static const char *const measures[] = {
  [EXOS_MEASURE_RATE] = "rate",
  [EXOS_MEASURE_MEAN] = "mean",
  [EXOS_MEASURE_RATIO] = "ratio",
};

const char *
exos_json_measure_id (ExosMeasure measure)
{
  return measures[measure];
}

static void
write_fieller (JsonBuilder *builder, const ExosFieller *fieller, gboolean is_shown)
{
  static const char *const types[] = { NULL, "bounded", "exclusive", "unbounded" };
  const ExosInterval none = { NAN, NAN };
  exos_json_number (builder, "fieller_g", fieller->g);
  exos_json_text (builder, "fieller_type", types[fieller->type]);
  exos_json_interval (builder, "rel_ci_fieller", is_shown ? fieller->interval : none);
  if (fieller->type == EXOS_FIELLER_EXCLUSIVE)
    exos_json_interval (builder, "fieller_excluded", fieller->interval);
}

/* Why there is no relative change, NULL when there is. */
static const char *
explain_no_relative (const ExosMeanComparison *it)
{
  if (!(it->se > 0.0))
    return "no_variation";
  if (!(it->mean_c > 0.0))
    return "control_not_positive";
  return it->fieller.type == EXOS_FIELLER_BOUNDED ? NULL : "control_may_be_0";
}

static void
write_relative (JsonBuilder *builder, const ExosMeanComparison *it)
{
  const char *reason = explain_no_relative (it);
  const ExosInterval none = { NAN, NAN };

  exos_json_number (builder, "rel_diff", reason == NULL ? it->rel_diff : NAN);
  exos_json_number (builder, "rel_se_delta", reason == NULL ? it->rel_se_delta : NAN);
  exos_json_interval (builder, "rel_ci_delta", reason == NULL ? it->rel_ci_delta : none);
  write_fieller (builder, &it->fieller, reason == NULL);
  exos_json_text (builder, "rel_undefined", reason);
}

/* Where all values are equal there is a difference, but no test of it. */
static void
write_comparison (JsonBuilder *builder, const ExosMeanComparison *it)
{
  const gboolean is_tested = it->se > 0.0;
  const ExosInterval none = { NAN, NAN };

  exos_json_number (builder, "mean_c", it->mean_c);
  exos_json_number (builder, "mean_t", it->mean_t);
  exos_json_number (builder, "abs_diff", it->abs_diff);
  exos_json_number (builder, "se", it->se);
  exos_json_number (builder, "t", is_tested ? it->t : NAN);
  exos_json_number (builder, "df", it->df);
  exos_json_number (builder, "p", is_tested ? it->p : NAN);
  exos_json_number (builder, "log10_p", is_tested ? it->log10_p : NAN);
  exos_json_number (builder, "crit", it->critical);
  exos_json_interval (builder, "ci", is_tested ? it->ci : none);
  write_relative (builder, it);
}

static void
write_covariate (JsonBuilder *builder, const ExosTreatment *treatment)
{
  static const char *const statuses[] = {
    [EXOS_CUPED_ADJUSTED] = "adjusted",     [EXOS_CUPED_CONSTANT_COVARIATE] = "constant_covariate",
    [EXOS_CUPED_COLLINEAR] = "collinear",   [EXOS_CUPED_TOO_FEW] = "too_few",
    [EXOS_CUPED_IMPOSSIBLE] = "impossible",
  };
  const ExosCuped *cuped = &treatment->cuped;

  exos_json_open (builder, "cuped");
  exos_json_text (builder, "status", statuses[cuped->status]);
  exos_json_number (builder, "theta", cuped->theta);
  exos_json_number (builder, "variance_reduction", cuped->variance_reduction);
  exos_json_number (builder, "covariate_c", cuped->covariate_control.mean.hi);
  exos_json_number (builder, "covariate_t", cuped->covariate_treatment.mean.hi);
  exos_json_number (builder, "covariate_p", treatment->covariate_p);
  exos_json_open (builder, "unadjusted");
  write_comparison (builder, &treatment->unadjusted);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

void
exos_json_mean (JsonBuilder *builder, const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosExperiment *experiment = report->experiment;

  write_comparison (builder, &treatment->means);
  if (experiment->metrics[experiment->primary_metric].has_covariate)
    write_covariate (builder, treatment);
}

static void
write_sum (JsonBuilder *builder, const char *key, ExosDoubleDouble sum)
{
  exos_json_number (builder, key, sum.hi);
}

void
exos_json_sums (JsonBuilder *builder, const ExosExperiment *experiment, gsize arm, gsize metric)
{
  const ExosMetric *it = &experiment->metrics[metric];
  const ExosPairSums *sums = exos_experiment_sums (experiment, arm, metric);
  const gboolean is_ratio = it->kind == EXOS_METRIC_RATIO;
  const char *const keys[2][3] = { { "pre_sum", "pre_sum_sq", "pre_prod" },
                                   { "denominator_sum", "denominator_sum_sq", "sum_prod" } };

  exos_json_open (builder, it->name);
  write_sum (builder, "sum", sums->y);
  write_sum (builder, "sum_sq", sums->yy);
  if (is_ratio || it->has_covariate)
    {
      write_sum (builder, keys[is_ratio][0], sums->x);
      write_sum (builder, keys[is_ratio][1], sums->xx);
      write_sum (builder, keys[is_ratio][2], sums->xy);
    }
  exos_json_caps (builder, experiment, arm, metric);
  json_builder_end_object (builder);
}
