// SPDX-License-Identifier: MIT
/* Numbers of groups that count no users, as their names tell: said, and never judged as counts. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "analysis/plan-options.h"
#include "data/language.h"

static const struct
{
  const char *name;
  const char *values[2];
  gboolean is_told;
} columns[] = {
  { "bounce_rate", { "0.012", "0.08" }, TRUE },
  { "bounce_rate", { "0", "1.2" }, TRUE },
  { "bounce_rate", { "0", "1" }, TRUE },
  { "bounce_rate", { "99.9", "1.2" }, TRUE },
  { "bounce_rate", { "100", "15" }, TRUE },
  { "bounce_rate", { "101", "15" }, FALSE },
  { "bounce_rate", { "100.1", "1.2" }, FALSE },
  { "bounce_rate", { "-0.1", "1.2" }, FALSE },
  { "bounce_rate", { "+0.1", "1.2" }, FALSE },
  { "bounce_rate", { "", "1.2" }, FALSE },
  { "bounce_rate", { "none", "1.2" }, FALSE },
  { "guardrail_bounce_rate", { "12", "15" }, FALSE },
  { "depth", { "100%", "4%" }, TRUE },
  { "depth", { "100.1%", "4%" }, FALSE },
  { "depth", { "-1%", "4%" }, FALSE },
  { "depth", { "7％", "0%" }, TRUE },
  { "depth", { "7", "1" }, FALSE },
  { "page_id", { "0", "1" }, FALSE },
  { "depth %", { "12", "15" }, TRUE },
  { "depth (%)", { "12.5", "15" }, TRUE },
  { "crash_ratio", { "2", "9" }, TRUE },
  { "refund pct", { "2", "9" }, TRUE },
  { "unsubPercent", { "2", "9" }, TRUE },
  { "이탈률", { "2", "9" }, TRUE },
  { "open_rate", { "0.120", "0.131" }, FALSE },
  { "open_rate", { "0.121", "0.131" }, TRUE },
};

static void
test_what_is_a_rate (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *csv = g_strdup_printf (
          "variant,users,conversions,%s\ncontrol,10000,1200,%s\ntreatment,10050,1320,%s\n",
          columns[i].name, columns[i].values[0], columns[i].values[1]);
      g_autoptr (ExosReport) report = fixture_report (csv, NULL);

      g_test_message ("%s %s", columns[i].name, columns[i].values[0]);
      g_assert_cmpint (fixture_find_issue (report, EXOS_ISSUE_RATE_NOT_JUDGED) != NULL, ==,
                       columns[i].is_told);
    }
}

/* Whole numbers that count no users, whatever the shape of the file. */
static const struct
{
  const char *name;
  ExosIssueCode code;
  ExosVerdict verdict; /* nothing launches while a harm cannot be judged */
} numbers[] = {
  { "error_rate", EXOS_ISSUE_RATE_NOT_JUDGED, EXOS_VERDICT_HOLD },
  { "open_rate", EXOS_ISSUE_RATE_NOT_JUDGED, EXOS_VERDICT_LAUNCH },
  { "avg_errors", EXOS_ISSUE_MEAN_NOT_JUDGED, EXOS_VERDICT_HOLD },
  { "errors per user", EXOS_ISSUE_MEAN_NOT_JUDGED, EXOS_VERDICT_HOLD },
  { "1인당 오류", EXOS_ISSUE_MEAN_NOT_JUDGED, EXOS_VERDICT_HOLD },
  { "avg_order_value", EXOS_ISSUE_MEAN_NOT_JUDGED, EXOS_VERDICT_LAUNCH },
  { "latency_p95", EXOS_ISSUE_MEAN_NOT_JUDGED, EXOS_VERDICT_HOLD },
  { "latency_ms", EXOS_ISSUE_MEAN_NOT_JUDGED, EXOS_VERDICT_HOLD },
  { "session_seconds", EXOS_ISSUE_TOTAL_METRIC, EXOS_VERDICT_LAUNCH },
  { "체류시간(초)", EXOS_ISSUE_TOTAL_METRIC, EXOS_VERDICT_LAUNCH },
  { "latency_complaints", EXOS_ISSUE_COLUMN_GUESSED, EXOS_VERDICT_LAUNCH },
  { "errors", EXOS_ISSUE_COLUMN_GUESSED, EXOS_VERDICT_LAUNCH },
};

#define A_VALUE_A_ROW                                                                     \
  "variant,metric,value\ncontrol,users,10000\ncontrol,conversions,1200\ncontrol,NAME,2\n" \
  "treatment,users,10050\ntreatment,conversions,1320\ntreatment,NAME,9\n"

static const char *const shapes[] = {
  "variant,users,conversions,NAME\ncontrol,10000,1200,2\ntreatment,10050,1320,9\n",
  "metric,control,treatment\nusers,10000,10050\nconversions,1200,1320\nNAME,2,9\n",
  A_VALUE_A_ROW,
};

