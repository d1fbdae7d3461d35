// SPDX-License-Identifier: MIT
/* A row a group (the seed's own form), and a row a metric with a column a group. */
#include "data/shape.h"

#include <string.h>

#include "data/language.h"
#include "data/number.h"
#include "data/text.h"

static gboolean
is_number (const ExosShapeInput *input, gsize row, gsize column)
{
  const ExosField *field = exos_table_cell (input->table, row, column);
  guint64 count;
  double value;

  return field != NULL &&
         (exos_parse_count (field->text, field->length, FALSE, &count) <= EXOS_NUMBER_THOUSANDS ||
          exos_parse_decimal (field->text, field->length, TRUE, &value));
}

/* A column without a role is a guardrail when at least one of its cells is a number. */
static gboolean
has_number (const ExosShapeInput *input, gsize column)
{
  for (gsize row = input->first; row < input->end; row++)
    if (is_number (input, row, column))
      return TRUE;
  return FALSE;
}

static gboolean
is_metric (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];

  if (column->has_role)
    return column->role == EXOS_ROLE_GUARDRAIL || column->role == EXOS_ROLE_VALUE;
  return column->name[0] != '\0' && has_number (input, i);
}

/* Says what becomes of a column that the user did not name. */
static void
note_column (const ExosShapeInput *input, const ExosColumn *column)
{
  const gboolean is_used = column->has_role && column->role <= EXOS_ROLE_GUARDRAIL;
  ExosIssue *issue = NULL;

  if (column->is_given || column->is_exact)
    return;
  if (is_used)
    issue = exos_issue_new (EXOS_ISSUE_COLUMN_GUESSED, 0, column->name, NULL,
                            exos_role_label (column->role));
  else
    issue = exos_issue_new (EXOS_ISSUE_COLUMN_IGNORED, 0, column->name, NULL, NULL);
  exos_shape_add_issue (input, issue);
  if (is_used && column->is_estimate)
    exos_shape_add_issue (
        input, exos_issue_new (EXOS_ISSUE_ESTIMATED_COUNTS, 0, column->name, NULL, NULL));
}

/* Sheet columns in file order: users, conversions, and every metric. map holds where each column of
 * the file went, G_MAXUINT for none. */
static guint *
add_columns (const ExosShapeInput *input, ExosSheet *sheet)
{
  const gsize n = input->columns->n_columns;
  const gsize users = exos_columns_find (input->columns, EXOS_ROLE_USERS);
  const gsize conversions = exos_columns_find (input->columns, EXOS_ROLE_CONVERSIONS);
  guint *map = g_new (guint, n);

  for (gsize i = 0; i < n; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];

      map[i] = G_MAXUINT;
      if (i == users || i == conversions)
        map[i] = exos_sheet_add_column (
            sheet, i == users ? EXOS_SHEET_USERS : EXOS_SHEET_CONVERSIONS, column->name);
      else if (is_metric (input, i))
        {
          map[i] = exos_sheet_add_column (sheet, EXOS_SHEET_METRIC, column->name);
          exos_sheet_column (sheet, map[i])->is_chosen = column->is_given;
          continue;
        }
      note_column (input, column);
    }

  return map;
}

static gboolean
check_required (const ExosShapeInput *input)
{
  static const ExosRole required[] = { EXOS_ROLE_GROUP, EXOS_ROLE_USERS, EXOS_ROLE_CONVERSIONS };
  const gsize rate = exos_columns_find (input->columns, EXOS_ROLE_RATE);
  gboolean has_all = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    if (exos_columns_find (input->columns, required[i]) == EXOS_NO_COLUMN)
      {
        exos_shape_missing (input, required[i]);
        has_all = FALSE;
        if (required[i] == EXOS_ROLE_CONVERSIONS && rate != EXOS_NO_COLUMN)
          exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_NOT_A_COUNT, 0, NULL, NULL,
                                                       input->columns->columns[rate].name));
      }

  return has_all;
}

static void
set_split_column (const ExosShapeInput *input, ExosSheet *sheet)
{
  static const ExosRole roles[] = { EXOS_ROLE_DATE, EXOS_ROLE_SEGMENT };

  for (gsize i = 0; i < G_N_ELEMENTS (roles) && sheet->split_column == NULL; i++)
    {
      const gsize column = exos_columns_find (input->columns, roles[i]);

      if (column != EXOS_NO_COLUMN)
        sheet->split_column = g_strdup (input->columns->columns[column].name);
    }
}

