// SPDX-License-Identifier: MIT
/* The way back to a backup: what was there is never lost, whatever it was. */
#include <unistd.h>

#include "data/language.h"
#include "history-folder.h"
#include "store/backup.h"

#define NAME "backups/history-20260314.sqlite"

/* A backup of so many decisions, under another day's name; the history has so many more. */
static void
make_backup (guint n, guint n_more)
{
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < n; i++)
    add (history, "before", EXOS_VERDICT_HOLD);
  g_assert_true (exos_history_backup (history, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < n_more; i++)
    add (history, "after", EXOS_VERDICT_HOLD);
  found = exos_backup_list (folder, &error);

  g_autofree char *from = path_of (((ExosBackup *) found->pdata[0])->name);
  g_autofree char *to = path_of (NAME);

  g_assert_cmpint (g_rename (from, to), ==, 0);
}

/* What was there has that name then. */
static char *
restore (const char *name)
{
  g_autoptr (GError) error = NULL;
  char *set_aside = NULL;

  g_assert_true (exos_backup_restore (folder, name, &set_aside, &error));
  g_assert_no_error (error);
  return set_aside;
}

static void
assert_refused (const char *name, ExosHistoryError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *set_aside = NULL;

  g_assert_false (exos_backup_restore (folder, name, &set_aside, &error));
  g_assert_error (error, EXOS_HISTORY_ERROR, (int) code);
  g_assert_null (set_aside);
}

static void
assert_kept (guint64 n)
{
  g_autoptr (ExosHistory) history = open_sound ();

  assert_sound (history, n);
}

static void
test_comes_back (void)
{
  make_backup (3, 2);

  g_autofree char *set_aside = restore (NAME);

  assert_kept (3);
  g_assert_true (g_str_has_prefix (set_aside, "history-replaced-20"));
  g_assert_true (is_there (set_aside));
  add_some (1);
  assert_kept (4);
}

/* Who regrets it finds what was there among the backups. */
static void
test_is_undone (void)
{
  make_backup (3, 2);

  g_autofree char *set_aside = restore (NAME);
  g_autoptr (GPtrArray) found = exos_backup_list (folder, NULL);
  const ExosBackup *latest = found->pdata[0];

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (latest->name, ==, set_aside);
  g_assert_true (latest->is_replaced);
  g_assert_cmpint (latest->n_decisions, ==, 5);

  g_autofree char *again = restore (set_aside);

  g_assert_cmpstr (again, !=, set_aside);
  assert_kept (5);
}

static void
test_damaged_history_is_replaced (void)
{
  make_backup (3, 0);
  put_bytes (EXOS_HISTORY_FILE, "no database", 11);
  put_bytes (EXOS_HISTORY_FILE "-wal", "its log", 7);

  g_autofree char *set_aside = restore (NAME);
  g_autofree char *log_name = g_strconcat (set_aside, "-wal", NULL);
  g_autoptr (GBytes) bytes = get_bytes (set_aside);
  g_autoptr (GBytes) log = get_bytes (log_name);

  g_assert_true (g_str_has_prefix (set_aside, "history-damaged-20"));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "no database", 11);
  g_assert_cmpmem (g_bytes_get_data (log, NULL), g_bytes_get_size (log), "its log", 7);
  assert_kept (3);
}

/* One of a later version is moved as it is, byte for byte. */
static void
test_newer_history_is_replaced (void)
{
  make_backup (3, 2);
  run_sql ("PRAGMA user_version = 3");

  g_autoptr (GBytes) before = get_bytes (EXOS_HISTORY_FILE);
  g_autofree char *set_aside = restore (NAME);
  g_autoptr (GBytes) after = get_bytes (set_aside);

  g_assert_true (g_bytes_equal (before, after));
  assert_kept (3);
}

static void
test_missing_history_is_replaced (void)
{
  make_backup (3, 2);
  delete_named (EXOS_HISTORY_FILE);
  g_assert_null (restore (NAME));
  assert_kept (3);
}

