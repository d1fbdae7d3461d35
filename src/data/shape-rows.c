// SPDX-License-Identifier: MIT
/* A row a group (the seed's own form), and a row a metric with a column a group. */
#include "data/shape-rates.h"

#include <string.h>

#include "data/import-limits.h"
#include "data/language.h"
#include "data/number.h"
#include "data/sum-names.h"
#include "data/text.h"

static ExosNumberState
read_cell (const ExosShapeInput *input, gsize row, gsize column, guint64 *count)
{
  const ExosField *field = exos_table_cell (input->table, row, column);

  *count = 0;
  return field != NULL ? exos_parse_count (field->text, field->length,
                                           input->experiment->source.delimiter == ';', count)
                       : EXOS_NUMBER_EMPTY;
}

/* A column without a role is a guardrail when at least one of its cells is a number. */
static gboolean
has_number (const ExosShapeInput *input, gsize column)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      guint64 count;
      const ExosNumberState state = read_cell (input, row, column, &count);

      if (state != EXOS_NUMBER_EMPTY && state != EXOS_NUMBER_NOT_A_NUMBER &&
          state != EXOS_NUMBER_PERCENT)
        return TRUE;
    }

  return FALSE;
}

/* A whole number that no rate could be. */
static gboolean
has_count (const ExosShapeInput *input, gsize column)
{
  for (gsize row = input->first; row < input->end; row++)
    {
      guint64 count;

      if (read_cell (input, row, column, &count) <= EXOS_NUMBER_THOUSANDS && count > 1)
        return TRUE;
    }

  return FALSE;
}

/* Rates and identifiers are numbers too, but nothing that could be counted among users. */
static gboolean
is_metric (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];

  if (column->has_role)
    return column->role == EXOS_ROLE_GUARDRAIL || column->role == EXOS_ROLE_VALUE;
  if (exos_name_is_guardrail (column->normalized))
    return TRUE;

  return column->name[0] != '\0' && !exos_name_is_id_or_day (column->normalized) &&
         has_number (input, i) && (!exos_name_is_rate (column->normalized) || has_count (input, i));
}

/* Columns that count something are guardrails; others that are a share by their name are rates. */
static void
use_columns (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    if (is_metric (input, i))
      exos_shape_use (input, i, EXOS_ROLE_GUARDRAIL);
    else if (!input->columns->columns[i].has_role &&
             exos_name_is_rate (input->columns->columns[i].normalized))
      exos_shape_use (input, i, EXOS_ROLE_RATE);
}

/* Says what becomes of a column that the user did not name. */
static void
note_column (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];
  const gboolean is_used = column->has_role && column->role <= EXOS_ROLE_GUARDRAIL;
  const guint64 line = exos_shape_header_line (input);

  if (column->is_given || column->is_exact)
    return;
  if (!is_used)
    exos_shape_leave_out (input, i);
  else
    exos_shape_note_use (input, i, column->role);
  if (is_used && column->is_estimate)
    exos_shape_add_issue (
        input, exos_issue_new (EXOS_ISSUE_ESTIMATED_COUNTS, line, column->name, NULL, NULL));
}

/* Sheet columns in file order: users, conversions, and every metric. map holds where each column of
 * the file went, G_MAXUINT for none. */
static guint *
add_columns (const ExosShapeInput *input, ExosSheet *sheet)
{
  const gsize n = input->columns->n_columns;
  const gsize users = exos_columns_find (input->columns, EXOS_ROLE_USERS);
  const gsize conversions = exos_columns_find (input->columns, EXOS_ROLE_CONVERSIONS);
  /* More rows than groups can be: this will be refused, whatever the metrics are. */
  const gboolean has_room =
      input->end - input->first <= EXOS_MAX_ARMS + 1 || exos_shape_can_sum (input);
  guint *map = g_new (guint, n);

  for (gsize i = 0; i < n; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];

      map[i] = G_MAXUINT;
      if (i == users || i == conversions)
        map[i] = exos_sheet_add_column (
            sheet, i == users ? EXOS_SHEET_USERS : EXOS_SHEET_CONVERSIONS, column->name);
      else if (has_room && input->roles[i] == EXOS_ROLE_GUARDRAIL)
        {
          map[i] = exos_sheet_add_column (sheet, EXOS_SHEET_METRIC, column->name);
          exos_sheet_column (sheet, map[i])->is_chosen = column->is_given;
          continue;
        }
      note_column (input, i);
    }

  return map;
}

