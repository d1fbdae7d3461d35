// SPDX-License-Identifier: MIT
/* What is set on New Experiment beside the columns reaches the report, and undo takes it back. */
#include <math.h>

#include "experiment-fixture.h"

static void
type_split (const Fixture *fixture, const char *text)
{
  gtk_editable_set_text (exos_part (fixture, "entry", 0), text);
  exos_test_drain ();
}

static const char *
get_split (const Fixture *fixture)
{
  return gtk_editable_get_text (exos_part (fixture, "entry", 0));
}

static const char *
get_label (const Fixture *fixture, const char *id, guint n)
{
  GtkWidget *label = exos_part (fixture, id, n);

  return gtk_widget_get_mapped (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

static void
test_split_is_used_and_undone (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  g_assert_cmpstr (get_split (&f), ==, "50:50");
  type_split (&f, "80/20");
  g_assert_cmpuint (exos_report_of (&f)->weights[0], ==, 80);
  g_assert_cmpstr (get_split (&f), ==, "80/20");
  g_assert_cmpstr (get_label (&f, "shares", 0), ==, "control\u00a080.0% · treatment\u00a020.0%");
  g_assert_cmpuint (exos_undo_of (&f)->weights[0], ==, 1);
  g_assert_cmpstr (get_split (&f), ==, "50:50");
  exos_fixture_close (&f);
}

static void
assert_split_is_wrong (const Fixture *fixture, const char *message)
{
  GtkWidget *entry = exos_part (fixture, "entry", 0);

  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (get_label (fixture, "message", 0), ==, message);
}

static void
test_wrong_split_keeps_the_last_one (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  type_split (&f, "60:40");
  type_split (&f, "50/fifty");
  assert_split_is_wrong (&f, "Use two numbers with a colon, like 50:50. Still using 60:40.");
  g_assert_cmpuint (exos_report_of (&f)->weights[0], ==, 60);
  g_assert_cmpstr (get_split (&f), ==, "50/fifty");
  type_split (&f, "60:40");
  g_assert_false (gtk_widget_has_css_class (exos_part (&f, "entry", 0), "error"));
  exos_fixture_close (&f);
}

static void
test_split_for_other_groups_says_so (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_several_treatments.csv");
  g_assert_cmpstr (get_split (&f), ==, "1:1:1:1");
  type_split (&f, "50:50");
  assert_split_is_wrong (&f,
                         "The split has 2 parts, but the file has 4 groups. Still using 1:1:1:1.");
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_HEALTHY);
  exos_fixture_close (&f);
}

static void
test_preset_is_one_step (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  gtk_widget_activate_action (exos_part (&f, "split", 0), "split.preset", "s", "90:10");
  g_assert_cmpstr (get_split (&f), ==, "90:10");
  gtk_widget_activate_action (exos_part (&f, "split", 0), "split.equal", NULL);
  g_assert_cmpstr (get_split (&f), ==, "50:50");
  g_assert_cmpuint (exos_undo_of (&f)->weights[0], ==, 90);
  exos_fixture_close (&f);
}

static void
test_control_can_be_chosen_and_undone (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "variant,users,conversions\nred,1000,100\nblue,1000,120\n");
  g_assert_cmpint (exos_report_of (&f)->experiment->control, ==, -1);
  gtk_drop_down_set_selected (exos_part (&f, "control", 0), 2); /* after "Choose…" */
  g_assert_cmpint (exos_report_of (&f)->experiment->control, ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "control", 0)), ==, 1);
  g_assert_cmpint (exos_undo_of (&f)->experiment->control, ==, -1);
  g_assert_cmpuint (gtk_drop_down_get_selected (exos_part (&f, "control", 0)), ==, 0);
  exos_fixture_close (&f);
}

static void
test_guardrail_can_be_switched_off_and_undone (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_guardrail_worsened.csv");
  g_assert_cmpint (exos_report_of (&f)->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
  gtk_switch_set_active (exos_part (&f, "is_on", 1), FALSE); /* guardrail_refund */
  g_assert_cmpint (exos_report_of (&f)->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpint (exos_undo_of (&f)->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
  g_assert_true (gtk_switch_get_active (exos_part (&f, "is_on", 1)));
  exos_fixture_close (&f);
}

static void
test_guessed_direction_is_marked_until_it_was_looked_at (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "variant,users,conversions,retention\n"
                              "control,1000,100,500\ntreatment,1000,120,510\n");
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "check", 0)));
  g_assert_true (gtk_toggle_button_get_active (exos_part (&f, "higher", 0)));
  g_signal_emit_by_name (exos_part (&f, "higher", 0), "clicked");
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "check", 0)));
  exos_undo_of (&f);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "check", 0)));
  exos_fixture_close (&f);
}

static void
test_severe_limit_is_never_below_the_other (void)
{
  Fixture f;
  GtkSpinButton *worse, *severe;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  gtk_menu_button_popup (exos_part (&f, "edit", 0));
  worse = exos_part (&f, "worse", 0);
  severe = exos_part (&f, "severe", 0);
  gtk_spin_button_set_value (worse, 0.5);
  g_assert_cmpfloat (fabs (gtk_spin_button_get_value (severe) - 0.5), <, 1e-9);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "raised", 0)));
  g_assert_cmpstr (get_label (&f, "limits", 0), ==, "worse > 0.5 pp · severe > 0.5 pp");
  exos_undo_of (&f);
  g_assert_cmpstr (get_label (&f, "limits", 0), ==, "worse > 0.1 pp · severe > 0.3 pp");
  gtk_menu_button_popdown (exos_part (&f, "edit", 0));
  exos_test_drain ();
  exos_fixture_close (&f);
}

