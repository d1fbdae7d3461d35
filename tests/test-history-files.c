// SPDX-License-Identifier: MIT
/* Files of a history that are not to be written, have no room, or are in use by others. */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/language.h"
#include "history-folder.h"

#define ROOM 200000 /* bytes a file may have on a disk that is full */

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
run_some (gpointer token)
{
  g_autofree char *output = NULL;

  g_assert_cmpint (run_writer (token, "50", &output, NULL), ==, 0);
  return NULL;
}

/* Eight processes begin at once, where there is nothing yet. */
static void
test_processes_at_once (void)
{
  static const char *const tokens[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
  GThread *threads[G_N_ELEMENTS (tokens)];

  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    threads[i] = g_thread_new (NULL, run_some, (gpointer) tokens[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_thread_join (threads[i]);

  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);

  assert_sound (history, 400);
}

/* Who waits in vain for somebody else hears of it within ten seconds, and can try again. */
static void
assert_busy (gint64 start, const GError *error)
{
  const double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_test_message ("%.2f s: %s", seconds, error->message);
  g_assert_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_BUSY);
  g_assert_cmpfloat (seconds, >, 5);
  g_assert_cmpfloat (seconds, <, 10);
}

static gpointer
open_locked (gpointer where)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_assert_null (exos_history_open (where, &error));
  assert_busy (start, error);
  return NULL;
}

static void
test_held_for_long (void)
{
  g_autoptr (ExosHistory) history = open_sound ();
  g_autoptr (ExosRecord) record = fixture_record ("late", EXOS_VERDICT_HOLD);
  g_autofree char *path = path_of (EXOS_HISTORY_FILE);
  g_autofree char *elsewhere = fixture_folder ();
  g_autofree char *lock = g_build_filename (elsewhere, "history.lock", NULL);
  const int file = open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_autoptr (GError) error = NULL;
  sqlite3 *holder = NULL;

  g_assert_cmpint (flock (file, LOCK_EX), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  GThread *thread = g_thread_new (NULL, open_locked, elsewhere);
  const gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (exos_history_add (history, record, &error), ==, 0);
  assert_busy (start, error);
  g_thread_join (thread);
  sqlite3_close (holder);
  close (file);
  fixture_remove (elsewhere);
  g_assert_cmpint (exos_history_add (history, record, NULL), ==, 1);
  assert_sound (history, 1);
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

static const FolderTest tests[] = {
  { "/history-files/link-is-not-followed", test_link_is_not_followed },
  { "/history-files/folder-behind-a-link", test_folder_behind_a_link },
  { "/history-files/no-folder-says-so", test_no_folder_says_so },
  { "/history-files/read-only-home", test_read_only_home },
  { "/history-files/processes-at-once", test_processes_at_once },
  { "/history-files/held-for-long", test_held_for_long },
  { "/history-files/windows-at-once", test_windows_at_once },
  { "/history-files/full-disk-says-so", test_full_disk_says_so },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