/* A mean can decide where nothing counts conversions. */
static gboolean
has_mean (const ExosShapeInput *input)
{
  g_autofree char **names = g_new (char *, input->columns->n_columns);
  g_auto (ExosSumNames) sums;

  for (gsize i = 0; i < input->columns->n_columns; i++)
    names[i] = input->roles[i] == EXOS_ROLE_GUARDRAIL ? input->columns->columns[i].normalized
                                                      : (char *) "";
  exos_sum_names_init (&sums, names, (guint) input->columns->n_columns);
  return exos_sum_names_hold_mean (&sums);
}

static gboolean
check_required (const ExosShapeInput *input)
{
  static const ExosRole required[] = { EXOS_ROLE_GROUP, EXOS_ROLE_USERS, EXOS_ROLE_CONVERSIONS };
  const gsize rate = exos_columns_find (input->columns, EXOS_ROLE_RATE);
  gboolean has_all = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    if (exos_columns_find (input->columns, required[i]) == EXOS_NO_COLUMN &&
        (required[i] != EXOS_ROLE_CONVERSIONS || !has_mean (input)))
      {
        exos_shape_missing (input, required[i]);
        has_all = FALSE;
        if (required[i] == EXOS_ROLE_CONVERSIONS && rate != EXOS_NO_COLUMN)
          exos_shape_add_issue (
              input, exos_issue_new (EXOS_ISSUE_RATE_NOT_COUNT, exos_shape_header_line (input),
                                     input->columns->columns[rate].name, NULL, NULL));
      }

  return has_all;
}

/* One arm a row, but for totals of rows that will be added up. */
static void
add_arms (const ExosShapeInput *input, ExosSheet *sheet, const guint *map, const gboolean *totals)
{
  const gsize group = exos_columns_find (input->columns, EXOS_ROLE_GROUP);

  for (gsize row = input->first; row < input->end; row++)
    {
      const ExosField *field = exos_table_cell (input->table, row, group);
      const guint64 line = exos_table_row (input->table, row)->line;

      if (totals[row - input->first])
        continue;

      const guint arm = exos_sheet_add_arm (sheet, field != NULL ? field->text : "", line);

      exos_shape_set_strata (input, sheet, arm, row);
      for (gsize i = 0; i < input->columns->n_columns; i++)
        if (map[i] != G_MAXUINT)
          exos_sheet_set_field (sheet, arm, map[i], exos_table_cell (input->table, row, i), line);
    }
}

ExosSheet *
exos_pivot_rows (const ExosShapeInput *input)
{
  const gsize group = exos_columns_find (input->columns, EXOS_ROLE_GROUP);

  input->experiment->source.shape = input->are_parts ? EXOS_SHAPE_UNIT_SUMS : EXOS_SHAPE_AGGREGATE;
  use_columns (input);
  if (!check_required (input))
    return NULL;

  g_autoptr (ExosSheet) sheet = exos_sheet_new (input->columns->columns[group].name);
  g_autofree guint *map = add_columns (input, sheet);
  g_autofree gboolean *totals = exos_shape_find_totals (input);

  if (totals == NULL)
    return NULL;
  sheet->are_parts = input->are_parts;
  exos_shape_set_split_column (input, sheet);
  exos_shape_choose_strata (input, sheet);
  add_arms (input, sheet, map, totals);
  return g_steal_pointer (&sheet);
}

