// SPDX-License-Identifier: MIT
/* Files with a row an event on New Experiment: what decides, when the experiment started, and what
 * the columns of a file that was guessed wrongly are. */
#include "experiment-fixture.h"
#include "memo/doc.h"
#include "ui/experiment/column-changes.h"

static const char *
get_primary (const Fixture *f)
{
  return exos_report_of (f)->experiment->primary;
}

static void
choose_primary (const Fixture *f, const char *name)
{
  GtkDropDown *metrics = exos_part (f, "metrics", 0);
  GListModel *model = gtk_drop_down_get_model (metrics);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), name))
        {
          gtk_drop_down_set_selected (metrics, i);
          return;
        }
    }
  g_error ("no metric “%s”", name);
}

static void
test_every_event_can_decide_and_the_former_again (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_events.csv");
  g_assert_cmpstr (get_primary (&f), ==, "purchase");
  choose_primary (&f, "add_to_cart");
  g_assert_cmpstr (get_primary (&f), ==, "add_to_cart");
  choose_primary (&f, "purchase");
  g_assert_cmpstr (get_primary (&f), ==, "purchase");
  choose_primary (&f, "value");
  g_assert_cmpint (exos_report_of (&f)->measure, ==, EXOS_MEASURE_MEAN);
  exos_undo_of (&f);
  exos_undo_of (&f);
  g_assert_cmpstr (get_primary (&f), ==, "add_to_cart");
  exos_fixture_close (&f);
}

static void
test_results_name_the_event (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_events.csv");

  g_autofree char *texts =
      exos_test_texts (exos_window_get_page_widget (f.window, EXOS_PAGE_RESULTS));

  g_assert_nonnull (strstr (texts, "Primary metric: purchase"));
  g_assert_nonnull (strstr (texts, "‘purchase’ rose by 13.48 pp"));
  exos_fixture_close (&f);
}

static void
test_card_tells_rows_users_and_own_columns (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_events.csv");

  g_autofree char *texts = exos_test_texts (f.page);

  g_assert_nonnull (strstr (texts, "1,913 rows, one per event · 460 users · 5 columns"));
  g_assert_nonnull (strstr (texts, "made of events"));
  g_assert_cmpint (exos_role_in_force (f.session, 1), ==, EXOS_ROLE_TIME);
  exos_fixture_close (&f);
}

static gboolean
start_is_shown (const Fixture *f)
{
  GtkWidget *start = exos_part (f, "start", 0);

  return gtk_widget_get_visible (start);
}

static void
enter_start (const Fixture *f, const char *text)
{
  GtkWidget *time = exos_part (f, "time", 0);

  gtk_editable_set_text (GTK_EDITABLE (time), text);
  g_signal_emit_by_name (time, "activate");
}

static void
test_start_is_set_and_undone (void)
{
  Fixture f;
  GDate *first;

  exos_fixture_open_sample (&f, "sample_events.csv");
  g_assert_true (start_is_shown (&f));
  enter_start (&f, "2026-05-04");
  first = (GDate *) &exos_report_of (&f)->experiment->first_day;
  g_assert_cmpint (g_date_get_day (first), ==, 4);
  g_assert_cmpstr (exos_session_get_plan (f.session)->start, ==, "2026-05-04");
  first = (GDate *) &exos_undo_of (&f)->experiment->first_day;
  g_assert_cmpint (g_date_get_day (first), ==, 1);
  g_assert_null (exos_session_get_plan (f.session)->start);
  exos_fixture_close (&f);
}

static void
test_start_that_is_none_is_not_taken_over (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_events.csv");
  enter_start (&f, "yesterday");
  exos_report_of (&f);
  g_assert_null (exos_session_get_plan (f.session)->start);
  g_assert_false (exos_session_can_undo (f.session));
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "problem", 0)));
  exos_fixture_close (&f);
}

static void
test_start_is_for_events_alone (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  g_assert_false (start_is_shown (&f));
  exos_fixture_close (&f);
}

/* Ids, groups and what the rest is has to be said. */
static void
test_roles_make_it_a_file_of_events (void)
{
  g_autoptr (GString) text = g_string_new ("user_id,variant,what,at\n");
  Fixture f;

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, "u%d,%s,%s,2026-05-%02dT10:00:00Z\n", i / 3,
                            i / 3 % 2 == 0 ? "control" : "treatment",
                            i % 3 == 0   ? "view"
                            : i % 7 == 0 ? "purchase"
                                         : "cart",
                            1 + i % 9);
  exos_fixture_open_text (&f, text->str);
  g_assert_cmpint (exos_session_get_experiment (f.session)->source.shape, !=, EXOS_SHAPE_EVENTS);
  exos_change_role (f.session, 2, EXOS_ROLE_EVENT);
  exos_report_of (&f);
  exos_change_role (f.session, 3, EXOS_ROLE_TIME);
  g_assert_cmpint (exos_report_of (&f)->experiment->source.shape, ==, EXOS_SHAPE_EVENTS);
  g_assert_cmpstr (get_primary (&f), ==, "purchase");
  g_assert_cmpint (exos_role_in_force (f.session, 2), ==, EXOS_ROLE_EVENT);
  g_assert_cmpint (exos_role_in_force (f.session, 3), ==, EXOS_ROLE_TIME);
  g_assert_true (start_is_shown (&f));
  exos_fixture_close (&f);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/events/every-event-can-decide-and-the-former-again",
                   test_every_event_can_decide_and_the_former_again);
  g_test_add_func ("/events/results-name-the-event", test_results_name_the_event);
  g_test_add_func ("/events/card-tells-rows-users-and-own-columns",
                   test_card_tells_rows_users_and_own_columns);
  g_test_add_func ("/events/start-is-set-and-undone", test_start_is_set_and_undone);
  g_test_add_func ("/events/start-that-is-none-is-not-taken-over",
                   test_start_that_is_none_is_not_taken_over);
  g_test_add_func ("/events/start-is-for-events-alone", test_start_is_for_events_alone);
  g_test_add_func ("/events/roles-make-it-a-file-of-events", test_roles_make_it_a_file_of_events);
  return g_test_run ();
}
