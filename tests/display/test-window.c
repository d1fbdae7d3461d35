// SPDX-License-Identifier: MIT
#include <string.h>

#include "ui-fixture.h"
#include "ui/application.h"
#include "ui/results/verdict-banner.h"
#include "ui/widgets/chart-view.h"

/* Where a file leads, and what the window says of it. */
typedef struct
{
  const char *path;
  const char *sample;
  ExosPageId page;
  const char *word; /* on the page */
} Landing;

static const Landing landings[] = {
  { "/window/launch-lands-on-results", "sample_launch.csv", EXOS_PAGE_RESULTS, "Launch" },
  { "/window/split-warning-lands-on-results", "sample_srm_warning.csv", EXOS_PAGE_RESULTS,
    "Hold — check the traffic split" },
  { "/window/severe-guardrail-lands-on-results", "sample_guardrail_worsened.csv", EXOS_PAGE_RESULTS,
    "Roll back" },
  { "/window/blocked-file-lands-where-it-is-mended", "sample_blocked.csv", EXOS_PAGE_EXPERIMENT,
    NULL },
};

static void
test_landing (gconstpointer data)
{
  const Landing *landing = data;
  ExosWindow *window = exos_test_window_new ();

  exos_test_open_sample (window, landing->sample);
  g_assert_cmpint (exos_window_get_page (window), ==, landing->page);
  if (landing->word != NULL)
    g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", landing->word));
  exos_test_window_free (window);
}

/* What is not said takes no room. */
static void
test_bars_take_no_room_when_silent (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWidget *page;
  graphene_rect_t area;

  exos_test_open_sample (window, "sample_launch.csv");
  exos_test_drain ();
  page = exos_window_get_page_widget (window, EXOS_PAGE_RESULTS);
  g_assert_true (gtk_widget_compute_bounds (
      page, gtk_widget_get_parent (gtk_widget_get_parent (page)), &area));
  g_assert_cmpfloat (area.origin.y, ==, 0);
  exos_test_window_free (window);
}

static void
test_blocked_hides_numbers (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autofree char *texts = NULL;

  exos_test_open_sample (window, "sample_blocked.csv");
  exos_window_show_page (window, EXOS_PAGE_RESULTS);
  exos_test_drain ();
  texts = exos_test_texts (exos_window_get_page_widget (window, EXOS_PAGE_RESULTS));
  g_assert_nonnull (strstr (texts, "Not shown"));
  g_assert_null (strstr (texts, " pp"));
  g_assert_null (strstr (texts, "p = "));
  g_assert_null (exos_test_find (exos_window_get_page_widget (window, EXOS_PAGE_RESULTS),
                                 EXOS_TYPE_CHART_VIEW, NULL, NULL));
  exos_test_window_free (window);
}

static void
test_pages_without_a_file_say_so (void)
{
  static const struct
  {
    ExosPageId page;
    const char *title;
  } empty[] = {
    { EXOS_PAGE_HOME, "Turn an A/B test CSV into a decision" },
    { EXOS_PAGE_EXPERIMENT, "Open a CSV to start" },
    { EXOS_PAGE_RESULTS, "No results yet" },
    { EXOS_PAGE_MEMO, "No memo yet" },
  };
  ExosWindow *window = exos_test_window_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      exos_window_show_page (window, empty[i].page);
      exos_test_drain ();
      g_assert_nonnull (exos_test_find (exos_window_get_page_widget (window, empty[i].page),
                                        GTK_TYPE_LABEL, "label", empty[i].title));
    }
  exos_test_window_free (window);
}

static void
test_unreadable_file_is_said_in_the_window (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autoptr (GFile) file = exos_test_sample ("missing.csv");

  exos_test_open (window, file);
  g_assert_cmpstr (exos_window_get_notice (window), ==,
                   "Could not open “missing.csv”. The file was moved or deleted.");
  g_assert_true (exos_window_is_empty (window));
  exos_test_window_free (window);
}

