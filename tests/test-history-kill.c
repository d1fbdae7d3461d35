// SPDX-License-Identifier: MIT
/* Two processes keep decisions, one of them is killed, again and again, at any moment: whatever was
 * reported as kept is there, whole, and in an unbroken chain. */
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "effort.h"
#include "history-fixture.h"

#define N_KILLS EXOS_TEST_DRAWS (200)
#define N_WRITERS 2
#define MAX_MILLISECONDS 60
#define MAX_WAIT 20000 /* milliseconds */

typedef struct
{
  GPid pid;
  int output;
} Writer;

static char *folder;
static GHashTable *kept; /* id as text → name: everything that was reported */

static void
start_writer (Writer *self)
{
  static guint n_started;
  g_autofree char *token = g_strdup_printf ("w%u", n_started++);
  const char *const argv[] = { g_getenv ("EXOS_HISTORY_WRITER"), folder, token, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &self->pid, NULL, &self->output, NULL, &error);
  g_assert_no_error (error);
}

static void
remember_reports (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);

      g_assert_cmpuint (g_strv_length (words), ==, 2);
      g_assert_true (g_hash_table_insert (kept, g_strdup (words[0]), g_strdup (words[1])));
    }
}

static void
read_reports (Writer *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char bytes[4096];

  for (gssize n; (n = read (self->output, bytes, sizeof bytes)) > 0;)
    g_string_append_len (text, bytes, n);
  close (self->output);
  remember_reports (text->str);
}

/* Its next report stays to be read. */
static void
wait_for_report (const Writer *self)
{
  GPollFD poll = { .fd = self->output, .events = G_IO_IN };

  g_assert_cmpint (g_poll (&poll, 1, MAX_WAIT), ==, 1);
}

static void
kill_writer (Writer *self)
{
  int status;

  g_assert_cmpint (kill (self->pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);
  g_assert_true (WIFSIGNALED (status));
  read_reports (self);
}

/* Looks in the history for what was reported; a kept one that was not reported in time may be
 * there as well. */
static void
check_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosHistory) history = exos_history_open (folder, &error);
  ExosChainCheck check;
  GHashTableIter iter;
  gpointer id, name;

  g_assert_no_error (error);
  g_assert_null (exos_history_get_set_aside (history));
  g_assert_true (exos_history_check_chain (history, &check, &error));
  g_assert_no_error (error);
  g_assert_cmpint (check.first_broken, ==, 0);
  g_assert_false (check.is_shortened);
  g_assert_cmpuint (check.n_records, >=, g_hash_table_size (kept));
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &id, &name))
    {
      gboolean is_intact = FALSE;
      g_autoptr (ExosRecord) record =
          exos_history_load (history, g_ascii_strtoll (id, NULL, 10), &is_intact, &error);

      g_assert_no_error (error);
      g_assert_true (is_intact);
      g_assert_cmpstr (record->experiment, ==, name);
      g_assert_cmpuint (strlen (record->report), ==, 12000);
    }
}

static void
check_integrity (void)
{
  g_autofree char *path = g_build_filename (folder, EXOS_HISTORY_FILE, NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

/* Every other pair of kills is for who has written already: however slow the machine, there is
 * something to lose. */
static void
test_kills (void)
{
  Writer writers[N_WRITERS];
  GRand *random = g_rand_new_with_seed (6);

  for (guint i = 0; i < N_WRITERS; i++)
    start_writer (&writers[i]);
  for (guint i = 0; i < N_KILLS; i++)
    {
      if (i / N_WRITERS % 2 == 1)
        wait_for_report (&writers[i % N_WRITERS]);
      g_usleep ((gulong) g_rand_int_range (random, 0, MAX_MILLISECONDS * 1000));
      kill_writer (&writers[i % N_WRITERS]);
      start_writer (&writers[i % N_WRITERS]);
    }
  for (guint i = 0; i < N_WRITERS; i++)
    kill_writer (&writers[i]);

  check_all ();
  check_integrity ();
  g_test_message ("%u decisions kept, %u kills", g_hash_table_size (kept), N_KILLS + N_WRITERS);
  g_assert_cmpuint (g_hash_table_size (kept), >=, N_KILLS / 2);
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = fixture_folder ();
  kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_test_add_func ("/history/kills-lose-nothing", test_kills);
  status = g_test_run ();
  if (status == 0)
    fixture_remove (folder);
  g_hash_table_unref (kept);
  g_free (folder);
  return status;
}
