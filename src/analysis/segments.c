// SPDX-License-Identifier: MIT
/* The effect segment by segment. */
#include "analysis/segments.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/strata.h"
#include "stats/exact.h"

/* Variances of so few values say little of the spread of heterogeneity. */
#define FEWEST_USERS 30

static const ExosInterval no_interval = { NAN, NAN };

static void
compare_rates (const ExosReport *report, ExosSegment *segment)
{
  const ExosCount control = segment->counts.control;
  const ExosCount treated = segment->counts.treatment;
  const double z = exos_two_sided_quantile (report->plan->alpha);
  const ExosComparison it = exos_compare_proportions (control, treated, report->plan->exact);
  const ExosInterval ratio = exos_ratio_interval_koopman (control, treated, z);

  segment->value_c = it.rate_c;
  segment->value_t = it.rate_t;
  segment->difference = it.abs_lift;
  segment->relative = it.rel_lift;
  segment->se = sqrt (exos_stratum_effect (segment->counts).variance);
  segment->p = it.p_value;
  segment->ci = exos_difference_interval (control, treated, report->plan->ci, z);
  segment->rel_ci = (ExosInterval) { ratio.low - 1.0, ratio.high - 1.0 };
}

static void
compare_means (const ExosReport *report,
               const ExosTreatment *treatment,
               const ExosSlice *slice,
               ExosSegment *segment)
{
  const ExosMeanComparison it = exos_compare_slice (report, treatment, slice, report->plan->alpha);

  segment->value_c = it.mean_c;
  segment->value_t = it.mean_t;
  segment->difference = it.abs_diff;
  segment->relative = it.rel_diff;
  segment->se = it.se;
  segment->p = it.is_degenerate ? NAN : it.p;
  segment->ci = it.ci;
  segment->rel_ci = it.fieller.type == EXOS_FIELLER_BOUNDED ? it.fieller.interval : no_interval;
}

static ExosSegment
compare_segment (const ExosReport *report, const ExosTreatment *treatment, gsize stratum)
{
  const ExosStrata *strata = &report->experiment->strata[EXOS_STRATA_SEGMENTS];
  const ExosSlice slice = exos_slice_of (report, strata, treatment, stratum);
  ExosSegment segment = { .stratum = stratum,
                          .counts = slice.counts,
                          .value_c = NAN,
                          .value_t = NAN,
                          .difference = NAN,
                          .relative = NAN,
                          .se = NAN,
                          .p = NAN,
                          .p_adjusted = NAN,
                          .ci = no_interval,
                          .rel_ci = no_interval };

  if (slice.counts.control.users == 0 || slice.counts.treatment.users == 0)
    return segment;
  if (report->measure == EXOS_MEASURE_RATE)
    compare_rates (report, &segment);
  else
    compare_means (report, treatment, &slice, &segment);
  return segment;
}

static guint64
users_of (const ExosSegment *segment)
{
  return segment->counts.control.users + segment->counts.treatment.users;
}

static int
compare_segments (gconstpointer a, gconstpointer b, gpointer names)
{
  const ExosSegment *left = a;
  const ExosSegment *right = b;

  if (users_of (left) != users_of (right))
    return users_of (left) > users_of (right) ? -1 : 1;
  return strcmp (((char *const *) names)[left->stratum], ((char *const *) names)[right->stratum]);
}

/* Benjamini and Hochberg (1995), over those that have a p. */
static void
adjust (ExosSegments *self)
{
  g_autofree double *p = g_new0 (double, self->n);
  gsize n = 0;

  for (gsize i = 0; i < self->n; i++)
    if (!isnan (self->segments[i].p))
      p[n++] = self->segments[i].p;
  exos_adjust_p_values (EXOS_CORRECTION_BH, p, n, p);
  n = 0;
  for (gsize i = 0; i < self->n; i++)
    if (!isnan (self->segments[i].p))
      self->segments[i].p_adjusted = p[n++];
}

static gboolean
has_variance (const ExosSegment *segment)
{
  return isfinite (segment->difference) && isfinite (segment->se) && segment->se > 0.0;
}

