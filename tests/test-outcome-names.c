// SPDX-License-Identifier: MIT
/* Outcomes that their names call bad, from before, or guardrails: what decides, and which way. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "data/language.h"

static guint
count_issues (const ExosReport *report, ExosIssueCode code)
{
  guint n = 0;

  for (guint i = 0; i < report->issues->len; i++)
    n += ((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code;
  return n;
}

/* Outcomes of users and sums of them: their name says that fewer are better, or nothing does. */
static const struct
{
  const char *csv;
  const char *conversions; /* header, NULL: the file says it */
  const char *primary;
  ExosVerdict verdict;
  gboolean is_said;
} rates[] = {
  { "variant,users,churned\ncontrol,1000,100\ntreatment,1000,150\n", "churned", NULL,
    EXOS_VERDICT_ROLLBACK, TRUE },
  { "variant,users,churned\ncontrol,1000,150\ntreatment,1000,100\n", "churned", NULL,
    EXOS_VERDICT_LAUNCH, TRUE },
  { "variant,users,이탈자수\ncontrol,1000,100\ntreatment,1000,150\n", "이탈자수", NULL,
    EXOS_VERDICT_ROLLBACK, TRUE },
  { "variant,users,churned\ncontrol,1000,100\ntreatment,1000,150\n", "churned", "churned:higher",
    EXOS_VERDICT_LAUNCH, TRUE },
  { "variant,users,kept\ncontrol,1000,100\ntreatment,1000,150\n", "kept", NULL, EXOS_VERDICT_LAUNCH,
    FALSE },
  { "variant,users,churn_prevented\ncontrol,1000,100\ntreatment,1000,150\n", "churn_prevented",
    NULL, EXOS_VERDICT_LAUNCH, FALSE },
};

static void
test_rates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      exos_plan_set_role (plan, rates[i].conversions, EXOS_ROLE_CONVERSIONS);
      if (rates[i].primary != NULL)
        g_assert_true (exos_plan_set_primary (plan, rates[i].primary, NULL));

      g_autoptr (ExosReport) report = fixture_report (rates[i].csv, plan);

      g_test_message ("%s", rates[i].csv);
      g_assert_cmpint (report->decision.verdict, ==, rates[i].verdict);
      g_assert_cmpuint (count_issues (report, EXOS_ISSUE_DIRECTION_GUESSED), ==, rates[i].is_said);
    }
}

static void
test_outcome_of_users (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,churned\n");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (csv, "%u,%s,%d\n", i, i % 2 ? "control" : "treatment",
                            i % 20 < (i % 2 ? 4 : 8));

  g_autoptr (ExosReport) report = fixture_report (csv->str, NULL);

  g_assert_cmpint (report->primary_direction, ==, EXOS_DIRECTION_LOWER);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
}

/* What was before the experiment is no harm that it did, unless somebody asks. */
static void
test_before_is_no_guardrail (void)
{
  static const char csv[] = "variant,users,conversions,pre_orders,existing_complaints\n"
                            "control,1000,100,500,50\ntreatment,1000,150,400,90\n";
  g_autoptr (ExosReport) unasked = fixture_report (csv, NULL);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_cmpuint (unasked->n_guardrails, ==, 0);
  g_assert_cmpint (unasked->decision.verdict, ==, EXOS_VERDICT_LAUNCH);

  g_assert_true (exos_plan_add_guardrail (plan, "existing_complaints", NULL));

  g_autoptr (ExosReport) asked = fixture_report (csv, plan);

  g_assert_cmpuint (asked->n_guardrails, ==, 1);
  g_assert_cmpint (asked->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
}

/* A guardrail alone is not several metrics. */
static void
test_guardrail_alone (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,guardrail_error\n");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (csv, "%u,%s,%d\n", i, i % 2 ? "control" : "treatment", i % 20 < 4);

  g_autoptr (ExosReport) report = fixture_report (csv->str, NULL);

  g_assert_cmpuint (count_issues (report, EXOS_ISSUE_MISSING_COLUMN), ==, 1);
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);
      g_autofree char *message = exos_issue_dup_message (issue);

      if (issue->code == EXOS_ISSUE_MISSING_COLUMN)
        g_assert_cmpstr (message, ==,
                         "No column of conversions, and all that could decide is a guardrail or "
                         "who the users are: “guardrail_error”.");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");
  g_test_add_func ("/outcome-names/rates", test_rates);
  g_test_add_func ("/outcome-names/outcome-of-users", test_outcome_of_users);
  g_test_add_func ("/outcome-names/before-is-no-guardrail", test_before_is_no_guardrail);
  g_test_add_func ("/outcome-names/guardrail-alone", test_guardrail_alone);
  return g_test_run ();
}
