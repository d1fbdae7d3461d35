// SPDX-License-Identifier: MIT
/* Files of a history that are damaged: set aside as they were, never lost unheard of. */
#include "data/language.h"
#include "history-folder.h"

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

/* Files of such a name that have these bytes. */
static guint
count_named (const char *prefix, const char *suffix, GBytes *expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, suffix))
      {
        g_autoptr (GBytes) bytes = get_bytes (name);

        n += g_bytes_equal (bytes, expected);
      }
  return n;
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

/* A process that was killed left a log beside a database that is damaged: neither is written. */
static void
test_log_of_damaged_one_is_kept (void)
{
  add_some (20);

  g_autoptr (ExosHistory) history = open_sound ();

  add (history, "in the log", EXOS_VERDICT_HOLD);

  g_autoptr (GBytes) whole = get_bytes (EXOS_HISTORY_FILE);
  g_autoptr (GBytes) log = get_bytes (EXOS_HISTORY_FILE "-wal");
  const gsize length = g_bytes_get_size (whole);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), length);

  g_clear_pointer (&history, exos_history_close);
  memset (bytes + length / 2 / 4096 * 4096, 0, 4096);
  put_bytes (EXOS_HISTORY_FILE, bytes, length);
  put_bytes (EXOS_HISTORY_FILE "-wal", g_bytes_get_data (log, NULL), g_bytes_get_size (log));
  assert_set_aside ();

  g_autoptr (ExosHistory) next = exos_history_open (folder, NULL);

  g_assert_nonnull (next);
  g_assert_cmpuint (count_named ("history-damaged-", "-wal", log), ==, 1);
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

static void
assert_orphan_is_kept (void)
{
  g_autoptr (GBytes) log = g_bytes_new_static ("what others wrote", 17);

  put_bytes (EXOS_HISTORY_FILE "-wal", "what others wrote", 17);
  add_some (1);
  g_assert_cmpuint (count_named ("history-damaged-", "-wal", log), ==, 1);
}

/* A log whose database is gone is what others have written. */
static void
test_orphaned_log_is_kept (void)
{
  assert_orphan_is_kept ();
}

static void
test_log_of_empty_one_is_kept (void)
{
  put_bytes (EXOS_HISTORY_FILE, "", 0);
  assert_orphan_is_kept ();
}

static const FolderTest tests[] = {
  { "/history-damage/no-database-is-set-aside", test_no_database_is_set_aside },
  { "/history-damage/cut-file-is-set-aside", test_cut_file_is_set_aside },
  { "/history-damage/holes-are-set-aside", test_holes_are_set_aside },
  { "/history-damage/any-damage", test_any_damage },
  { "/history-damage/damaged-and-in-use", test_damaged_and_in_use },
  { "/history-damage/log-of-damaged-one-is-kept", test_log_of_damaged_one_is_kept },
  { "/history-damage/orphaned-log-is-kept", test_orphaned_log_is_kept },
  { "/history-damage/log-of-empty-one-is-kept", test_log_of_empty_one_is_kept },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_folder_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
