// SPDX-License-Identifier: MIT
#include "analysis/strata.h"

#include <math.h>
#include <stdlib.h>

ExosSlice
exos_slice_of (const ExosReport *report,
               const ExosStrata *strata,
               const ExosTreatment *treatment,
               gsize stratum)
{
  const gsize n_arms = report->experiment->n_arms;
  const gsize control = stratum * n_arms + (gsize) report->experiment->control;
  const gsize treated = stratum * n_arms + treatment->arm;
  ExosSlice slice = { .counts = { strata->counts[control], strata->counts[treated] } };

  if (strata->sums != NULL)
    {
      slice.control = strata->sums[control];
      slice.treatment = strata->sums[treated];
    }
  return slice;
}

static void
add_count (ExosCount *sum, ExosCount count)
{
  sum->users += count.users;
  sum->events += count.events;
}

static void
add_sums (ExosPairSums *sum, const ExosPairSums *slice)
{
  ExosDoubleDouble *to[] = { &sum->y, &sum->yy, &sum->x, &sum->xx, &sum->xy };
  const ExosDoubleDouble from[] = { slice->y, slice->yy, slice->x, slice->xx, slice->xy };

  sum->n += slice->n;
  for (gsize i = 0; i < G_N_ELEMENTS (to); i++)
    *to[i] = exos_double_double_add (*to[i], from[i]);
}

void
exos_slice_add (ExosSlice *self, const ExosSlice *other)
{
  add_count (&self->counts.control, other->counts.control);
  add_count (&self->counts.treatment, other->counts.treatment);
  add_sums (&self->control, &other->control);
  add_sums (&self->treatment, &other->treatment);
}

ExosMeanComparison
exos_compare_slice (const ExosReport *report,
                    const ExosTreatment *treatment,
                    const ExosSlice *slice,
                    double level)
{
  const ExosMetric *metric = &report->experiment->metrics[report->experiment->primary_metric];

  if (!metric->has_covariate || treatment->cuped.status != EXOS_CUPED_ADJUSTED)
    {
      const ExosMoments control = exos_metric_moments (metric, &slice->control);
      const ExosMoments treated = exos_metric_moments (metric, &slice->treatment);

      return exos_compare_means (&control, &treated, level);
    }

  const ExosPairedSums c = exos_centre_sums (slice->control);
  const ExosPairedSums t = exos_centre_sums (slice->treatment);
  const ExosCuped cuped = exos_adjust_by_theta (&c, &t, treatment->cuped.theta);

  return exos_compare_means (&cuped.control, &cuped.treatment, level);
}

ExosEffect
exos_slice_effect (const ExosReport *report, const ExosTreatment *treatment, const ExosSlice *slice)
{
  if (report->measure == EXOS_MEASURE_RATE)
    return exos_stratum_effect (slice->counts);

  const ExosMeanComparison means =
      exos_compare_slice (report, treatment, slice, report->plan->alpha);

  return isfinite (means.se) ? (ExosEffect) { means.abs_diff, means.se * means.se }
                             : (ExosEffect) { NAN, NAN };
}

/* A stratum and its effect. */
typedef struct
{
  ExosStratum counts;
  ExosEffect effect;
} Stratum;

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

/* Sums of fractions depend on their order in the last digit: it is that of the numbers, not of the
 * rows in the file. */
static int
compare_strata (const void *a, const void *b)
{
  const Stratum *left = a;
  const Stratum *right = b;
  const guint64 pairs[][2] = { { left->counts.control.users, right->counts.control.users },
                               { left->counts.treatment.users, right->counts.treatment.users },
                               { left->counts.control.events, right->counts.control.events },
                               { left->counts.treatment.events, right->counts.treatment.events } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] != pairs[i][1])
      return pairs[i][0] < pairs[i][1] ? -1 : 1;
  if (left->effect.difference != right->effect.difference)
    return compare_numbers (left->effect.difference, right->effect.difference);
  return compare_numbers (left->effect.variance, right->effect.variance);
}

/* Those with users of either group, in an order of their own. */
static GArray *
list_strata (const ExosReport *report, const ExosStrata *strata, const ExosTreatment *treatment)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Stratum));

  for (gsize i = 0; i < strata->n; i++)
    {
      const ExosSlice slice = exos_slice_of (report, strata, treatment, i);
      const Stratum it = { slice.counts, exos_slice_effect (report, treatment, &slice) };

      if (it.counts.control.users + it.counts.treatment.users > 0)
        g_array_append_val (list, it);
    }
  qsort (list->data, list->len, sizeof (Stratum), compare_strata);
  return list;
}

/* Informational: the plain test decides. */
void
exos_stratify_treatment (const ExosReport *report, ExosTreatment *treatment)
{
  const ExosStrata *strata = exos_comparable_strata (report->experiment);

  treatment->post_stratified = exos_post_stratify (NULL, 0);
  treatment->strata_reduction = NAN;
  treatment->allocation_p = NAN;
  if (strata == NULL)
    return;

  g_autoptr (GArray) list = list_strata (report, strata, treatment);
  g_autofree ExosStratum *counts = g_new (ExosStratum, list->len);
  g_autofree ExosEffect *effects = g_new (ExosEffect, list->len);
  g_autofree guint64 *users = g_new (guint64, list->len);

  for (guint i = 0; i < list->len; i++)
    {
      const Stratum *it = &g_array_index (list, Stratum, i);

      counts[i] = it->counts;
      effects[i] = it->effect;
      users[i] = it->counts.control.users + it->counts.treatment.users;
    }

  treatment->post_stratified = report->measure == EXOS_MEASURE_RATE
                                   ? exos_post_stratify (counts, list->len)
                                   : exos_post_stratify_effects (effects, users, list->len);
  treatment->allocation_p = exos_test_allocation (counts, list->len).p;

  const double share = treatment->post_stratified.se / treatment->estimate.se;

  treatment->strata_reduction = isfinite (share) ? 1.0 - share * share : NAN;
}
