// SPDX-License-Identifier: MIT
#pragma once

#include "data/experiment.h"
#include "stats/heterogeneity.h"
#include "stats/mantel-haenszel.h"

G_BEGIN_DECLS

/* What segments are looked at for is exploratory: nothing here decides. */

/* One treatment against control within one segment. Rates and their differences are fractions,
 * means and ratios have the metric's unit. NaN where a group has too few users. */
typedef struct
{
  gsize stratum;      /* index into the strata of segments */
  ExosStratum counts; /* users with a value of the primary metric, and conversions */
  double value_c;     /* after the covariate, where the whole is: by the theta of all users */
  double value_t;
  double difference;
  double relative;     /* NaN where the control's value is 0 */
  double se;           /* each group's own variance */
  double p;            /* two-sided, as of the whole: z, Fisher or Welch */
  double p_adjusted;   /* Benjamini and Hochberg, over the segments that have a p */
  ExosInterval ci;     /* of the difference, at the plan's alpha, for this segment alone */
  ExosInterval rel_ci; /* of the relative change; NaN both when not defined */
} ExosSegment;

/* All segments of a treatment: most users first, then by name. */
typedef struct
{
  ExosSegment *segments;
  gsize n;
  gsize n_compared;                /* those whose difference has a variance above 0: */
  ExosHeterogeneity heterogeneity; /* is over them, as is */
  ExosSignInteraction sign;
  ExosOddsHomogeneity odds; /* of rates, those that have odds; else NaN */
  double odds_ratio;        /* of rates, Mantel and Haenszel */
  ExosChiSquare mantel_haenszel;
  ExosEffect common_difference; /* of rates: of Mantel and Haenszel, with the variance of Sato */
  ExosSimpson simpson;          /* of rates and, by the signs of the differences, of means */
  gboolean differs;             /* the effect is not the same in all segments, beyond chance */
  gboolean differs_in_sign;     /* and is a gain in one and a loss in another */
} ExosSegments;

/* The traffic split within a segment, of all groups. */
typedef struct
{
  gsize stratum;     /* index into the strata of segments */
  double p;          /* NaN where it has too few users for the chi-square test */
  double p_adjusted; /* Holm (1979), over the segments that have a p */
} ExosSegmentSplit;

/* Below this p segments are said to differ. */
#define EXOS_SEGMENTS_DIFFER 0.01

void exos_segments_free (ExosSegments *self);

G_END_DECLS
