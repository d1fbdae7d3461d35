// SPDX-License-Identifier: MIT
/* A backup of each day with decisions, which costs nobody anything. */
#include <sys/stat.h>
#include <unistd.h>

#include "data/language.h"
#include "history-folder.h"
#include "store/backup.h"

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "backups/history-%Y%m%d.sqlite");
}

static void
back_up (void)
{
  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (exos_history_backup (history, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = exos_backup_list (folder, &error);

  g_assert_no_error (error);
  return found;
}

/* What was there has that name then. */
static void
assert_mode (const char *name, guint mode)
{
  g_autofree char *path = path_of (name);
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, mode);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = get_bytes (from);

  put_bytes (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_one_a_day (void)
{
  g_autofree char *today = dup_today ();
  g_autoptr (GPtrArray) none = list ();

  g_assert_cmpuint (none->len, ==, 0);
  add_some (3);
  back_up ();
  add_some (2);

  g_autoptr (GBytes) first = get_bytes (today);

  back_up ();

  g_autoptr (GBytes) second = get_bytes (today);
  g_autoptr (GPtrArray) found = list ();
  const ExosBackup *backup = found->pdata[0];

  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (backup->name, ==, today);
  g_assert_cmpint (backup->n_decisions, ==, 3);
  g_assert_true (g_date_valid (&backup->day));
  g_assert_false (backup->is_replaced);
}

/* Made by an earlier version, too; whatever the clock says, the new one stays. */
static void
test_seven_stay (void)
{
  g_autofree char *today = dup_today ();

  add_some (1);
  back_up ();
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("backups/history-2199010%u.sqlite", i);

      copy_file (today, name);
    }
  put_bytes ("backups/notes.txt", "mine", 4);
  delete_named (today);
  back_up ();

  g_autoptr (GPtrArray) found = list ();

  g_assert_cmpuint (found->len, ==, 7);
  g_assert_cmpstr (((ExosBackup *) found->pdata[0])->name, ==, "backups/history-21990109.sqlite");
  g_assert_cmpstr (((ExosBackup *) found->pdata[5])->name, ==, "backups/history-21990104.sqlite");
  g_assert_cmpstr (((ExosBackup *) found->pdata[6])->name, ==, today);
  g_assert_true (is_there ("backups/notes.txt"));
}

static void
test_is_the_users_alone (void)
{
  static const mode_t masks[] = { 0, 0077, 0777 };
  g_autofree char *today = dup_today ();

  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      add_some (1);

      const mode_t before = umask (masks[i]);

      back_up ();
      umask (before);
      assert_mode ("backups", 0700);
      assert_mode (today, 0600);
      delete_named (today);
    }
}

static void
plant_link (const char *target, const char *name)
{
  g_autofree char *path = path_of (name);

  g_unlink (path);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

/* In the place of the folder. */
static void
test_linked_folder_is_refused (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = path_of ("elsewhere");

  g_assert_cmpint (g_mkdir (elsewhere, 0755), ==, 0);
  plant_link ("elsewhere", "backups");
  add (history, "kept", EXOS_VERDICT_HOLD);
  g_assert_false (exos_history_backup (history, &error));
  g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE);
  g_assert_cmpint (g_rmdir (elsewhere), ==, 0); /* it is empty */
  assert_sound (history, 1);
}

/* In the place of the backup of the day, and of what is written before it has that name. */
static void
test_links_are_not_followed (void)
{
  g_autofree char *today = dup_today ();
  g_autofree char *victim = path_of ("victim");
  g_autofree char *backups = path_of ("backups");

  add_some (2);
  put_bytes ("victim", "mine", 4);
  g_assert_cmpint (g_mkdir (backups, 0755), ==, 0);
  plant_link (victim, today);
  plant_link (victim, "backups/unfinished");
  plant_link (victim, "backups/unfinished-journal");
  plant_link (victim, "backups/history-21990101.sqlite");
  back_up ();

  g_autoptr (GBytes) bytes = get_bytes ("victim");
  g_autoptr (GPtrArray) found = list ();

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "mine", 4);
  g_assert_cmpuint (found->len, ==, 1);
  assert_mode (today, 0600);
}

/* What is in the way of a backup is in the way of nothing else. */
static void
test_failure_is_harmless (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (GError) error = NULL;

  put_bytes ("backups", "a file", 6);
  for (guint i = 0; i < 3; i++)
    {
      add (history, "kept", EXOS_VERDICT_HOLD);
      g_assert_false (exos_history_backup (history, &error));
      g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE);
      g_clear_error (&error);
    }
  delete_named ("backups");
  g_assert_true (exos_history_backup (history, &error));
  assert_sound (history, 3);
}

/* What a process that was killed left of one is no backup, and in nobody's way. */
static void
test_unfinished_one_is_written_anew (void)
{
  g_autofree char *today = dup_today ();

  add_some (2);
  back_up ();
  put_bytes ("backups/unfinished", "half a back", 11);
  delete_named (today);
  back_up ();
  g_assert_false (is_there ("backups/unfinished"));

  g_autoptr (GPtrArray) found = list ();

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((ExosBackup *) found->pdata[0])->n_decisions, ==, 2);
}

static gpointer
back_up_often (gpointer unused)
{
  for (guint i = 0; i < 20; i++)
    back_up ();
  return NULL;
}

static void
test_at_once (void)
{
  GThread *threads[4];

  add_some (5);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, back_up_often, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_autoptr (GPtrArray) found = list ();

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((ExosBackup *) found->pdata[0])->n_decisions, ==, 5);
}

/* Cleared is forgotten: nothing of it comes back. */
static void
test_clear_forgets_backups (void)
{
  g_autoptr (ExosHistory) history = open_sound ();

  add (history, "Secret", EXOS_VERDICT_HOLD);
  g_assert_true (exos_history_backup (history, NULL));
  put_bytes ("history-replaced-20260101T000000.sqlite", "Secret", 6);
  g_assert_true (exos_history_clear (history, NULL));

  g_autoptr (GPtrArray) found = list ();

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_false (is_there ("history-replaced-20260101T000000.sqlite"));
}

static const FolderTest tests[] = {
  { "/history-backup/one-a-day", test_one_a_day },
  { "/history-backup/seven-stay", test_seven_stay },
  { "/history-backup/is-the-users-alone", test_is_the_users_alone },
  { "/history-backup/linked-folder-is-refused", test_linked_folder_is_refused },
  { "/history-backup/links-are-not-followed", test_links_are_not_followed },
  { "/history-backup/failure-is-harmless", test_failure_is_harmless },
  { "/history-backup/unfinished-one-is-written-anew", test_unfinished_one_is_written_anew },
  { "/history-backup/at-once", test_at_once },
  { "/history-backup/clear-forgets-backups", test_clear_forgets_backups },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
