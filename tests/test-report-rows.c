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

/* Of a guardrail so many in twenty have no value by group; nothing else is wrong. */
static ExosReport *
report_with_guardrail_gaps (guint control, guint treatment)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,guardrail_error\n");

  for (guint i = 0; i < N_USERS; i++)
    g_string_append_printf (csv, "u%u,%s,%u,%s\n", i, i % 2 ? "treatment" : "control",
                            i / 200 % 10 < (i % 2 ? 4 : 2),
                            i / 2 % 20 < (i % 2 ? treatment : control) ? ""
                            : i / 2 % 20 == 19                         ? "1"
                                                                       : "0");

  return fixture_report (csv->str, NULL);
}

static void
test_guardrails_with_gaps (void)
{
  static const struct
  {
    guint control, treatment;
    gboolean is_untrusted;
    ExosVerdict verdict;
  } cases[] = {
    { 0, 0, FALSE, EXOS_VERDICT_LAUNCH }, { 4, 4, FALSE, EXOS_VERDICT_LAUNCH },
    { 1, 6, TRUE, EXOS_VERDICT_HOLD },    { 0, 20, TRUE, EXOS_VERDICT_HOLD },
    { 20, 20, FALSE, EXOS_VERDICT_HOLD }, /* nothing to judge it by */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report =
          report_with_guardrail_gaps (cases[i].control, cases[i].treatment);

      g_assert_cmpint (report->is_untrusted, ==, cases[i].is_untrusted);
      g_assert_cmpint (report->decision.verdict, ==, cases[i].verdict);
      if (cases[i].treatment == 20)
        g_assert_cmpint (report->treatments[0].guardrails[0].state, ==,
                         EXOS_GUARDRAIL_NOT_COMPUTABLE);
    }
}

/* So many of a thousand users have a row in each group. */
static void
test_users_in_several_groups (void)
{
  static const guint cases[] = { 0, 9, 11 };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

      for (guint i = 0; i < N_USERS; i++)
        {
          g_string_append_printf (csv, "u%u,%s,%u\n", i, i % 2 ? "treatment" : "control",
                                  i / 200 % 10 < (i % 2 ? 4 : 2));
          if (i % 1000 < cases[c])
            g_string_append_printf (csv, "u%u,%s,0\n", i, i % 2 ? "control" : "treatment");
        }

      g_autoptr (ExosReport) report = fixture_report (csv->str, NULL);

      g_assert_cmpint (report->is_untrusted, ==, cases[c] >= 10);
      g_assert_cmpint (report->decision.verdict, ==,
                       cases[c] >= 10 ? EXOS_VERDICT_HOLD : EXOS_VERDICT_LAUNCH);
    }
}

/* What was before the experiment says nothing of it, and is not taken for users who did nothing. */
static void
test_events_before_the_start_alone (void)
{
  static const struct
  {
    const char *start;
    gboolean is_there; /* E45 */
  } cases[] = { { "2026-05-01", FALSE }, { "2026-05-02", FALSE }, { "2026-05-03", TRUE } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (GString) csv = g_string_new ("user_id,variant,event,timestamp\n");
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      gboolean is_there = FALSE;

      for (guint i = 0; i < 200; i++)
        g_string_append_printf (csv, "u%u,%s,%s,2026-05-0%u 10:00:00\n", i,
                                i % 2 ? "treatment" : "control", i % 3 ? "visit" : "purchase",
                                1 + i / 100);
      plan->start = g_strdup (cases[c].start);

      g_autoptr (ExosReport) report = fixture_report (csv->str, plan);

      for (guint i = 0; i < report->issues->len; i++)
        is_there |= ((const ExosIssue *) g_ptr_array_index (report->issues, i))->code ==
                    EXOS_ISSUE_NOTHING_SINCE_START;
      g_assert_cmpint (is_there, ==, cases[c].is_there);
      g_assert_cmpint (report->experiment->has_counts, ==, !cases[c].is_there);
    }
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
  ADD ("guardrails-with-gaps", test_guardrails_with_gaps);
  ADD ("users-in-several-groups", test_users_in_several_groups);
  ADD ("events-before-the-start-alone", test_events_before_the_start_alone);
  ADD ("a-chosen-mean-is-judged", test_a_chosen_mean_is_judged);
  return g_test_run ();
}
