// SPDX-License-Identifier: MIT
/* Files of a history that are older, later, or another program's. */
#include <sqlite3.h>

#include "data/language.h"
#include "history-folder.h"

/* What makes a file that is not to be touched, and the error. */
static const struct
{
  const char *what;
  const char *sql;
  ExosHistoryError error;
} left_alone[] = {
  { "newer", "PRAGMA user_version = 3", EXOS_HISTORY_ERROR_NEWER },
  { "much-newer", "PRAGMA user_version = 2000000000; DROP TABLE drafts", EXOS_HISTORY_ERROR_NEWER },
  { "foreign", "PRAGMA application_id = 7", EXOS_HISTORY_ERROR_FOREIGN },
  { "foreign-tables", "PRAGMA application_id = 0; PRAGMA user_version = 0",
    EXOS_HISTORY_ERROR_FOREIGN },
  { "other-tables", "ALTER TABLE contents RENAME COLUMN report TO other",
    EXOS_HISTORY_ERROR_FOREIGN },
  { "no-tables", "DROP TABLE drafts", EXOS_HISTORY_ERROR_FOREIGN },
};

static void
test_left_alone (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (left_alone); i++)
    {
      g_autofree char *path = path_of (EXOS_HISTORY_FILE);
      g_autoptr (GError) error = NULL;

      g_unlink (path);
      add_some (2);
      run_sql (left_alone[i].sql);

      g_autoptr (GBytes) before = get_bytes (EXOS_HISTORY_FILE);

      g_assert_null (exos_history_open (folder, &error));
      g_assert_error (error, EXOS_HISTORY_ERROR, (int) left_alone[i].error);

      g_autoptr (GBytes) after = get_bytes (EXOS_HISTORY_FILE);

      g_assert_true (g_bytes_equal (before, after));
    }
}

/* A process that has it open while a later version migrates it writes nothing into it. */
static void
test_migrated_while_open (void)
{
  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);
  g_autoptr (ExosRecord) record = fixture_record ("late", EXOS_VERDICT_HOLD);
  g_autoptr (GError) error = NULL;

  run_sql ("PRAGMA user_version = 3");
  g_assert_cmpint (exos_history_add (history, record, &error), ==, 0);
  g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_NEWER);
  g_assert_cmpint (exos_history_count (history, &(ExosHistoryQuery) { 0 }, NULL), ==, 0);
}

static void
copy_first_schema (void)
{
  g_autofree char *source =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "history", "schema-1.sqlite", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  put_bytes (EXOS_HISTORY_FILE, bytes, length);
}

static void
test_first_schema_is_migrated (void)
{
  g_autoptr (GError) error = NULL;
  gboolean is_intact = FALSE;

  copy_first_schema ();

  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) found =
      exos_history_search (history, &(ExosHistoryQuery) { .text = "연말 민지" }, &error);
  g_autoptr (ExosRecord) record = exos_history_load (history, 2, &is_intact, &error);

  g_assert_no_error (error);
  g_assert_null (exos_history_get_set_aside (history));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (is_intact);
  g_assert_cmpint (record->schema, ==, 1);
  g_assert_cmpstr (record->reason, ==, "연말에는 바꾸지 않습니다");
  assert_sound (history, 3);
  g_assert_true (exos_history_save_draft (history, "file:///a", NULL, "{}", &error));
  g_assert_no_error (error);
  g_clear_pointer (&history, exos_history_close);
  add_some (1);
  history = exos_history_open (folder, &error);
  assert_sound (history, 4);
}

static gint64
read_number (const char *sql)
{
  g_autofree char *path = path_of (EXOS_HISTORY_FILE);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);

  const gint64 number = sqlite3_column_int64 (statement, 0);

  sqlite3_finalize (statement);
  sqlite3_close (db);
  return number;
}

/* A migration that cannot be finished leaves the old file as good as it was. */
static void
test_migration_is_all_or_nothing (void)
{
  copy_first_schema ();
  run_sql ("CREATE INDEX drafts_by_data ON decisions (saved)"); /* in the way of its last step */
  g_assert_null (exos_history_open (folder, NULL));
  g_assert_cmpint (read_number ("PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number ("SELECT count(*) FROM sqlite_schema WHERE name = 'drafts'"), ==, 0);
  g_assert_cmpint (read_number ("SELECT count(*) FROM decisions"), ==, 3);
  run_sql ("DROP INDEX drafts_by_data");

  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);

  assert_sound (history, 3);
}

static const FolderTest tests[] = {
  { "/history-versions/left-alone", test_left_alone },
  { "/history-versions/migrated-while-open", test_migrated_while_open },
  { "/history-versions/first-schema-is-migrated", test_first_schema_is_migrated },
  { "/history-versions/migration-is-all-or-nothing", test_migration_is_all_or_nothing },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
