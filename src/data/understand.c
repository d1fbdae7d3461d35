// SPDX-License-Identifier: MIT
#include "data/understand.h"

#include "data/preview.h"
#include "data/row-checks.h"
#include "data/rows-events.h"
#include "data/rows-experiment.h"
#include "data/shape.h"
#include "data/tally.h"
#include "data/unit-sums-report.h"
#include "data/unit-sums.h"

static void
add_issue (ExosExperiment *experiment, ExosIssue *issue)
{
  g_ptr_array_add (experiment->issues, issue);
}

static void
describe_source (ExosExperiment *experiment, const ExosReading *reading, const char *display_name)
{
  ExosSource *source = &experiment->source;

  source->file = g_strdup (display_name);
  source->files = reading->files != NULL ? g_ptr_array_ref (reading->files) : NULL;
  source->sha256 = g_strdup (reading->sha256);
  source->hashes_sums = reading->rows != NULL;
  source->bytes = reading->bytes;
  source->encoding = reading->encoding;
  source->delimiter = reading->delimiter;

  if (g_str_equal (source->encoding, "ISO-8859-1"))
    add_issue (experiment, exos_issue_new (EXOS_ISSUE_ENCODING_GUESSED, 0, NULL, NULL, NULL));
  else if (!g_str_equal (source->encoding, "UTF-8"))
    add_issue (experiment, exos_issue_new (EXOS_ISSUE_ENCODING, 0, NULL, NULL, source->encoding));
}

static void
report_skipped_lines (ExosExperiment *experiment, guint64 n_skipped)
{
  ExosIssue *issue;

  if (n_skipped == 0)
    return;
  issue = exos_issue_new (EXOS_ISSUE_LINES_SKIPPED, 0, NULL, NULL, NULL);
  issue->number = n_skipped;
  add_issue (experiment, issue);
}

static void
report_too_many_columns (ExosExperiment *experiment, const ExosRow *header)
{
  ExosIssue *issue;

  if (header->n_cells <= EXOS_MAX_COLUMNS)
    return;
  issue = exos_issue_new (EXOS_ISSUE_TOO_MANY_COLUMNS, header->line, NULL, NULL, NULL);
  issue->number = header->n_cells;
  issue->other = EXOS_MAX_COLUMNS;
  add_issue (experiment, issue);
}

static gboolean
has_blocked_issue (const ExosExperiment *experiment)
{
  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (exos_issue_level (issue->code) == EXOS_LEVEL_BLOCKED)
        return TRUE;
    }

  return FALSE;
}

/* The column is that of the header, when the quote opened below one. */
static void
report_open_quote (ExosExperiment *experiment, const ExosReading *reading)
{
  g_autofree char *column =
      exos_table_n_rows (reading->table) > 0
          ? exos_table_dup_text (reading->table, exos_find_header (reading->table),
                                 reading->open_quote_cell)
          : NULL;

  add_issue (experiment,
             exos_issue_new (EXOS_ISSUE_OPEN_QUOTE, reading->open_quote, column, NULL, NULL));
}

/* Of totals nothing can be left out any more. */
static void
refuse_start (const ExosShapeInput *input)
{
  ExosIssue *issue;

  if (input->mapping->start == NULL)
    return;
  issue = exos_issue_new (EXOS_ISSUE_START_NOT_USED, 0, NULL, NULL, NULL);
  issue->extra = g_strdup (input->mapping->start);
  exos_shape_add_issue (input, issue);
}

static void
read_table (const ExosShapeInput *input)
{
  ExosExperiment *experiment = input->experiment;
  g_autoptr (ExosSheet) sheet = exos_shape_to_sheet (input);

  refuse_start (input);
  if (sheet != NULL)
    exos_tally (sheet, input->mapping, input->columns->line, experiment->source.delimiter == ';',
                experiment);
  if (sheet != NULL && input->are_parts)
    exos_unit_sums_report (input, sheet);
}

