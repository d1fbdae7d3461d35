// SPDX-License-Identifier: MIT
/* Files of a history that are damaged, older, later, another program's, not to be written, or in
 * use by others. */
#include <signal.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/language.h"
#include "history-fixture.h"

#define ROOM 200000 /* bytes a file may have on a disk that is full */

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
put_bytes (const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static GBytes *
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

static void
run_sql (const char *sql)
{
  g_autofree char *path = path_of (EXOS_HISTORY_FILE);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
add_some (guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ExosRecord) record = fixture_record ("some", EXOS_VERDICT_HOLD);

      exos_history_add (history, record, &error);
      g_assert_no_error (error);
    }
}

static void
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

/* Opens what is damaged: the bytes are elsewhere, as they were, and there is a new one. */
static void
assert_set_aside (void)
{
  g_autoptr (GBytes) before = get_bytes (EXOS_HISTORY_FILE);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (exos_history_get_set_aside (history));
  g_assert_true (g_str_has_prefix (exos_history_get_set_aside (history), "history-damaged-20"));

  g_autoptr (GBytes) after = get_bytes (exos_history_get_set_aside (history));

  g_assert_true (g_bytes_equal (before, after));
  assert_sound (history, 0);
}

static void
test_no_database_is_set_aside (void)
{
  put_bytes (EXOS_HISTORY_FILE, "This is a text.\n", 16);
  assert_set_aside ();
  put_bytes (EXOS_HISTORY_FILE, "This is another.\n", 17);
  assert_set_aside (); /* within the same second */
}

static void
test_cut_file_is_set_aside (void)
{
  add_some (20);

  g_autoptr (GBytes) whole = get_bytes (EXOS_HISTORY_FILE);

  put_bytes (EXOS_HISTORY_FILE, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole) / 2);
  assert_set_aside ();
}

/* Zeros from the middle of every page on. */
static void
test_holes_are_set_aside (void)
{
  add_some (20);
  run_sql ("PRAGMA journal_mode = DELETE"); /* to change it back would be to write */

  g_autoptr (GBytes) whole = get_bytes (EXOS_HISTORY_FILE);
  const gsize length = g_bytes_get_size (whole);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), length);

  for (gsize page = 4096; page < length; page += 4096)
    memset (bytes + page, 0, 100);
  put_bytes (EXOS_HISTORY_FILE, bytes, length);
  assert_set_aside ();
}

/* Whatever byte is another one: it opens, or is set aside as it was; never an abort, never a loss
 * that nobody hears of. */
static void
test_any_damage (void)
{
  add_some (5);

  g_autoptr (GBytes) whole = get_bytes (EXOS_HISTORY_FILE);
  const gsize length = g_bytes_get_size (whole);
  GRand *random = g_rand_new_with_seed (6);
  guint n_seen = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), length);
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 20; j++)
        bytes[g_rand_int_range (random, 0, (gint32) length)] ^= (char) (1 << (j % 8));
      put_bytes (EXOS_HISTORY_FILE, bytes, length);

      g_autoptr (ExosHistory) history = exos_history_open (folder, &error);
      ExosChainCheck check = { 0 };

      if (history == NULL)
        n_seen += error != NULL;
      else if (exos_history_get_set_aside (history) != NULL)
        n_seen++;
      else
        n_seen += !exos_history_check_chain (history, &check, NULL) || check.first_broken > 0 ||
                  check.is_shortened;
    }

  g_rand_free (random);
  g_test_message ("%u of 200 were seen", n_seen);
  g_assert_cmpuint (n_seen, >=, 190);
}

static gpointer
let_go (gpointer history)
{
  g_usleep (300000);
  exos_history_close (history);
  return NULL;
}

/* Nobody writes into a file that is moved away: it waits for the other window. */
static void
test_damaged_and_in_use (void)
{
  add_some (20);

  ExosHistory *other = exos_history_open (folder, NULL);
  GThread *thread = g_thread_new (NULL, let_go, other);
  g_autofree char *path = path_of (EXOS_HISTORY_FILE);
  FILE *file = fopen (path, "r+");

  g_assert_nonnull (file);
  for (long page = 4096; page < 20 * 4096; page += 4096)
    {
      fseek (file, page, SEEK_SET);
      fwrite ("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 1, 16, file);
    }
  fclose (file);

  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (exos_history_get_set_aside (history));
  g_assert_cmpint (g_get_monotonic_time () - start, >, 200000);
  g_thread_join (thread);
}

/* A log whose database is gone is what others have written. */
static void
test_orphaned_log_is_kept (void)
{
  guint n_kept = 0;

  put_bytes (EXOS_HISTORY_FILE "-wal", "what others wrote", 17);
  add_some (1);

  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, "history-damaged-"))
      {
        g_autoptr (GBytes) bytes = get_bytes (name);

        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                         "what others wrote", 17);
        n_kept++;
      }
  g_assert_cmpuint (n_kept, ==, 1);
}

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
test_link_is_not_followed (void)
{
  g_autofree char *victim = path_of ("victim");
  g_autofree char *link = path_of (EXOS_HISTORY_FILE);
  g_autoptr (GError) error = NULL;

  put_bytes ("victim", "", 0);
  g_assert_cmpint (symlink (victim, link), ==, 0);
  g_assert_null (exos_history_open (folder, &error));
  g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE);

  g_autoptr (GBytes) bytes = get_bytes ("victim");

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

