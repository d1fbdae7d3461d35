// SPDX-License-Identifier: MIT
/* What New Experiment says of bad data, and where it is mended. */
#include <string.h>

#include "experiment-fixture.h"
#include "ui/experiment/data-cell.h"
#include "ui/experiment/issue-row.h"

static char *
get_texts (const Fixture *fixture, const char *part)
{
  return exos_test_texts (exos_part (fixture, part, 0));
}

static gboolean
says (const Fixture *fixture, const char *part, const char *text)
{
  g_autofree char *texts = get_texts (fixture, part);

  return strstr (texts, text) != NULL;
}

/* The row of an issue; NULL without. */
static GtkWidget *
find_row (const Fixture *fixture, ExosIssueCode code)
{
  for (GtkWidget *row = gtk_widget_get_first_child (exos_part (fixture, "issues", 0)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (exos_issue_row_get (EXOS_ISSUE_ROW (row))->code == code)
      return row;
  return NULL;
}

static void
press_fix (const Fixture *fixture, ExosIssueCode code)
{
  GtkWidget *row = find_row (fixture, code);

  g_assert_nonnull (row);
  g_signal_emit_by_name (exos_test_find (row, GTK_TYPE_BUTTON, NULL, NULL), "clicked");
}

/* A part of the focus's ancestry, or the focus itself. */
static gboolean
has_focus (const Fixture *fixture, const char *part, guint n)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *widget = exos_part (fixture, part, n);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_healthy_data_lists_its_checks (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  g_assert_true (says (&f, "health_card", "<b>Healthy.</b>"));
  g_assert_true (says (&f, "checks", "Conversions ≤ users"));
  g_assert_null (find_row (&f, EXOS_ISSUE_SRM_WARNING));
  exos_fixture_close (&f);
}

static void
test_problems_stand_before_what_is_in_order (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_srm_warning.csv");
  g_assert_true (says (&f, "health_card", "the decision is Hold until this is checked"));
  g_assert_true (says (&f, "checks", "5 checks passed"));
  press_fix (&f, EXOS_ISSUE_SRM_WARNING);
  g_assert_true (has_focus (&f, "split", 0));
  exos_fixture_close (&f);
}

static void
test_first_problem_has_the_focus (void)
{
  Fixture f;
  GtkWidget *focus;

  exos_fixture_open_sample (&f, "sample_blocked.csv");
  focus = gtk_window_get_focus (GTK_WINDOW (f.window));
  g_assert_true (EXOS_IS_DATA_CELL (focus));
  g_assert_true (gtk_widget_has_css_class (focus, "marked"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Line 3, users: 10O50");
  exos_fixture_close (&f);
}

static void
test_missing_column_leads_to_one_that_could_be_it (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "variant,note,people,conversions\n"
                              "control,a,1000,100\ntreatment,b,1000,120\n");
  press_fix (&f, EXOS_ISSUE_MISSING_COLUMN);
  g_assert_true (has_focus (&f, "roles", 2));
  gtk_drop_down_set_selected (exos_part (&f, "roles", 2), 1);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_HEALTHY);
  g_assert_cmpint (exos_undo_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);
  exos_fixture_close (&f);
}

static void
test_unknown_control_leads_to_the_choice (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "variant,users,conversions\nred,1000,100\nblue,1000,120\n");
  press_fix (&f, EXOS_ISSUE_NO_CONTROL);
  g_assert_true (has_focus (&f, "control", 0));
  exos_fixture_close (&f);
}

static void
test_rows_are_summed_and_undone (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "date,variant,users,conversions\n"
                              "2026-03-01,control,1000,100\n2026-03-01,treatment,1000,120\n"
                              "2026-03-02,control,1000,100\n2026-03-02,treatment,1000,120\n");
  press_fix (&f, EXOS_ISSUE_DUPLICATE_GROUP);
  g_assert_cmpuint (exos_report_of (&f)->experiment->arms[0].users, ==, 2000);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_HEALTHY);
  g_assert_cmpint (exos_undo_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);
  exos_fixture_close (&f);
}

