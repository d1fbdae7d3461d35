// SPDX-License-Identifier: MIT
/* What is said of rows, whole: with numbers, lines, values and shares, wherever the row stands. */
#include "data/data-file.h"

#include "data/language.h"
#include "row-issues-cases.h"
#include "unit-rows-fixture.h"

#define U64 "%" G_GUINT64_FORMAT

/* Who said what is the first thing of every file. */
static gboolean
is_usual (ExosIssueCode code)
{
  return code == EXOS_ISSUE_SHAPE_GUESSED || code == EXOS_ISSUE_CONTROL_GUESSED ||
         code == EXOS_ISSUE_COLUMN_GUESSED;
}

static void
append_text (GString *told, const char *mark, const char *text)
{
  if (text != NULL)
    g_string_append_printf (told, " %s“%s”", mark, text);
}

static void
append_issue (GString *told, const ExosIssue *issue)
{
  g_string_append_printf (told, "%s%s@" U64 ":%s " U64 "/" U64, told->len > 0 ? "; " : "",
                          exos_issue_id (issue->code), issue->line,
                          issue->column != NULL ? issue->column : "-", issue->number, issue->other);
  for (gsize i = 0; i < EXOS_ISSUE_MAX_LINES && issue->lines[i] > 0; i++)
    g_string_append_printf (told, "%s" U64, i > 0 ? "," : " [", issue->lines[i]);
  g_string_append (told, issue->lines[0] > 0 ? "]" : "");
  append_text (told, "", issue->value);
  append_text (told, "of ", issue->variant);
  append_text (told, "and ", issue->extra);
  if (issue->p > 0.0)
    g_string_append_printf (told, " p=%.4g", issue->p);
}

static char *
tell (const ExosExperiment *experiment)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (experiment->issues, i);

      if (!is_usual (issue->code))
        append_issue (told, issue);
    }

  return g_string_free (told, FALSE);
}

/* "start=2026-01-02,ROLE=HEADER,cap=990000". */
static ExosMapping
read_mapping (char **settings, ExosColumnRole *roles, ExosColumnRole **pointers)
{
  const char *start = NULL;
  char **others = settings;

  if (settings[0] != NULL && g_str_has_prefix (settings[0], "start="))
    {
      start = settings[0] + strlen ("start=");
      others++;
    }

  ExosMapping mapping = read_settings (others, roles, pointers);

  mapping.start = start;
  return mapping;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_auto (GStrv) settings = g_strsplit (c->setting, ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_mapping (settings, roles, pointers);
  g_autoptr (ExosDataFile) file = read_chunks (c->csv, strlen (c->csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);
  g_autofree char *told = tell (experiment);

  g_assert_cmpstr (told, ==, c->told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/row-issues/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
