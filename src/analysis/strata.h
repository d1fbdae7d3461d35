// SPDX-License-Identifier: MIT
/* The groups within segments and days. For this folder alone. */
#pragma once

#include "analysis/parts.h"

G_BEGIN_DECLS

/* Users and conversions of the control and of a treatment in a stratum; sums of several strata, a
 * stratum or all users can be compared alike. */
typedef struct
{
  ExosStratum counts;   /* users with a value of the primary metric, and conversions */
  ExosPairSums control; /* where a mean or ratio decides, else zero */
  ExosPairSums treatment;
} ExosSlice;

ExosSlice exos_slice_of (const ExosReport *report,
                         const ExosStrata *strata,
                         const ExosTreatment *treatment,
                         gsize stratum);

void exos_slice_add (ExosSlice *self, const ExosSlice *other);

/* A mean or ratio of a slice, after the covariate where the treatment's was adjusted: by the theta
 * of all users. level: of the intervals, two-sided. */
ExosMeanComparison exos_compare_slice (const ExosReport *report,
                                       const ExosTreatment *treatment,
                                       const ExosSlice *slice,
                                       double level);

/* Difference of the primary metric and its variance; NaN both where they are not defined. */
ExosEffect exos_slice_effect (const ExosReport *report,
                              const ExosTreatment *treatment,
                              const ExosSlice *slice);

/* What the strata explain of the difference, and whether the treatment is as frequent in all of
 * them: post_stratified, strata_reduction and allocation_p of an estimated treatment. */
void exos_stratify_treatment (const ExosReport *report, ExosTreatment *treatment);

/* The treatment within each segment, once it is compared as a whole; NULL without segments. The
 * caller owns it. */
ExosSegments *exos_compare_segments (const ExosReport *report, const ExosTreatment *treatment);

/* The split within each segment, and the issue of a broken one. */
void exos_test_segment_splits (ExosReport *report);

/* The treatment day by day, once it is compared as a whole; NULL without days. The caller owns it.
 */
ExosDays *exos_follow_days (const ExosReport *report, const ExosTreatment *treatment);

G_END_DECLS