static void
test_what_counts_no_users (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers) * G_N_ELEMENTS (shapes); i++)
    {
      const char *name = numbers[i / G_N_ELEMENTS (shapes)].name;
      const ExosIssueCode code = numbers[i / G_N_ELEMENTS (shapes)].code;
      const ExosVerdict verdict = numbers[i / G_N_ELEMENTS (shapes)].verdict;
      const gboolean is_judged = code == EXOS_ISSUE_COLUMN_GUESSED;
      g_autoptr (GString) csv = g_string_new (shapes[i % G_N_ELEMENTS (shapes)]);

      g_string_replace (csv, "NAME", name, 0);

      g_autoptr (ExosReport) report = fixture_report (csv->str, NULL);

      g_test_message ("%s", csv->str);
      g_assert_cmpint (report->decision.verdict, ==, verdict);
      g_assert_cmpuint (report->n_guardrails, ==, is_judged || verdict == EXOS_VERDICT_HOLD);
      g_assert_true (is_judged || fixture_find_issue (report, code) != NULL);
    }
}

/* Per cents of days add up, too. */
static void
test_rates_of_days (void)
{
  for (gsize i = 0; i < 2; i++)
    {
      g_autofree char *csv = g_strdup_printf (
          "date,variant,users,conversions,crash_rate\n1,a,1000,100,80\n1,b,1000,100,70\n"
          "2,a,1000,100,90\n2,b,1000,100,%d\n",
          i == 0 ? 130 : 131);
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->sums_rows = TRUE;

      g_autoptr (ExosReport) report = fixture_report (csv, plan);
      const ExosValue *value = exos_experiment_value (report->experiment, 0, 0);

      g_assert_cmpint (fixture_find_issue (report, EXOS_ISSUE_RATE_NOT_JUDGED) != NULL, ==, i == 0);
      g_assert_cmpint (value->state, ==, i == 0 ? EXOS_VALUE_UNREADABLE : EXOS_VALUE_COUNT);
    }
}

/* Who wants it judged waits. */
static void
test_what_is_asked_for_holds (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (GError) error = NULL;

  exos_plan_set_option (plan, "guardrail", "error_rate", &error);
  g_assert_no_error (error);

  g_autoptr (ExosReport) report = fixture_report (
      "variant,users,conversions,error_rate\ncontrol,10000,1200,2\ntreatment,10050,1320,9\n", plan);

  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
}

/* An average is shown as it is. */
static void
test_averages_are_shown (void)
{
  g_autoptr (ExosReport) report = fixture_report (
      "variant,users,conversions,avg_orders\ncontrol,10000,1200,2\ntreatment,10050,1320,9.5\n",
      NULL);
  const ExosValue *value = exos_experiment_value (report->experiment, 1, 0);

  g_assert_cmpint (report->experiment->metrics[0].kind, ==, EXOS_METRIC_TOTAL);
  g_assert_cmpfloat (value->total / (double) value->users, ==, 9.5);
}

/* The user who chose it knows what it is. */
static void
test_what_is_chosen_counts (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  exos_plan_set_role (plan, "error_rate", EXOS_ROLE_GUARDRAIL);

  g_autoptr (ExosReport) report = fixture_report (
      "variant,users,conversions,error_rate\ncontrol,10000,1200,2\ntreatment,10050,1320,9\n", plan);

  g_assert_cmpuint (report->n_guardrails, ==, 1);
  g_assert_null (fixture_find_issue (report, EXOS_ISSUE_RATE_NOT_JUDGED));
}

/* Each of them had it or not. */
static void
test_outcomes_of_users_count (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,error_rate\n");

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (csv, "u%u,%s,%d,%d\n", i, i % 2 ? "treatment" : "control", i % 5 == 0,
                            i % 40 < 2);

  g_autoptr (ExosReport) report = fixture_report (csv->str, NULL);

  g_assert_cmpuint (report->n_guardrails, ==, 1);
  g_assert_null (fixture_find_issue (report, EXOS_ISSUE_RATE_NOT_JUDGED));
}

/* So does a query, of what users had. */
static void
test_outcomes_of_a_query_count (void)
{
  g_autoptr (ExosReport) report = fixture_report (
      "exos_shape,variant,users,conversions,error_rate\nunit_sums,control,10000,1200,20\n"
      "unit_sums,treatment,10050,1320,90\n",
      NULL);

  g_assert_cmpint (report->experiment->source.shape, ==, EXOS_SHAPE_UNIT_SUMS);
  g_assert_cmpuint (report->n_guardrails, ==, 1);
  g_assert_null (fixture_find_issue (report, EXOS_ISSUE_RATE_NOT_JUDGED));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");
#define ADD(name, func) g_test_add_func ("/no-counts/" name, func)
  ADD ("what-is-a-rate", test_what_is_a_rate);
  ADD ("what-counts-no-users", test_what_counts_no_users);
  ADD ("rates-of-days", test_rates_of_days);
  ADD ("what-is-asked-for-holds", test_what_is_asked_for_holds);
  ADD ("averages-are-shown", test_averages_are_shown);
  ADD ("what-is-chosen-counts", test_what_is_chosen_counts);
  ADD ("outcomes-of-users-count", test_outcomes_of_users_count);
  ADD ("outcomes-of-a-query-count", test_outcomes_of_a_query_count);
  return g_test_run ();
}
