// SPDX-License-Identifier: MIT
/* Files that are dropped on the window. */
#include "ui-fixture.h"
#include "ui/application.h"
#include "ui/widgets/drop-zone.h"

/* It is hidden while nothing hangs over the window. */
static GtkWidget *
find_zone (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = EXOS_IS_DROP_ZONE (child) ? child : find_zone (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
drop (ExosWindow *window, GType type, gpointer value)
{
  GtkWidget *zone = find_zone (GTK_WIDGET (window));
  g_auto (GValue) dropped = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&dropped, type);
  if (type == GDK_TYPE_FILE_LIST)
    g_value_set_boxed (&dropped, value);
  else
    g_value_set_object (&dropped, value);
  g_signal_emit_by_name (exos_drop_zone_get_target (EXOS_DROP_ZONE (zone)), "drop", &dropped, 10.0,
                         10.0, &is_taken);
  return is_taken;
}

static void
test_dropped_file_opens (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autoptr (GFile) file = exos_test_sample ("sample_rollback.csv");

  g_assert_true (drop (window, G_TYPE_FILE, file));
  exos_test_settle (window);
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "Roll back"));
  exos_test_window_free (window);
}

static gboolean
drop_two (ExosWindow *window, GFile *one, GFile *other)
{
  GFile *files[] = { other, one };
  GdkFileList *list = gdk_file_list_new_from_array (files, 2);
  const gboolean is_taken = drop (window, GDK_TYPE_FILE_LIST, list);

  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  return is_taken;
}

static void
test_dropped_parts_are_one_experiment (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (GFile) one = exos_test_write ("export-2.csv", "variant,users,conversions\n"
                                                           "control,10000,1200\n");
  g_autoptr (GFile) other = exos_test_write ("export-10.csv", "variant,users,conversions\n"
                                                              "treatment,10050,1320\n");

  g_assert_true (drop_two (window, one, other));
  exos_test_settle (window);
  g_assert_cmpuint (exos_session_get_files (session)->len, ==, 2);
  g_assert_cmpuint (exos_session_get_report (session)->experiment->n_arms, ==, 2);
  g_assert_cmpint (exos_session_get_report (session)->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "export-2.csv and 1 more"));
  exos_test_window_free (window);
}

/* Whoever meant two experiments gets them with one press. */
static void
test_files_that_are_no_parts_are_opened_each (void)
{
  ExosWindow *window = exos_test_window_new ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (GFile) one = exos_test_write ("one.csv", "variant,users,conversions\n"
                                                      "control,10000,1200\ntreatment,10050,1320\n");
  g_autoptr (GFile) other = exos_test_write ("two.csv", "variant,users,orders\n"
                                                        "control,10000,1200\nb,10050,1320\n");

  g_assert_true (drop_two (window, one, other));
  exos_test_settle (window);
  g_assert_cmpstr (exos_window_get_notice (window), ==,
                   "“one.csv” and “two.csv” are not parts of one table: column 3 is “conversions” "
                   "in the one and “orders” in the other.");
  g_assert_true (exos_window_is_empty (window));
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_BUTTON, "label", "Open Each by Itself"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-each", NULL);
  exos_test_settle (window);
  g_assert_cmpuint (exos_session_get_files (session)->len, ==, 1);
  g_assert_null (exos_window_get_notice (window));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (
                        gtk_window_get_application (GTK_WINDOW (window)))),
                    ==, 2);
  exos_test_window_free (window);
}

static void
test_dropped_spreadsheet_is_turned_away (void)
{
  ExosWindow *window = exos_test_window_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/report.xlsx");

  drop (window, G_TYPE_FILE, file);
  g_assert_true (exos_window_is_empty (window));
  g_assert_cmpstr (exos_window_get_toast (window), ==,
                   "“report.xlsx” is not a CSV file. Export it as CSV first.");
  exos_test_window_free (window);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/drop/dropped-file-opens", test_dropped_file_opens);
  g_test_add_func ("/drop/dropped-parts-are-one-experiment", test_dropped_parts_are_one_experiment);
  g_test_add_func ("/drop/files-that-are-no-parts-are-opened-each",
                   test_files_that_are_no_parts_are_opened_each);
  g_test_add_func ("/drop/dropped-spreadsheet-is-turned-away",
                   test_dropped_spreadsheet_is_turned_away);
  return g_test_run ();
}
