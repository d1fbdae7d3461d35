// SPDX-License-Identifier: MIT
#include "memo/json-write.h"

#include "data/source-files.h"

/* Where the first of many rows stand; other issues have no such member. */
static void
write_lines (JsonBuilder *builder, const ExosIssue *issue)
{
  if (issue->lines[0] == 0)
    return;
  exos_json_open_array (builder, "lines");
  for (gsize i = 0; i < EXOS_ISSUE_MAX_LINES && issue->lines[i] > 0; i++)
    {
      const ExosSourceFile *file = exos_source_files_find (issue->files, issue->lines[i]);

      json_builder_add_int_value (builder, (gint64) exos_source_file_line (file, issue->lines[i]));
    }
  json_builder_end_array (builder);
}

void
exos_json_issue (JsonBuilder *builder, const ExosIssue *issue)
{
  static const char *const levels[] = { "info", "warning", "blocked" };
  g_autofree char *message = exos_issue_dup_message (issue);

  exos_json_open (builder, NULL);
  exos_json_text (builder, "code", exos_issue_id (issue->code));
  exos_json_text (builder, "level", levels[exos_issue_level (issue->code)]);
  exos_json_text (builder, "file", exos_issue_shown_file (issue));
  if (issue->line > 0)
    exos_json_count (builder, "line", exos_issue_shown_line (issue));
  else
    exos_json_null (builder, "line");
  write_lines (builder, issue);
  exos_json_text (builder, "column", issue->column);
  exos_json_text (builder, "variant", issue->variant);
  exos_json_text (builder, "value", issue->value);
  exos_json_text (builder, "message", message);
  json_builder_end_object (builder);
}
