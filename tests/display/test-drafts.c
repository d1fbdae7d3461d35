// SPDX-License-Identifier: MIT
/* What is set for a file is there when it is opened again. */
#include "ui-fixture.h"
#include "ui/remember.h"

#define OWNER "Kim Minji"
#define BACK "Your settings for this file are back"

/* No other name has the same content. */
static GFile *
write_file (const char *name)
{
  g_autofree char *content =
      g_strdup_printf ("variant,users,conversions\ncontrol,%u,1200\ntreatment,10050,1320\n",
                       10000 + g_str_hash (name) % 50);

  return exos_test_write (name, content);
}

static void
set (ExosWindow *window, double alpha, const char *owner)
{
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_copy (exos_session_get_edits (session));

  plan->alpha = alpha;
  exos_session_set_plan (session, plan, NULL);
  g_free (edits->owner);
  edits->owner = g_strdup (owner);
  exos_session_set_edits (session, edits, NULL);
}

static double
get_alpha (ExosWindow *window)
{
  return exos_session_get_plan (exos_window_get_session (window))->alpha;
}

static const char *
get_owner (ExosWindow *window)
{
  return exos_session_get_edits (exos_window_get_session (window))->owner;
}

/* As one who sets both and closes the window at once. */
static GFile *
leave_settings (const char *name)
{
  ExosWindow *window = exos_test_window_new ();
  GFile *file = write_file (name);

  exos_test_open (window, file);
  set (window, 0.01, OWNER);
  exos_test_window_free (window);
  return file;
}

static ExosWindow *
open_again (GFile *file)
{
  ExosWindow *window = exos_test_window_new ();

  exos_test_open (window, file);
  exos_test_wait (g_strcmp0 (exos_window_get_toast (window), BACK) == 0, 5000);
  return window;
}

