// SPDX-License-Identifier: MIT
/* A row a group and metric, as GrowthBook, Statsig and Optimizely export. */
#include "data/shape.h"

#include <string.h>

#include "data/language.h"
#include "data/text.h"

/* The headers of one tool, normalised; NULL: it has none. */
typedef struct
{
  const char *users;
  const char *counts;
  const char *mean;
  const char *standard_error;
  const char *counts_kind; /* must say unique conversions for counts of users */
  const char *direction;
  const char *is_control;
} Layout;

static const Layout layouts[] = {
  { "users", "totalvalue", NULL, NULL, NULL, NULL, NULL },
  { "users", "total value", NULL, NULL, NULL, NULL, NULL },
  { "denominator value", "numerator value", NULL, NULL, "metric numerator type",
    "metric winning direction", "is baseline variation" },
  { "units", NULL, "mean", "stderr", NULL, NULL, NULL },
};

typedef struct
{
  const ExosShapeInput *input;
  const Layout *layout;
  ExosSheet *sheet;
  gsize metric_column;
  gsize group_column;
} Long;

static gboolean
has_header (const ExosShapeInput *input, const char *name)
{
  return name == NULL || exos_columns_find_name (input->columns, name) != EXOS_NO_COLUMN;
}

static const Layout *
find_layout (const ExosShapeInput *input)
{
  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (has_header (input, layouts[i].users) && has_header (input, layouts[i].counts) &&
        has_header (input, layouts[i].mean) && has_header (input, layouts[i].standard_error))
      return &layouts[i];
  return NULL;
}

gboolean
exos_is_long (const ExosShapeInput *input)
{
  return exos_columns_find (input->columns, EXOS_ROLE_METRIC) != EXOS_NO_COLUMN &&
         exos_columns_find (input->columns, EXOS_ROLE_GROUP) != EXOS_NO_COLUMN &&
         find_layout (input) != NULL;
}

/* The text of a row under a header, "" where there is none. */
static char *
dup_cell (const Long *self, gsize row, const char *header)
{
  const gsize column =
      header != NULL ? exos_columns_find_name (self->input->columns, header) : EXOS_NO_COLUMN;

  return column != EXOS_NO_COLUMN ? exos_table_dup_text (self->input->table, row, column)
                                  : g_strdup ("");
}

static gboolean
is_topline (const Long *self, gsize row)
{
  g_autofree char *dimension = dup_cell (self, row, "metric dimension");

  return dimension[0] == '\0' || g_str_equal (dimension, "!statsig_topline");
}

static guint
find_metric (const Long *self, const char *metric)
{
  for (guint i = 1; i < self->sheet->columns->len; i++)
    if (g_str_equal (exos_sheet_column (self->sheet, i)->name, metric))
      return i;
  return 0;
}

/* Users, then every metric in file order; the chosen one, else the first, is the primary. */
static void
add_columns (Long *self)
{
  const char *chosen = exos_shape_chosen_metric (self->input);
  gboolean has_primary = FALSE;

  exos_sheet_add_column (self->sheet, EXOS_SHEET_USERS, self->layout->users);
  for (gsize row = self->input->first; row < self->input->end; row++)
    {
      g_autofree char *metric = exos_table_dup_text (self->input->table, row, self->metric_column);

      if (!is_topline (self, row) || find_metric (self, metric) > 0)
        continue;

      const gboolean is_primary =
          !has_primary && (chosen == NULL || exos_names_match (chosen, metric));

      exos_sheet_add_column (self->sheet, is_primary ? EXOS_SHEET_CONVERSIONS : EXOS_SHEET_METRIC,
                             metric);
      has_primary |= is_primary;
      if (is_primary)
        {
          self->input->experiment->primary = g_strdup (metric);
          if (chosen == NULL)
            exos_shape_add_issue (
                self->input, exos_issue_new (EXOS_ISSUE_PRIMARY_GUESSED, 0, NULL, NULL, metric));
        }
    }

  if (!has_primary)
    exos_shape_add_issue (self->input,
                          exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, 0, chosen, NULL, NULL));
}

static void
add_arms (Long *self)
{
  for (gsize row = self->input->first; row < self->input->end; row++)
    {
      g_autofree char *label = exos_table_dup_text (self->input->table, row, self->group_column);
      g_autofree char *is_control = dup_cell (self, row, self->layout->is_control);

      if (!is_topline (self, row))
        continue;
      if (exos_sheet_find_arm (self->sheet, label) < 0)
        exos_sheet_add_arm (self->sheet, label, exos_table_row (self->input->table, row)->line);
      if (g_ascii_strcasecmp (is_control, "true") == 0 && self->sheet->control == NULL)
        self->sheet->control = g_strdup (label);
    }
}

static void
set_direction (Long *self, gsize row, guint column)
{
  g_autofree char *direction = dup_cell (self, row, self->layout->direction);
  ExosSheetColumn *it = exos_sheet_column (self->sheet, column);

  if (direction[0] == '\0')
    return;
  it->has_direction = TRUE;
  it->direction = g_ascii_strncasecmp (direction, "incr", 4) == 0 ? EXOS_DIRECTION_HIGHER
                                                                  : EXOS_DIRECTION_LOWER;
}

/* The count of a row as text. is_count tells whether it counts users. */
static char *
dup_counts (const Long *self, gsize row, gboolean *is_count)
{
  g_autofree char *kind = dup_cell (self, row, self->layout->counts_kind);

  if (self->layout->counts != NULL)
    {
      *is_count = kind[0] == '\0' || g_ascii_strncasecmp (kind, "unique", 6) == 0;
      return dup_cell (self, row, self->layout->counts);
    }

  g_autofree char *users = dup_cell (self, row, self->layout->users);
  g_autofree char *mean = dup_cell (self, row, self->layout->mean);
  g_autofree char *error = dup_cell (self, row, self->layout->standard_error);
  char *counts = exos_counts_from_mean (users, mean, error);

  *is_count = counts != NULL;
  return counts != NULL ? counts : g_steal_pointer (&mean);
}

