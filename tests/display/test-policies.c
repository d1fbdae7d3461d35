// SPDX-License-Identifier: MIT
/* Policies in the window: limits of a guardrail, effects to be verified, policy files. */
#include "experiment-fixture.h"

#include <math.h>

#include "ui/defaults.h"
#include "ui/policy-source.h"
#include "ui/preferences/preferences.h"
#include "ui/rules/policy-menu.h"

#define HEAD "variant,users,conversions"
#define RARE HEAD ",crash\ncontrol,1000000,100000,1000\ntreatment,1000000,103000,1060\n"

static const char *
get_limits (const Fixture *f)
{
  return gtk_label_get_label (exos_part (f, "limits", 0));
}

static const ExosGuardrailPlan *
get_crash (const Fixture *f)
{
  return exos_plan_find_guardrail (exos_report_of (f)->plan, "crash");
}

static void
set_points (GtkWidget *popover, const char *id, double points)
{
  gtk_spin_button_set_value (exos_popover_part (popover, id), points);
}

/* The unit brings its usual limits; each step is one to undo. */
static void
test_unit_and_margin (void)
{
  Fixture f;

  exos_fixture_open_text (&f, RARE);

  GtkMenuButton *edit = exos_part (&f, "edit", 0);

  gtk_menu_button_popup (edit);

  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (edit));

  g_assert_cmpfloat (gtk_spin_button_get_value (exos_popover_part (popover, "margin")), ==, 0.1);
  set_points (popover, "worse", 0.2);
  g_assert_false (get_crash (&f)->has_margin);
  g_assert_cmpfloat (fabs (gtk_spin_button_get_value (exos_popover_part (popover, "margin")) - 0.2),
                     <, 1e-9);
  gtk_drop_down_set_selected (exos_popover_part (popover, "unit"), 1);
  g_assert_true (get_crash (&f)->is_relative);
  g_assert_cmpstr (get_limits (&f), ==, "worse > 10% · severe > 30% of control");
  g_assert_cmpstr (gtk_label_get_label (exos_popover_part (popover, "margin_unit")), ==, "%");
  set_points (popover, "worse", 5.0);
  g_assert_cmpint (exos_report_of (&f)->treatments[0].guardrails[0].state, ==,
                   EXOS_GUARDRAIL_WORSENED);
  set_points (popover, "margin", 8.0);
  g_assert_true (get_crash (&f)->has_margin);
  g_assert_cmpstr (get_limits (&f), ==, "worse > 5% · severe > 30% of control · margin 8%");
  set_points (popover, "worse", 6.5);
  g_assert_cmpfloat (gtk_spin_button_get_value (exos_popover_part (popover, "margin")), ==, 8.0);
  g_assert_cmpint (exos_report_of (&f)->treatments[0].guardrails[0].state, ==, EXOS_GUARDRAIL_OK);
  gtk_drop_down_set_selected (exos_popover_part (popover, "unit"), 0);
  g_assert_false (get_crash (&f)->has_margin);
  g_assert_cmpstr (get_limits (&f), ==, "worse > 0.1 pp · severe > 0.3 pp");
  exos_undo_of (&f);
  g_assert_true (get_crash (&f)->is_relative);
  g_assert_cmpint (gtk_drop_down_get_selected (exos_popover_part (popover, "unit")), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  exos_fixture_close (&f);
}

static void
set_worse (const Fixture *f, guint thousandths)
{
  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (f->session));

  plan->worse = (ExosRatio) { thousandths, 1000 };
  exos_session_set_plan (f->session, plan, NULL);
  exos_report_of (f);
}

/* The plan's limits hold until a person sets others, and again after "Use Defaults". */
static void
test_defaults_follow_the_plan (void)
{
  Fixture f;
  GtkMenuButton *edit;
  GtkWidget *popover;

  exos_fixture_open_text (&f, RARE);
  edit = exos_part (&f, "edit", 0);
  gtk_switch_set_active (exos_part (&f, "is_on", 0), FALSE);
  gtk_switch_set_active (exos_part (&f, "is_on", 0), TRUE);
  g_assert_false (get_crash (&f)->has_limits);
  set_worse (&f, 2);
  g_assert_cmpstr (get_limits (&f), ==, "worse > 0.2 pp · severe > 0.3 pp");
  gtk_menu_button_popup (edit);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (edit));
  set_points (popover, "worse", 0.25);
  g_assert_true (get_crash (&f)->has_limits);
  set_worse (&f, 1);
  g_assert_cmpstr (get_limits (&f), ==, "worse > 0.25 pp · severe > 0.3 pp");
  g_signal_emit_by_name (exos_test_find (popover, GTK_TYPE_BUTTON, "label", "Use Defaults"),
                         "clicked");
  g_assert_false (get_crash (&f)->has_limits);
  g_assert_cmpstr (get_limits (&f), ==, "worse > 0.1 pp · severe > 0.3 pp");
  set_worse (&f, 2);
  g_assert_cmpstr (get_limits (&f), ==, "worse > 0.2 pp · severe > 0.3 pp");
  gtk_popover_popdown (GTK_POPOVER (popover));
  exos_fixture_close (&f);
}

