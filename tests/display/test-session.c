// SPDX-License-Identifier: MIT
#include <glib/gstdio.h>

#include "ui-fixture.h"
#include "ui/session.h"

static void
count (int *n)
{
  (*n)++;
}

static void
keep_message (ExosSession *session, const GError *error, gpointer message)
{
  *(char **) message = g_strdup (error->message);
}

static ExosSession *
open_session (const char *sample)
{
  ExosSession *session = exos_session_new ();
  g_autoptr (GFile) file = exos_test_sample (sample);

  exos_session_open (session, file);
  exos_test_wait (!exos_session_is_reading (session), 5000);
  return session;
}

static ExosVerdict
verdict_of (ExosSession *session)
{
  return exos_session_get_report (session)->decision.verdict;
}

static void
set_split (ExosSession *session, const char *split)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  g_autoptr (GError) error = NULL;

  g_assert_true (exos_plan_set_split (plan, split, &error));
  exos_session_set_plan (session, plan, "split");
}

static void
settle (ExosSession *session)
{
  exos_test_wait (!exos_session_is_stale (session), 5000);
}

static void
test_file_becomes_a_verdict (void)
{
  g_autoptr (ExosSession) session = open_session ("sample_launch.csv");
  g_autofree char *title = exos_session_dup_title (session);

  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpstr (title, ==, "sample_launch");
}

static void
test_setting_changes_the_verdict_and_undo_restores_it (void)
{
  g_autoptr (ExosSession) session = open_session ("sample_launch.csv");
  int n_decided = 0;

  g_signal_connect_swapped (session, "decided", G_CALLBACK (count), &n_decided);
  set_split (session, "90:10");
  g_assert_true (exos_session_is_stale (session));
  settle (session);
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_HOLD);
  exos_session_undo (session);
  settle (session);
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_LAUNCH);
  exos_session_redo (session);
  settle (session);
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_HOLD);
  g_assert_cmpint (n_decided, ==, 3);
}

static void
test_newest_setting_wins (void)
{
  g_autoptr (ExosSession) session = open_session ("sample_launch.csv");

  for (int i = 0; i < 20; i++)
    set_split (session, i % 2 == 0 ? "90:10" : "50:50.1");
  settle (session);
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_LAUNCH);
}

static void
test_typing_is_one_step_of_undo (void)
{
  g_autoptr (ExosSession) session = open_session ("sample_launch.csv");

  for (gsize n = 1; n <= 5; n++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
      g_autofree char *name = g_strndup ("Hello", n);

      exos_plan_set_name (plan, name);
      exos_session_set_plan (session, plan, "name");
    }
  g_assert_cmpstr (exos_session_get_plan (session)->name, ==, "Hello");
  exos_session_undo (session);
  g_assert_null (exos_session_get_plan (session)->name);
  g_assert_false (exos_session_can_undo (session));
}

static void
test_unreadable_file_leaves_the_old_one (void)
{
  g_autoptr (ExosSession) session = open_session ("sample_launch.csv");
  g_autoptr (GFile) missing = exos_test_sample ("no such file.csv");
  g_autofree char *message = NULL;

  g_signal_connect (session, "failed", G_CALLBACK (keep_message), &message);
  exos_session_open (session, missing);
  exos_test_wait (!exos_session_is_reading (session), 5000);
  g_assert_cmpstr (message, ==,
                   "Could not open “no such file.csv”. The file was moved or deleted.");
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_LAUNCH);
}

static void
test_cancelled_reading_leaves_the_old_file (void)
{
  g_autoptr (ExosSession) session = open_session ("sample_launch.csv");
  g_autoptr (GFile) other = exos_test_sample ("sample_rollback.csv");

  exos_session_open (session, other);
  exos_session_cancel (session);
  g_assert_false (exos_session_is_reading (session));
  exos_test_drain ();
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_LAUNCH);
}

static void
test_disposed_while_reading (void)
{
  ExosSession *session = exos_session_new ();
  g_autoptr (GFile) file = exos_test_sample ("sample_launch.csv");
  gpointer watched = session;

  g_object_add_weak_pointer (G_OBJECT (session), &watched);
  exos_session_open (session, file);
  g_object_run_dispose (G_OBJECT (session));
  g_object_unref (session);
  exos_test_wait (watched == NULL, 5000);
}