static void
test_column_is_ignored_and_undone (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "variant,users,conversions,guardrail_views\n"
                              "control,1000,100,1001\ntreatment,1000,120,500\n");
  press_fix (&f, EXOS_ISSUE_GUARDRAIL_GT_USERS);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_HEALTHY);
  g_assert_cmpuint (exos_report_of (&f)->n_guardrails, ==, 0);
  g_assert_cmpuint (exos_undo_of (&f)->n_guardrails, ==, 1);
  exos_fixture_close (&f);
}

/* Lines that are not shown cannot be looked at here: no button leads nowhere. */
static void
test_only_lines_that_are_there_are_shown (void)
{
  Fixture f;
  GString *text = g_string_new ("variant,users,conversions\ncontrol,1000,100\n");

  for (int i = 0; i < 6; i++)
    g_string_append_printf (text, "treatment_%d,1000,120\n", i);
  g_string_append (text, "late,many,120\n");
  exos_fixture_open_text (&f, text->str);
  g_assert_null (
      exos_test_find (find_row (&f, EXOS_ISSUE_NOT_A_NUMBER), GTK_TYPE_BUTTON, NULL, NULL));
  g_assert_true (has_focus (&f, "reload", 0));
  exos_fixture_close (&f);
  g_string_free (text, TRUE);
}

/* What was set for a column that the file lost is forgotten, and the data is whole again. */
static void
test_lost_guardrail_can_be_mended (void)
{
  Fixture f;

  exos_fixture_open_text (&f, "variant,users,conversions,errors\n"
                              "control,1000,100,10\ntreatment,1000,120,10\n");
  g_signal_emit_by_name (exos_part (&f, "higher", 0), "clicked");
  exos_report_of (&f);
  g_object_unref (exos_test_write ("experiment.csv", "variant,users,conversions\n"
                                                     "control,1000,100\ntreatment,1000,120\n"));
  exos_session_reload (f.session);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_BLOCKED);
  press_fix (&f, EXOS_ISSUE_UNKNOWN_COLUMN);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_HEALTHY);
  exos_fixture_close (&f);
}

static void
test_many_ignored_columns_are_folded_away (void)
{
  Fixture f;
  GString *names = g_string_new ("variant,users,conversions");
  GString *control = g_string_new ("\ncontrol,1000,100");
  GString *treatment = g_string_new ("\ntreatment,1000,120");

  for (int i = 0; i < 12; i++)
    {
      g_string_append_printf (names, ",note_%d", i);
      g_string_append (control, ",x");
      g_string_append (treatment, ",y");
    }
  g_string_append (names, control->str);
  g_string_append (names, treatment->str);
  exos_fixture_open_text (&f, names->str);
  g_assert_false (says (&f, "head", "note_3"));
  g_assert_true (says (&f, "data_card", "Show 12 ignored columns"));
  g_signal_emit_by_name (exos_part (&f, "fold_button", 0), "clicked");
  g_assert_true (says (&f, "head", "note_3"));
  exos_fixture_close (&f);
  g_string_free (treatment, TRUE);
  g_string_free (control, TRUE);
  g_string_free (names, TRUE);
}

int
main (int argc, char *argv[])
{
  exos_test_init (&argc, &argv);

#define ADD(path, function) g_test_add_func ("/experiment-health/" path, function)
  ADD ("healthy-data-lists-its-checks", test_healthy_data_lists_its_checks);
  ADD ("problems-stand-before-what-is-in-order", test_problems_stand_before_what_is_in_order);
  ADD ("first-problem-has-the-focus", test_first_problem_has_the_focus);
  ADD ("missing-column-leads-to-one-that-could-be-it",
       test_missing_column_leads_to_one_that_could_be_it);
  ADD ("unknown-control-leads-to-the-choice", test_unknown_control_leads_to_the_choice);
  ADD ("rows-are-summed-and-undone", test_rows_are_summed_and_undone);
  ADD ("column-is-ignored-and-undone", test_column_is_ignored_and_undone);
  ADD ("only-lines-that-are-there-are-shown", test_only_lines_that_are_there_are_shown);
  ADD ("lost-guardrail-can-be-mended", test_lost_guardrail_can_be_mended);
  ADD ("many-ignored-columns-are-folded-away", test_many_ignored_columns_are_folded_away);
#undef ADD

  return g_test_run ();
}
