// SPDX-License-Identifier: MIT
/* The plan of looks on New Experiment, and the card of looks on Results. */
#include "card-fixture.h"

/* What is folded away is not there. */
static void
open_unfolded (Fixture *f, const char *sample)
{
  exos_fixture_open_sample (f, sample);
  gtk_expander_set_expanded (exos_part (f, "looks_expander", 0), TRUE);
  exos_test_drain ();
}

static GtkWidget *
record (const Fixture *f)
{
  return exos_part (f, "record", 0);
}

static void
choose_monitoring (const Fixture *f, ExosMonitoring monitoring)
{
  gtk_drop_down_set_selected (exos_part (f, "when", 0), monitoring);
  exos_report_of (f);
}

static void
plan_users (const Fixture *f, double users)
{
  gtk_spin_button_set_value (exos_part (f, "planned", 0), users);
  exos_report_of (f);
}

static guint
count_rows (const Fixture *f)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (exos_part (f, "rows", 1)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/* Folded away, as the page is calm without it. */
static void
test_section_is_folded (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  g_assert_false (gtk_expander_get_expanded (exos_part (&f, "looks_expander", 0)));
  g_assert_cmpint (exos_report_of (&f)->plan->monitoring, ==, EXOS_MONITORING_FIXED);
  exos_fixture_close (&f);
}

static void
test_look_is_recorded_once_and_undone (void)
{
  Fixture f;

  open_unfolded (&f, "sample_launch.csv");
  g_assert_true (gtk_widget_get_sensitive (record (&f)));
  g_signal_emit_by_name (record (&f), "clicked");
  g_assert_true (exos_plan_has_look (exos_report_of (&f)->plan, 20050));
  g_assert_cmpuint (count_rows (&f), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (record (&f)));
  g_signal_emit_by_name (record (&f), "clicked");
  g_assert_cmpuint (exos_report_of (&f)->plan->looks->len, ==, 1);

  g_assert_cmpuint (exos_undo_of (&f)->plan->looks->len, ==, 0);
  g_assert_cmpuint (count_rows (&f), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (record (&f)));
  exos_fixture_close (&f);
}

static void
test_look_can_be_forgotten (void)
{
  Fixture f;
  g_autoptr (ExosPlan) plan = NULL;

  open_unfolded (&f, "sample_launch.csv");
  plan = exos_plan_copy (exos_session_get_plan (f.session));
  exos_plan_add_look (plan, 5000);
  exos_plan_add_look (plan, 8000);
  exos_session_set_plan (f.session, plan, NULL);
  exos_report_of (&f);
  g_assert_cmpuint (count_rows (&f), ==, 2);

  GtkWidget *first = gtk_widget_get_first_child (exos_part (&f, "rows", 1));

  g_signal_emit_by_name (gtk_widget_get_last_child (first), "clicked");
  g_assert_false (exos_plan_has_look (exos_report_of (&f)->plan, 5000));
  g_assert_true (exos_plan_has_look (exos_report_of (&f)->plan, 8000));
  g_assert_cmpuint (count_rows (&f), ==, 1);
  exos_fixture_close (&f);
}

static void
test_plan_reaches_the_report (void)
{
  Fixture f;

  open_unfolded (&f, "sample_launch.csv");
  choose_monitoring (&f, EXOS_MONITORING_OBF);
  plan_users (&f, 40000);

  const ExosReport *report = exos_report_of (&f);

  g_assert_cmpuint (report->plan->planned_users, ==, 40000);
  g_assert_cmpstr (report->decision.rule->code, ==, "EARLY");
  g_assert_cmpstr (exos_undo_of (&f)->decision.rule->code, !=, "EARLY");
  g_assert_cmpint (exos_undo_of (&f)->plan->monitoring, ==, EXOS_MONITORING_FIXED);
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "when", 0)), ==, 0);
  exos_fixture_close (&f);
}