static gboolean
is_verify_shown (const Fixture *f)
{
  GtkWidget *results = exos_window_get_page_widget (f->window, EXOS_PAGE_RESULTS);

  return exos_test_find (results, GTK_TYPE_LABEL, "label", "The Effect Was Verified") != NULL;
}

static void
test_verified (void)
{
  Fixture f;
  guint n = 0;

  exos_fixture_open_text (&f, HEAD "\ncontrol,10000,1000\ntreatment,10000,1700\n");
  exos_window_show_page (f.window, EXOS_PAGE_RESULTS);
  exos_test_drain ();
  g_assert_false (is_verify_shown (&f));

  g_autoptr (ExosPlan) plan = exos_plan_copy (exos_session_get_plan (f.session));

  plan->policy = EXOS_POLICY_EVIDENCE;
  exos_session_set_plan (f.session, plan, NULL);
  g_assert_cmpstr (exos_report_of (&f)->decision.rule->code, ==, "VERIFY");
  g_assert_true (is_verify_shown (&f));

  GtkWidget *button =
      exos_find_nth (exos_window_get_page_widget (f.window, EXOS_PAGE_RESULTS), "verify", &n);

  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (exos_report_of (&f)->decision.rule->code, ==, "L2");
  g_assert_false (is_verify_shown (&f));
  g_assert_cmpstr (exos_undo_of (&f)->decision.rule->code, ==, "VERIFY");
  exos_fixture_close (&f);
}

/* A chosen file is what new plans begin with, until somebody changes it or takes it away. */
static void
test_file_of_preferences (void)
{
  g_autoptr (GFile) file = exos_test_write ("team.ini", "[policy]\nname = Checkout team\n"
                                                        "based-on = strict\nalpha = 0.01\n");
  g_autoptr (GError) error = NULL;
  gboolean is_problem = TRUE;

  g_assert_true (exos_policy_source_choose (file, &error));
  g_assert_no_error (error);

  g_autoptr (ExosPlan) plan = exos_defaults_new_plan ();
  g_autofree char *state = exos_policy_source_dup_state (&is_problem);

  g_assert_cmpstr (plan->policy_name, ==, "Checkout team");
  g_assert_cmpfloat (plan->alpha, ==, 0.01);
  g_assert_cmpstr (state, ==, "“Checkout team” (team.ini)");
  g_assert_false (is_problem);

  g_autoptr (GFile) weaker =
      exos_test_write ("team.ini", "[policy]\nname = Checkout team\nalpha = 0.4\n");
  g_autoptr (ExosPlan) changed = exos_defaults_new_plan ();
  g_autofree char *told = exos_policy_source_dup_state (&is_problem);

  g_assert_null (changed->policy_name);
  g_assert_cmpfloat (changed->alpha, ==, 0.05);
  g_assert_true (is_problem);
  g_assert_nonnull (strstr (told, "Choose it again"));
  g_assert_true (g_file_delete (weaker, NULL, NULL));

  g_autoptr (ExosPlan) gone = exos_defaults_new_plan ();
  g_autofree char *missing = exos_policy_source_dup_state (&is_problem);

  g_assert_null (gone->policy_name);
  g_assert_true (is_problem);
  g_assert_nonnull (missing);
  exos_policy_source_forget ();
  g_assert_null (exos_policy_source_dup_state (NULL));
}

static void
test_no_policy_is_refused (void)
{
  g_autoptr (GFile) file = exos_test_write ("bad.ini", "[policy]\nalpah = 0.4\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (exos_policy_source_choose (file, &error));
  g_assert_nonnull (strstr (error->message, "alpah"));
  g_assert_false (exos_policy_source_is_set ());
}

static GtkWindow *
find_preferences (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "ExosPreferences"))
      return l->data;
  return NULL;
}

