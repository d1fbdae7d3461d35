// SPDX-License-Identifier: MIT
/* What the columns of a file are set to reaches the report, and undo takes it back. */
#include "experiment-fixture.h"

enum
{
  AS_GROUP,
  AS_USERS,
  AS_CONVERSIONS,
  AS_PRIMARY,
  AS_GUARDRAIL,
  AS_IGNORED = 14,
};

static void
choose_role (const Fixture *fixture, guint column, guint role)
{
  gtk_drop_down_set_selected (exos_part (fixture, "roles", column), role);
}

static guint
get_role (const Fixture *fixture, guint column)
{
  return gtk_drop_down_get_selected (exos_part (fixture, "roles", column));
}

static void
test_role_can_be_changed_and_undone (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  choose_role (&f, 3, AS_IGNORED);
  g_assert_cmpuint (exos_report_of (&f)->n_guardrails, ==, 1);
  g_assert_cmpuint (get_role (&f, 3), ==, AS_IGNORED);
  g_assert_cmpuint (exos_undo_of (&f)->n_guardrails, ==, 2);
  g_assert_cmpuint (get_role (&f, 3), ==, AS_GUARDRAIL);
  exos_fixture_close (&f);
}

static void
test_taken_role_is_swapped (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  choose_role (&f, 3, AS_CONVERSIONS);
  g_assert_cmpuint (get_role (&f, 2), ==, AS_GUARDRAIL);
  g_assert_cmpuint (exos_report_of (&f)->experiment->arms[0].conversions, ==, 120);
  g_assert_cmpuint (exos_undo_of (&f)->experiment->arms[0].conversions, ==, 1200);
  g_assert_cmpuint (get_role (&f, 2), ==, AS_CONVERSIONS);
  exos_fixture_close (&f);
}

#define MEANS                                                     \
  "variant,users,conversions,clicks,revenue_sum,revenue_sum_sq\n" \
  "control,1000,100,200,5000,40000\n"                             \
  "treatment,1000,120,220,5600,45000\n"

/* A sum stands for its mean, in either of its columns; conversions are then a count like others. */
static void
test_mean_can_decide_and_be_undone (void)
{
  Fixture f;

  exos_fixture_open_text (&f, MEANS);
  g_assert_true (gtk_widget_get_visible (exos_part (&f, "part", 4)));
  g_assert_cmpstr (gtk_label_get_label (exos_part (&f, "part", 5)), ==, "part of revenue");
  g_assert_false (gtk_widget_get_visible (exos_part (&f, "part", 3)));
  for (guint column = 4; column <= 5; column++)
    {
      choose_role (&f, column, AS_PRIMARY);
      g_assert_cmpstr (exos_report_of (&f)->experiment->primary, ==, "revenue");
      g_assert_cmpint (exos_report_of (&f)->measure, ==, EXOS_MEASURE_MEAN);
      g_assert_cmpuint (get_role (&f, 2), ==, AS_GUARDRAIL);
      g_assert_cmpuint (get_role (&f, 4), ==, AS_PRIMARY);
      g_assert_cmpstr (exos_undo_of (&f)->experiment->primary, ==, "conversions");
      g_assert_cmpuint (get_role (&f, 2), ==, AS_CONVERSIONS);
      g_assert_cmpuint (get_role (&f, 4), !=, AS_PRIMARY);
    }
  exos_fixture_close (&f);
}

/* The last word counts, whichever role says it. */
static void
test_what_decides_can_be_changed (void)
{
  Fixture f;

  exos_fixture_open_text (&f, MEANS);
  choose_role (&f, 4, AS_PRIMARY);
  choose_role (&f, 3, AS_PRIMARY);
  g_assert_cmpstr (exos_report_of (&f)->experiment->primary, ==, "clicks");
  g_assert_cmpuint (get_role (&f, 3), ==, AS_PRIMARY);
  g_assert_cmpuint (get_role (&f, 4), !=, AS_PRIMARY);
  choose_role (&f, 2, AS_CONVERSIONS);
  g_assert_cmpstr (exos_report_of (&f)->experiment->primary, ==, "conversions");
  g_assert_cmpuint (get_role (&f, 3), ==, AS_GUARDRAIL);
  choose_role (&f, 4, AS_PRIMARY);
  choose_role (&f, 4, AS_GUARDRAIL);
  g_assert_cmpstr (exos_report_of (&f)->experiment->primary, ==, "conversions");
  exos_fixture_close (&f);
}

/* What was set for a guardrail must not ask for it when its column is used for nothing. */
static void
test_column_of_a_set_guardrail_can_be_ignored (void)
{
  Fixture f;

  exos_fixture_open_sample (&f, "sample_launch.csv");
  g_signal_emit_by_name (exos_part (&f, "higher", 0), "clicked");
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_HEALTHY);
  choose_role (&f, 3, AS_IGNORED);
  g_assert_cmpint (exos_report_of (&f)->health, ==, EXOS_HEALTH_HEALTHY);
  choose_role (&f, 3, AS_GUARDRAIL);
  g_assert_cmpuint (exos_report_of (&f)->n_guardrails, ==, 2);
  exos_fixture_close (&f);
}

int
main (int argc, char *argv[])
{
  exos_test_init (&argc, &argv);

#define ADD(path, function) g_test_add_func ("/experiment-roles/" path, function)
  ADD ("role-can-be-changed-and-undone", test_role_can_be_changed_and_undone);
  ADD ("taken-role-is-swapped", test_taken_role_is_swapped);
  ADD ("mean-can-decide-and-be-undone", test_mean_can_decide_and_be_undone);
  ADD ("what-decides-can-be-changed", test_what_decides_can_be_changed);
  ADD ("column-of-a-set-guardrail-can-be-ignored", test_column_of_a_set_guardrail_can_be_ignored);
#undef ADD

  return g_test_run ();
}