static guint64
smallest_group (const ExosSegments *self)
{
  guint64 least = G_MAXUINT64;

  for (gsize i = 0; i < self->n; i++)
    if (has_variance (&self->segments[i]))
      least = MIN (least, MIN (self->segments[i].counts.control.users,
                               self->segments[i].counts.treatment.users));
  return least;
}

static void
test_effects (ExosSegments *self)
{
  g_autofree ExosEffect *effects = g_new (ExosEffect, self->n);

  for (gsize i = 0; i < self->n; i++)
    if (has_variance (&self->segments[i]))
      effects[self->n_compared++] = (ExosEffect) {
        self->segments[i].difference,
        self->segments[i].se * self->segments[i].se,
      };
  self->heterogeneity = exos_test_heterogeneity (effects, self->n_compared);
  self->sign = exos_test_sign_interaction (effects, self->n_compared);
}

static int
sign_of (double value)
{
  return (value > 0.0) - (value < 0.0);
}

/* Of means by the differences that are shown. */
static ExosSimpson
detect_simpson (const ExosSegments *self, const ExosTreatment *treatment)
{
  const int crude = sign_of (treatment->estimate.difference);
  const ExosPostStratified *weighted = &treatment->post_stratified;
  ExosSimpson result = { true, crude != 0, false };

  for (gsize i = 0; i < self->n; i++)
    {
      if (!isfinite (self->segments[i].difference))
        return (ExosSimpson) { false, false, false };
      result.is_reversed &= sign_of (self->segments[i].difference) == -crude;
    }
  result.is_sign_other = isfinite (weighted->difference) && sign_of (weighted->difference) != crude;
  return result;
}

static void
test_rates (ExosSegments *self)
{
  g_autofree ExosStratum *strata = g_new (ExosStratum, self->n);

  for (gsize i = 0; i < self->n; i++)
    strata[i] = self->segments[i].counts;
  self->odds = exos_test_odds_homogeneity (strata, self->n);
  self->odds_ratio = exos_mh_odds_ratio (strata, self->n);
  self->mantel_haenszel = exos_test_mantel_haenszel (strata, self->n);
  self->common_difference = exos_mh_rate_difference (strata, self->n);
  self->simpson = exos_detect_simpson (strata, self->n);
}

static void
test_means (ExosSegments *self, const ExosTreatment *treatment)
{
  self->odds.breslow_day = self->odds.tarone = exos_chi_square (NAN, 0);
  self->mantel_haenszel = exos_chi_square (NAN, 1);
  self->odds_ratio = NAN;
  self->common_difference = (ExosEffect) { NAN, NAN };
  self->simpson = detect_simpson (self, treatment);
}

/* Rates that differ between segments make differences differ where odds do not: both have to. The
 * test of odds holds for few events, that of means for many values alone. */
static gboolean
is_believed (const ExosReport *report, const ExosSegments *self)
{
  return report->measure == EXOS_MEASURE_RATE ? self->odds.tarone.p < EXOS_SEGMENTS_DIFFER
                                              : smallest_group (self) >= FEWEST_USERS;
}

static void
judge (const ExosReport *report, ExosSegments *self)
{
  const gboolean is_believable = is_believed (report, self);

  self->differs = self->heterogeneity.q.p < EXOS_SEGMENTS_DIFFER && is_believable;
  self->differs_in_sign = self->differs && self->sign.p < EXOS_SEGMENTS_DIFFER;
}

ExosSegments *
exos_compare_segments (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosStrata *strata = &report->experiment->strata[EXOS_STRATA_SEGMENTS];
  ExosSegments *self;

  if (strata->n == 0)
    return NULL;
  self = g_new0 (ExosSegments, 1);
  self->segments = g_new (ExosSegment, strata->n);
  for (gsize i = 0; i < strata->n; i++)
    {
      const ExosSegment segment = compare_segment (report, treatment, i);

      if (users_of (&segment) > 0)
        self->segments[self->n++] = segment;
    }
  g_qsort_with_data (self->segments, (gint) self->n, sizeof (ExosSegment), compare_segments,
                     strata->names);
  adjust (self);
  test_effects (self);
  if (report->measure == EXOS_MEASURE_RATE)
    test_rates (self);
  else
    test_means (self, treatment);
  judge (report, self);
  return self;
}

void
exos_segments_free (ExosSegments *self)
{
  g_free (self->segments);
  g_free (self);
}
