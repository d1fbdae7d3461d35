// SPDX-License-Identifier: MIT
/* A decision whose file is gone shows what was kept of it, and opens a file that is found. */
#include "decisions-fixture.h"
#include "ui/companion.h"
#include "ui/home/kept-decision.h"

static GtkWindow *
find_kept (ExosWindow *window)
{
  return exos_companion_find (EXOS_TYPE_KEPT_DECISION, window);
}

static void
open_at (GtkWindow *kept, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  exos_kept_decision_open (EXOS_KEPT_DECISION (kept), files);
}

/* Decides, takes the file away, and activates the decision: what was kept of it is shown. */
static GtkWindow *
show_gone (ExosWindow *window, const char *name, const char *reason)
{
  g_autofree char *file_name = g_strconcat (name, ".csv", NULL);
  g_autoptr (GFile) file = exos_test_write (file_name, data);
  GtkWidget *list;

  decide (name, reason);
  g_assert_true (g_file_delete (file, NULL, NULL));
  list = find_list (window);
  exos_test_wait (count_rows (list) == 1, 5000);
  activate_first (list);
  exos_test_wait (find_kept (window) != NULL, 5000);
  return find_kept (window);
}

static void
test_gone_file_shows_what_was_kept (void)
{
  static const char *const shown[] = { "Delta",
                                       "Decision: Rollback (owner)",
                                       REASON,
                                       "+1.13 pp",
                                       "99% CI",
                                       "Next actions",
                                       "Risks",
                                       "Significance level: 0.01",
                                       "Delta.csv",
                                       "SHA-256: ",
                                       "no longer at its place" };
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *kept = show_gone (window, "Delta", REASON);
  g_autofree char *texts = exos_test_texts (kept);

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (strstr (texts, shown[i]) == NULL)
      g_error ("no %s in: %s", shown[i], texts);
  g_assert_null (strstr (texts, "changed it since"));
  g_assert_null (exos_session_get_report (exos_window_get_session (window)));
  exos_test_window_free (window);
  clear ();
}

static void
test_found_file_opens_with_what_was_set (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *kept = show_gone (window, "Eta", REASON);
  g_autoptr (GFile) file = exos_test_write ("Elsewhere.csv", data);

  open_at (kept, file);
  exos_test_wait (exos_session_get_report (exos_window_get_session (window)) != NULL, 5000);
  exos_test_settle (window);
  exos_test_drain ();
  g_assert_null (find_kept (window));
  g_assert_null (exos_window_get_notice (window));
  g_assert_cmpfloat (exos_session_get_plan (exos_window_get_session (window))->alpha, ==, 0.01);
  exos_test_window_free (window);
  clear ();
}

static void
test_other_content_is_said (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *kept = show_gone (window, "Theta", NULL);
  g_autoptr (GFile) file = exos_test_write (
      "Other.csv", "variant,users,conversions\ncontrol,10000,1200\ntreatment,10050,1321\n");

  open_at (kept, file);
  exos_test_wait (exos_session_get_report (exos_window_get_session (window)) != NULL, 5000);
  exos_test_settle (window);
  exos_test_wait (exos_window_get_notice (window) != NULL, 5000);
  g_assert_nonnull (strstr (exos_window_get_notice (window), "not the data"));
  g_assert_cmpfloat (exos_session_get_plan (exos_window_get_session (window))->alpha, ==, 0.01);
  exos_test_window_free (window);
  clear ();
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  exos_test_remember (TRUE);
  g_test_add_func ("/kept-decision/gone-file-shows-what-was-kept",
                   test_gone_file_shows_what_was_kept);
  g_test_add_func ("/kept-decision/found-file-opens-with-what-was-set",
                   test_found_file_opens_with_what_was_set);
  g_test_add_func ("/kept-decision/other-content-is-said", test_other_content_is_said);
  return g_test_run ();
}