/* A home behind a link is a home. */
static void
test_folder_behind_a_link (void)
{
  g_autofree char *real = path_of ("real");
  g_autofree char *link = path_of ("link");
  g_autofree char *inside = g_build_filename (link, "experimentos", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (real, 0700), ==, 0);
  g_assert_cmpint (symlink ("real", link), ==, 0);

  g_autoptr (ExosHistory) history = exos_history_open (inside, &error);

  g_assert_no_error (error);
  g_clear_pointer (&history, exos_history_close);
  fixture_remove (inside);
  g_rmdir (real);
}

static const char *const no_folders[] = { "/proc/nowhere", "/dev/null", "/dev/null/below", "" };

static void
test_no_folder_says_so (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_folders); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (exos_history_open (no_folders[i], &error));
      g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE);
      g_assert_cmpstr (error->message, !=, "");
    }
}

/* A home on a file system that is mounted without the right to write, for who may mount one. */
static void
test_read_only_home (void)
{
  g_autofree char *command = g_strdup_printf (
      "unshare -rm sh -c 'mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && "
      "exec \"$2\" \"$1\" token 1' sh '%s' '%s'",
      folder, g_getenv ("EXOS_HISTORY_WRITER"));
  g_autofree char *errors = NULL;
  int status = 0;

  add_some (2);
  if (!g_spawn_command_line_sync ("unshare -rm true", NULL, NULL, &status, NULL) || status != 0)
    {
      g_test_skip ("nothing can be mounted here");
      return;
    }

  g_assert_true (g_spawn_command_line_sync (command, NULL, &errors, &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 10 + EXOS_HISTORY_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (errors, "cannot be"));

  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);

  assert_sound (history, 2);
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

static int
run_writer (const char *token, const char *count, char **output, char **errors)
{
  const char *const argv[] = { g_getenv ("EXOS_HISTORY_WRITER"), folder, token, count, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, errors, &status,
                &error);
  g_assert_no_error (error);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static gpointer
run_hundred (gpointer token)
{
  g_autofree char *output = NULL;

  g_assert_cmpint (run_writer (token, "100", &output, NULL), ==, 0);
  return NULL;
}

/* Four processes begin at once, where there is nothing yet. */
static void
test_processes_at_once (void)
{
  static char *const tokens[] = { (char *) "a", (char *) "b", (char *) "c", (char *) "d" };
  GThread *threads[G_N_ELEMENTS (tokens)];

  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    threads[i] = g_thread_new (NULL, run_hundred, tokens[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_thread_join (threads[i]);

  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);

  assert_sound (history, 400);
}

/* Two windows of one process. */
static void
test_windows_at_once (void)
{
  g_autoptr (ExosHistory) first = exos_history_open (folder, NULL);
  g_autoptr (ExosHistory) second = exos_history_open (folder, NULL);
  g_autoptr (ExosRecord) record = fixture_record ("window", EXOS_VERDICT_HOLD);

  for (guint i = 0; i < 10; i++)
    g_assert_cmpint (exos_history_add (i % 2 ? first : second, record, NULL), ==, i + 1);
  g_clear_pointer (&first, exos_history_close);
  g_assert_cmpint (exos_history_add (second, record, NULL), ==, 11);
  assert_sound (second, 11);
}

/* No file may grow past its room, as on a disk that is full. */
static void
test_full_disk_says_so (void)
{
  const struct rlimit room = { ROOM, RLIM_INFINITY };
  struct rlimit before;
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &room), ==, 0);

  const int status = run_writer ("full", "1000", &output, &errors);

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_cmpint (status, ==, 10 + EXOS_HISTORY_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (errors, "full"));

  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);

  g_assert_no_error (error);
  g_assert_null (exos_history_get_set_aside (history));
  g_test_message ("%s after %u", errors, g_strv_length (lines) - 1);
  g_assert_cmpuint (g_strv_length (lines) - 1, >, 0);
  assert_sound (history, g_strv_length (lines) - 1);
}

static void
run_in_folder (gconstpointer test)
{
  folder = fixture_folder ();
  ((GTestFunc) test) ();
  fixture_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static const struct
{
  const char *path;
  GTestFunc test;
} tests[] = {
  { "/history-files/no-database-is-set-aside", test_no_database_is_set_aside },
  { "/history-files/cut-file-is-set-aside", test_cut_file_is_set_aside },
  { "/history-files/holes-are-set-aside", test_holes_are_set_aside },
  { "/history-files/any-damage", test_any_damage },
  { "/history-files/damaged-and-in-use", test_damaged_and_in_use },
  { "/history-files/orphaned-log-is-kept", test_orphaned_log_is_kept },
  { "/history-files/left-alone", test_left_alone },
  { "/history-files/migrated-while-open", test_migrated_while_open },
  { "/history-files/link-is-not-followed", test_link_is_not_followed },
  { "/history-files/folder-behind-a-link", test_folder_behind_a_link },
  { "/history-files/no-folder-says-so", test_no_folder_says_so },
  { "/history-files/read-only-home", test_read_only_home },
  { "/history-files/first-schema-is-migrated", test_first_schema_is_migrated },
  { "/history-files/migration-is-all-or-nothing", test_migration_is_all_or_nothing },
  { "/history-files/processes-at-once", test_processes_at_once },
  { "/history-files/windows-at-once", test_windows_at_once },
  { "/history-files/full-disk-says-so", test_full_disk_says_so },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, tests[i].test, run_in_folder);
  return g_test_run ();
}
