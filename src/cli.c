// SPDX-License-Identifier: MIT
/* exos: reads an A/B test CSV, prints a decision memo. The same engine as the window, without one.
 */
#include "cli.h"

#include <gsl/gsl_errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "analysis/policy-file.h"
#include "data/format.h"
#include "data/import.h"
#include "data/language.h"
#include "store/save.h"

void
exos_command_print_error (const char *message)
{
  fprintf (stderr, "exos: %s\n", message);
}

/* exos: FILE:LINE: COLUMN: what is wrong */
static void
print_issue (const ExosReport *report, const ExosIssue *issue)
{
  const char *part = exos_issue_shown_file (issue);
  g_autofree char *file =
      exos_visible_text (part != NULL ? part : report->experiment->source.file, 0);
  g_autofree char *column = issue->column != NULL ? exos_visible_text (issue->column, 60) : NULL;
  g_autofree char *message = exos_issue_dup_message (issue);
  g_autofree char *hint = exos_issue_dup_hint (issue);
  GString *line = g_string_new (file);

  if (issue->line > 0)
    g_string_append_printf (line, ":%" G_GUINT64_FORMAT, exos_issue_shown_line (issue));
  if (column != NULL)
    g_string_append_printf (line, ": %s", column);
  g_string_append_printf (line, ": %s", message);
  if (hint != NULL)
    g_string_append_printf (line, " %s", hint);

  exos_command_print_error (line->str);
  g_string_free (line, TRUE);
}

static void
print_blocking_issues (const ExosReport *report)
{
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      if (exos_issue_level (issue->code) == EXOS_LEVEL_BLOCKED)
        print_issue (report, issue);
    }
}

ExosExit
exos_command_exit_for (const ExosReport *report)
{
  if (report->health == EXOS_HEALTH_BLOCKED)
    return EXOS_EXIT_BLOCKED;

  switch (report->decision.verdict)
    {
    case EXOS_VERDICT_LAUNCH:
      return EXOS_EXIT_OK;
    case EXOS_VERDICT_HOLD:
      return EXOS_EXIT_HOLD;
    case EXOS_VERDICT_ROLLBACK:
      return EXOS_EXIT_ROLLBACK;
    }

  g_assert_not_reached ();
}

static ExosExit
exit_for_error (const GError *error)
{
  if (error->domain == G_OPTION_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    return EXOS_EXIT_USAGE;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ? EXOS_EXIT_UNREADABLE
                                                                      : EXOS_EXIT_NOT_WRITTEN;
}

/* A local path: the default file system would load modules for remote ones first. */
GFile *
exos_command_get_file (const char *path)
{
  return g_vfs_get_file_for_path (g_vfs_get_local (),
                                  g_str_equal (path, "-") ? "/dev/stdin" : path);
}

ExosExperiment *
exos_command_import (const ExosPlan *plan, char *const *paths, guint n_paths, GError **error)
{
  const ExosMapping mapping = exos_plan_mapping (plan);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_paths; i++)
    g_ptr_array_add (files, exos_command_get_file (paths[i]));
  return exos_import_files ((GFile *const *) files->pdata, files->len, &mapping, NULL, error);
}

/* Reads files as one, judges and renders that into bytes. */
static ExosExit
run_files (const ExosCommand *command, char *const *paths, guint n_paths, GBytes **bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosExperiment) experiment =
      exos_command_import (command->plan, paths, n_paths, &error);

  if (experiment == NULL)
    {
      exos_command_print_error (error->message);
      return EXOS_EXIT_UNREADABLE;
    }

  g_autoptr (ExosReport) report = exos_report_new (command->plan, experiment);

  print_blocking_issues (report);
  *bytes = command->simulates ? exos_command_simulate (command, report, &error)
                              : exos_command_render (command, report, &error);
  if (*bytes == NULL)
    {
      exos_command_print_error (error->message);
      return exit_for_error (error);
    }

  return command->uses_exit_code && !command->simulates ? exos_command_exit_for (report)
                                                        : EXOS_EXIT_OK;
}

/* Every file, one after another, into one output; the worst exit status wins. Files that are parts
 * of one table are one. */
static ExosExit
run (const ExosCommand *command)
{
  const guint n_at_once = command->reads_together ? g_strv_length (command->files) : 1;
  ExosExit status = EXOS_EXIT_OK;
  g_autoptr (GByteArray) output = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean has_output = FALSE;

  for (guint i = 0; i < g_strv_length (command->files); i += n_at_once)
    {
      g_autoptr (GBytes) bytes = NULL;
      const ExosExit one = run_files (command, command->files + i, n_at_once, &bytes);
      const gboolean is_failure = one == EXOS_EXIT_UNREADABLE || one == EXOS_EXIT_NOT_WRITTEN;

      if (is_failure || status == EXOS_EXIT_OK || (status >= EXOS_EXIT_HOLD && one > status))
        status = one;
      if (bytes != NULL)
        g_byte_array_append (output, g_bytes_get_data (bytes, NULL),
                             (guint) g_bytes_get_size (bytes));
      has_output |= bytes != NULL;
    }

  g_autoptr (GBytes) all = g_byte_array_free_to_bytes (g_steal_pointer (&output));

  if (has_output && !exos_command_write (command, all, &error))
    {
      exos_command_print_error (error->message);
      return EXOS_EXIT_NOT_WRITTEN;
    }

  return status;
}

/* Text in place of memos. */
static ExosExit
run_text (const ExosCommand *command, GBytes *(*make) (const ExosCommand *self, GError **error))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make (command, &error);
  const ExosExit status = bytes == NULL ? EXOS_EXIT_USAGE : EXOS_EXIT_NOT_WRITTEN;

  if (bytes != NULL && exos_command_write (command, bytes, &error))
    return EXOS_EXIT_OK;
  exos_command_print_error (error->message);
  return status;
}

static ExosExit
print_policy (const ExosCommand *command)
{
  g_autoptr (GError) error = NULL;
  char *text = exos_policy_print (command->plan);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  if (exos_command_write (command, bytes, &error))
    return EXOS_EXIT_OK;
  exos_command_print_error (error->message);
  return EXOS_EXIT_NOT_WRITTEN;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  ExosCommand command = { 0 };
  ExosExit status = EXOS_EXIT_USAGE;

  setlocale (LC_CTYPE, "");
  /* Which font has an arrow is a matter of the memo's language, not of the locale. */
  g_setenv ("FC_LANG", "en", TRUE);
  gsl_set_error_handler_off ();
  exos_save_without_signals ();
  exos_language_use (exos_language_from_environment ());

  if (argc > 1 && g_str_equal (argv[1], "verify"))
    return exos_verify (argc - 1, argv + 1);
  if (!exos_command_parse (&command, argc, argv, &error))
    exos_command_print_error (error->message);
  else if (command.shows_version)
    status = puts ("exos " EXOS_VERSION) < 0 ? EXOS_EXIT_NOT_WRITTEN : EXOS_EXIT_OK;
  else if (command.prints_policy)
    status = print_policy (&command);
  else
    {
      exos_language_use (command.language);
      status = command.sql != NULL                  ? run_text (&command, exos_command_sql)
               : command.is_plan                    ? run_text (&command, exos_command_plan)
               : command.review != EXOS_REVIEW_NONE ? exos_command_review (&command)
                                                    : run (&command);
    }

  exos_command_clear (&command);
  return status;
}
