// SPDX-License-Identifier: MIT
/* A row a group and metric, as GrowthBook, Statsig and Optimizely export; or a row a single number.
 */
#include "data/shape-entries.h"

#include <string.h>

#include "data/language.h"
#include "data/source-files.h"
#include "data/text.h"

static gsize
find_role (const ExosShapeInput *input, ExosRole role)
{
  return exos_columns_find (input->columns, role);
}

static gboolean
has_several_metrics (const ExosShapeInput *input)
{
  const gsize column = find_role (input, EXOS_ROLE_METRIC);
  g_autofree char *first = exos_table_dup_text (input->table, input->first, column);

  for (gsize row = input->first + 1; row < input->end; row++)
    {
      g_autofree char *metric = exos_table_dup_text (input->table, row, column);

      if (!g_str_equal (metric, first))
        return TRUE;
    }

  return FALSE;
}

/* A table of users and conversions with the same goal in every row stays a row a group. */
gboolean
exos_is_long (const ExosShapeInput *input)
{
  gsize parts[EXOS_N_PARTS];

  if (find_role (input, EXOS_ROLE_METRIC) == EXOS_NO_COLUMN ||
      find_role (input, EXOS_ROLE_GROUP) == EXOS_NO_COLUMN)
    return FALSE;

  exos_find_parts (input->columns, parts);
  return parts[EXOS_PART_USERS] != EXOS_NO_COLUMN &&
         (parts[EXOS_PART_COUNTS] != EXOS_NO_COLUMN || parts[EXOS_PART_MEAN] != EXOS_NO_COLUMN) &&
         (find_role (input, EXOS_ROLE_CONVERSIONS) == EXOS_NO_COLUMN ||
          has_several_metrics (input));
}

/* Columns that say nothing of a metric are named. */
static void
note_columns (const ExosShapeInput *input, const gsize parts[EXOS_N_PARTS])
{
  exos_shape_forget_counts (input);
  exos_shape_use (input, find_role (input, EXOS_ROLE_GROUP), EXOS_ROLE_GROUP);
  for (int part = 0; part < EXOS_N_PARTS; part++)
    exos_shape_use_part (input, parts[part], (ExosPart) part);
  for (gsize i = 0; i < input->columns->n_columns; i++)
    {
      const ExosColumn *column = &input->columns->columns[i];
      gboolean is_used = column->is_given ||
                         (column->has_role &&
                          (column->role == EXOS_ROLE_GROUP || column->role == EXOS_ROLE_METRIC ||
                           column->role == EXOS_ROLE_EXPERIMENT));

      for (int part = 0; part < EXOS_N_PARTS; part++)
        is_used |= parts[part] == i;
      if (!is_used)
        exos_shape_ignored (input, i);
    }
}

static ExosEntry *
read_entry (const ExosShapeInput *input, const gsize parts[EXOS_N_PARTS], gsize row)
{
  ExosEntry *entry = g_new0 (ExosEntry, 1);

  entry->row = row;
  entry->line = exos_table_row (input->table, row)->line;
  entry->label = exos_table_dup_text (input->table, row, find_role (input, EXOS_ROLE_GROUP));
  entry->metric = exos_table_dup_text (input->table, row, find_role (input, EXOS_ROLE_METRIC));
  for (int part = 0; part < EXOS_N_PARTS; part++)
    entry->parts[part] = parts[part] != EXOS_NO_COLUMN
                             ? exos_table_dup_text (input->table, row, parts[part])
                             : g_strdup ("");
  return entry;
}

ExosSheet *
exos_pivot_long (const ExosShapeInput *input)
{
  const ExosTopline topline = exos_topline_new (input);
  const gsize group = find_role (input, EXOS_ROLE_GROUP);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (exos_entry_free);
  gsize parts[EXOS_N_PARTS];

  exos_shape_guessed (input, EXOS_SHAPE_METRIC_LONG, _ ("one row per group and metric"));
  exos_find_parts (input->columns, parts);
  note_columns (input, parts);
  exos_topline_report (&topline);

  g_autofree gboolean *totals = exos_shape_find_totals (input);

  for (gsize row = input->first; totals != NULL && row < input->end; row++)
    if (exos_topline_has (&topline, row) && !totals[row - input->first])
      g_ptr_array_add (entries, read_entry (input, parts, row));

  if (totals == NULL)
    return NULL;
  return exos_entries_to_sheet (input, entries, input->columns->columns[group].name);
}

