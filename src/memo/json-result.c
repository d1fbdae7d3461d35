// SPDX-License-Identifier: MIT
#include "memo/json-write.h"

#include <math.h>
#include <string.h>

static void
write_srm (JsonBuilder *builder, const ExosReport *report)
{
  static const char *const methods[] = { "chi2", "exact", "chi2_small" };
  static const char *const statuses[] = { "ok", "warning", "blocked" };
  const ExosSrm *srm = &report->srm;

  exos_json_open (builder, "srm");
  exos_json_numbers (builder, "expected", report->srm_expected, report->experiment->n_arms);
  exos_json_count (builder, "df", srm->df);
  exos_json_count (builder, "n", srm->n);
  exos_json_number (builder, "chi2", srm->chi2);
  exos_json_number (builder, "p", srm->p);
  exos_json_number (builder, "log10_p", srm->log10_p);
  exos_json_number (builder, "min_expected", srm->min_expected);
  exos_json_text (builder, "method", methods[srm->method]);
  if (srm->method != EXOS_SRM_CHI2)
    exos_json_number (builder, "p_exact", srm->p_exact);
  exos_json_number (builder, "p_used", srm->p_used);
  exos_json_text (builder, "status", statuses[srm->status]);
  exos_json_number (builder, "ln_bf10", srm->ln_bf10);
  exos_json_number (builder, "p_seq", srm->p_seq);
  if (report->day_splits != NULL)
    {
      exos_json_number (builder, "p_running", report->srm_running_p);
      exos_json_numbers (builder, "p_by_day", report->day_splits, exos_n_days (report->experiment));
    }
  json_builder_end_object (builder);
}

/* The intervals of every method at the plain level, whatever the plan uses. */
static void
write_intervals (JsonBuilder *builder, ExosCount control, ExosCount treatment, double z)
{
  static const struct
  {
    const char *key;
    ExosCiMethod method;
  } methods[] = {
    { "ci_wald", EXOS_CI_WALD },
    { "ci_agresti_caffo", EXOS_CI_AGRESTI_CAFFO },
    { "ci_newcombe", EXOS_CI_NEWCOMBE },
    { "ci_score", EXOS_CI_SCORE },
    { "ci_mn", EXOS_CI_MN },
  };
  const ExosInterval ratio = exos_ratio_interval_koopman (control, treatment, z);

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    exos_json_interval (builder, methods[i].key,
                        exos_difference_interval (control, treatment, methods[i].method, z));

  exos_json_interval (builder, "rr_ci_katz", exos_ratio_interval_katz (control, treatment, z));
  exos_json_interval (builder, "rr_ci_score", ratio);
  exos_json_interval (builder, "rel_ci_score",
                      (ExosInterval) { ratio.low - 1.0, ratio.high - 1.0 });
}

static void
write_fisher (JsonBuilder *builder, const ExosFisher *fisher)
{
  exos_json_open (builder, "fisher");
  exos_json_number (builder, "p", fisher->p);
  exos_json_number (builder, "midp", fisher->midp);
  exos_json_number (builder, "p_greater", fisher->p_greater);
  exos_json_number (builder, "p_less", fisher->p_less);
  json_builder_end_object (builder);
}

static void
write_test (JsonBuilder *builder, const ExosComparison *comparison)
{
  exos_json_number (builder, "rate_c", comparison->rate_c);
  exos_json_number (builder, "rate_t", comparison->rate_t);
  exos_json_number (builder, "abs_lift", comparison->abs_lift);
  exos_json_number (builder, "rel_lift", comparison->rel_lift);
  exos_json_number (builder, "z", comparison->z);
  exos_json_number (builder, "p_z", comparison->p_z);
  exos_json_number (builder, "log10_p_z", comparison->log10_p_z);
  exos_json_number (builder, "min_expected", comparison->min_expected);
  exos_json_text (builder, "test_used", comparison->is_exact ? "fisher" : "z");
  if (comparison->is_exact)
    write_fisher (builder, &comparison->fisher);
  exos_json_number (builder, "p_value", comparison->p_value);
  exos_json_number (builder, "log10_p_value", comparison->log10_p_value);
}

/* At the plain level, whatever the plan uses, beside the interval in force. */
static void
write_rate (JsonBuilder *builder, const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (report));
  const ExosCount treated = exos_arm_conversions (exos_report_arm (report, treatment));
  const double z = exos_two_sided_quantile (report->plan->alpha);
  const ExosInterval score = exos_difference_interval (control, treated, EXOS_CI_SCORE, z);

  write_test (builder, &treatment->comparison);
  write_intervals (builder, control, treated, z);
  exos_json_interval (builder, "ci", treatment->ci);
  exos_json_flag (builder, "significant", treatment->estimate.p < report->plan->alpha);
  exos_json_flag (builder, "ci_excludes_0", score.low > 0.0 || score.high < 0.0);
}

static void
write_mean (JsonBuilder *builder, const ExosReport *report, const ExosTreatment *treatment)
{
  exos_json_mean (builder, report, treatment);
  exos_json_flag (builder, "significant",
                  !treatment->means.is_degenerate && treatment->estimate.p < report->plan->alpha);
  exos_json_flag (builder, "ci_excludes_0", treatment->ci_excludes_0);
}

