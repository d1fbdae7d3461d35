// SPDX-License-Identifier: MIT
#pragma once

#include "data/shape-entries.h"

G_BEGIN_DECLS

/* All entries of one metric. */
typedef struct
{
  const char *name;
  guint column; /* of the sheet */
  gboolean is_primary;
  gboolean has_counts; /* in the file, else they are made from means */
  gboolean is_count;
  gboolean has_spread; /* of all means */
  guint squares;       /* column of the sheet, 0 without spread or when it is a count */
} ExosPivotMetric;

/* Entries on their way to a sheet. */
typedef struct
{
  const ExosShapeInput *input;
  const GPtrArray *entries;
  ExosSheet *sheet;
  GArray *arms;        /* guint: the arm of each entry */
  GArray *metrics;     /* of ExosPivotMetric */
  GHashTable *by_name; /* name → index + 1 */
} ExosPivot;

/* The metrics of the entries, in order. */
void exos_pivot_list_metrics (ExosPivot *self);

/* NULL when there is none of that name. */
ExosPivotMetric *exos_pivot_find_metric (const ExosPivot *self, const char *name);

/* Chooses what decides and adds a sheet column for users and every metric. FALSE, with an issue,
 * when nothing can decide. */
gboolean exos_pivot_add_columns (ExosPivot *self);

G_END_DECLS