/* How many looks are planned matters when there is more than one, and can be undone. */
static void
test_steps_reach_the_report (void)
{
  Fixture f;

  open_unfolded (&f, "sample_launch.csv");
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "steps_box", 0)));
  choose_monitoring (&f, EXOS_MONITORING_POCOCK);
  plan_users (&f, 40000);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "steps_box", 0)));
  gtk_spin_button_set_value (exos_part (&f, "steps", 0), 4);
  g_assert_cmpuint (exos_report_of (&f)->plan->planned_looks, ==, 4);
  g_assert_cmpuint (exos_undo_of (&f)->plan->planned_looks, ==, 0);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (exos_part (&f, "steps", 0)), ==, 0);
  exos_fixture_close (&f);
}

static void
test_blocked_data_is_no_look (void)
{
  Fixture f;

  open_unfolded (&f, "sample_blocked.csv");
  g_assert_false (gtk_widget_get_sensitive (record (&f)));
  exos_fixture_close (&f);
}

static gboolean
shows_card (Fixture *f)
{
  f->page = exos_window_get_page_widget (f->window, EXOS_PAGE_RESULTS);
  exos_window_show_page (f->window, EXOS_PAGE_RESULTS);
  exos_test_drain ();
  return gtk_widget_get_visible (exos_part (f, "looks_card", 0));
}

/* Only a plan of looks, or looks that were taken, have a card. */
static void
test_card_is_there_with_looks_only (void)
{
  Fixture f;

  open_unfolded (&f, "sample_launch.csv");
  g_assert_false (shows_card (&f));
  f.page = exos_window_get_page_widget (f.window, EXOS_PAGE_EXPERIMENT);
  choose_monitoring (&f, EXOS_MONITORING_ANY);
  g_assert_true (shows_card (&f));

  g_autofree char *texts = exos_test_texts (exos_part (&f, "looks_card", 0));

  g_assert_nonnull (strstr (texts, "within the boundary"));
  exos_fixture_close (&f);
}

/* Said under the verdict alone, and in the card again once looks are allowed for. */
static void
test_notice_says_what_peeking_does (void)
{
  Fixture f;
  g_autoptr (ExosPlan) plan = NULL;

  open_unfolded (&f, "sample_launch.csv");
  plan = exos_plan_copy (exos_session_get_plan (f.session));
  exos_plan_add_look (plan, 10000);
  exos_session_set_plan (f.session, plan, NULL);
  exos_report_of (&f);
  g_assert_false (shows_card (&f));
  exos_test_wait (gtk_widget_get_visible (exos_part (&f, "peeking_notice", 0)), 5000);

  g_autofree char *notice = exos_test_texts (exos_part (&f, "peeking_notice", 0));

  g_assert_nonnull (strstr (notice, "from 5% to about 8.3%"));
  f.page = exos_window_get_page_widget (f.window, EXOS_PAGE_EXPERIMENT);
  choose_monitoring (&f, EXOS_MONITORING_ANY);
  g_assert_true (shows_card (&f));

  g_autofree char *card = exos_test_texts (exos_part (&f, "looks_card", 0));

  g_assert_nonnull (strstr (card, "8.3% of experiments without an effect"));
  exos_fixture_close (&f);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/looks/section-is-folded", test_section_is_folded);
  g_test_add_func ("/looks/look-is-recorded-once-and-undone",
                   test_look_is_recorded_once_and_undone);
  g_test_add_func ("/looks/look-can-be-forgotten", test_look_can_be_forgotten);
  g_test_add_func ("/looks/plan-reaches-the-report", test_plan_reaches_the_report);
  g_test_add_func ("/looks/steps-reach-the-report", test_steps_reach_the_report);
  g_test_add_func ("/looks/blocked-data-is-no-look", test_blocked_data_is_no_look);
  g_test_add_func ("/looks/card-is-there-with-looks-only", test_card_is_there_with_looks_only);
  g_test_add_func ("/looks/notice-says-what-peeking-does", test_notice_says_what_peeking_does);
  return g_test_run ();
}
