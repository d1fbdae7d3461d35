// SPDX-License-Identifier: MIT
/* What the window shows of a file while it is read, and what can be set meanwhile. */
#include "data/import-limits.h"
#include "reading-fixture.h"
#include "ui/experiment/column-header.h"
#include "ui/experiment/guardrail-list.h"
#include "ui/experiment/health-card.h"
#include "ui/reading-bar.h"
#include "ui/sidebar.h"

#define NOTE "The file is still being read. You can already say what its columns are;"

static void
test_first_rows_are_there_while_the_rest_is_read (Fixture *f, gconstpointer data)
{
  GtkWidget *page;

  open_head (f, LAUNCH);
  page = get_page (f, EXOS_PAGE_EXPERIMENT);
  g_assert_cmpint (exos_window_get_page (f->window), ==, EXOS_PAGE_EXPERIMENT);
  g_assert_true (exos_session_is_reading (f->session));
  assert_shows (page, NOTE);
  assert_shows (page, "slow.csv · first rows · 4 columns · UTF-8");
  assert_shows (page, "conversions");
  assert_shows (page, "10050");

  end_file (f);
  g_assert_cmpint (exos_window_get_page (f->window), ==, EXOS_PAGE_RESULTS);
  assert_shows_no (page, NOTE);
  assert_shows (page, "slow.csv · 2 rows · 4 columns · UTF-8");
}

/* The head would be enough for a verdict here, and must not give one. */
static void
test_head_is_no_verdict (Fixture *f, gconstpointer data)
{
  open_head (f, LAUNCH);
  g_assert_null (exos_session_get_report (f->session));
  g_assert_null (
      exos_test_find (get_page (f, EXOS_PAGE_EXPERIMENT), EXOS_TYPE_HEALTH_CARD, NULL, NULL));
  g_assert_null (
      exos_test_find (get_page (f, EXOS_PAGE_EXPERIMENT), EXOS_TYPE_GUARDRAIL_LIST, NULL, NULL));
  assert_shows_no (get_shown (f, EXOS_PAGE_EXPERIMENT), "Launch");
  assert_shows_no (exos_test_find (f->window, EXOS_TYPE_SIDEBAR, NULL, NULL), "Launch");

  exos_window_show_page (f->window, EXOS_PAGE_RESULTS);
  exos_test_drain ();
  assert_shows (get_shown (f, EXOS_PAGE_RESULTS), "No results yet");
  assert_shows (get_shown (f, EXOS_PAGE_RESULTS), "The file is still being read.");
  assert_shows (get_shown (f, EXOS_PAGE_MEMO), "The file is still being read.");
  g_assert_null (exos_test_find (get_shown (f, EXOS_PAGE_RESULTS), GTK_TYPE_BUTTON, NULL, NULL));
  end_file (f);
  assert_shows (get_shown (f, EXOS_PAGE_RESULTS), "Launch");
}

/* What is set on the first rows counts for the whole, is one step of undo, and keeps its place. */
static void
test_role_set_on_the_head_counts (Fixture *f, gconstpointer data)
{
  gpointer header; /* NULL once it is gone */

  open_head (f, LAUNCH);
  header = exos_test_find (get_page (f, EXOS_PAGE_EXPERIMENT), EXOS_TYPE_COLUMN_HEADER, NULL, NULL);
  g_object_add_weak_pointer (header, &header);
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_GUARDRAIL);
  set_role (f, "errors", EXOS_ROLE_IGNORE);
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_IGNORE);
  exos_test_wait (exos_plan_equal (exos_session_get_experiment_plan (f->session),
                                   exos_session_get_plan (f->session)),
                  5000);
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_IGNORE);

  end_file (f);
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_IGNORE);
  g_assert_cmpuint (exos_session_get_report (f->session)->experiment->n_metrics, ==, 0);
  g_assert_nonnull (header);
  g_object_remove_weak_pointer (header, &header);
  exos_session_undo (f->session);
  exos_test_settle (f->window);
  g_assert_cmpint (get_role (f, "errors"), ==, EXOS_ROLE_GUARDRAIL);
  g_assert_false (exos_session_can_undo (f->session));
}

/* Nobody is taken away from what they do; the verdict is told. */
static void
test_page_stays_when_something_was_set (Fixture *f, gconstpointer data)
{
  open_head (f, LAUNCH);
  set_role (f, "errors", EXOS_ROLE_IGNORE);
  end_file (f);
  g_assert_cmpint (exos_window_get_page (f->window), ==, EXOS_PAGE_EXPERIMENT);
  g_assert_cmpstr (exos_window_get_toast (f->window), ==, "The file is read: Launch");
}

static void
assert_is_empty (Fixture *f)
{
  g_assert_false (has_head (f));
  g_assert_false (exos_session_can_undo (f->session));
  g_assert_true (exos_window_is_empty (f->window));
  g_assert_cmpint (exos_window_get_page (f->window), ==, EXOS_PAGE_HOME);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, "ExperimentOS");
}

static void
test_cancel_leaves_an_empty_window (Fixture *f, gconstpointer data)
{
  open_head (f, LAUNCH);
  set_role (f, "errors", EXOS_ROLE_IGNORE);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.cancel-reading", NULL);
  g_assert_cmpstr (exos_window_get_toast (f->window), ==, "Reading cancelled");
  assert_is_empty (f);
  g_assert_cmpuint (exos_session_get_plan (f->session)->columns->len, ==, 0);
  end_file (f);
  assert_is_empty (f);
}

