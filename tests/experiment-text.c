// SPDX-License-Identifier: MIT
#include "experiment-text.h"

#include "chunked-stream.h"

#define U64 "%" G_GUINT64_FORMAT

static void
append_source (GString *text, const ExosSource *source)
{
  g_string_append_printf (text, "source %s %s " U64 " " U64 " %s %s %d\n", source->file,
                          source->sha256, source->bytes, source->rows,
                          exos_shape_id (source->shape), source->encoding, source->delimiter);
}

static void
append_value (GString *text, const ExosValue *value)
{
  g_string_append_printf (text, "    value %d " U64 " %a line " U64 "\n", (int) value->state,
                          value->count, value->total, value->line);
}

static void
append_arm (GString *text, const ExosExperiment *experiment, gsize index)
{
  const ExosArm *arm = &experiment->arms[index];

  g_string_append_printf (text, "  arm %s line " U64 " " U64 " " U64 "\n", arm->name, arm->line,
                          arm->users, arm->conversions);
  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    append_value (text, exos_experiment_value (experiment, index, metric));
}

static void
append_issue (GString *text, const ExosIssue *issue)
{
  g_autofree char *message = exos_issue_dup_message (issue);
  g_autofree char *hint = exos_issue_dup_hint (issue);

  g_string_append_printf (text, "  issue %s line " U64 " %s|%s|%s|%s|" U64 "|" U64 "|%a: %s %s\n",
                          exos_issue_id (issue->code), issue->line, issue->column, issue->variant,
                          issue->value, issue->extra, issue->number, issue->other, issue->p,
                          message, hint);
}

char *
experiment_to_text (const ExosExperiment *experiment)
{
  GString *text = g_string_new (NULL);

  append_source (text, &experiment->source);
  g_string_append_printf (text, "name %s primary %s control %d counts %d\n", experiment->name,
                          experiment->primary, experiment->control, experiment->has_counts);
  for (gsize i = 0; i < experiment->n_metrics; i++)
    g_string_append_printf (text, "  metric %s %d %d\n", experiment->metrics[i].name,
                            (int) experiment->metrics[i].kind,
                            (int) experiment->metrics[i].direction);
  for (gsize i = 0; i < experiment->n_arms; i++)
    append_arm (text, experiment, i);
  for (guint i = 0; i < experiment->issues->len; i++)
    append_issue (text, g_ptr_array_index (experiment->issues, i));

  return g_string_free (text, FALSE);
}

char *
experiment_issues_to_text (const ExosExperiment *experiment)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (exos_issue_level (issue->code) == EXOS_LEVEL_INFO)
        continue;
      g_string_append_printf (text, "%s%s@" U64, text->len > 0 ? " " : "",
                              exos_issue_id (issue->code), issue->line);
      if (issue->column != NULL)
        g_string_append_printf (text, ":%s", issue->column);
    }

  return g_string_free (text, FALSE);
}

char *
experiment_text_of_bytes (const void *bytes, gsize length, gsize chunk)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, length, chunk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "bytes.csv", length, NULL, NULL, NULL, NULL, &error);

  if (experiment != NULL)
    return experiment_to_text (experiment);
  return g_strdup_printf ("error %s %d: %s", g_quark_to_string (error->domain), error->code,
                          error->message);
}
