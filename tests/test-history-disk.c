// SPDX-License-Identifier: MIT
/* The disk fails at one call, or from then on, whichever that is: nothing is called kept that is
 * not, nothing is there by halves, and nothing that was there is lost or called damaged. */
#include "data/language.h"
#include "history-folder.h"
#include "history-shim.h"
#include "store/backup.h"

#define N_BEFORE 2
#define N_TRIED 2
#define BACKUP "backups/history-20260314.sqlite"

/* How it fails. */
static const struct
{
  const char *what;
  gboolean stays;
  gboolean is_full;
} faults[] = {
  { "once", FALSE, FALSE },
  { "from-then-on", TRUE, FALSE },
  { "full-once", FALSE, TRUE },
  { "full-from-then-on", TRUE, TRUE },
};

static GBytes *template;
static GBytes *larger;

/* The history with so many decisions, as bytes. */
static GBytes *
make_template (guint n)
{
  GBytes *bytes;

  set_up_folder ();
  add_some (n);
  bytes = get_bytes (EXOS_HISTORY_FILE);
  tear_down_folder ();
  return bytes;
}

static void
put (const char *name, GBytes *bytes)
{
  put_bytes (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* How many of those that were tried are said to be kept. */
static guint
try_to_keep (gboolean *is_backed_up)
{
  g_autoptr (ExosHistory) history = exos_history_open (folder, NULL);
  g_autoptr (ExosRecord) record = fixture_record ("tried", EXOS_VERDICT_HOLD);
  guint n_kept = 0;

  for (guint i = 0; history != NULL && i < N_TRIED; i++)
    {
      g_autoptr (GError) error = NULL;
      const gboolean is_kept = exos_history_add (history, record, &error) > 0;

      g_assert_true (is_kept == (error == NULL));
      g_assert_true (is_kept ||
                     !g_error_matches (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_DAMAGED));
      n_kept += is_kept;
    }
  *is_backed_up = history != NULL && exos_history_backup (history, NULL);
  return n_kept;
}

static void
assert_nothing_set_aside (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_assert_false (g_str_has_prefix (name, "history-damaged-"));
}

static void
assert_whole (guint64 at_least, guint64 at_most)
{
  g_autoptr (ExosHistory) history = open_sound ();
  ExosChainCheck check;

  g_assert_true (exos_history_check_chain (history, &check, NULL));
  g_assert_cmpint (check.first_broken, ==, 0);
  g_assert_false (check.is_shortened);
  g_assert_cmpuint (check.n_records, >=, at_least);
  g_assert_cmpuint (check.n_records, <=, at_most);
}

/* FALSE: there was no such call. */
static gboolean
fail_while_keeping (gsize fault, guint call)
{
  gboolean is_backed_up;

  put (EXOS_HISTORY_FILE, template);
  shim_fail (call, faults[fault].stays, faults[fault].is_full);

  const guint n_kept = try_to_keep (&is_backed_up);
  const gboolean has_failed = shim_n_failed () > 0;

  shim_fail (0, FALSE, FALSE);
  assert_nothing_set_aside ();
  assert_whole (N_BEFORE + n_kept, N_BEFORE + N_TRIED);

  g_autoptr (GPtrArray) backups = exos_backup_list (folder, NULL);

  g_assert_cmpuint (backups->len, ==, is_backed_up);
  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpint (((ExosBackup *) backups->pdata[i])->n_decisions, ==, N_BEFORE + n_kept);
  return has_failed;
}

/* It is the one or the other, and the other is never lost. */
static gboolean
fail_while_restoring (gsize fault, guint call)
{
  g_autofree char *set_aside = NULL;
  g_autofree char *backups = path_of ("backups");

  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  put (EXOS_HISTORY_FILE, larger);
  put (BACKUP, template);
  shim_fail (call, faults[fault].stays, faults[fault].is_full);

  const gboolean is_restored = exos_backup_restore (folder, BACKUP, &set_aside, NULL);
  const gboolean has_failed = shim_n_failed () > 0;

  shim_fail (0, FALSE, FALSE);
  g_assert_true (is_restored == (set_aside != NULL));
  assert_whole (is_restored ? N_BEFORE : N_BEFORE + 3, is_restored ? N_BEFORE : N_BEFORE + 3);
  if (is_restored)
    {
      g_autofree char *path = path_of (EXOS_HISTORY_FILE);
      g_autofree char *aside = path_of (set_aside);
      g_autofree char *journal = g_strconcat (aside, "-journal", NULL);
      g_autofree char *own = g_strconcat (path, "-journal", NULL);

      g_assert_cmpint (g_rename (aside, path), ==, 0);
      g_rename (journal, own);
      assert_whole (N_BEFORE + 3, N_BEFORE + 3);
    }
  assert_nothing_set_aside ();
  return has_failed;
}

static void
fail_at_every_call (gsize fault, gboolean (*try) (gsize fault, guint call))
{
  guint n = 0;

  for (gboolean has_failed = TRUE; has_failed; n++)
    {
      set_up_folder ();
      has_failed = try (fault, n + 1);
      tear_down_folder ();
    }
  g_test_message ("%u calls", n - 1);
  g_assert_cmpuint (n, >, faults[fault].is_full ? 5 : 50);
}

static void
test_keeping (gconstpointer fault)
{
  fail_at_every_call (GPOINTER_TO_SIZE (fault), fail_while_keeping);
}

static void
test_restoring (gconstpointer fault)
{
  fail_at_every_call (GPOINTER_TO_SIZE (fault), fail_while_restoring);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  shim_install ();
  shim_skip_syncs (TRUE);
  template = make_template (N_BEFORE);
  larger = make_template (N_BEFORE + 3);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *keeping = g_strconcat ("/history-disk/keeping/", faults[i].what, NULL);
      g_autofree char *restoring = g_strconcat ("/history-disk/restoring/", faults[i].what, NULL);

      g_test_add_data_func (keeping, GSIZE_TO_POINTER (i), test_keeping);
      g_test_add_data_func (restoring, GSIZE_TO_POINTER (i), test_restoring);
    }
  status = g_test_run ();
  g_bytes_unref (template);
  g_bytes_unref (larger);
  return status;
}