/* The column whose cells name users and conversions, EXOS_NO_COLUMN without one. */
static gsize
find_names_column (const ExosShapeInput *input)
{
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      gboolean has_users = FALSE;
      gboolean has_conversions = FALSE;

      for (gsize row = input->first; row < input->end; row++)
        {
          g_autofree char *text = exos_table_dup_text (input->table, row, i);

          has_users |= exos_shape_names_role (text, EXOS_ROLE_USERS);
          has_conversions |= exos_shape_names_role (text, EXOS_ROLE_CONVERSIONS);
        }
      if (has_users && has_conversions)
        return i;
    }

  return EXOS_NO_COLUMN;
}

/* A group is a header that no role but that of groups claims. */
static gboolean
is_group_header (const ExosShapeInput *input, gsize i)
{
  const ExosColumn *column = &input->columns->columns[i];

  return column->name[0] != '\0' && (!column->has_role || column->role == EXOS_ROLE_GROUP);
}

/* "users" and "conversions" as cells of one column, groups as headers of the others. */
gboolean
exos_is_metric_rows (const ExosShapeInput *input)
{
  gboolean has_control = FALSE;

  for (gsize i = 0; i < input->columns->n_columns; i++)
    has_control |= exos_label_kind (input->columns->columns[i].normalized) == EXOS_LABEL_CONTROL;

  return has_control && find_names_column (input) != EXOS_NO_COLUMN;
}

/* Rates and other tools' statistics are left out, as such columns are. */
static gboolean
is_left_out (const char *name)
{
  return exos_shape_names_role (name, EXOS_ROLE_RATE) ||
         exos_shape_names_role (name, EXOS_ROLE_STATISTIC);
}

/* One sheet column a row, in file order; rows holds where each came from. */
static void
add_row_columns (const ExosShapeInput *input, ExosSheet *sheet, gsize names, GArray *rows)
{
  g_autoptr (GPtrArray) quantities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize row = input->first; row < input->end; row++)
    {
      g_autofree char *name = exos_table_dup_text (input->table, row, names);

      if (is_left_out (name))
        {
          exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_COLUMN_IGNORED,
                                                       exos_table_row (input->table, row)->line,
                                                       name, NULL, NULL));
          continue;
        }
      if (!g_hash_table_add (seen, exos_normalize_name (name, -1)))
        exos_shape_add_issue (input, exos_issue_new (EXOS_ISSUE_DUPLICATE_HEADER,
                                                     exos_table_row (input->table, row)->line, name,
                                                     NULL, NULL));
      g_ptr_array_add (quantities, g_steal_pointer (&name));
      g_array_append_val (rows, row);
    }

  exos_shape_add_columns (input, sheet, quantities);
}

ExosSheet *
exos_pivot_metric_rows (const ExosShapeInput *input)
{
  const gsize names = find_names_column (input);
  g_autoptr (ExosSheet) sheet = exos_sheet_new (input->columns->columns[names].name);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gsize));

  exos_shape_guessed (input, EXOS_SHAPE_METRIC_ROWS,
                      _ ("one row per metric, one column per group"));
  exos_shape_forget_counts (input);
  exos_shape_use (input, names, EXOS_ROLE_METRIC);
  add_row_columns (input, sheet, names, rows);
  if (exos_shape_has_too_many_metrics (input, rows->len))
    return NULL;
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      if (i != names && !is_group_header (input, i))
        exos_shape_ignored (input, i);
      if (i == names || !is_group_header (input, i))
        continue;
      exos_shape_use (input, i, EXOS_ROLE_VALUE);

      const guint arm = exos_sheet_add_arm (sheet, input->columns->columns[i].name,
                                            exos_shape_header_line (input));

      if (exos_shape_has_too_many_groups (input, sheet->arms->len))
        return NULL;
      for (guint column = 0; column < rows->len; column++)
        {
          const gsize row = g_array_index (rows, gsize, column);

          exos_sheet_set_field (sheet, arm, column, exos_table_cell (input->table, row, i),
                                exos_table_row (input->table, row)->line);
        }
    }

  return g_steal_pointer (&sheet);
}