static void
test_typing_a_name_is_one_step_and_moves_no_cursor (void)
{
  Fixture f;
  GtkEditable *name;
  int place = 0;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  name = exos_part (&f, "name", 0);
  for (const char *c = "Banner"; *c != '\0'; c++)
    {
      gtk_editable_insert_text (name, c, 1, &place);
      gtk_editable_set_position (name, 1);
      exos_report_of (&f);
    }
  g_assert_cmpint (gtk_editable_get_position (name), ==, 1);
  g_assert_cmpstr (exos_report_of (&f)->name, ==, "Banner");
  exos_undo_of (&f);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "");
  exos_fixture_close (&f);
}

static void
open_charter (const Fixture *fixture)
{
  GtkWidget *expander = exos_test_find (fixture->page, GTK_TYPE_EXPANDER, NULL, NULL);

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  exos_test_drain ();
}

static void
test_charter_is_kept_and_undone (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  open_charter (&f);
  gtk_editable_set_text (exos_part (&f, "owner", 0), "김민지");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (exos_part (&f, "hypothesis", 0)), "Why", -1);
  g_assert_cmpstr (exos_session_get_edits (f.session)->owner, ==, "김민지");
  g_assert_cmpstr (exos_session_get_edits (f.session)->hypothesis, ==, "Why");
  exos_session_undo (f.session);
  exos_session_undo (f.session);
  g_assert_cmpstr (gtk_editable_get_text (exos_part (&f, "owner", 0)), ==, "");
  exos_fixture_close (&f);
}

static void
test_smallest_effect_decides_and_is_undone (void)
{
  Fixture f;

  exos_fixture_open_text (&f,
                          "variant,users,conversions\ncontrol,50000,6000\ntreatment,50000,6010\n");
  open_charter (&f);
  g_assert_cmpstr (exos_session_get_report (f.session)->decision.rule->code, ==, "H5");
  gtk_spin_button_set_value (exos_part (&f, "smallest", 0), 1.0);
  exos_test_settle (f.window);
  g_assert_cmpstr (exos_session_get_report (f.session)->decision.rule->code, ==, "H6");
  exos_session_undo (f.session);
  exos_test_settle (f.window);
  g_assert_cmpfloat (gtk_spin_button_get_value (exos_part (&f, "smallest", 0)), ==, 0.0);
  g_assert_cmpstr (exos_session_get_report (f.session)->decision.rule->code, ==, "H5");
  exos_fixture_close (&f);
}

/* The entries of the page: split, start, end. */
static void
test_days_that_cannot_be_are_not_kept (void)
{
  Fixture f;
  GtkWidget *end;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  open_charter (&f);
  end = exos_part (&f, "entry", 2);
  gtk_editable_set_text (exos_part (&f, "entry", 1), "2026-03-14");
  gtk_editable_set_text (GTK_EDITABLE (end), "2026-02-30");
  g_assert_true (gtk_widget_has_css_class (end, "error"));
  gtk_editable_set_text (GTK_EDITABLE (end), "2026-03-01");
  g_assert_true (gtk_widget_has_css_class (end, "error"));
  g_assert_false (g_date_valid (&exos_session_get_edits (f.session)->end));
  gtk_editable_set_text (GTK_EDITABLE (end), "2026-03-28");
  g_assert_false (gtk_widget_has_css_class (end, "error"));
  g_assert_cmpint (g_date_get_day (&exos_session_get_edits (f.session)->end), ==, 28);
  exos_fixture_close (&f);
}

int
main (int argc, char *argv[])
{
  exos_test_init (&argc, &argv);

#define ADD(path, function) g_test_add_func ("/experiment-settings/" path, function)
  ADD ("split-is-used-and-undone", test_split_is_used_and_undone);
  ADD ("wrong-split-keeps-the-last-one", test_wrong_split_keeps_the_last_one);
  ADD ("split-for-other-groups-says-so", test_split_for_other_groups_says_so);
  ADD ("preset-is-one-step", test_preset_is_one_step);
  ADD ("control-can-be-chosen-and-undone", test_control_can_be_chosen_and_undone);
  ADD ("guardrail-can-be-switched-off-and-undone", test_guardrail_can_be_switched_off_and_undone);
  ADD ("guessed-direction-is-marked-until-it-was-looked-at",
       test_guessed_direction_is_marked_until_it_was_looked_at);
  ADD ("severe-limit-is-never-below-the-other", test_severe_limit_is_never_below_the_other);
  ADD ("typing-a-name-is-one-step-and-moves-no-cursor",
       test_typing_a_name_is_one_step_and_moves_no_cursor);
  ADD ("charter-is-kept-and-undone", test_charter_is_kept_and_undone);
  ADD ("smallest-effect-decides-and-is-undone", test_smallest_effect_decides_and_is_undone);
  ADD ("days-that-cannot-be-are-not-kept", test_days_that_cannot_be_are_not_kept);
#undef ADD

  return g_test_run ();
}