static void
test_failure_leaves_an_empty_window (Fixture *f, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (2 * EXOS_MAX_CELL_BYTES, 'x');

  open_head (f, LAUNCH);
  set_role (f, "errors", EXOS_ROLE_IGNORE);
  slow_file_write (&f->slow, endless);
  end_file (f);
  assert_is_empty (f);
  g_assert_nonnull (strstr (exos_window_get_notice (f->window), "slow.csv"));
}

/* A page that the person went to is not left. */
static void
test_cancel_stays_where_the_person_went (Fixture *f, gconstpointer data)
{
  open_head (f, LAUNCH);
  exos_window_show_page (f->window, EXOS_PAGE_MEMO);
  exos_session_cancel (f->session);
  g_assert_cmpint (exos_window_get_page (f->window), ==, EXOS_PAGE_MEMO);
}

static void
test_short_reading_shows_nothing_of_itself (Fixture *f, gconstpointer data)
{
  int n_heads = 0;
  int n_readings = 0;

  g_signal_connect_swapped (f->session, "head", G_CALLBACK (count), &n_heads);
  g_signal_connect_swapped (f->session, "reading", G_CALLBACK (count), &n_readings);
  exos_test_open_sample (f->window, "sample_launch.csv");
  g_assert_cmpint (n_heads, ==, 0);
  g_assert_cmpint (n_readings, ==, 2); /* began, ended */
}

/* The verdict of the file before stays, and stays whole, until the new one is there. */
static void
test_document_stays_while_another_is_read (Fixture *f, gconstpointer data)
{
  exos_test_open_sample (f->window, "sample_rollback.csv");
  exos_session_open (f->session, f->slow.file);
  slow_file_open (&f->slow);
  slow_file_write_head (&f->slow, LAUNCH);
  exos_test_wait (exos_session_reading_lasts (f->session), 5000);
  exos_test_drain ();
  g_assert_cmpint (exos_session_get_report (f->session)->decision.verdict, ==,
                   EXOS_VERDICT_ROLLBACK);
  g_assert_cmpint (exos_window_get_page (f->window), ==, EXOS_PAGE_RESULTS);
  end_file (f);
  g_assert_cmpint (exos_session_get_report (f->session)->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
}

static GtkWidget *
get_bar (Fixture *f)
{
  return exos_test_find (f->window, EXOS_TYPE_READING_BAR, NULL, NULL);
}

static gboolean
shows (gpointer root, const char *text)
{
  g_autofree char *texts = exos_test_texts (root);

  return strstr (texts, text) != NULL;
}

static GtkWidget *
find_role (GtkWidget *root, GtkAccessibleRole role)
{
  GtkWidget *found = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (root)) == role)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_role (child, role);
  return found;
}

/* Speech is not what is seen ten times a second. */
static void
test_screen_reader_is_told_seldom (Fixture *f, gconstpointer data)
{
  GtkWidget *spoken, *seen;
  g_autofree char *mismatch = NULL;

  exos_window_open (f->window, f->slow.file);
  slow_file_open (&f->slow);
  slow_file_write_head (&f->slow, LAUNCH);
  exos_test_wait (exos_session_reading_lasts (f->session), 5000);
  spoken = find_role (get_bar (f), GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  seen = exos_test_find (get_bar (f), GTK_TYPE_LABEL, "label", "Reading slow.csv…");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (seen), GTK_ACCESSIBLE_ROLE_NONE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (spoken), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Reading slow.csv…");

  slow_file_write_head (&f->slow, "");
  exos_test_wait (shows (get_bar (f), "131.1\u00a0kB"), 3000);
  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (spoken),
                                                 GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "");
  g_assert_nonnull (strstr (mismatch, "65.5\u00a0kB"));
}

static void
test_bar_tells_what_is_known (Fixture *f, gconstpointer data)
{
  exos_window_open (f->window, f->slow.file);
  assert_shows_no (get_bar (f), "Reading");
  slow_file_open (&f->slow);
  slow_file_write_head (&f->slow, LAUNCH);
  exos_test_wait (exos_session_reading_lasts (f->session), 5000);
  assert_shows (get_bar (f), "Reading slow.csv…");
  assert_shows (get_bar (f), "65.5\u00a0kB · "); /* of how many a pipe does not say */
  assert_shows_no (get_bar (f), " of ");
  assert_shows_no (get_bar (f), "left");
  end_file (f);
  assert_shows_no (get_bar (f), "Reading");
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  add ("first-rows-while-the-rest-is-read", test_first_rows_are_there_while_the_rest_is_read);
  add ("head-is-no-verdict", test_head_is_no_verdict);
  add ("role-set-on-the-head-counts", test_role_set_on_the_head_counts);
  add ("page-stays-when-something-was-set", test_page_stays_when_something_was_set);
  add ("cancel-leaves-an-empty-window", test_cancel_leaves_an_empty_window);
  add ("failure-leaves-an-empty-window", test_failure_leaves_an_empty_window);
  add ("cancel-stays-where-the-person-went", test_cancel_stays_where_the_person_went);
  add ("short-reading-shows-nothing-of-itself", test_short_reading_shows_nothing_of_itself);
  add ("document-stays-while-another-is-read", test_document_stays_while_another_is_read);
  add ("screen-reader-is-told-seldom", test_screen_reader_is_told_seldom);
  add ("bar-tells-what-is-known", test_bar_tells_what_is_known);
  return g_test_run ();
}