/* The rows are broken down further: the same metric of the same group again. */
static void
report_breakdown (const Long *self)
{
  const gsize segment = exos_columns_find (self->input->columns, EXOS_ROLE_SEGMENT);
  const gsize by = segment != EXOS_NO_COLUMN ? segment : 0;
  const ExosColumn *column = &self->input->columns->columns[by];
  g_autofree char *first = exos_table_dup_text (self->input->table, self->input->first, by);

  exos_shape_add_issue (self->input,
                        exos_issue_new (EXOS_ISSUE_DIMENSION_ROWS, 0, column->name, NULL, first));
}

/* GrowthBook puts an unnamed dimension first. Without one the row itself is there twice. */
static gboolean
has_dimension (const Long *self)
{
  return exos_columns_find (self->input->columns, EXOS_ROLE_SEGMENT) != EXOS_NO_COLUMN ||
         !self->input->columns->columns[0].has_role;
}

static void
report_repeated_row (const Long *self, gsize row)
{
  const guint64 at = exos_table_row (self->input->table, row)->line;
  g_autofree char *label = exos_table_dup_text (self->input->table, row, self->group_column);
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, at);

  exos_shape_add_issue (self->input, exos_issue_new (EXOS_ISSUE_DUPLICATE_GROUP, at,
                                                     self->sheet->group_column, label, line));
}

static void
note_kind (const Long *self, guint column, gboolean is_count)
{
  const ExosSheetColumn *it = exos_sheet_column (self->sheet, column);
  const gboolean is_primary = it->kind == EXOS_SHEET_CONVERSIONS;

  if (is_count && self->layout->counts == NULL)
    exos_shape_add_issue (
        self->input, exos_issue_new (EXOS_ISSUE_COUNTS_FROM_MEANS, 0, it->name, NULL, it->name));
  else if (!is_count)
    exos_shape_add_issue (self->input, exos_issue_new (is_primary ? EXOS_ISSUE_NOT_A_COUNT
                                                                  : EXOS_ISSUE_MEAN_NOT_JUDGED,
                                                       0, it->name, NULL, it->name));
}

/* FALSE when the cell was already taken: the file has a dimension. */
static gboolean
add_row (Long *self, gsize row)
{
  g_autofree char *label = exos_table_dup_text (self->input->table, row, self->group_column);
  g_autofree char *metric = exos_table_dup_text (self->input->table, row, self->metric_column);
  g_autofree char *users = dup_cell (self, row, self->layout->users);
  const guint arm = (guint) exos_sheet_find_arm (self->sheet, label);
  const guint column = find_metric (self, metric);
  const guint64 line = exos_table_row (self->input->table, row)->line;
  gboolean is_count;
  g_autofree char *counts = dup_counts (self, row, &is_count);

  if (exos_sheet_cell (self->sheet, arm, column)->text != NULL)
    return FALSE;
  exos_set_counted (self->sheet, arm, column, users, counts, line);
  set_direction (self, row, column);
  if (arm == 0)
    note_kind (self, column, is_count);
  return TRUE;
}

static gboolean
is_primary_row (const Long *self, gsize row)
{
  g_autofree char *metric = exos_table_dup_text (self->input->table, row, self->metric_column);

  return exos_sheet_column (self->sheet, find_metric (self, metric))->kind ==
         EXOS_SHEET_CONVERSIONS;
}

static void
note_left_out (const Long *self, gsize row)
{
  g_autofree char *metric = exos_table_dup_text (self->input->table, row, self->metric_column);
  g_autofree char *dimension = dup_cell (self, row, "metric dimension");
  g_autofree char *name = g_strdup_printf ("%s (%s)", metric, dimension);

  if (self->input->experiment->issues->len < EXOS_MAX_ISSUES)
    exos_shape_add_issue (self->input,
                          exos_issue_new (EXOS_ISSUE_COLUMN_IGNORED, 0, name, NULL, NULL));
}

/* The rows of the primary metric, whose users are those of the groups, or all others. */
static gboolean
add_rows (Long *self, gboolean is_primary)
{
  for (gsize row = self->input->first; row < self->input->end; row++)
    if (!is_topline (self, row))
      {
        if (is_primary)
          note_left_out (self, row);
      }
    else if (is_primary_row (self, row) == is_primary && !add_row (self, row))
      {
        if (has_dimension (self))
          report_breakdown (self);
        else
          report_repeated_row (self, row);
        return FALSE;
      }

  return TRUE;
}

ExosSheet *
exos_pivot_long (const ExosShapeInput *input)
{
  const gsize group = exos_columns_find (input->columns, EXOS_ROLE_GROUP);
  g_autoptr (ExosSheet) sheet = exos_sheet_new (input->columns->columns[group].name);
  Long self = {
    .input = input,
    .layout = find_layout (input),
    .sheet = sheet,
    .metric_column = exos_columns_find (input->columns, EXOS_ROLE_METRIC),
    .group_column = group,
  };

  exos_shape_guessed (input, EXOS_SHAPE_METRIC_LONG, _ ("a row a group and metric"));
  add_columns (&self);
  add_arms (&self);
  return add_rows (&self, TRUE) && add_rows (&self, FALSE) ? g_steal_pointer (&sheet) : NULL;
}
