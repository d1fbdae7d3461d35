// SPDX-License-Identifier: MIT
/* Many files, one table: --format=summary into a .csv or .html. */
#include "cli.h"

#include <string.h>

#include "data/language.h"
#include "memo/review.h"

static ExosExit
add_file (const ExosCommand *command, ExosReview *review, char *const *paths, guint n_paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosExperiment) experiment =
      exos_command_import (command->plan, paths, n_paths, &error);

  if (experiment == NULL)
    {
      g_autofree char *base = g_path_get_basename (paths[0]);
      g_autofree char *name = g_filename_display_name (base);

      exos_command_print_error (error->message);
      exos_review_add_failure (review, name, error->message);
      return EXOS_EXIT_UNREADABLE;
    }

  const ExosMemoOptions options = { .date = &command->date };
  g_autoptr (ExosReport) report = exos_report_new (command->plan, experiment);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, &options);

  exos_review_add (review, doc);
  return command->uses_exit_code ? exos_command_exit_for (report) : EXOS_EXIT_OK;
}

/* What makes no decision is the worst that can happen; of decisions the highest status. */
static ExosExit
find_worse (ExosExit a, ExosExit b)
{
  return a == EXOS_EXIT_UNREADABLE || b == EXOS_EXIT_UNREADABLE ? EXOS_EXIT_UNREADABLE : MAX (a, b);
}

ExosExit
exos_command_review (const ExosCommand *self)
{
  const guint n_files = g_strv_length (self->files);
  const guint n_at_once = self->reads_together ? n_files : 1;
  g_autoptr (ExosReview) review = exos_review_new ();
  g_autoptr (GError) error = NULL;
  ExosExit status = EXOS_EXIT_OK;

  for (guint i = 0; i < n_files; i += n_at_once)
    status = find_worse (status, add_file (self, review, self->files + i, n_at_once));

  char *text = self->review == EXOS_REVIEW_CSV ? exos_review_render_csv (review)
                                               : exos_review_render_html (review);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  if (exos_command_write (self, bytes, &error))
    return status;
  exos_command_print_error (error->message);
  return EXOS_EXIT_NOT_WRITTEN;
}
