// SPDX-License-Identifier: MIT
#include "data/import.h"

#include <string.h>

#include "data/format.h"
#include "data/language.h"
#include "data/reader.h"
#include "data/row-checks.h"
#include "data/shape.h"
#include "data/tally.h"

GQuark
exos_import_error_quark (void)
{
  return g_quark_from_static_string ("exos-import-error-quark");
}

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
  source->sha256 = g_strdup (reading->sha256);
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

/* Names, rows, shape, counts: each step adds what it finds and the next goes on where it can. */
static void
understand (ExosExperiment *experiment, const ExosTable *table, const ExosMapping *mapping)
{
  const gsize header = exos_find_header (table);

  report_skipped_lines (experiment, header > 0 ? exos_table_row (table, header)->line - 1 : 0);
  report_too_many_columns (experiment, exos_table_row (table, header));
  if (exos_header_is_data (table, header))
    {
      add_issue (experiment,
                 exos_issue_new (EXOS_ISSUE_NO_HEADER, exos_table_row (table, header)->line, NULL,
                                 NULL, NULL));
      return;
    }

  g_autoptr (ExosColumns) columns = exos_columns_new (table, mapping, experiment->issues);
  const ExosShapeInput input = {
    .table = table,
    .columns = columns,
    .mapping = mapping,
    .experiment = experiment,
    .first = header + 1,
    .end = exos_check_rows (experiment, table, columns),
  };

  experiment->source.rows = exos_table_n_seen (table) - header - 1;
  if (input.first == input.end)
    {
      if (!has_blocked_issue (experiment))
        add_issue (experiment,
                   exos_issue_new (EXOS_ISSUE_HEADER_ONLY, columns->line, NULL, NULL, NULL));
      return;
    }

  g_autoptr (ExosSheet) sheet = exos_shape_to_sheet (&input);

  if (sheet != NULL)
    exos_tally (sheet, mapping, columns->line, experiment->source.delimiter == ';', experiment);
}

/* By line; what is about the whole file comes first. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ExosIssue *left = *(ExosIssue *const *) a;
  const ExosIssue *right = *(ExosIssue *const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

static const ExosMapping no_mapping;

ExosExperiment *
exos_import_stream (GInputStream *stream,
                    const char *display_name,
                    guint64 size,
                    const ExosMapping *mapping,
                    ExosImportProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (ExosReading) reading = { 0 };

  if (!exos_read_stream (&reading, stream, display_name, size, progress, user_data, cancellable,
                         error))
    return NULL;

  ExosExperiment *experiment = exos_experiment_new ();

  describe_source (experiment, &reading, display_name);
  if (reading.open_quote > 0)
    report_open_quote (experiment, &reading);
  if (exos_table_n_rows (reading.table) > 0)
    understand (experiment, reading.table, mapping != NULL ? mapping : &no_mapping);
  g_ptr_array_sort (experiment->issues, compare_lines);
  experiment->has_counts = experiment->has_counts && !has_blocked_issue (experiment);
  return experiment;
}

/* What went wrong with the file itself, in words for people; NULL: the error says it well. */
static char *
explain (const GError *error, const char *display_name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup_printf (_ ("Could not open “%s”. The file was moved or deleted."),
                            display_name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup_printf (_ ("Could not open “%s”. You do not have permission to read it."),
                            display_name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup_printf (_ ("“%s” is a folder (directory), not a file."), display_name);
  return NULL;
}

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static GFileInfo *
query_version (GFileInputStream *stream, GCancellable *cancellable)
{
  return g_file_input_stream_query_info (stream,
                                         G_FILE_ATTRIBUTE_STANDARD_TYPE
                                         "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                         "," G_FILE_ATTRIBUTE_ETAG_VALUE,
                                         cancellable, NULL);
}

/* A file that another program writes meanwhile gives a mixture of old and new, which can look
 * sound. A pipe changes by being read, and has nothing to compare. */
static gboolean
is_unchanged (GFileInputStream *stream, GFileInfo *before, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) after = query_version (stream, cancellable);

  return before == NULL || after == NULL ||
         g_file_info_get_file_type (before) != G_FILE_TYPE_REGULAR ||
         (g_file_info_get_size (before) == g_file_info_get_size (after) &&
          g_strcmp0 (g_file_info_get_etag (before), g_file_info_get_etag (after)) == 0);
}

ExosExperiment *
exos_import_file (GFile *file,
                  const ExosMapping *mapping,
                  ExosImportProgress progress,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *raw_name = dup_display_name (file);
  g_autofree char *name = exos_visible_text (raw_name, 0);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &local);
  ExosExperiment *experiment = NULL;

  if (stream != NULL)
    {
      g_autoptr (GFileInfo) before = query_version (stream, cancellable);
      const guint64 size = before != NULL ? (guint64) g_file_info_get_size (before) : 0;

      experiment = exos_import_stream (G_INPUT_STREAM (stream), name, size, mapping, progress,
                                       user_data, cancellable, &local);
      if (experiment != NULL && !is_unchanged (stream, before, cancellable))
        {
          g_clear_pointer (&experiment, exos_experiment_unref);
          g_set_error (&local, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("“%s” changed while it was read. Read it again."), name);
        }
    }

  if (experiment == NULL)
    {
      g_autofree char *words = explain (local, name);

      g_set_error_literal (error, local->domain, local->code,
                           words != NULL ? words : local->message);
    }

  return experiment;
}
