// SPDX-License-Identifier: MIT
/* Settings that cannot be kept are said once, and disturb nothing. */
#include <glib/gstdio.h>

#include "ui-fixture.h"

static void
set_alpha (ExosWindow *window, double alpha)
{
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  plan->alpha = alpha;
  exos_session_set_plan (session, plan, NULL);
}

static ExosWindow *
open_file (GFile *file)
{
  ExosWindow *window = exos_test_window_new ();

  exos_test_open (window, file);
  return window;
}

/* Until what is set has been tried to be kept. */
static void
wait_until_tried (void)
{
  const gint64 end = g_get_monotonic_time () + 1500 * G_TIME_SPAN_MILLISECOND;
  const guint tick = g_timeout_add (5, exos_test_tick, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

static void
test_history_that_cannot_be_written_is_said_once (void)
{
  g_autoptr (GFile) file =
      exos_test_write ("a.csv", "variant,users,conversions\ncontrol,9000,900\nb,9001,990\n");
  ExosWindow *window = open_file (file);

  set_alpha (window, 0.01);
  exos_test_wait (exos_window_get_notice (window) != NULL, 5000);
  g_assert_nonnull (strstr (exos_window_get_notice (window), "cannot be kept for the next time"));
  g_assert_cmpfloat (exos_session_get_report (exos_window_get_session (window))->plan->alpha, ==,
                     0.01);
  exos_window_dismiss_notice (window);
  exos_test_window_free (window);

  window = open_file (file);
  set_alpha (window, 0.02);
  wait_until_tried ();
  g_assert_null (exos_window_get_notice (window));
  exos_test_settle (window);
  exos_test_window_free (window);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;

  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  folder = g_build_filename (g_get_user_data_dir (), "experimentos", NULL);
  g_assert_true (g_file_set_contents (folder, "no folder", -1, NULL));
  g_test_add_func ("/drafts/history-that-cannot-be-written-is-said-once",
                   test_history_that_cannot_be_written_is_said_once);
  return g_test_run ();
}