/* What a process that was killed left in the log goes aside with the rest. */
static void
test_log_is_not_lost (void)
{
  g_autofree char *name = NULL;

  make_backup (3, 0);
  {
    g_autoptr (ExosHistory) history = open_sound ();

    add (history, "in the log", EXOS_VERDICT_HOLD);

    g_autoptr (GBytes) database = get_bytes (EXOS_HISTORY_FILE);
    g_autoptr (GBytes) log = get_bytes (EXOS_HISTORY_FILE "-wal");

    g_clear_pointer (&history, exos_history_close);
    put_bytes (EXOS_HISTORY_FILE, g_bytes_get_data (database, NULL), g_bytes_get_size (database));
    put_bytes (EXOS_HISTORY_FILE "-wal", g_bytes_get_data (log, NULL), g_bytes_get_size (log));
  }
  name = restore (NAME);
  assert_kept (3);
  g_free (restore (name));
  assert_kept (4);
}

/* Nothing but a sound backup, by its own name, is put in place. */
static void
test_bad_backups_are_refused (void)
{
  static const struct
  {
    const char *name;
    ExosHistoryError code;
  } bad[] = {
    { "backups/history-20260101.sqlite", EXOS_HISTORY_ERROR_UNAVAILABLE }, /* none */
    { "backups/history-20260102.sqlite", EXOS_HISTORY_ERROR_DAMAGED },
    { "backups/history-20260103.sqlite", EXOS_HISTORY_ERROR_UNAVAILABLE }, /* a link */
    { "backups/history-20260104.sqlite", EXOS_HISTORY_ERROR_NEWER },
    { "backups/history-../../history.sqlite", EXOS_HISTORY_ERROR_UNAVAILABLE },
    { "history.sqlite", EXOS_HISTORY_ERROR_UNAVAILABLE },
    { "/etc/passwd", EXOS_HISTORY_ERROR_UNAVAILABLE },
  };
  g_autofree char *target = path_of (NAME);
  g_autofree char *link = path_of (bad[2].name);

  make_backup (3, 2);
  put_bytes (bad[1].name, "no database", 11);
  g_assert_cmpint (symlink (target, link), ==, 0);
  run_sql ("PRAGMA user_version = 3");

  g_autoptr (GBytes) newer = get_bytes (EXOS_HISTORY_FILE);

  put_bytes (bad[3].name, g_bytes_get_data (newer, NULL), g_bytes_get_size (newer));
  run_sql ("PRAGMA user_version = 2");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i].name, bad[i].code);
  g_assert_false (is_there ("history.restoring"));
  assert_kept (5);
}

/* A link in the place of the history is moved; what it leads to is not touched. */
static void
test_linked_history_is_replaced (void)
{
  g_autofree char *path = path_of (EXOS_HISTORY_FILE);
  g_autofree char *victim = path_of ("victim");

  make_backup (3, 2);
  delete_named (EXOS_HISTORY_FILE);
  put_bytes ("victim", "mine", 4);
  g_assert_cmpint (symlink (victim, path), ==, 0);
  g_free (restore (NAME));

  g_autoptr (GBytes) bytes = get_bytes ("victim");

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "mine", 4);
  assert_kept (3);
}

/* Nobody writes into a file that was moved away. */
static void
test_history_in_use_stays (void)
{
  make_backup (3, 2);

  g_autoptr (ExosHistory) other = open_sound ();

  assert_refused (NAME, EXOS_HISTORY_ERROR_BUSY);
  add (other, "more", EXOS_VERDICT_HOLD);
  assert_sound (other, 6);
}

/* One that was made before the tables were what they are now. */
static void
test_older_backup_is_migrated (void)
{
  g_autofree char *source =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "history", "schema-1.sqlite", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  make_backup (1, 0);
  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  put_bytes (NAME, bytes, length);
  g_free (restore (NAME));
  assert_kept (3);
}

static const FolderTest tests[] = {
  { "/history-restore/comes-back", test_comes_back },
  { "/history-restore/is-undone", test_is_undone },
  { "/history-restore/damaged-history-is-replaced", test_damaged_history_is_replaced },
  { "/history-restore/newer-history-is-replaced", test_newer_history_is_replaced },
  { "/history-restore/missing-history-is-replaced", test_missing_history_is_replaced },
  { "/history-restore/linked-history-is-replaced", test_linked_history_is_replaced },
  { "/history-restore/log-is-not-lost", test_log_is_not_lost },
  { "/history-restore/bad-backups-are-refused", test_bad_backups_are_refused },
  { "/history-restore/history-in-use-stays", test_history_in_use_stays },
  { "/history-restore/older-backup-is-migrated", test_older_backup_is_migrated },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
