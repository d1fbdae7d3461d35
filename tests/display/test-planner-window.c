// SPDX-License-Identifier: MIT
/* Planning an experiment: where the window comes from, and what it is filled with. */
#include "planner-fixture.h"

#include <string.h>

#include "memo/words-design.h"
#include "ui/defaults.h"

#define UNDECIDED               \
  "variant,users,conversions\n" \
  "control,5003,600\n"          \
  "treatment,5003,640\n"

static ExosWindow *
open_undecided (void)
{
  g_autoptr (GFile) file = exos_test_write ("undecided.csv", UNDECIDED);
  ExosWindow *window = exos_test_window_new ();

  exos_test_open (window, file);
  return window;
}

/* The rate of the file has more decimals than are shown, and the plan has all of them. */
static void
test_filled_from_the_experiment (void)
{
  ExosWindow *window = open_undecided ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  GtkWindow *planner;

  plan->smallest_effect = (ExosRatio) { 1, 1000 };
  plan->daily_users = 1234;
  plan->power = 0.9;
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);

  const ExosReportPower power = exos_report_power (exos_session_get_report (session), 0);
  g_autofree char *needed = exos_words_users_needed (&power.design, &power.needed);

  planner = open_planner (window);
  assert_line (planner, "answer", needed);
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "effect")), ==, "0.10");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "power")), ==, "90");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "users")), ==, "5003");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "daily")), ==, "1234");
  exos_test_window_free (window);
}

static void
test_includes_the_looks_of_the_plan (void)
{
  ExosWindow *window = open_undecided ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));

  plan->smallest_effect = (ExosRatio) { 1, 100 };
  plan->monitoring = EXOS_MONITORING_POCOCK;
  plan->planned_users = 20012;
  plan->planned_looks = 4;
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);

  const ExosReportPower power = exos_report_power (exos_session_get_report (session), 0);
  g_autofree char *needed = exos_words_users_needed (&power.design, &power.needed);
  g_autofree char *looks = exos_words_design_looks (&power.design);
  GtkWindow *planner = open_planner (window);

  g_assert_true (g_str_has_prefix (looks, "Includes 3 planned looks (Pocock-like): 1.1"));
  assert_line (planner, "answer", needed);
  assert_line (planner, "note", looks);
  exos_test_window_free (window);
}

/* What is said on New Experiment is in the banner's first action, and can be undone. */
static void
test_users_a_day_are_a_setting (void)
{
  Fixture f;
  g_autoptr (ExosPlan) plan = NULL;

  exos_fixture_open_text (&f, UNDECIDED);
  plan = exos_plan_copy (exos_session_get_plan (f.session));
  plan->smallest_effect = (ExosRatio) { 1, 100 };
  exos_session_set_plan (f.session, plan, NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (exos_test_find (f.page, GTK_TYPE_EXPANDER, NULL, NULL)),
                             TRUE);
  exos_test_drain ();
  gtk_spin_button_set_value (exos_part (&f, "daily", 0), 1000);
  g_assert_cmpuint (exos_report_of (&f)->plan->daily_users, ==, 1000);
  exos_window_show_page (f.window, EXOS_PAGE_RESULTS);
  exos_test_drain ();

  g_autofree char *texts =
      exos_test_texts (exos_window_get_page_widget (f.window, EXOS_PAGE_RESULTS));

  g_assert_nonnull (strstr (texts, "weeks more at 1,000 per day"));
  g_assert_cmpuint (exos_undo_of (&f)->plan->daily_users, ==, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (exos_part (&f, "daily", 0)), ==, 0.0);
  exos_fixture_close (&f);
}

static void
test_details_say_what_can_be_detected (void)
{
  ExosWindow *window = open_undecided ();

  g_settings_set_boolean (exos_settings (), "method-expanded", TRUE);
  exos_window_show_page (window, EXOS_PAGE_RESULTS);
  exos_test_drain ();

  g_autofree char *texts =
      exos_test_texts (exos_window_get_page_widget (window, EXOS_PAGE_RESULTS));

  g_assert_nonnull (strstr (texts, "Detectable now: 1.88 pp (15.7% relative), with 80% power."));
  g_settings_reset (exos_settings (), "method-expanded");
  exos_test_window_free (window);
}

/* Without a smallest effect nothing is made up: it is asked for. */
static void
test_asks_for_the_smallest_effect (void)
{
  ExosWindow *window = open_undecided ();
  GtkWindow *planner = open_planner (window);
  GtkWidget *focus = gtk_window_get_focus (planner);

  assert_line (planner, "answer", "Say the smallest effect worth shipping.");
  g_assert_true (gtk_widget_is_ancestor (focus, part (planner, "effect")) ||
                 focus == part (planner, "effect"));
  exos_test_window_free (window);
}

/* Data that must not be used fills nothing in. */
static void
test_blocked_data_fills_nothing (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWindow *planner;

  exos_test_open_sample (window, "sample_blocked.csv");
  planner = open_planner (window);
  assert_line (planner, "answer", "You need 14,751 users in each group: 29,502 in all.");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "users")), ==, "0");
  exos_test_window_free (window);
}

static void
test_what_was_typed_stays (void)
{
  ExosWindow *window = open_undecided ();
  GtkWindow *planner = open_planner (window);

  type (planner, "effect", "3");
  g_assert_true (open_planner (window) == planner);
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "effect")), ==, "3");
  exos_test_window_free (window);
  g_assert_null (find_over (NULL));
}

/* The numbers of a file that is not there any more are nobody's plan; whether the next one has some
 * or not. */