/* Names, rows, shape, counts: each step adds what it finds and the next goes on where it can. */
static void
understand_table (const ExosShapeInput *input)
{
  ExosExperiment *experiment = input->experiment;

  experiment->source.rows = exos_table_n_seen (input->table) - input->first;
  if (input->first < input->end)
    read_table (input);
  else if (!has_blocked_issue (experiment))
    add_issue (experiment,
               exos_issue_new (EXOS_ISSUE_HEADER_ONLY, input->columns->line, NULL, NULL, NULL));
}

/* Only the head of rows is there; what is wrong with all of them was counted. */
static gsize
check_rows (const ExosReading *reading,
            const ExosTable *table,
            const ExosColumns *columns,
            ExosExperiment *experiment)
{
  if (reading->rows == NULL)
    return exos_check_rows (experiment, reading->table, columns);

  experiment->source.rows = reading->rows->n_rows;
  exos_check_cells (experiment, table, columns);
  return exos_table_n_rows (table);
}

/* Only values that are read one by one can be capped. */
static void
report_cappings (ExosExperiment *experiment, const ExosMapping *mapping)
{
  for (gsize i = 0; i < mapping->n_cappings; i++)
    exos_report_not_capped (experiment, mapping->cappings[i]->metric, EXOS_NOT_CAPPED_NO_ROWS);
}

static void
understand_columns (ExosExperiment *experiment,
                    const ExosReading *reading,
                    gsize header,
                    const ExosMapping *mapping)
{
  const ExosTable *table = reading->users != NULL ? reading->users : reading->table;
  g_autoptr (ExosColumns) columns = exos_columns_new (table, mapping, experiment->issues);

  if (reading->users != NULL)
    exos_rows_events_settle (columns, &reading->rows->plan);

  g_autofree ExosRole *roles = exos_columns_dup_roles (columns);
  const gboolean are_parts = reading->rows == NULL && exos_is_unit_sums (reading->table, header);
  ExosMapping own = *mapping;
  const ExosShapeInput input = {
    .table = table,
    .columns = columns,
    .mapping = &own,
    .experiment = experiment,
    .roles = roles,
    .first = header + 1,
    .end = check_rows (reading, table, columns, experiment),
    .are_parts = are_parts,
  };

  own.sums_rows |= are_parts;
  if (reading->rows != NULL)
    exos_rows_understand (&input, reading);
  else
    {
      understand_table (&input);
      report_cappings (experiment, mapping);
    }
  exos_show_head (&input);
}

static void
understand (ExosExperiment *experiment, const ExosReading *reading, const ExosMapping *mapping)
{
  const gsize header = exos_find_header (reading->table);
  const ExosRow *row = exos_table_row (reading->table, header);

  report_skipped_lines (experiment, header > 0 ? row->line - 1 : 0);
  report_too_many_columns (experiment, row);
  if (exos_header_is_data (reading->table, header))
    add_issue (experiment, exos_issue_new (EXOS_ISSUE_NO_HEADER, row->line, NULL, NULL, NULL));
  else
    understand_columns (experiment, reading, header, mapping);
}

/* By line; what is about the whole file comes first. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ExosIssue *left = *(ExosIssue *const *) a;
  const ExosIssue *right = *(ExosIssue *const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

ExosExperiment *
exos_understand (const ExosReading *reading, const char *display_name, const ExosMapping *mapping)
{
  static const ExosMapping no_mapping;
  ExosExperiment *experiment = exos_experiment_new ();

  describe_source (experiment, reading, display_name);
  if (reading->open_quote > 0)
    report_open_quote (experiment, reading);
  if (exos_table_n_rows (reading->table) > 0)
    understand (experiment, reading, mapping != NULL ? mapping : &no_mapping);
  g_ptr_array_sort (experiment->issues, compare_lines);
  for (guint i = 0; i < experiment->issues->len; i++)
    exos_issue_place (g_ptr_array_index (experiment->issues, i), experiment->source.files);
  experiment->has_counts = experiment->has_counts && !has_blocked_issue (experiment);
  return experiment;
}