/* What the file stands for cannot be set beside it. */
static void
test_preferences_show_the_file (void)
{
  g_autoptr (GFile) file = exos_test_write ("team.ini", "[policy]\nname = Checkout team\n");

  exos_preferences_present (NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (find_preferences ()));

  GtkWindow *window = find_preferences ();
  GtkWidget *alpha = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), G_OBJECT_TYPE (window), "alpha"));

  g_assert_null (exos_test_find (window, GTK_TYPE_BUTTON, "label", "Forget"));
  g_assert_true (gtk_widget_is_sensitive (alpha));
  g_assert_true (exos_policy_source_choose (file, NULL));
  exos_test_drain ();
  g_assert_nonnull (exos_test_find (window, GTK_TYPE_LABEL, "label", "“Checkout team” (team.ini)"));
  g_assert_false (gtk_widget_is_sensitive (alpha));
  g_signal_emit_by_name (exos_test_find (window, GTK_TYPE_BUTTON, "label", "Forget"), "clicked");
  exos_test_drain ();
  g_assert_true (gtk_widget_is_sensitive (alpha));
  g_assert_false (exos_policy_source_is_set ());
  gtk_window_close (window);
  exos_test_wait (find_preferences () == NULL, 3000);
}

/* One experiment may go by other rules; a policy by its name drops what a file said. */
static void
test_rules_of_one_experiment (void)
{
  Fixture f;
  g_autoptr (GFile) file = exos_test_write ("team.ini", "[policy]\nname = Checkout team\n"
                                                        "based-on = strict\nalpha = 0.01\n");

  exos_fixture_open_sample (&f, "sample_launch.csv");
  exos_policy_menu_install (f.page, f.window);
  gtk_widget_activate_action (f.page, "rules.policy", "s", "strict");
  g_assert_cmpstr (exos_report_of (&f)->decision.rule->code, ==, "UNPROVEN");
  g_assert_cmpint (exos_undo_of (&f)->plan->policy, ==, EXOS_POLICY_STANDARD);

  g_autoptr (ExosPlan) plan =
      exos_policy_source_read (exos_session_get_plan (f.session), file, NULL);

  exos_session_set_plan (f.session, plan, NULL);
  g_assert_cmpfloat (exos_report_of (&f)->plan->alpha, ==, 0.01);
  gtk_widget_activate_action (f.page, "rules.policy", "s", "evidence");
  g_assert_cmpfloat (exos_report_of (&f)->plan->alpha, ==, 0.05);
  g_assert_null (exos_report_of (&f)->plan->policy_name);
  gtk_widget_activate_action (f.page, "rules.policy", "s", "lenient");
  g_assert_cmpint (exos_report_of (&f)->plan->policy, ==, EXOS_POLICY_EVIDENCE);
  exos_fixture_close (&f);
}

/* The setup says by which rules the experiment is judged, and leads to them. */
static void
test_setup_says_the_policy (void)
{
  Fixture f;
  g_autoptr (GFile) file = exos_test_write ("team.ini", "[policy]\nname = Checkout team\n"
                                                        "based-on = strict\nalpha = 0.01\n");
  g_autoptr (ExosPlan) plan = NULL;
  GtkLabel *policy;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  policy = exos_part (&f, "policy", 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (policy)));
  g_assert_cmpstr (gtk_label_get_label (policy), ==, "Standard (built in)");
  plan = exos_policy_source_read (exos_session_get_plan (f.session), file, NULL);
  exos_session_set_plan (f.session, plan, NULL);
  g_assert_cmpstr (gtk_label_get_label (policy), ==, "“Checkout team” (Strict)");
  {
    g_autoptr (ExosPlan) changed = exos_plan_copy (plan);

    changed->alpha = 0.05;
    exos_session_set_plan (f.session, changed, NULL);
  }
  g_assert_cmpstr (gtk_label_get_label (policy), ==,
                   "“Checkout team” (Strict), with changed settings");
  exos_undo_of (&f);
  g_assert_cmpstr (gtk_label_get_label (policy), ==, "“Checkout team” (Strict)");
  g_assert_cmpstr (gtk_actionable_get_action_name (exos_part (&f, "show_rules", 0)), ==,
                   "app.rules");
  exos_fixture_close (&f);
}

int
main (int argc, char **argv)
{
  exos_test_init (&argc, &argv);
  g_test_add_func ("/policies/unit-and-margin", test_unit_and_margin);
  g_test_add_func ("/policies/defaults-follow-the-plan", test_defaults_follow_the_plan);
  g_test_add_func ("/policies/verified", test_verified);
  g_test_add_func ("/policies/file-of-the-preferences", test_file_of_preferences);
  g_test_add_func ("/policies/what-is-no-policy-is-refused", test_no_policy_is_refused);
  g_test_add_func ("/policies/preferences-show-the-file", test_preferences_show_the_file);
  g_test_add_func ("/policies/setup-says-the-policy", test_setup_says_the_policy);
  g_test_add_func ("/policies/rules-of-one-experiment", test_rules_of_one_experiment);
  return g_test_run ();
}
