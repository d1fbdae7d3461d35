// SPDX-License-Identifier: MIT
/* What reports make of rows: of gaps in their values, and of guardrails that a person chose. */
#include "fixture.h"

#define N_USERS 8000

/* Half of the users in each group. Of a hundred in the treatment so many have no value; the others
 * convert more often than those of the control, by far. */
static ExosReport *
report_with_gaps (guint control, guint treatment)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < N_USERS; i++)
    {
      const gboolean is_treated = i % 2;
      const guint of_hundred = i / 2 % 100;
      const gboolean is_missing = of_hundred < (is_treated ? treatment : control);
      const gboolean has_converted = i / 200 % 10 < (is_treated ? 4 : 2);

      g_string_append_printf (csv, "u%u,%s,%s\n", i, is_treated ? "treatment" : "control",
                              is_missing      ? ""
                              : has_converted ? "1"
                                              : "0");
    }

  return fixture_report (csv->str, NULL);
}

static void
test_even_gaps_are_no_reason_to_wait (void)
{
  g_autoptr (ExosReport) report = report_with_gaps (5, 5);

  g_assert_false (report->is_untrusted);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
}

/* However clear the effect: it is that of others than those who were assigned. */
static void
test_uneven_gaps_hold (void)
{
  g_autoptr (ExosReport) report = report_with_gaps (1, 9);

  g_assert_true (report->treatments[0].estimate.p < 1e-10);
  g_assert_true (report->is_untrusted);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
}

/* As many as could be by chance. */
static void
test_gaps_by_chance_do_not (void)
{
  g_autoptr (ExosReport) report = report_with_gaps (5, 6);

  g_assert_false (report->is_untrusted);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
}

/* In a column that decides nothing they spoil nothing. */
static void
test_gaps_elsewhere_do_not (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,spent\n");

  for (guint i = 0; i < N_USERS; i++)
    g_string_append_printf (csv, "u%u,%s,%u,%s\n", i, i % 2 ? "treatment" : "control",
                            i / 200 % 10 < (i % 2 ? 4 : 2), i % 2 && i % 20 < 9 ? "" : "2.5");

  g_autoptr (ExosReport) report = fixture_report (csv->str, NULL);

  g_assert_false (report->is_untrusted);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
}

/* A mean that nobody called a guardrail is shown; with its role it is judged. */
static void
test_a_chosen_mean_is_judged (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,page_views\n");
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint i = 0; i < N_USERS; i++)
    g_string_append_printf (csv, "u%u,%s,%u,%u\n", i, i % 2 ? "treatment" : "control",
                            i / 200 % 10 < (i % 2 ? 4 : 2), i / 2 % 4 + (i % 2 ? 6 : 2));

  g_autoptr (ExosReport) shown = fixture_report (csv->str, NULL);

  exos_plan_set_role (plan, "page_views", EXOS_ROLE_GUARDRAIL);

  g_autoptr (ExosReport) judged = fixture_report (csv->str, plan);

  g_assert_cmpint (shown->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpuint (shown->n_guardrails, ==, 0);
  g_assert_cmpuint (judged->n_guardrails, ==, 1);
  g_assert_cmpint (judged->decision.verdict, !=, EXOS_VERDICT_LAUNCH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/report-rows/" name, func)
  ADD ("even-gaps-are-no-reason-to-wait", test_even_gaps_are_no_reason_to_wait);
  ADD ("uneven-gaps-hold", test_uneven_gaps_hold);
  ADD ("gaps-by-chance-do-not", test_gaps_by_chance_do_not);
  ADD ("gaps-elsewhere-do-not", test_gaps_elsewhere_do_not);
  ADD ("a-chosen-mean-is-judged", test_a_chosen_mean_is_judged);
  return g_test_run ();
}
