// SPDX-License-Identifier: MIT
/* What the results show of segments and days. */
#include "card-fixture.h"

#include "ui/widgets/chart-view.h"

static gboolean
has_chart (GtkWidget *root)
{
  for (GtkWidget *it = gtk_widget_get_first_child (root); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    if (EXOS_IS_CHART_VIEW (it) || has_chart (it))
      return TRUE;
  return FALSE;
}

static void
test_segments (void)
{
  Fixture fixture;
  GtkWidget *card;

  exos_cards_open (&fixture, "sample_unit_rows.csv");
  card = exos_part (&fixture, "segments_card", 0);

  g_autofree char *texts = exos_test_texts (card);

  g_assert_true (has_chart (card));
  g_assert_nonnull (strstr (texts, "Segments (exploratory)"));
  g_assert_nonnull (strstr (texts, "android"));
  g_assert_nonnull (strstr (texts, "p (corrected)"));
  g_assert_nonnull (strstr (texts, "does not differ between segments by more than chance"));
  exos_fixture_close (&fixture);
}

static void
test_days (void)
{
  Fixture fixture;
  GtkWidget *card;

  exos_cards_open (&fixture, "sample_unit_rows.csv");
  card = exos_part (&fixture, "days_card", 0);

  g_autofree char *texts = exos_test_texts (card);

  g_assert_true (has_chart (card));
  g_assert_nonnull (strstr (texts, "Daily trend"));
  g_assert_nonnull (strstr (texts, "Over 7 days together"));
  g_assert_nonnull (strstr (texts, "stopping at the first good day causes false wins"));
  exos_fixture_close (&fixture);
}

static void
test_narrow_table_scrolls_by_keys (void)
{
  Fixture fixture;
  GtkWidget *table;
  GtkAdjustment *columns;

  exos_cards_open (&fixture, "sample_unit_rows.csv");
  table = exos_test_find (exos_part (&fixture, "segments_card", 0), GTK_TYPE_SCROLLED_WINDOW, NULL,
                          NULL);
  columns = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (table));
  g_assert_false (gtk_widget_get_focusable (table));
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 700);
  exos_test_wait (gtk_widget_get_focusable (table), 5000);
  g_assert_true (gtk_widget_grab_focus (table));
  exos_test_press (table, GDK_KEY_Right);
  g_assert_cmpfloat (gtk_adjustment_get_value (columns), >, 0.0);
  exos_test_press (table, GDK_KEY_Left);
  g_assert_cmpfloat (gtk_adjustment_get_value (columns), ==, 0.0);
  exos_fixture_close (&fixture);
}

/* Another file takes them away. */
static void
test_another_file (void)
{
  Fixture fixture;

  exos_cards_open (&fixture, "sample_unit_rows.csv");
  exos_test_open_sample (fixture.window, "sample_launch.csv");
  exos_test_settle (fixture.window);
  exos_window_show_page (fixture.window, EXOS_PAGE_RESULTS);
  exos_test_drain ();
  fixture.page = exos_window_get_page_widget (fixture.window, EXOS_PAGE_RESULTS);
  g_assert_false (gtk_widget_get_visible (exos_part (&fixture, "segments_card", 0)));
  g_assert_false (gtk_widget_get_visible (exos_part (&fixture, "days_expander", 0)));
  exos_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/segments-card/segments", test_segments);
  g_test_add_func ("/segments-card/days", test_days);
  g_test_add_func ("/segments-card/narrow-table-scrolls-by-keys",
                   test_narrow_table_scrolls_by_keys);
  g_test_add_func ("/segments-card/another-file", test_another_file);
  return g_test_run ();
}
