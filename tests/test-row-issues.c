// SPDX-License-Identifier: MIT
/* What is said of rows, whole: with numbers, lines, values and shares, wherever the row stands. */
#include "data/data-file.h"

#include "data/language.h"
#include "data/rows/plan.h"
#include "issues-told.h"
#include "row-issues-cases.h"
#include "unit-rows-fixture.h"

/* "start=2026-01-02,sums,half,ROLE=HEADER": half of all values are capped. */
static ExosMapping
read_mapping (char **settings, ExosColumnRole *roles, ExosColumnRole **pointers)
{
  static ExosCapping half = { NULL, EXOS_ROWS_QUANTILE_PARTS / 2 };
  static ExosCapping *const cappings[] = { &half };
  const char *start = NULL;
  char **others = settings;
  gboolean sums_rows = FALSE;
  gsize n_cappings = 0;

  if (settings[0] != NULL && g_str_has_prefix (settings[0], "start="))
    {
      start = settings[0] + strlen ("start=");
      others++;
    }

  if (others[0] != NULL && g_str_equal (others[0], "sums"))
    {
      sums_rows = TRUE;
      others++;
    }

  if (others[0] != NULL && g_str_equal (others[0], "half"))
    {
      n_cappings = 1;
      others++;
    }

  ExosMapping mapping = read_settings (others, roles, pointers);

  mapping.cappings = cappings;
  mapping.n_cappings = n_cappings;
  mapping.start = start;
  mapping.sums_rows = sums_rows;
  return mapping;
}

static char *
tell (const Case *c, gboolean are_usual)
{
  g_auto (GStrv) settings = g_strsplit (c->setting, ",", -1);
  ExosColumnRole roles[MAX_ROLES];
  ExosColumnRole *pointers[MAX_ROLES];
  const ExosMapping mapping = read_mapping (settings, roles, pointers);
  g_autoptr (ExosDataFile) file = read_chunks (c->csv, strlen (c->csv), 0, &mapping);
  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, &mapping);

  return issues_told (experiment, are_usual);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *told = tell (c, FALSE);

  g_assert_cmpstr (told, ==, c->told);
}

/* What was taken for what. */
static void
test_guess (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *told = tell (c, TRUE);

  g_assert_cmpstr (told, ==, c->told);
}

static void
add_tests (const char *prefix, const Case *list, gsize n, GTestDataFunc func)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/row-issues/", prefix, list[i].name, NULL);

      g_test_add_data_func (path, &list[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_tests ("", cases, G_N_ELEMENTS (cases), test_case);
  add_tests ("sums/", sums, G_N_ELEMENTS (sums), test_case);
  add_tests ("guesses/", guesses, G_N_ELEMENTS (guesses), test_guess);
  return g_test_run ();
}
