// SPDX-License-Identifier: MIT
#pragma once

#include "data/columns.h"
#include "data/sheet.h"

G_BEGIN_DECLS

/* A table with named columns, and where findings go: the experiment's issues, shape and name. */
typedef struct
{
  const ExosTable *table;
  const ExosColumns *columns;
  const ExosMapping *mapping;
  ExosExperiment *experiment;
  gsize first; /* data rows: first <= row < end */
  gsize end;
} ExosShapeInput;

/* Recognises the shape and turns the table into groups by quantities. NULL when it cannot: the
 * issues of the experiment say why. */
ExosSheet *exos_shape_to_sheet (const ExosShapeInput *input);

/* One pivot a shape; called by exos_shape_to_sheet() alone. */
ExosSheet *exos_pivot_rows (const ExosShapeInput *input);  /* a row a group */
ExosSheet *exos_pivot_wide (const ExosShapeInput *input);  /* a column a group and quantity */
ExosSheet *exos_pivot_pulse (const ExosShapeInput *input); /* the same, with a row a metric */
ExosSheet *exos_pivot_metric_rows (
    const ExosShapeInput *input);                         /* a row a metric, a column a group */
ExosSheet *exos_pivot_long (const ExosShapeInput *input); /* a row a group and metric */

gboolean exos_is_wide (const ExosShapeInput *input);
gboolean exos_is_pulse (const ExosShapeInput *input);
gboolean exos_is_metric_rows (const ExosShapeInput *input);
gboolean exos_is_long (const ExosShapeInput *input);

/* What the pivots share. */
void exos_shape_add_issue (const ExosShapeInput *input, ExosIssue *issue);
void exos_shape_missing (const ExosShapeInput *input, ExosRole role);
void exos_shape_guessed (const ExosShapeInput *input, ExosShape shape, const char *words);

/* The metric that the user names as conversions, else NULL. */
const char *exos_shape_chosen_metric (const ExosShapeInput *input);

/* Users and the counts of one metric into a group. Column 0 is users; the primary metric comes
 * first and sets them. A metric of other users is no rate among these: its cell then shows both
 * numbers, which is no count, so it is said and cannot be judged. */
void exos_set_counted (
    ExosSheet *sheet, guint arm, guint column, const char *users, const char *counts, guint64 line);

/* conversions of a 0/1 metric from its users, mean and standard error, as text; NULL when the error
 * is not that of a 0/1 metric. Errors of pulse exports: sqrt (m (1 - m) / (n - 1)). */
char *exos_counts_from_mean (const char *users, const char *mean, const char *standard_error);

G_END_DECLS
