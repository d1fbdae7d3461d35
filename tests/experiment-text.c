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
append_total (GString *text, ExosDoubleDouble total)
{
  g_string_append_printf (text, " %a%+a", total.hi, total.lo);
}

static void
append_sums (GString *text, const ExosPairSums *sums)
{
  g_string_append_printf (text, "    sums " U64, sums->n);
  append_total (text, sums->y);
  append_total (text, sums->yy);
  append_total (text, sums->x);
  append_total (text, sums->xx);
  append_total (text, sums->xy);
  g_string_append_c (text, '\n');
}

static void
append_stratum (GString *text, const ExosStrata *strata, gsize index, gsize n_arms)
{
  g_string_append_printf (text, "    %s", strata->names[index]);
  for (gsize arm = 0; arm < n_arms; arm++)
    {
      const gsize place = index * n_arms + arm;
      const ExosCount *count = &strata->counts[place];

      g_string_append_printf (text, " " U64 "/" U64 " of " U64, count->users, count->events,
                              strata->assigned[place]);
      if (strata->sums != NULL)
        append_sums (text, &strata->sums[place]);
    }
  g_string_append_c (text, '\n');
}

static void
append_strata (GString *text, const ExosExperiment *experiment)
{
  for (gsize kind = 0; kind < EXOS_N_STRATA; kind++)
    {
      const ExosStrata *strata = &experiment->strata[kind];

      if (strata->n > 0)
        g_string_append_printf (text, "  %s %s\n", kind == EXOS_STRATA_DAYS ? "days" : "segments",
                                strata->column);
      for (gsize i = 0; i < strata->n; i++)
        append_stratum (text, strata, i, experiment->n_arms);
    }
}

static void
append_arm (GString *text, const ExosExperiment *experiment, gsize index)
{
  const ExosArm *arm = &experiment->arms[index];

  g_string_append_printf (text, "  arm %s line " U64 " " U64 " " U64 "\n", arm->name, arm->line,
                          arm->users, arm->conversions);
  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    {
      append_value (text, exos_experiment_value (experiment, index, metric));
      if (exos_experiment_value (experiment, index, metric)->state == EXOS_VALUE_SUMS)
        append_sums (text, exos_experiment_sums (experiment, index, metric));
    }
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

static void
append_head (GString *text, const ExosExperiment *experiment)
{
  for (gsize i = 0; i < experiment->n_columns; i++)
    {
      const ExosPreviewColumn *column = &experiment->columns[i];

      g_string_append_printf (text, "  column %s %s %s %d %d %d:", column->name,
                              exos_role_id (column->role), column->part_of, column->is_given,
                              column->is_guessed, column->is_number);
      for (gsize row = 0; row < experiment->n_preview_rows; row++)
        g_string_append_printf (text, " " U64 " %s", experiment->preview_lines[row],
                                exos_experiment_preview (experiment, row, i));
      g_string_append_c (text, '\n');
    }
}

char *
experiment_to_text (const ExosExperiment *experiment)
{
  GString *text = g_string_new (NULL);

  append_source (text, &experiment->source);
  g_string_append_printf (text, "name %s primary %s %d control %d counts %d stage %d\n",
                          experiment->name, experiment->primary, experiment->primary_metric,
                          experiment->control, experiment->has_counts, (int) experiment->stage);
  for (gsize i = 0; i < experiment->n_metrics; i++)
    g_string_append_printf (text, "  metric %s %d %d %d\n", experiment->metrics[i].name,
                            (int) experiment->metrics[i].kind,
                            (int) experiment->metrics[i].direction,
                            experiment->metrics[i].has_covariate);
  for (gsize i = 0; i < experiment->n_arms; i++)
    append_arm (text, experiment, i);
  append_strata (text, experiment);
  append_head (text, experiment);
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

static void
append_short_value (GString *told, const ExosMetric *metric, const ExosValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.12g", value->total);
  g_string_append_printf (told, " %s=", metric->name);
  switch (value->state)
    {
    case EXOS_VALUE_COUNT:
      g_string_append_printf (told, U64, value->count);
      return;
    case EXOS_VALUE_TOTAL:
      g_string_append_printf (told, "%st", number);
      return;
    case EXOS_VALUE_SUMS:
      g_string_append_printf (told, "%ss", number);
      return;
    case EXOS_VALUE_EMPTY:
      g_string_append_c (told, '-');
      return;
    case EXOS_VALUE_UNREADABLE:
      g_string_append_c (told, '?');
      return;
    }
}

static void
append_short_arm (GString *told, const ExosExperiment *experiment, gsize arm)
{
  const ExosArm *it = &experiment->arms[arm];

  g_string_append_printf (told, "%s%s%s " U64 "/" U64, arm > 0 ? "; " : "",
                          (int) arm == experiment->control ? "*" : "", it->name, it->users,
                          it->conversions);
  for (gsize metric = 0; metric < experiment->n_metrics; metric++)
    append_short_value (told, &experiment->metrics[metric],
                        exos_experiment_value (experiment, arm, metric));
}

static void
append_short_issue (GString *told, const ExosIssue *issue)
{
  if (exos_issue_level (issue->code) == EXOS_LEVEL_INFO && issue->code != EXOS_ISSUE_ROWS_SUMMED)
    return;

  g_string_append_printf (told, " %s@" U64 ":", exos_issue_id (issue->code), issue->line);
  if (issue->code == EXOS_ISSUE_ROWS_SUMMED)
    g_string_append_printf (told, "%s=" U64, issue->variant, issue->number);
  else
    g_string_append (told, issue->column != NULL ? issue->column : "-");
}

char *
experiment_to_line (const ExosExperiment *experiment)
{
  GString *told = g_string_new (experiment->has_counts ? "" : "blocked");

  for (gsize arm = 0; experiment->has_counts && arm < experiment->n_arms; arm++)
    append_short_arm (told, experiment, arm);

  g_string_append (told, " |");
  for (guint i = 0; i < experiment->issues->len; i++)
    append_short_issue (told, g_ptr_array_index (experiment->issues, i));
  return g_string_free (told, FALSE);
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
