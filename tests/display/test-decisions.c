// SPDX-License-Identifier: MIT
/* A memo that was saved is a decision that Home finds again, with what was set for it. */
#include "decisions-fixture.h"
#include "ui/defaults.h"
#include "ui/export/decisions.h"
#include "ui/home/recent-row.h"

static void
test_saved_memo_is_kept_and_found (void)
{
  decide ("Alpha", NULL);
  decide ("Beta", REASON);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);
  GtkWidget *search = exos_test_find (list, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkWidget *filter = exos_test_find (list, GTK_TYPE_DROP_DOWN, NULL, NULL);

  exos_test_wait (count_rows (list) == 2, 5000);
  gtk_editable_set_text (GTK_EDITABLE (search), "holiday");
  exos_test_wait (count_rows (list) == 1, 5000);
  g_assert_nonnull (exos_test_find (list, GTK_TYPE_LABEL, "label", "Beta"));
  g_assert_nonnull (exos_test_find (list, GTK_TYPE_LABEL, "label", "Rollback"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 2);
  exos_test_wait (exos_test_find (list, GTK_TYPE_LABEL, "label", "Alpha") != NULL, 5000);
  g_assert_cmpuint (count_rows (list), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing of that");
  exos_test_wait (count_rows (list) == 0, 5000);
  g_assert_nonnull (exos_test_find (list, GTK_TYPE_LABEL, "label", "No decision is like that."));
  exos_test_window_free (window);
  clear ();
}

static char *
export_as (ExosWindow *window, const char *format, const ExosHistoryQuery *query)
{
  g_autofree char *folder = g_dir_make_tmp ("exos-decisions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "all", NULL);
  g_autofree char *written = g_strconcat (path, ".", format, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *text = NULL;

  exos_decisions_save (window, exos_decisions_format (format), query, file);
  exos_test_wait (
      g_file_test (written, G_FILE_TEST_EXISTS) && exos_window_get_toast (window) != NULL, 10000);
  g_assert_true (g_file_get_contents (written, &text, NULL, NULL));
  return text;
}

static void
test_decisions_are_exported_as_they_were_made (void)
{
  const ExosHistoryQuery all = { 0 };
  const ExosHistoryQuery holds = { .verdicts = 1u << EXOS_VERDICT_HOLD };

  decide ("=Alpha", NULL);
  decide ("Beta", REASON);

  ExosWindow *window = exos_test_window_new ();
  g_autofree char *csv = export_as (window, "csv", &all);
  g_autofree char *few = export_as (window, "csv", &holds);
  g_autofree char *html = export_as (window, "html", &all);

  g_assert_nonnull (strstr (csv, "\"'=Alpha\""));
  g_assert_nonnull (strstr (csv, "\"rollback\",\"hold\""));
  g_assert_nonnull (strstr (csv, REASON));
  g_assert_nonnull (strstr (csv, ",20050,\"treatment\",\"conversions\",0.12,0.13"));
  g_assert_null (strstr (few, REASON));
  g_assert_nonnull (strstr (html, "=Alpha"));
  g_assert_nonnull (strstr (html, "+1.13 pp"));
  exos_test_window_free (window);
  clear ();
}

static void
test_no_decision_makes_no_file (void)
{
  const ExosHistoryQuery none = { .text = "nothing of that" };
  ExosWindow *window = exos_test_window_new ();
  g_autofree char *folder = g_dir_make_tmp ("exos-decisions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "all.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  exos_decisions_save (window, exos_decisions_format ("csv"), &none, file);
  exos_test_wait (exos_window_get_toast (window) != NULL, 10000);
  g_assert_cmpstr (exos_window_get_toast (window), ==, "No decision is like that.");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  exos_test_window_free (window);
}

static void
test_unwritable_folder_is_said (void)
{
  const ExosHistoryQuery all = { 0 };
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/folder/all.csv");

  decide ("Delta", NULL);

  ExosWindow *window = exos_test_window_new ();

  exos_decisions_save (window, exos_decisions_format ("csv"), &all, file);
  exos_test_wait (exos_window_get_notice (window) != NULL, 10000);
  g_assert_nonnull (strstr (exos_window_get_notice (window), "Could not save “all.csv”"));
  exos_test_window_free (window);
  clear ();
}

static void
test_opens_with_what_was_set (void)
{
  decide ("Gamma", REASON);

  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  GtkWidget *list = find_list (window);

  exos_test_wait (count_rows (list) == 1, 5000);
  activate_first (list);
  exos_test_wait (exos_session_get_report (session) != NULL, 5000);
  exos_test_settle (window);
  g_assert_cmpstr (exos_session_get_plan (session)->name, ==, "Gamma");
  g_assert_cmpfloat (exos_session_get_plan (session)->alpha, ==, 0.01);
  g_assert_cmpfloat (exos_session_get_report (session)->plan->alpha, ==, 0.01);
  g_assert_true (exos_session_get_edits (session)->is_overridden);
  g_assert_cmpstr (exos_session_get_edits (session)->reason, ==, REASON);
  g_assert_false (exos_session_can_undo (session));
  exos_test_window_free (window);
  clear ();
}

/* Rows are used again for what a search finds. */
static void
test_row_opens_what_it_shows (void)
{
  decide ("Pi", NULL);
  decide ("Rho", REASON);

  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  GtkWidget *list = find_list (window);
  GtkWidget *search = exos_test_find (list, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  exos_test_wait (count_rows (list) == 2, 5000);
  g_assert_nonnull (exos_test_find (list, GTK_TYPE_IMAGE, "icon-name", "exos-rollback-symbolic"));
  gtk_editable_set_text (GTK_EDITABLE (search), "Pi.csv");
  exos_test_wait (count_rows (list) == 1, 5000);
  g_assert_null (exos_test_find (list, GTK_TYPE_IMAGE, "icon-name", "exos-rollback-symbolic"));
  activate_first (list);
  exos_test_wait (exos_session_get_report (session) != NULL, 5000);
  g_assert_cmpstr (exos_session_get_plan (session)->name, ==, "Pi");
  exos_test_window_free (window);
  clear ();
}

/* The key takes files from the list of recent ones; decisions are cleared, all of them, or stay. */
static void
test_delete_leaves_a_decision (void)
{
  decide ("Kappa", NULL);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);
  GtkWidget *page = exos_window_get_page_widget (window, EXOS_PAGE_HOME);

  exos_test_wait (count_rows (list) == 1, 5000);
  gtk_widget_grab_focus (exos_test_find (list, EXOS_TYPE_RECENT_ROW, NULL, NULL));
  exos_test_press (page, GDK_KEY_Delete);
  exos_test_drain ();
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_assert_null (exos_window_get_toast (window));
  exos_test_window_free (window);
  clear ();
}

static void
test_search_goes_with_the_last_decision (void)
{
  decide ("Iota", NULL);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *list = find_list (window);
  GtkWidget *search = exos_test_find (list, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  exos_test_wait (count_rows (list) == 1, 5000);
  gtk_editable_set_text (GTK_EDITABLE (search), "Iota");
  exos_remember_clear ();
  exos_test_wait (!gtk_widget_get_visible (list), 5000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  exos_test_window_free (window);
}

static void
test_off_is_said (void)
{
  const char *said = "Nothing new is remembered here: that is turned off.";
  ExosWindow *window = exos_test_window_new ();
  GtkWidget *page = exos_window_get_page_widget (window, EXOS_PAGE_HOME);

  exos_window_show_page_at_once (window, EXOS_PAGE_HOME);
  g_assert_null (exos_test_find (page, GTK_TYPE_LABEL, "label", said));
  g_settings_set_boolean (exos_settings (), "keep-recent", FALSE);
  g_assert_nonnull (exos_test_find (page, GTK_TYPE_LABEL, "label", said));
  g_settings_set_boolean (exos_settings (), "keep-recent", TRUE);
  exos_test_window_free (window);
}

static void
test_off_keeps_nothing (void)
{
  g_settings_set_boolean (exos_settings (), "keep-recent", FALSE);
  decide ("Epsilon", NULL);
  g_settings_set_boolean (exos_settings (), "keep-recent", TRUE);

  ExosWindow *window = exos_test_window_new ();
  GtkWidget *page = exos_window_get_page_widget (window, EXOS_PAGE_HOME);

  exos_test_drain ();
  g_assert_null (exos_test_find (page, EXOS_TYPE_DECISION_LIST, NULL, NULL));
  exos_test_window_free (window);
}

/* A list that is shown hears of what another window keeps. */
static void
test_open_list_follows (void)
{
  ExosWindow *window = exos_test_window_new ();

  exos_window_show_page_at_once (window, EXOS_PAGE_HOME);
  exos_test_drain ();
  decide ("Zeta", NULL);
  exos_test_wait (count_rows (find_list (window)) == 1, 5000);
  clear ();
  exos_test_wait (exos_test_find (exos_window_get_page_widget (window, EXOS_PAGE_HOME),
                                  EXOS_TYPE_DECISION_LIST, NULL, NULL) == NULL,
                  5000);
  exos_test_window_free (window);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  g_test_add_func ("/decisions/are-exported-as-they-were-made",
                   test_decisions_are_exported_as_they_were_made);
  g_test_add_func ("/decisions/none-makes-no-file", test_no_decision_makes_no_file);
  g_test_add_func ("/decisions/unwritable-folder-is-said", test_unwritable_folder_is_said);
  g_test_add_func ("/decisions/saved-memo-is-kept-and-found", test_saved_memo_is_kept_and_found);
  g_test_add_func ("/decisions/opens-with-what-was-set", test_opens_with_what_was_set);
  g_test_add_func ("/decisions/row-opens-what-it-shows", test_row_opens_what_it_shows);
  g_test_add_func ("/decisions/delete-leaves-a-decision", test_delete_leaves_a_decision);
  g_test_add_func ("/decisions/search-goes-with-the-last-decision",
                   test_search_goes_with_the_last_decision);
  g_test_add_func ("/decisions/off-is-said", test_off_is_said);
  g_test_add_func ("/decisions/off-keeps-nothing", test_off_keeps_nothing);
  g_test_add_func ("/decisions/open-list-follows", test_open_list_follows);
  return g_test_run ();
}
