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
  ExosRole *roles; /* of the columns: what each is used for, as far as is known */
  gsize first;     /* data rows: first <= row < end */
  gsize end;
  gsize n_own;        /* columns of the file; those behind were made of its events */
  gboolean are_parts; /* rows are sums of different users: they add up, and none is a total */
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
ExosSheet *exos_pivot_tidy (const ExosShapeInput *input); /* a row a single number */

gboolean exos_is_wide (const ExosShapeInput *input);
gboolean exos_is_pulse (const ExosShapeInput *input);
gboolean exos_is_metric_rows (const ExosShapeInput *input);
gboolean exos_is_long (const ExosShapeInput *input);
gboolean exos_is_tidy (const ExosShapeInput *input);

/* TRUE, with an issue, when the table is no table of groups but one row an event or exposure. */
gboolean exos_refuse_units (const ExosShapeInput *input);

/* Whether the table, or the head of one, has one row a user, or one an event: of other shapes not.
 */
gboolean exos_shape_is_units (const ExosShapeInput *input);
gboolean exos_has_unit_rows (const ExosShapeInput *input);
gboolean exos_has_event_rows (const ExosShapeInput *input);

/* The column that names the experiment, EXOS_NO_COLUMN without one. */
gsize exos_shape_find_experiment (const ExosShapeInput *input);

/* One value in that column names the experiment; several are several experiments: FALSE, with an
 * issue. */
gboolean exos_shape_check_experiments (const ExosShapeInput *input);

/* What the pivots share. A pivot to which headers mean something else than in a row a group first
 * forgets what the columns would count there, then says what each is used for. */
void exos_shape_forget_counts (const ExosShapeInput *input);
void exos_shape_use (const ExosShapeInput *input, gsize column, ExosRole role);
void exos_shape_add_issue (const ExosShapeInput *input, ExosIssue *issue);
void exos_shape_missing (const ExosShapeInput *input, ExosRole role);
void exos_shape_guessed (const ExosShapeInput *input, ExosShape shape, const char *words);
void exos_shape_ignored (const ExosShapeInput *input, gsize column);

/* Says that a column was taken for what it is used as, unless the user or the seed's own name said
 * so. */
void exos_shape_note_use (const ExosShapeInput *input, gsize column, ExosRole role);
guint64 exos_shape_header_line (const ExosShapeInput *input);

/* TRUE, with an issue, past EXOS_MAX_ARMS or EXOS_MAX_COLUMNS. */
gboolean exos_shape_has_too_many_groups (const ExosShapeInput *input, gsize n_groups);
gboolean exos_shape_has_too_many_metrics (const ExosShapeInput *input, gsize n_metrics);

/* The metric that the user names as conversions, else NULL. */
const char *exos_shape_chosen_metric (const ExosShapeInput *input);
void exos_shape_unknown_metric (const ExosShapeInput *input, const char *metric);

/* Whether a name in the file, header or not, usually has a role. */
gboolean exos_shape_names_role (const char *name, ExosRole role);

/* The role of what a sheet column counts. */
ExosRole exos_shape_role_of_kind (ExosSheetKind kind);

/* Adds a sheet column for every name (of char *): users, conversions, and metrics, by what the user
 * says, then by the seed's own names, then by the usual ones; equals are asked about. */
void exos_shape_add_columns (const ExosShapeInput *input, ExosSheet *sheet, const GPtrArray *names);

/* Whether rows of one group are to be added up, and there is room for all of them. */
gboolean exos_shape_can_sum (const ExosShapeInput *input);

/* Says which column may explain that a group comes again: a date before a segment. */
void exos_shape_set_split_column (const ExosShapeInput *input, ExosSheet *sheet);

/* The columns that say of which segment and of which day the users of a row are, when rows are
 * added up and there is one such column; then what they say in the row of an arm. */
void exos_shape_choose_strata (const ExosShapeInput *input, ExosSheet *sheet);
void exos_shape_set_strata (const ExosShapeInput *input, ExosSheet *sheet, guint arm, gsize row);

/* Which rows are totals of others by a date, a segment or another column: TRUE at row - first. When
 * rows are added up they must not be; with one that is not the sum of its parts comes an issue.
 * NULL, with an issue, when there is too much to compare. */
gboolean *exos_shape_find_totals (const ExosShapeInput *input);

G_END_DECLS
