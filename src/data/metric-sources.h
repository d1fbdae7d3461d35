// SPDX-License-Identifier: MIT
#pragma once

#include "data/tally.h"

G_BEGIN_DECLS

/* One metric and where it comes from. */
typedef struct
{
  const ExosSheet *sheet;
  guint64 line; /* of the header */
  gboolean decimal_comma;
  ExosExperiment *experiment;
  char **names;  /* of the sheet's columns, normalised */
  guint column;  /* of the sheet */
  guint squares; /* column of its sums of squares, G_MAXUINT without */
  gsize metric;
} ExosMetricSource;

/* The normalised names of all columns; free with g_strfreev(). */
char **exos_metric_names (const ExosSheet *sheet);

/* One source (of ExosMetricSource) a metric; sums of squares without their sum become an issue. */
GArray *exos_metric_sources (const ExosMetricSource *common);

/* "revenue" of "revenue_sum". */
char *exos_metric_base (const char *name);

G_END_DECLS
