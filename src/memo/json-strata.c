// SPDX-License-Identifier: MIT
/* What segments and days held. */
#include "memo/json-write.h"

#include <math.h>

void
exos_json_strata (JsonBuilder *builder, const ExosTreatment *treatment)
{
  static const char *const statuses[] = { "ok", "too_few", "no_variance" };
  const ExosPostStratified *it = &treatment->post_stratified;

  exos_json_open (builder, "post_stratified");
  exos_json_text (builder, "status", statuses[it->status]);
  exos_json_number (builder, "diff", it->difference);
  exos_json_number (builder, "se", it->se);
  exos_json_number (builder, "z", it->z);
  exos_json_number (builder, "p", it->p);
  exos_json_number (builder, "variance_reduction", treatment->strata_reduction);
  exos_json_number (builder, "allocation_p", treatment->allocation_p);
  json_builder_end_object (builder);
}

static void
write_count (JsonBuilder *builder, const char *key, ExosCount count, gboolean has_events)
{
  exos_json_open (builder, key);
  exos_json_count (builder, "users", count.users);
  if (has_events)
    exos_json_count (builder, "conversions", count.events);
  json_builder_end_object (builder);
}

static void
write_counts (JsonBuilder *builder, const ExosReport *report, const ExosStratum *counts)
{
  const gboolean is_rate = report->measure == EXOS_MEASURE_RATE;

  write_count (builder, "control", counts->control, is_rate);
  write_count (builder, "treatment", counts->treatment, is_rate);
}

static void
write_segment (JsonBuilder *builder, const ExosReport *report, const ExosSegment *it)
{
  exos_json_open (builder, NULL);
  exos_json_text (builder, "name",
                  report->experiment->strata[EXOS_STRATA_SEGMENTS].names[it->stratum]);
  write_counts (builder, report, &it->counts);
  exos_json_number (builder, "value_c", it->value_c);
  exos_json_number (builder, "value_t", it->value_t);
  exos_json_number (builder, "diff", it->difference);
  exos_json_number (builder, "se", it->se);
  exos_json_number (builder, "relative", it->relative);
  exos_json_interval (builder, "ci", it->ci);
  exos_json_interval (builder, "rel_ci", it->rel_ci);
  exos_json_number (builder, "p", it->p);
  exos_json_number (builder, "p_adjusted", it->p_adjusted);
  json_builder_end_object (builder);
}

static void
write_chi_square (JsonBuilder *builder, const char *statistic, ExosChiSquare it)
{
  exos_json_number (builder, statistic, it.chi2);
  exos_json_count (builder, "df", it.df);
  exos_json_number (builder, "p", it.p);
}

static void
write_heterogeneity (JsonBuilder *builder, const ExosSegments *self)
{
  exos_json_count (builder, "n_compared", self->n_compared);
  exos_json_open (builder, "cochran_q");
  write_chi_square (builder, "q", self->heterogeneity.q);
  exos_json_number (builder, "i2", self->heterogeneity.i2);
  exos_json_number (builder, "fixed_diff", self->heterogeneity.fixed.difference);
  exos_json_number (builder, "fixed_se", sqrt (self->heterogeneity.fixed.variance));
  json_builder_end_object (builder);
  exos_json_open (builder, "gail_simon");
  exos_json_number (builder, "q_plus", self->sign.q_plus);
  exos_json_number (builder, "q_minus", self->sign.q_minus);
  exos_json_number (builder, "stat", self->sign.statistic);
  exos_json_number (builder, "p", self->sign.p);
  json_builder_end_object (builder);
}

static void
write_odds (JsonBuilder *builder, const ExosSegments *self, double alpha)
{
  const double se = sqrt (self->common_difference.variance);

  exos_json_open (builder, "mh_rd");
  exos_json_number (builder, "diff", self->common_difference.difference);
  exos_json_number (builder, "se_sato", se);
  exos_json_interval (builder, "ci",
                      exos_normal_interval (self->common_difference.difference, se,
                                            exos_two_sided_quantile (alpha)));
  json_builder_end_object (builder);
  exos_json_number (builder, "mh_or", self->odds_ratio);
  exos_json_open (builder, "cmh");
  write_chi_square (builder, "chi2", self->mantel_haenszel);
  json_builder_end_object (builder);
  exos_json_open (builder, "breslow_day");
  write_chi_square (builder, "chi2", self->odds.breslow_day);
  json_builder_end_object (builder);
  exos_json_open (builder, "tarone");
  write_chi_square (builder, "chi2", self->odds.tarone);
  json_builder_end_object (builder);
}

static void
write_segments (JsonBuilder *builder, const ExosReport *report, gsize index)
{
  const ExosSegments *self = report->treatments[index].segments;

  exos_json_open (builder, exos_json_treatment_key (report, index));
  exos_json_open_array (builder, "rows");
  for (gsize i = 0; i < self->n; i++)
    write_segment (builder, report, &self->segments[i]);
  json_builder_end_array (builder);
  write_heterogeneity (builder, self);
  if (report->measure == EXOS_MEASURE_RATE)
    write_odds (builder, self, report->plan->alpha);
  exos_json_flag (builder, "simpson", self->simpson.is_reversed);
  exos_json_flag (builder, "poststrat_sign_flip", self->simpson.is_sign_other);
  exos_json_flag (builder, "differs", self->differs);
  exos_json_flag (builder, "differs_in_sign", self->differs_in_sign);
  json_builder_end_object (builder);
}

/* Users who were assigned, in the order of the variants. */
static void
write_users (JsonBuilder *builder, const ExosStrata *strata, gsize stratum, gsize n_arms)
{
  exos_json_text (builder, "name", strata->names[stratum]);
  exos_json_open_array (builder, "users");
  for (gsize arm = 0; arm < n_arms; arm++)
    exos_json_count (builder, NULL, strata->assigned[stratum * n_arms + arm]);
  json_builder_end_array (builder);
}

static void
write_segment_splits (JsonBuilder *builder, const ExosReport *report)
{
  const ExosStrata *strata = &report->experiment->strata[EXOS_STRATA_SEGMENTS];

  exos_json_open_array (builder, "split");
  for (gsize i = 0; report->segment_splits != NULL && i < strata->n; i++)
    {
      const ExosSegmentSplit *it = &report->segment_splits[i];

      exos_json_open (builder, NULL);
      write_users (builder, strata, it->stratum, report->experiment->n_arms);
      exos_json_number (builder, "p", it->p);
      exos_json_number (builder, "p_adjusted", it->p_adjusted);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
exos_json_segments (JsonBuilder *builder, const ExosReport *report)
{
  if (report->treatments[0].segments == NULL)
    {
      exos_json_null (builder, "segments");
      return;
    }

  exos_json_open (builder, "segments");
  exos_json_text (builder, "column", report->experiment->strata[EXOS_STRATA_SEGMENTS].column);
  write_segment_splits (builder, report);
  exos_json_open (builder, "treatments");
  for (gsize i = 0; i < report->n_treatments; i++)
    write_segments (builder, report, i);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}
