// SPDX-License-Identifier: MIT
#pragma once

#include "data/tally-parts.h"

G_BEGIN_DECLS

/* The totals that a metric is made of, a column of the sheet each. */
typedef enum
{
  EXOS_SUM_Y,  /* of the metric, or of the numerator */
  EXOS_SUM_YY, /* of its squares */
  EXOS_SUM_X,  /* of the covariate, or of the denominator */
  EXOS_SUM_XX,
  EXOS_SUM_XY, /* of the products */
  EXOS_N_SUMS,
} ExosSumPart;

/* One metric and where it comes from. */
typedef struct
{
  const ExosSheet *sheet;
  guint64 line; /* of the header */
  gboolean decimal_comma;
  ExosExperiment *experiment;
  char **names;             /* of the sheet's columns, normalised */
  ExosMetricKind kind;      /* MEAN or RATIO when the parts are there; else not known yet: COUNT */
  guint column;             /* of the sheet; the same as part Y */
  guint parts[EXOS_N_SUMS]; /* columns of the sheet, G_MAXUINT without */
  guint users;              /* column of the users that have a value; of the common one all users */
  gboolean is_primary;      /* of a MEAN or RATIO: it decides */
  gsize metric;
} ExosMetricSource;

/* The normalised names of the columns that are metrics, "" of the others, and of units, where names
 * are no sums; free with g_strfreev(). */
char **exos_metric_names (const ExosSheet *sheet);

/* One source (of ExosMetricSource) a metric, in the order of the columns: a mean stands where its
 * sum does, a ratio where its product does. */
GArray *exos_metric_sources (const ExosMetricSource *common);

/* The users of a group that have a value; 0 where that cannot be read. */
guint64 exos_metric_users (const ExosMetricSource *source, gsize arm);

/* Tells the metric of the source what its values, and those of its covariate, were capped by, and
 * of how many users of every group; once the values are there. */
void exos_metric_read_caps (const ExosMetricSource *source);

/* Columns that belong to a metric and could not be used become issues that say what is missing. */
void exos_metric_report_strays (const ExosMetricSource *common);

/* "revenue" of "revenue_sum", "clicks/views" of a ratio. The caller frees. */
char *exos_metric_dup_name (const ExosMetricSource *source);

/* Whether --primary=, or the header of any part, means this mean or ratio. */
gboolean exos_metric_is_named (const ExosMetricSource *source, const char *name);

G_END_DECLS
