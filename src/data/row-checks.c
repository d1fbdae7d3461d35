// SPDX-License-Identifier: MIT
/* What is wrong with rows and cells, before anybody knows what they mean. */
#include "data/row-checks.h"

#include "data/import.h"
#include "data/text.h"

static void
add_issue (ExosExperiment *experiment, ExosIssue *issue)
{
  g_ptr_array_add (experiment->issues, issue);
}

/* Cells past the header's end that hold nothing are harmless, and so are cells that are missing
 * under headers without a name. Past the columns that are kept only the number is known. */
static gboolean
is_ragged (const ExosTable *table, gsize row, const ExosColumns *columns, gsize *missing)
{
  const ExosRow *header = exos_table_row (table, columns->header);
  const ExosRow *it = exos_table_row (table, row);

  *missing = EXOS_NO_COLUMN;
  for (gsize i = it->n_kept; i < columns->n_columns && *missing == EXOS_NO_COLUMN; i++)
    if (columns->columns[i].name[0] != '\0')
      *missing = i;
  if (*missing != EXOS_NO_COLUMN || header->n_cells > header->n_kept)
    return it->n_cells != header->n_cells;

  for (gsize i = columns->n_columns; i < it->n_kept; i++)
    if (!exos_field_is_blank (exos_table_cell (table, row, i)))
      return TRUE;
  return it->n_cells > it->n_kept;
}

static void
report_ragged (ExosExperiment *experiment,
               const ExosRow *row,
               const ExosRow *header,
               const char *missing)
{
  ExosIssue *issue = exos_issue_new (EXOS_ISSUE_RAGGED_LINE, row->line, missing, NULL, NULL);

  issue->number = row->n_cells;
  issue->other = header->n_cells;
  add_issue (experiment, issue);
}

/* What is wrong with single cells, whatever they are used for. */
static void
check_cells (ExosExperiment *experiment,
             const ExosTable *table,
             const ExosColumns *columns,
             gsize row)
{
  const ExosRow *it = exos_table_row (table, row);

  for (gsize i = 0; i < MIN (it->n_kept, columns->n_columns); i++)
    {
      const ExosField *field = exos_table_cell (table, row, i);
      g_autofree char *text = NULL;

      if (!field->has_nul && !field->has_lone_quote)
        continue;
      text = exos_table_dup_text (table, row, i);
      if (field->has_lone_quote)
        add_issue (experiment, exos_issue_new (EXOS_ISSUE_LONE_QUOTE, it->line,
                                               columns->columns[i].name, NULL, text));
      if (field->has_nul)
        add_issue (experiment, exos_issue_new (EXOS_ISSUE_NUL_BYTE, it->line,
                                               columns->columns[i].name, NULL, text));
    }
}

static void
check_row (ExosExperiment *experiment,
           const ExosTable *table,
           const ExosColumns *columns,
           gsize row)
{
  gsize missing;

  if (is_ragged (table, row, columns, &missing))
    report_ragged (experiment, exos_table_row (table, row), exos_table_row (table, columns->header),
                   missing != EXOS_NO_COLUMN ? columns->columns[missing].name : NULL);
  check_cells (experiment, table, columns, row);
}

/* The header once more, as where two files were put together. */
static gboolean
repeats_header (const ExosTable *table, gsize row, const ExosColumns *columns)
{
  for (gsize i = 0; i < columns->n_columns; i++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, i);

      if (!g_str_equal (text, columns->columns[i].name))
        return FALSE;
    }

  return TRUE;
}

/* A row that names columns again starts another table: the same header, or one after a blank line.
 */
static gboolean
starts_table (const ExosTable *table, gsize row, const ExosColumns *columns)
{
  guint n_known = 0;

  if (repeats_header (table, row, columns))
    return TRUE;
  if (!exos_table_row (table, row)->is_after_blank)
    return FALSE;
  for (gsize i = 0; i < exos_table_row (table, row)->n_kept; i++)
    {
      g_autofree char *text = exos_table_dup_text (table, row, i);
      g_autofree char *name = exos_normalize_name (text, -1);

      n_known += exos_find_alias (name) != NULL;
    }

  return n_known >= 2;
}

gsize
exos_check_rows (ExosExperiment *experiment, const ExosTable *table, const ExosColumns *columns)
{
  const gsize n_rows = exos_table_n_rows (table);

  check_cells (experiment, table, columns, columns->header);
  for (gsize row = columns->header + 1; row < n_rows; row++)
    {
      if (starts_table (table, row, columns))
        {
          add_issue (experiment,
                     exos_issue_new (EXOS_ISSUE_SECOND_TABLE, exos_table_row (table, row)->line,
                                     NULL, NULL, NULL));
          return row;
        }
      if (experiment->issues->len < EXOS_MAX_ISSUES)
        check_row (experiment, table, columns, row);
    }

  return n_rows;
}

void
exos_check_cells (ExosExperiment *experiment, const ExosTable *table, const ExosColumns *columns)
{
  for (gsize row = columns->header; row < exos_table_n_rows (table); row++)
    if (experiment->issues->len < EXOS_MAX_ISSUES)
      check_cells (experiment, table, columns, row);
}