static void
write_primary (JsonBuilder *builder, const ExosReport *report, gsize index)
{
  const ExosTreatment *treatment = &report->treatments[index];

  exos_json_open (builder, exos_json_treatment_key (report, index));
  exos_json_text (builder, "measure", exos_json_measure_id (report->measure));
  if (report->measure == EXOS_MEASURE_RATE)
    write_rate (builder, report, treatment);
  else
    write_mean (builder, report, treatment);
  if (exos_comparable_strata (report->experiment) != NULL)
    exos_json_strata (builder, treatment);
  if (report->n_treatments > 1)
    {
      exos_json_number (builder, "p_adjusted", treatment->p_adjusted);
      exos_json_flag (builder, "significant_adj", treatment->is_significant);
    }
  json_builder_end_object (builder);
}

static const char *
evidence_id (ExosEvidence evidence)
{
  switch (evidence)
    {
    case EXOS_EVIDENCE_SAFE:
      return "safe";
    case EXOS_EVIDENCE_INCONCLUSIVE:
      return "inconclusive";
    case EXOS_EVIDENCE_HARM_SUSPECTED:
      return "harm_suspected";
    case EXOS_EVIDENCE_HARM_CONFIRMED:
      return "harm_confirmed";
    }

  g_assert_not_reached ();
}

static void
write_guardrail_test (JsonBuilder *builder, const ExosGuardrailTest *test)
{
  exos_json_number (builder, "rate_c", test->rate_c);
  exos_json_number (builder, "rate_t", test->rate_t);
  exos_json_number (builder, "delta", test->delta);
  exos_json_number (builder, "harm", test->harm);
  exos_json_number (builder, "relative", test->relative);
  exos_json_flag (builder, "worsened", test->worsened);
  exos_json_flag (builder, "severe", test->severe);
  exos_json_number (builder, "z", test->z);
  exos_json_number (builder, "p_two_sided", test->p_two_sided);
  exos_json_number (builder, "p_harm", test->p_harm);
  exos_json_interval (builder, "ci_score", test->ci_score);
  exos_json_number (builder, "harm_upper_1s", test->harm_upper_1s);
  exos_json_number (builder, "harm_lower_1s", test->harm_lower_1s);
  exos_json_number (builder, "z_ni", test->z_ni);
  exos_json_number (builder, "p_ni", test->p_ni);
  exos_json_flag (builder, "ni_pass", test->ni_pass);
  exos_json_flag (builder, "harm_significant", test->harm_significant);
  exos_json_text (builder, "evidence", evidence_id (test->evidence));
}

/* null for a guardrail that could not be judged. */
static void
write_guardrails (JsonBuilder *builder, const ExosReport *report, gsize index)
{
  const ExosTreatment *treatment = &report->treatments[index];

  exos_json_open (builder, exos_json_treatment_key (report, index));
  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      const ExosGuardrailResult *guardrail = &treatment->guardrails[i];
      const char *name = report->experiment->metrics[guardrail->metric].name;

      if (guardrail->state == EXOS_GUARDRAIL_NOT_COMPUTABLE)
        {
          exos_json_null (builder, name);
          continue;
        }

      exos_json_open (builder, name);
      exos_json_text (builder, "measure", exos_json_measure_id (guardrail->measure));
      write_guardrail_test (builder, &guardrail->test);
      exos_json_number (builder, "p_harm_adjusted", guardrail->p_harm_adjusted);
      exos_json_text (builder, "state", exos_guardrail_state_id (guardrail->by_limits));
      exos_json_text (builder, "state_by_proof", exos_guardrail_state_id (guardrail->by_proof));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
write_posterior (JsonBuilder *builder, const ExosReport *report, gsize index)
{
  const ExosPosterior *posterior = &report->treatments[index].posterior;

  exos_json_open (builder, exos_json_treatment_key (report, index));
  exos_json_number (builder, "p_t_gt_c", posterior->p_t_gt_c);
  exos_json_number (builder, "loss_t", posterior->loss_t);
  exos_json_number (builder, "loss_c", posterior->loss_c);
  json_builder_end_object (builder);
}

typedef void (*WriteTreatment) (JsonBuilder *builder, const ExosReport *report, gsize index);

static void
write_each (JsonBuilder *builder, const char *key, const ExosReport *report, WriteTreatment write)
{
  exos_json_open (builder, key);
  for (gsize i = 0; i < report->n_treatments; i++)
    write (builder, report, i);
  json_builder_end_object (builder);
}

static void
write_effects (JsonBuilder *builder, const ExosReport *report)
{
  exos_json_open_array (builder, "treatments");
  for (gsize i = 0; i < report->n_treatments; i++)
    exos_json_text (builder, NULL, exos_json_treatment_key (report, i));
  json_builder_end_array (builder);

  write_each (builder, "primary", report, write_primary);
  write_each (builder, "guardrails", report, write_guardrails);
  write_each (builder, "bayes", report, write_posterior);
  exos_json_looks (builder, report);
  exos_json_segments (builder, report);
  exos_json_days (builder, report);
  if (report->n_treatments > 1)
    exos_json_several (builder, report);
}

void
exos_json_result (JsonBuilder *builder, const ExosReport *report)
{
  const gboolean has_effects = report->has_results && !report->hides_numbers;

  if (!report->has_srm && !has_effects)
    {
      exos_json_null (builder, "result");
      return;
    }

  exos_json_open (builder, "result");
  if (report->has_srm)
    write_srm (builder, report);
  if (has_effects)
    write_effects (builder, report);
  json_builder_end_object (builder);
}
