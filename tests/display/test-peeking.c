// SPDX-License-Identifier: MIT
/* A file that grew and was decided about before: Results says what looking again does, and what the
 * data says where every look counts. */
#include "decisions-fixture.h"

#include "ui/results/peeking-notice.h"

static GFile *file;

/* The same experiment after so many users a group: an earlier look, or the win of the last one. */
static void
grow (guint users, guint control, guint treatment)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *content =
      g_strdup_printf ("variant,users,conversions\ncontrol,%u,%u\ntreatment,%u,%u\n", users,
                       control, users, treatment);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* Looks at what is there, and decides. */
static void
decide_now (void)
{
  ExosWindow *window = exos_test_window_new ();

  exos_test_open (window, file);
  save_memo (window, "memo.md");
  exos_test_window_free (window);
}

/* After three decisions about a quarter of the users each. */
static ExosWindow *
open_fourth (void)
{
  ExosWindow *window;

  for (guint quarter = 1; quarter < 4; quarter++)
    {
      grow (2500 * quarter, 250 * quarter, 255 * quarter);
      decide_now ();
    }
  grow (10000, 1000, 1100);
  window = exos_test_window_new ();
  exos_test_open (window, file);
  exos_window_show_page_at_once (window, EXOS_PAGE_RESULTS);
  return window;
}

static GtkWidget *
find_notice (ExosWindow *window)
{
  GtkWidget *page = exos_window_get_page_widget (window, EXOS_PAGE_RESULTS);

  return exos_test_find (page, EXOS_TYPE_PEEKING_NOTICE, NULL, NULL);
}

static const ExosReport *
report_of (ExosWindow *window)
{
  exos_test_settle (window);
  return exos_session_get_report (exos_window_get_session (window));
}