static void
test_follows_another_file (void)
{
  static const char means[] = "variant,users,x_sum,x_sum_sq\n"
                              "control,4000,8000,36000\ntreatment,4000,8100,37000\n";
  g_autoptr (GFile) file = exos_test_write ("means.csv", means);
  ExosWindow *window = open_undecided ();
  GtkWindow *planner = open_planner (window);

  type (planner, "effect", "3");
  type (planner, "split", "90:10");
  exos_test_open (window, file);
  g_assert_true (find_over (window) == planner);
  g_assert_cmpuint (gtk_drop_down_get_selected (part (planner, "metric")), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "mean")), ==, "2.00");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "users")), ==, "4000");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "split")), ==, "1:1");
  assert_line (planner, "answer", "Say the smallest effect worth shipping.");

  exos_test_open_sample (window, "sample_blocked.csv");
  assert_line (planner, "answer", "You need 14,751 users in each group: 29,502 in all.");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "users")), ==, "0");
  g_assert_cmpstr (gtk_editable_get_text (part (planner, "split")), ==, "50:50");
  exos_test_window_free (window);
}

typedef struct
{
  const char *path;
  const char *sample;
  gboolean is_shown;
} Verdict;

static const Verdict verdicts[] = {
  { "launch", "sample_launch.csv", FALSE },
  { "rollback", "sample_rollback.csv", FALSE },
  { "blocked", "sample_blocked.csv", FALSE },
  { "split", "sample_srm_warning.csv", FALSE },
};

static GtkWidget *
find_plan_button (ExosWindow *window, ExosPageId page)
{
  guint n = 0;

  exos_window_show_page (window, page);
  exos_test_drain ();
  return exos_find_nth (exos_window_get_page_widget (window, page), "plan_button", &n);
}

/* The way to more users stands where these are what is missing. */
static void
test_only_what_is_undecided_offers_a_plan (void)
{
  ExosWindow *window = open_undecided ();
  ExosSession *session = exos_window_get_session (window);
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (session));
  GtkWidget *button = find_plan_button (window, EXOS_PAGE_RESULTS);

  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "app.planner");

  plan->planned_users = 10006;
  exos_session_set_plan (session, plan, NULL);
  exos_test_settle (window);
  g_assert_cmpstr (exos_session_get_report (session)->decision.rule->code, ==, "RERUN");
  g_assert_true (gtk_widget_get_mapped (find_plan_button (window, EXOS_PAGE_RESULTS)));
  exos_test_window_free (window);

  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      window = exos_test_window_new ();
      exos_test_open_sample (window, verdicts[i].sample);
      g_assert_false (gtk_widget_get_mapped (find_plan_button (window, EXOS_PAGE_RESULTS)));
      exos_test_window_free (window);
    }
}

static void
test_home_offers_a_plan (void)
{
  ExosWindow *window = exos_test_window_new ();
  GtkWidget *button = find_plan_button (window, EXOS_PAGE_HOME);

  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "app.planner");
  exos_test_window_free (window);
}

static void
test_fits_a_narrow_window (void)
{
  GtkWindow *planner = open_planner (NULL);
  int least;

  gtk_widget_measure (gtk_window_get_child (planner), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_drop_down_set_selected (part (planner, "metric"), 1);
  gtk_widget_measure (gtk_window_get_child (planner), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_destroy (planner);
}

/* Tab leads through the fields in the order in which they stand; half a number is no reason not to
 * close. */
static void
test_keyboard (void)
{
  GtkWindow *planner = open_planner (NULL);
  static const char *const ids[] = {
    "rate", "effect", "alpha", "power", "split", "daily", "users"
  };
  guint n_fields = 0;

  gtk_widget_grab_focus (part (planner, "metric"));
  for (guint i = 0; i < 30 && n_fields < G_N_ELEMENTS (ids); i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (planner), GTK_DIR_TAB_FORWARD);
      n_fields +=
          gtk_widget_is_ancestor (gtk_window_get_focus (planner), part (planner, ids[n_fields]));
    }
  g_assert_cmpuint (n_fields, ==, G_N_ELEMENTS (ids));
  type (planner, "users", "1");
  gtk_widget_activate_action (GTK_WIDGET (planner), "window.close", NULL);
  exos_test_wait (find_over (NULL) == NULL, 3000);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/planner-window/filled-from-the-experiment", test_filled_from_the_experiment);
  g_test_add_func ("/planner-window/includes-the-looks-of-the-plan",
                   test_includes_the_looks_of_the_plan);
  g_test_add_func ("/planner-window/users-a-day-are-a-setting", test_users_a_day_are_a_setting);
  g_test_add_func ("/planner-window/details-say-what-can-be-detected",
                   test_details_say_what_can_be_detected);
  g_test_add_func ("/planner-window/asks-for-the-smallest-effect",
                   test_asks_for_the_smallest_effect);
  g_test_add_func ("/planner-window/blocked-data-fills-nothing", test_blocked_data_fills_nothing);
  g_test_add_func ("/planner-window/what-was-typed-stays", test_what_was_typed_stays);
  g_test_add_func ("/planner-window/follows-another-file", test_follows_another_file);
  g_test_add_func ("/planner-window/only-what-is-undecided-offers-a-plan",
                   test_only_what_is_undecided_offers_a_plan);
  g_test_add_func ("/planner-window/home-offers-a-plan", test_home_offers_a_plan);
  g_test_add_func ("/planner-window/fits-a-narrow-window", test_fits_a_narrow_window);
  g_test_add_func ("/planner-window/keyboard", test_keyboard);
  return g_test_run ();
}
