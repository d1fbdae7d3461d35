// SPDX-License-Identifier: MIT
/* Memos made by exos in a folder, and exos verify there. */
#pragma once

#include <string.h>

#include "cli-fixture.h"
#include "data/language.h"

enum
{
  HOLDS = 0,
  DIFFERS = 1,
  UNREADABLE = 2,
};

static const char *const memos[] = { "memo.html", "memo.json" };

static inline char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static inline void
put (const char *name, const char *text)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static inline char *
get (const char *name)
{
  g_autofree char *path = path_of (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}

/* Makes memo of words (options and files, divided by blanks). */
static inline void
make_memo (const char *memo, const char *words)
{
  g_autofree char *line = g_strdup_printf ("-o %s %s", memo, words);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);
  g_auto (Run) run = run_exos ((const char *const *) arguments);

  g_assert_cmpint (run.status, ==, 0);
}

static inline Run
verify (const char *words)
{
  g_autofree char *line = g_strconcat ("verify ", words, NULL);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);

  return run_exos ((const char *const *) arguments);
}

static inline void
assert_verdict (const char *words, int status)
{
  g_auto (Run) run = verify (words);

  if (run.status != status)
    g_test_message ("%s: %s%s", words, run.output, run.errors);
  g_assert_cmpint (run.status, ==, status);
}

/* Starts a test program in a folder with data.csv, which is launched. */
static inline void
verify_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  exos_language_use ("en");
  folder = g_dir_make_tmp ("exos-verify-XXXXXX", &error);
  g_assert_no_error (error);
  put ("data.csv", "variant,users,conversions,crash\ncontrol,10000,1200,120\n"
                   "treatment,10050,1320,125\n");
}

/* Runs the tests, then removes the folder. */
static inline int
verify_run (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  const int status = g_test_run ();

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_clear_pointer (&folder, g_free);
  return status;
}