static void
note (GObject *source, GAsyncResult *result, gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

/* What is asked after it is answered after it, and judged again. */
static void
assert_silent (ExosWindow *window)
{
  gboolean is_over = FALSE;

  exos_memory_load_draft_async (exos_remember_memory (), "file:///nothing", NULL, NULL, note,
                                &is_over);
  exos_test_wait (is_over, 5000);
  g_assert_cmpuint (report_of (window)->plan->looks->len, ==, 0);
  exos_test_drain ();
  g_assert_null (find_notice (window));
}

static void
press_allow (ExosWindow *window)
{
  g_signal_emit_by_name (exos_test_find (find_notice (window), GTK_TYPE_BUTTON, NULL, NULL),
                         "clicked");
}

static void
test_notice_says_both_answers (void)
{
  ExosWindow *window = open_fourth ();

  exos_test_wait (find_notice (window) != NULL, 5000);

  g_autofree char *texts = exos_test_texts (find_notice (window));

  g_assert_nonnull (strstr (texts, "This is look 4 at this experiment"));
  g_assert_nonnull (strstr (texts, "from 5% to about 12.6%."));
  g_assert_nonnull (strstr (texts, "Read as one look: Launch, 95% CI +0.15 to +1.85 pp"));
  g_assert_nonnull (strstr (texts, "Allowing for every look: Hold, 95% CI −0.36 to +2.36 pp"));
  g_assert_false (exos_session_can_undo (exos_window_get_session (window)));
  exos_test_window_free (window);
  clear ();
}

static void
test_allowing_is_one_step_of_undo (void)
{
  ExosWindow *window = open_fourth ();
  ExosSession *session = exos_window_get_session (window);

  exos_test_wait (find_notice (window) != NULL, 5000);
  press_allow (window);
  g_assert_cmpint (report_of (window)->plan->monitoring, ==, EXOS_MONITORING_ANY);
  g_assert_cmpint (report_of (window)->decision.verdict, ==, EXOS_VERDICT_HOLD);
  g_assert_null (find_notice (window));

  exos_session_undo (session);
  g_assert_false (exos_session_can_undo (session));
  g_assert_cmpint (report_of (window)->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  exos_test_wait (find_notice (window) != NULL, 5000);
  exos_test_window_free (window);
  clear ();
}

/* The keyboard is not lost with the button. */
static void
test_focus_goes_to_the_verdict (void)
{
  ExosWindow *window = open_fourth ();

  exos_test_wait (find_notice (window) != NULL, 5000);
  gtk_widget_grab_focus (exos_test_find (find_notice (window), GTK_TYPE_BUTTON, NULL, NULL));
  press_allow (window);
  report_of (window);

  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_has_css_class (focus, "exos-verdict"));
  exos_test_window_free (window);
  clear ();
}

static void
test_first_look_and_same_data_are_silent (void)
{
  ExosWindow *window = exos_test_window_new ();

  grow (10000, 1000, 1100);
  exos_test_open (window, file);
  exos_window_show_page_at_once (window, EXOS_PAGE_RESULTS);
  assert_silent (window);
  save_memo (window, "memo.md");
  exos_session_reload (exos_window_get_session (window));
  exos_test_settle (window);
  assert_silent (window);
  exos_test_window_free (window);
  clear ();
}

/* As a decision is opened that was made under a plan of looks. */
static ExosWindow *
open_planned (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  grow (5000, 500, 505);
  decide_now ();
  grow (10000, 1000, 1100);
  plan->monitoring = EXOS_MONITORING_OBF;
  plan->planned_users = 40000;
  g_ptr_array_add (files, file);
  exos_session_open_with (session, files, plan, NULL);
  exos_test_wait (exos_session_get_report (session) != NULL, 10000);
  exos_window_show_page_at_once (window, EXOS_PAGE_RESULTS);
  assert_silent (window);
  return window;
}

/* A plan that allows for looks is asked nothing, and nothing moves its boundary, until it is one of
 * a single look. */
static void
test_sequential_plan_is_silent (void)
{
  ExosWindow *window = open_planned ();
  g_autoptr (ExosPlan) plan = exos_plan_copy (report_of (window)->plan);

  plan->monitoring = EXOS_MONITORING_FIXED;
  exos_session_set_plan (exos_window_get_session (window), plan, NULL);
  exos_test_wait (find_notice (window) != NULL, 5000);
  g_assert_cmpuint (report_of (window)->plan->looks->len, ==, 1);
  exos_test_window_free (window);
  clear ();
}

static void
test_looks_stay_with_their_file (void)
{
  ExosWindow *window = open_planned ();
  g_autoptr (GFile) other = exos_test_write ("other.csv", data);

  exos_session_open (exos_window_get_session (window), other);
  exos_test_wait (report_of (window)->plan->monitoring == EXOS_MONITORING_FIXED, 10000);
  assert_silent (window);
  exos_test_window_free (window);
  clear ();
}

static void
test_file_that_grows_while_open_is_looked_at_again (void)
{
  ExosWindow *window = exos_test_window_new ();

  grow (5000, 500, 505);
  exos_test_open (window, file);
  exos_window_show_page_at_once (window, EXOS_PAGE_RESULTS);
  save_memo (window, "memo.md");
  grow (10000, 1000, 1100);
  exos_session_reload (exos_window_get_session (window));
  exos_test_wait (find_notice (window) != NULL, 10000);

  g_autofree char *texts = exos_test_texts (find_notice (window));

  g_assert_nonnull (strstr (texts, "This is look 2"));
  exos_test_window_free (window);
  clear ();
}

/* What was set for the file comes back with the looks that were taken since. */
static void
test_settings_that_come_back_keep_the_looks (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = NULL;

  grow (5000, 500, 505);
  exos_test_open (window, file);
  plan = exos_plan_copy (exos_session_get_plan (session));
  plan->alpha = 0.02;
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);
  save_memo (window, "memo.md");
  exos_test_window_free (window);

  grow (10000, 1000, 1100);
  window = exos_test_window_new ();
  exos_test_open (window, file);
  exos_window_show_page_at_once (window, EXOS_PAGE_RESULTS);
  exos_test_wait (report_of (window)->plan->alpha == 0.02, 5000);
  exos_test_wait (find_notice (window) != NULL, 5000);
  g_assert_true (exos_plan_has_look (report_of (window)->plan, 10000));
  exos_session_undo (exos_window_get_session (window));
  g_assert_true (exos_plan_has_look (report_of (window)->plan, 10000));
  g_assert_cmpfloat (report_of (window)->plan->alpha, ==, 0.05);
  exos_test_window_free (window);
  clear ();
}