static void
test_reload_keeps_what_was_set (void)
{
  g_autoptr (ExosSession) session = exos_session_new ();
  g_autoptr (GFile) file = exos_test_write ("reload.csv", "variant,users,conversions\n"
                                                          "control,10000,1200\n"
                                                          "treatment,10050,1320\n");

  exos_session_open (session, file);
  exos_test_wait (exos_session_get_report (session) != NULL, 5000);
  set_split (session, "40:60");
  settle (session);
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_HOLD);
  exos_session_reload (session);
  exos_test_wait (!exos_session_is_reading (session), 5000);
  settle (session);
  g_assert_cmpuint (exos_session_get_plan (session)->split->len, ==, 2);
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_HOLD);
}

static void
test_change_on_disk_is_noticed_once (void)
{
  g_autoptr (ExosSession) session = exos_session_new ();
  g_autoptr (GFile) file = exos_test_write ("watched.csv", "variant,users,conversions\n"
                                                           "control,10000,1200\n"
                                                           "treatment,10050,1320\n");
  int n_changes = 0;

  exos_session_open (session, file);
  exos_test_wait (exos_session_get_report (session) != NULL, 5000);
  g_signal_connect_swapped (session, "disk-changed", G_CALLBACK (count), &n_changes);
  for (gint64 end = g_get_monotonic_time () + 200000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (exos_test_write ("watched.csv", "variant,users,conversions\n"
                                                  "control,10000,1200\n"
                                                  "treatment,10050,1100\n"));
  exos_test_wait (n_changes > 0, 10000);
  g_assert_cmpint (n_changes, ==, 1);
}

/* Whichever part changes. */
static void
test_every_part_is_watched (void)
{
  g_autoptr (ExosSession) session = exos_session_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  int n_changes = 0;

  g_ptr_array_add (files, exos_test_write ("w-1.csv", "variant,users,conversions\n"
                                                      "control,10000,1200\n"));
  g_ptr_array_add (files, exos_test_write ("w-2.csv", "treatment,10050,1320\n"));
  exos_session_open_files (session, files);
  exos_test_wait (exos_session_get_report (session) != NULL, 5000);
  g_assert_cmpint (verdict_of (session), ==, EXOS_VERDICT_LAUNCH);
  g_signal_connect_swapped (session, "disk-changed", G_CALLBACK (count), &n_changes);
  for (gint64 end = g_get_monotonic_time () + 200000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (exos_test_write ("w-2.csv", "treatment,10050,1100\n"));
  exos_test_wait (n_changes > 0, 10000);
  exos_session_reload (session);
  exos_test_wait (!exos_session_is_reading (session), 5000);
  g_assert_cmpint (verdict_of (session), !=, EXOS_VERDICT_LAUNCH);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/session/file-becomes-a-verdict", test_file_becomes_a_verdict);
  g_test_add_func ("/session/setting-changes-the-verdict-and-undo-restores-it",
                   test_setting_changes_the_verdict_and_undo_restores_it);
  g_test_add_func ("/session/newest-setting-wins", test_newest_setting_wins);
  g_test_add_func ("/session/typing-is-one-step-of-undo", test_typing_is_one_step_of_undo);
  g_test_add_func ("/session/unreadable-file-leaves-the-old-one",
                   test_unreadable_file_leaves_the_old_one);
  g_test_add_func ("/session/cancelled-reading-leaves-the-old-file",
                   test_cancelled_reading_leaves_the_old_file);
  g_test_add_func ("/session/disposed-while-reading", test_disposed_while_reading);
  g_test_add_func ("/session/reload-keeps-what-was-set", test_reload_keeps_what_was_set);
  g_test_add_func ("/session/change-on-disk-is-noticed-once", test_change_on_disk_is_noticed_once);
  g_test_add_func ("/session/every-part-is-watched", test_every_part_is_watched);
  return g_test_run ();
}