ExosSheet *
exos_pivot_rows (const ExosShapeInput *input)
{
  const gsize group = exos_columns_find (input->columns, EXOS_ROLE_GROUP);

  input->experiment->source.shape = EXOS_SHAPE_AGGREGATE;
  if (!check_required (input))
    return NULL;

  ExosSheet *sheet = exos_sheet_new (input->columns->columns[group].name);
  g_autofree guint *map = add_columns (input, sheet);

  set_split_column (input, sheet);
  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, group);
      const guint64 line = exos_table_row (input->table, row)->line;
      const guint arm = exos_sheet_add_arm (sheet, field != NULL ? field->text : "", line);

      for (gsize i = 0; i < input->columns->n_columns; i++)
        if (map[i] != G_MAXUINT)
          exos_sheet_set_field (sheet, arm, map[i], exos_table_cell (input->table, row, i), line);
    }

  return sheet;
}

/* "users" and "conversions" as the first cells of rows, groups as headers. */
gboolean
exos_is_metric_rows (const ExosShapeInput *input)
{
  gboolean has_users = FALSE;
  gboolean has_conversions = FALSE;
  guint n_controls = 0;

  for (gsize i = 1; i < input->columns->n_columns; i++)
    n_controls += exos_label_kind (input->columns->columns[i].normalized) == EXOS_LABEL_CONTROL;
  if (n_controls == 0 || input->columns->n_columns < 3)
    return FALSE;

  for (gsize row = input->first; row < input->end; row++)
    {
      g_autofree char *text = exos_table_dup_text (input->table, row, 0);
      g_autofree char *name = exos_normalize_name (text, -1);
      const ExosAlias *alias = exos_find_alias (name);

      has_users |= alias != NULL && alias->role == EXOS_ROLE_USERS;
      has_conversions |= alias != NULL && alias->role == EXOS_ROLE_CONVERSIONS;
    }

  return has_users && has_conversions;
}

/* The first row of a role is it; every other row is a metric. */
static ExosSheetKind
kind_of_row (const ExosSheet *sheet, const char *name)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  const ExosAlias *alias = exos_find_alias (normalized);
  const ExosSheetKind kind = alias != NULL && alias->role == EXOS_ROLE_USERS ? EXOS_SHEET_USERS
                             : alias != NULL && alias->role == EXOS_ROLE_CONVERSIONS
                                 ? EXOS_SHEET_CONVERSIONS
                                 : EXOS_SHEET_METRIC;

  for (guint i = 0; i < sheet->columns->len; i++)
    if (exos_sheet_column (sheet, i)->kind == kind)
      return EXOS_SHEET_METRIC;
  return kind;
}

/* Rates and other tools' statistics are left out, as such columns are. */
static gboolean
is_left_out (const char *name)
{
  g_autofree char *normalized = exos_normalize_name (name, -1);
  const ExosAlias *alias = exos_find_alias (normalized);

  return alias != NULL && (alias->role == EXOS_ROLE_RATE || alias->role == EXOS_ROLE_STATISTIC);
}

static void
report_repeated_row (const ExosShapeInput *input,
                     const ExosSheet *sheet,
                     const char *name,
                     guint64 line)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (exos_names_match (exos_sheet_column (sheet, i)->name, name))
      {
        exos_shape_add_issue (input,
                              exos_issue_new (EXOS_ISSUE_DUPLICATE_HEADER, line, name, NULL, NULL));
        return;
      }
}

/* One sheet column a row, in file order; rows holds where each came from. */
static void
add_row_columns (const ExosShapeInput *input, ExosSheet *sheet, GArray *rows)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      g_autofree char *name = exos_table_dup_text (input->table, row, 0);

      if (is_left_out (name))
        {
          exos_shape_add_issue (input,
                                exos_issue_new (EXOS_ISSUE_COLUMN_IGNORED, 0, name, NULL, NULL));
          continue;
        }
      report_repeated_row (input, sheet, name, exos_table_row (input->table, row)->line);
      exos_sheet_add_column (sheet, kind_of_row (sheet, name), name);
      g_array_append_val (rows, row);
    }
}

ExosSheet *
exos_pivot_metric_rows (const ExosShapeInput *input)
{
  ExosSheet *sheet = exos_sheet_new (input->columns->columns[0].name);
  const guint64 line = exos_table_row (input->table, input->columns->header)->line;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gsize));

  exos_shape_guessed (input, EXOS_SHAPE_METRIC_ROWS, _ ("a row a metric, a column a group"));
  add_row_columns (input, sheet, rows);
  for (gsize i = 1; i < input->columns->n_columns; i++)
    {
      if (input->columns->columns[i].name[0] == '\0')
        continue;

      const guint arm = exos_sheet_add_arm (sheet, input->columns->columns[i].name, line);

      for (guint column = 0; column < rows->len; column++)
        {
          const gsize row = g_array_index (rows, gsize, column);

          exos_sheet_set_field (sheet, arm, column, exos_table_cell (input->table, row, i),
                                exos_table_row (input->table, row)->line);
        }
    }

  return sheet;
}