/* What is known of looks is nothing that a person set. */
static void
test_looks_alone_do_not_come_back_as_settings (void)
{
  ExosWindow *window = open_fourth ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = NULL;

  exos_test_wait (find_notice (window) != NULL, 5000);
  plan = exos_plan_copy (exos_session_get_plan (session));
  plan->alpha = 0.02;
  exos_session_set_plan (session, plan, NULL);
  exos_session_undo (session);
  exos_test_settle (window);
  exos_test_window_free (window);

  window = exos_test_window_new ();
  exos_test_open (window, file);
  exos_window_show_page_at_once (window, EXOS_PAGE_RESULTS);
  exos_test_wait (find_notice (window) != NULL, 5000);
  g_assert_false (exos_session_can_undo (exos_window_get_session (window)));
  g_assert_null (exos_window_get_toast (window));
  exos_test_window_free (window);
  clear ();
}

/* The number of looks stands in the settings of the memo, not in the history of this computer. */
static void
test_memo_says_it_and_still_holds (void)
{
  ExosWindow *window = open_fourth ();
  g_autofree char *folder = g_dir_make_tmp ("exos-peeking-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "memo.html", NULL);
  g_autofree char *data_path = g_file_get_path (file);
  g_autoptr (GFile) memo = g_file_new_for_path (path);
  const char *arguments[] = { g_getenv ("EXOS_BINARY"), "verify", path, data_path, NULL };
  g_autofree char *html = NULL;
  g_autofree char *output = NULL;
  int status = -1;

  exos_test_wait (find_notice (window) != NULL, 5000);
  exos_save_to (window, exos_export_format ("html"), memo);
  exos_test_wait (exos_window_get_toast (window) != NULL, 10000);
  g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
  g_assert_nonnull (strstr (html, "4 moments"));
  g_assert_nonnull (strstr (html, "12.6%"));
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, NULL, &status, NULL));
  g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
  exos_test_window_free (window);
  clear ();
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  file = exos_test_write ("checkout.csv", data);
  g_test_add_func ("/peeking/notice-says-both-answers", test_notice_says_both_answers);
  g_test_add_func ("/peeking/allowing-is-one-step-of-undo", test_allowing_is_one_step_of_undo);
  g_test_add_func ("/peeking/focus-goes-to-the-verdict", test_focus_goes_to_the_verdict);
  g_test_add_func ("/peeking/first-look-and-same-data-are-silent",
                   test_first_look_and_same_data_are_silent);
  g_test_add_func ("/peeking/sequential-plan-is-silent", test_sequential_plan_is_silent);
  g_test_add_func ("/peeking/looks-stay-with-their-file", test_looks_stay_with_their_file);
  g_test_add_func ("/peeking/file-that-grows-while-open-is-looked-at-again",
                   test_file_that_grows_while_open_is_looked_at_again);
  g_test_add_func ("/peeking/settings-that-come-back-keep-the-looks",
                   test_settings_that_come_back_keep_the_looks);
  g_test_add_func ("/peeking/looks-alone-do-not-come-back-as-settings",
                   test_looks_alone_do_not_come_back_as_settings);
  g_test_add_func ("/peeking/memo-says-it-and-still-holds", test_memo_says_it_and_still_holds);

  const int status = g_test_run ();

  g_object_unref (file);
  return status;
}