static void
note (GObject *source, GAsyncResult *result, gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

/* What is asked after it is answered after it. */
static void
wait_for_memory (void)
{
  gboolean is_over = FALSE;

  exos_memory_load_draft_async (exos_remember_memory (), "file:///nothing", NULL, NULL, note,
                                &is_over);
  exos_test_wait (is_over, 5000);
}

/* Longer than what is set waits to be kept. */
static void
wait_until_kept (void)
{
  const gint64 end = g_get_monotonic_time () + 1500 * G_TIME_SPAN_MILLISECOND;
  const guint tick = g_timeout_add (5, exos_test_tick, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

static void
assert_nothing_comes_back (GFile *file)
{
  ExosWindow *window = exos_test_window_new ();

  exos_test_open (window, file);
  wait_for_memory ();
  exos_test_settle (window);
  g_assert_cmpfloat (get_alpha (window), ==, 0.05);
  g_assert_cmpstr (get_owner (window), ==, "");
  g_assert_null (exos_window_get_toast (window));
  exos_test_window_free (window);
}

static void
test_settings_and_memo_come_back (void)
{
  g_autoptr (GFile) file = leave_settings ("both.csv");
  ExosWindow *window = open_again (file);

  g_assert_cmpfloat (get_alpha (window), ==, 0.01);
  g_assert_cmpfloat (exos_session_get_report (exos_window_get_session (window))->plan->alpha, ==,
                     0.01);
  g_assert_cmpstr (get_owner (window), ==, OWNER);
  exos_test_window_free (window);
}

static void
test_one_undo_begins_anew_for_good (void)
{
  g_autoptr (GFile) file = leave_settings ("undo.csv");
  ExosWindow *window = open_again (file);

  exos_session_undo (exos_window_get_session (window));
  g_assert_cmpfloat (get_alpha (window), ==, 0.05);
  g_assert_cmpstr (get_owner (window), ==, "");
  g_assert_false (exos_session_can_undo (exos_window_get_session (window)));
  exos_test_settle (window);
  exos_test_window_free (window);
  assert_nothing_comes_back (file);
}

static void
test_moved_file_is_known_by_its_content (void)
{
  static const char own[] = "variant,users,conversions\ncontrol,9000,900\ntreatment,9001,990\n";
  ExosWindow *window = exos_test_window_new ();
  g_autoptr (GFile) file = exos_test_write ("before.csv", own);
  g_autoptr (GFile) moved = NULL;

  exos_test_open (window, file);
  set (window, 0.02, OWNER);
  exos_test_window_free (window);
  g_assert_true (g_file_delete (file, NULL, NULL));

  moved = exos_test_write ("after.csv", own);
  window = open_again (moved);
  g_assert_cmpfloat (get_alpha (window), ==, 0.02);
  exos_test_window_free (window);
}

/* Without closing anything, as when the power goes. */
static void
test_kept_while_the_window_is_open (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosWindow *other;
  g_autoptr (GFile) file = write_file ("open.csv");

  exos_test_open (window, file);
  set (window, 0.001, OWNER);
  wait_until_kept ();

  other = open_again (file);
  g_assert_cmpfloat (get_alpha (other), ==, 0.001);
  exos_test_window_free (other);
  exos_test_window_free (window);
}

/* The file that was shown before has its own. */
static void
test_each_file_has_its_own (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autoptr (GFile) one = write_file ("one.csv");
  g_autoptr (GFile) two =
      exos_test_write ("two.csv", "variant,users,conversions\ncontrol,500,50\ntreatment,500,60\n");

  exos_test_open (window, one);
  set (window, 0.01, "One");
  exos_test_settle (window);
  exos_test_open (window, two);
  g_assert_cmpfloat (get_alpha (window), ==, 0.05);
  set (window, 0.1, "Two");
  exos_test_window_free (window);

  window = open_again (one);
  g_assert_cmpstr (get_owner (window), ==, "One");
  exos_test_window_free (window);
  window = open_again (two);
  g_assert_cmpstr (get_owner (window), ==, "Two");
  exos_test_window_free (window);
}

static void
test_reading_again_keeps_undo (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (GFile) file = write_file ("again.csv");

  exos_test_open (window, file);
  set (window, 0.01, OWNER);
  exos_test_settle (window);
  exos_session_reload (session);
  exos_test_settle (window);
  g_assert_cmpfloat (get_alpha (window), ==, 0.01);
  exos_session_undo (session);
  exos_session_undo (session);
  g_assert_cmpfloat (get_alpha (window), ==, 0.05);
  exos_test_settle (window);
  exos_test_window_free (window);
}

static void
test_nothing_is_kept_without_memory (void)
{
  g_autoptr (GFile) file = NULL;

  exos_test_remember (FALSE);
  file = leave_settings ("forgotten.csv");
  exos_test_remember (TRUE);
  assert_nothing_comes_back (file);
}

static void
set_what_only_this_file_has (ExosWindow *window)
{
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  g_assert_true (exos_plan_add_guardrail (plan, "errors:lower:1:2", NULL));
  g_assert_true (exos_plan_set_split (plan, "control=1,treatment=1", NULL));
  exos_plan_set_control (plan, "treatment");
  exos_session_set_plan (session, plan, NULL);
}

static void
test_what_no_longer_fits_is_left_out (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autoptr (GFile) before = exos_test_write (
      "fit.csv", "variant,users,conversions,errors\ncontrol,9000,900,9\ntreatment,9001,990,9\n");
  g_autoptr (GFile) after = NULL;

  exos_test_open (window, before);
  set (window, 0.01, OWNER);
  set_what_only_this_file_has (window);
  exos_test_window_free (window);

  after = exos_test_write ("fit.csv", "variant,users,conversions\ncontrol,9000,900\nb,9001,990\n");
  window = open_again (after);

  ExosSession *session = exos_window_get_session (window);
  const ExosReport *report = exos_session_get_report (session);

  g_assert_cmpuint (exos_report_count_issues (report, EXOS_LEVEL_BLOCKED), ==, 0);
  g_assert_cmpfloat (report->plan->alpha, ==, 0.01);
  g_assert_cmpstr (get_owner (window), ==, OWNER);
  exos_session_undo (session);
  g_assert_cmpfloat (get_alpha (window), ==, 0.05);
  g_assert_false (exos_session_can_undo (session));
  exos_test_settle (window);
  exos_test_window_free (window);
}

static void
test_decision_brings_its_own (void)
{
  g_autoptr (GFile) file = leave_settings ("decided.csv");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  ExosWindow *window = exos_test_window_new ();

  plan->alpha = 0.1;
  g_ptr_array_add (files, file);
  exos_session_open_with (exos_window_get_session (window), files, plan, NULL);
  exos_test_settle (window);
  wait_for_memory ();
  g_assert_cmpfloat (get_alpha (window), ==, 0.1);
  g_assert_cmpstr (get_owner (window), ==, "");
  g_assert_null (exos_window_get_toast (window));
  exos_test_window_free (window);
}

/* Two windows of one file: neither disturbs the other. */
static void
test_last_window_wins (void)
{
  ExosWindow *one = exos_test_window_new ();
  ExosWindow *two = exos_test_window_new ();
  g_autoptr (GFile) file = write_file ("windows.csv");

  exos_test_open (one, file);
  exos_test_open (two, file);
  set (two, 0.02, "Two");
  set (one, 0.01, "One");
  exos_test_settle (one);
  exos_test_settle (two);
  exos_test_window_free (one);
  exos_test_window_free (two);

  one = open_again (file);
  g_assert_cmpstr (get_owner (one), ==, "Two");
  exos_test_window_free (one);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    GTestFunc func;
  } tests[] = {
    { "/drafts/settings-and-memo-come-back", test_settings_and_memo_come_back },
    { "/drafts/one-undo-begins-anew-for-good", test_one_undo_begins_anew_for_good },
    { "/drafts/nothing-is-kept-without-memory", test_nothing_is_kept_without_memory },
    { "/drafts/moved-file-is-known-by-its-content", test_moved_file_is_known_by_its_content },
    { "/drafts/kept-while-the-window-is-open", test_kept_while_the_window_is_open },
    { "/drafts/each-file-has-its-own", test_each_file_has_its_own },
    { "/drafts/reading-again-keeps-undo", test_reading_again_keeps_undo },
    { "/drafts/what-no-longer-fits-is-left-out", test_what_no_longer_fits_is_left_out },
    { "/drafts/decision-brings-its-own", test_decision_brings_its_own },
    { "/drafts/last-window-wins", test_last_window_wins },
  };

  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].func);
  return g_test_run ();
}