static void
test_changed_decision_offers_undo (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = NULL;

  exos_test_open_sample (window, "sample_launch.csv");
  plan = exos_plan_copy (exos_session_get_plan (session));
  g_assert_true (exos_plan_set_split (plan, "90:10", NULL));
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);
  g_assert_cmpstr (exos_window_get_toast (window), ==, "Decision changed: Launch → Hold");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  exos_test_settle (window);
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "Launch"));
  exos_test_window_free (window);
}

static void
test_window_is_as_narrow_as_a_telephone (void)
{
  ExosWindow *window = exos_test_window_new ();

  exos_test_open_sample (window, "sample_several_treatments.csv");
  for (int page = 0; page < EXOS_N_PAGES; page++)
    {
      int minimum;

      exos_window_show_page (window, (ExosPageId) page);
      exos_test_drain ();
      gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
      for (int i = 0; i < 5; i++)
        gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_test_message ("%s: %d", exos_page_name ((ExosPageId) page), minimum);
      g_assert_cmpint (minimum, <=, 372); /* with the borders that the window manager gets */
    }
  exos_test_window_free (window);
}

static void
test_shortcuts_lead_to_pages (void)
{
  ExosWindow *window = exos_test_window_new ();

  for (int page = 0; page < EXOS_N_PAGES; page++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s",
                                  exos_page_name ((ExosPageId) page));
      g_assert_cmpint (exos_window_get_page (window), ==, page);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-page", NULL);
  g_assert_cmpint (exos_window_get_page (window), ==, EXOS_PAGE_RESULTS);
  exos_test_window_free (window);
}

/* Tab comes to an end and begins anew; it never stays where it is. */
static void
test_tab_goes_round (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWidget *before = NULL;

  exos_test_open_sample (window, "sample_launch.csv");
  for (int page = 0; page < EXOS_N_PAGES; page++)
    {
      exos_window_show_page (window, (ExosPageId) page);
      exos_test_drain ();
      for (int i = 0; i < 60; i++)
        {
          gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
          g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != before);
          before = gtk_window_get_focus (GTK_WINDOW (window));
          g_assert_cmpint (exos_window_get_page (window), ==, page);
        }
    }
  exos_test_window_free (window);
}

static void
test_charts_speak (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWidget *chart;

  exos_test_open_sample (window, "sample_launch.csv");
  chart = exos_test_find (window, EXOS_TYPE_CHART_VIEW, NULL, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Confidence interval chart of the conversion difference");
  exos_test_window_free (window);
}

static void
test_closed_while_reading (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autoptr (GFile) file = exos_test_sample ("sample_launch.csv");

  exos_window_open (window, file);
  exos_test_window_free (window);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (landings); i++)
    g_test_add_data_func (landings[i].path, &landings[i], test_landing);
  g_test_add_func ("/window/bars-take-no-room-when-silent", test_bars_take_no_room_when_silent);
  g_test_add_func ("/window/blocked-hides-numbers", test_blocked_hides_numbers);
  g_test_add_func ("/window/pages-without-a-file-say-so", test_pages_without_a_file_say_so);
  g_test_add_func ("/window/unreadable-file-is-said-in-the-window",
                   test_unreadable_file_is_said_in_the_window);
  g_test_add_func ("/window/changed-decision-offers-undo", test_changed_decision_offers_undo);
  g_test_add_func ("/window/window-is-as-narrow-as-a-telephone",
                   test_window_is_as_narrow_as_a_telephone);
  g_test_add_func ("/window/shortcuts-lead-to-pages", test_shortcuts_lead_to_pages);
  g_test_add_func ("/window/tab-goes-round", test_tab_goes_round);
  g_test_add_func ("/window/charts-speak", test_charts_speak);
  g_test_add_func ("/window/closed-while-reading", test_closed_while_reading);
  return g_test_run ();
}