/* "variant,metric,value", with users among the metrics. */
gboolean
exos_is_tidy (const ExosShapeInput *input)
{
  const gsize column = find_role (input, EXOS_ROLE_METRIC);

  if (column == EXOS_NO_COLUMN || find_role (input, EXOS_ROLE_GROUP) == EXOS_NO_COLUMN ||
      find_role (input, EXOS_ROLE_VALUE) == EXOS_NO_COLUMN)
    return FALSE;

  for (gsize row = input->first; row < input->end; row++)
    {
      g_autofree char *metric = exos_table_dup_text (input->table, row, column);

      if (exos_shape_names_role (metric, EXOS_ROLE_USERS))
        return TRUE;
    }

  return FALSE;
}

/* The sheet column of a metric, -1 without one. */
static int
find_column (const ExosSheet *sheet, const char *name)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (g_str_equal (exos_sheet_column (sheet, i)->name, name))
      return (int) i;
  return -1;
}

static gboolean
add_tidy_columns (const ExosShapeInput *input, ExosSheet *sheet)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize row = input->first; row < input->end; row++)
    {
      g_autofree char *metric =
          exos_table_dup_text (input->table, row, find_role (input, EXOS_ROLE_METRIC));

      if (!g_ptr_array_find_with_equal_func (names, metric, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&metric));
    }

  if (exos_shape_has_too_many_metrics (input, names->len))
    return FALSE;
  exos_shape_add_columns (input, sheet, names);
  return TRUE;
}

/* A value of a group that has it already goes to another arm when both will be added up; else none
 * is free. */
static guint
find_free_arm (const ExosShapeInput *input, ExosSheet *sheet, guint arm, guint column, guint64 line)
{
  if (input->mapping->sums_rows)
    return exos_sheet_free_arm (sheet, arm, column, line);
  return exos_sheet_cell (sheet, arm, column)->text == NULL ? arm : G_MAXUINT;
}

/* A second value of a group: their lines are said. */
static void
report_repeated (
    const ExosShapeInput *input, const ExosSheet *sheet, guint arm, guint column, guint64 line)
{
  const GPtrArray *files = input->experiment->source.files;
  const char *split = sheet->split_column;
  g_autofree char *one =
      exos_source_files_say_line (files, exos_sheet_cell (sheet, arm, column)->line);
  g_autofree char *other = exos_source_files_say_line (files, line);
  g_autofree char *lines = g_strdup_printf ("%s, %s", one, other);
  ExosIssue *issue =
      exos_issue_new (EXOS_ISSUE_DUPLICATE_GROUP, line, split != NULL ? split : sheet->group_column,
                      exos_sheet_arm (sheet, arm)->label, lines);

  issue->number = split != NULL;
  exos_shape_add_issue (input, issue);
}

static gboolean
set_tidy_cell (const ExosShapeInput *input, ExosSheet *sheet, gsize row)
{
  const guint64 line = exos_table_row (input->table, row)->line;
  g_autofree char *label =
      exos_table_dup_text (input->table, row, find_role (input, EXOS_ROLE_GROUP));
  g_autofree char *metric =
      exos_table_dup_text (input->table, row, find_role (input, EXOS_ROLE_METRIC));
  const guint column = (guint) find_column (sheet, metric);
  const int found = exos_sheet_find_arm (sheet, label);
  const guint first = found >= 0 ? (guint) found : exos_sheet_add_arm (sheet, label, line);
  const guint arm = find_free_arm (input, sheet, first, column, line);

  if (exos_shape_has_too_many_groups (input, exos_sheet_n_labels (sheet)))
    return FALSE;
  if (arm == G_MAXUINT)
    {
      report_repeated (input, sheet, first, column, line);
      return FALSE;
    }

  exos_sheet_set_field (sheet, arm, column,
                        exos_table_cell (input->table, row, find_role (input, EXOS_ROLE_VALUE)),
                        line);
  return TRUE;
}

ExosSheet *
exos_pivot_tidy (const ExosShapeInput *input)
{
  const gsize group = find_role (input, EXOS_ROLE_GROUP);
  g_autoptr (ExosSheet) sheet = exos_sheet_new (input->columns->columns[group].name);

  exos_shape_set_split_column (input, sheet);
  exos_shape_guessed (input, EXOS_SHAPE_METRIC_LONG, _ ("one row per group and metric"));
  exos_shape_forget_counts (input);
  exos_shape_use (input, group, EXOS_ROLE_GROUP);
  exos_shape_use (input, find_role (input, EXOS_ROLE_VALUE), EXOS_ROLE_VALUE);

  g_autofree gboolean *totals = exos_shape_find_totals (input);

  if (totals == NULL || !add_tidy_columns (input, sheet))
    return NULL;
  for (gsize row = input->first; row < input->end; row++)
    if (!totals[row - input->first] && !set_tidy_cell (input, sheet, row))
      return NULL;

  return g_steal_pointer (&sheet);
}
