// SPDX-License-Identifier: MIT
/* All that is said of a file, whole: "W27@6:converted 2/6 [6,7] “x” of “A” and “y” p=0.2" is code,
 * line, column, number, other, lines, value, variant, extra, share. */
#pragma once

#include "data/experiment.h"

#define U64 "%" G_GUINT64_FORMAT

/* What a file was taken for, which of every file something is said of. */
static inline gboolean
issue_is_usual (ExosIssueCode code)
{
  return code == EXOS_ISSUE_SHAPE_GUESSED || code == EXOS_ISSUE_CONTROL_GUESSED ||
         code == EXOS_ISSUE_COLUMN_GUESSED;
}

static inline void
issue_append_text (GString *told, const char *mark, const char *text)
{
  if (text != NULL)
    g_string_append_printf (told, " %s“%s”", mark, text);
}

static inline void
issue_append (GString *told, const ExosIssue *issue)
{
  g_string_append_printf (told, "%s%s@" U64 ":%s " U64 "/" U64, told->len > 0 ? "; " : "",
                          exos_issue_id (issue->code), issue->line,
                          issue->column != NULL ? issue->column : "-", issue->number, issue->other);
  for (gsize i = 0; i < EXOS_ISSUE_MAX_LINES && issue->lines[i] > 0; i++)
    g_string_append_printf (told, "%s" U64, i > 0 ? "," : " [", issue->lines[i]);
  g_string_append (told, issue->lines[0] > 0 ? "]" : "");
  issue_append_text (told, "", issue->value);
  issue_append_text (told, "of ", issue->variant);
  issue_append_text (told, "and ", issue->extra);
  if (issue->p > 0.0)
    g_string_append_printf (told, " p=%.4g", issue->p);
}

static inline char *
issues_told (const ExosExperiment *experiment, gboolean are_usual)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (issue_is_usual (issue->code) == are_usual)
        issue_append (told, issue);
    }

  return g_string_free (told, FALSE);
}
