// SPDX-License-Identifier: MIT
#include "history-folder.h"

#include <sqlite3.h>

char *folder;

char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

void
put_bytes (const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

GBytes *
get_bytes (const char *name)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

gboolean
is_there (const char *name)
{
  g_autofree char *path = path_of (name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
delete_named (const char *name)
{
  g_autofree char *path = path_of (name);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

ExosHistory *
open_sound (void)
{
  g_autoptr (GError) error = NULL;
  ExosHistory *history = exos_history_open (folder, &error);

  g_assert_no_error (error);
  g_assert_null (exos_history_get_set_aside (history));
  return history;
}

gint64
add (ExosHistory *history, const char *name, ExosVerdict verdict)
{
  g_autoptr (ExosRecord) record = fixture_record (name, verdict);
  g_autoptr (GError) error = NULL;
  const gint64 id = exos_history_add (history, record, &error);

  g_assert_no_error (error);
  return id;
}

void
add_some (guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    add (history, "some", EXOS_VERDICT_HOLD);
}

void
assert_sound (ExosHistory *history, guint64 n_records)
{
  g_autoptr (GError) error = NULL;
  ExosChainCheck check;

  g_assert_true (exos_history_check_chain (history, &check, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (check.n_records, ==, n_records);
  g_assert_cmpint (check.first_broken, ==, 0);
  g_assert_false (check.is_shortened);
}

void
run_sql (const char *sql)
{
  g_autofree char *path = path_of (EXOS_HISTORY_FILE);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

void
set_up_folder (void)
{
  folder = fixture_folder ();
}

void
tear_down_folder (void)
{
  fixture_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static void
run_in_folder (gconstpointer test)
{
  set_up_folder ();
  ((GTestFunc) test) ();
  tear_down_folder ();
}

void
add_folder_tests (const FolderTest *tests, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_test_add_data_func (tests[i].path, tests[i].test, run_in_folder);
}
