// SPDX-License-Identifier: MIT
/* Decisions are brought back as they were on another day, and every window shows them. */
#include "decisions-fixture.h"

#include <glib/gstdio.h>

#include "ui/companion.h"
#include "ui/home/restore-window.h"

static char *
path_of (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "experimentos", name, NULL);
}

static GtkWindow *
show (ExosWindow *window)
{
  exos_restore_window_present (GTK_WINDOW (window));
  return exos_companion_find (EXOS_TYPE_RESTORE_WINDOW, window);
}

static guint
count_backups (GtkWindow *restoring)
{
  GtkWidget *list = exos_test_find (restoring, GTK_TYPE_LIST_BOX, NULL, NULL);
  guint n = 0;

  while (list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static gboolean
says (GtkWindow *restoring, const char *text)
{
  g_autofree char *texts = exos_test_texts (restoring);

  return strstr (texts, text) != NULL;
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "backups/history-%Y%m%d.sqlite");
}

static void
test_every_window_follows (void)
{
  g_autofree char *today = dup_today ();

  decide ("Alpha", NULL);
  decide ("Beta", NULL);

  ExosWindow *window = exos_test_window_new ();
  ExosWindow *other = exos_test_window_new ();
  GtkWidget *list = find_list (other);
  GtkWindow *restoring = show (window);

  exos_test_wait (count_rows (list) == 2 && count_backups (restoring) == 1, 5000);
  g_assert_true (says (restoring, "1 decision"));
  exos_restore_window_restore (EXOS_RESTORE_WINDOW (restoring), today);
  exos_test_wait (count_rows (list) == 1 && count_backups (restoring) == 2, 5000);
  g_assert_nonnull (exos_test_find (list, GTK_TYPE_LABEL, "label", "Alpha"));
  g_assert_true (says (restoring, "kept as “history-replaced-"));
  g_assert_true (says (restoring, "2 decisions"));
  exos_test_window_free (other);
  exos_test_window_free (window);
  clear ();
}

/* A person is asked: nothing happens until the answer. */
static void
test_asks_first (void)
{
  decide ("Alpha", NULL);
  decide ("Beta", NULL);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);
  GtkWindow *restoring = show (window);
  GtkWindow *dialog;

  exos_test_wait (count_rows (list) == 2 && count_backups (restoring) == 1, 5000);
  activate_first (GTK_WIDGET (restoring));
  dialog = exos_companion_find (GTK_TYPE_MESSAGE_DIALOG, window);
  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_assert_true (gtk_widget_get_sensitive (
      exos_test_find (restoring, GTK_TYPE_LIST_BOX, NULL, NULL))); /* not while it restores */
  exos_test_drain ();
  g_assert_cmpuint (count_rows (list), ==, 2);
  activate_first (GTK_WIDGET (restoring));
  dialog = exos_companion_find (GTK_TYPE_MESSAGE_DIALOG, window);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  exos_test_wait (count_rows (list) == 1, 5000);
  exos_test_window_free (window);
  clear ();
}

static void
test_failure_is_said (void)
{
  decide ("Alpha", NULL);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);
  GtkWindow *restoring = show (window);

  exos_test_wait (count_rows (list) == 1 && count_backups (restoring) == 1, 5000);
  exos_restore_window_restore (EXOS_RESTORE_WINDOW (restoring), "backups/history-20010101.sqlite");
  exos_test_wait (says (restoring, "Nothing was restored."), 5000);
  g_assert_cmpuint (count_rows (list), ==, 1);
  exos_test_window_free (window);
  clear ();
}

/* Before there is anything, and when there could be nothing. */
static void
test_no_backup_says_why (void)
{
  g_autofree char *backups = path_of ("backups");
  g_autofree char *moved = path_of ("moved");
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *restoring = show (window);

  exos_test_wait (says (restoring, "There is no backup yet."), 5000);
  gtk_window_close (restoring);
  g_rename (backups, moved);
  g_assert_true (g_file_set_contents (backups, "in the way", -1, NULL));
  decide ("Alpha", NULL);
  restoring = show (window);
  exos_test_wait (says (restoring, "The latest backup could not be made."), 5000);
  exos_test_window_free (window);
  g_unlink (backups);
  g_rename (moved, backups);
  clear ();
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  g_test_add_func ("/restore/no-backup-says-why", test_no_backup_says_why);
  g_test_add_func ("/restore/every-window-follows", test_every_window_follows);
  g_test_add_func ("/restore/asks-first", test_asks_first);
  g_test_add_func ("/restore/failure-is-said", test_failure_is_said);
  return g_test_run ();
}
