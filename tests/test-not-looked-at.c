// SPDX-License-Identifier: MIT
/* What the file holds and nothing looked at is said beside the verdict. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "data/language.h"
#include "data/source-text.h"
#include "memo/words.h"

#define RATES                                       \
  "variant,users,conversions,bounce_rate,refunds\n" \
  "control,10000,1200,0.012,12\ntreatment,10050,1320,0.08,11\n"

static gboolean
has_line (char **lines, const char *line)
{
  g_auto (GStrv) all = lines;

  return g_strv_contains ((const char *const *) all, line);
}

static void
test_rates_are_a_risk (void)
{
  g_autoptr (ExosReport) report = fixture_report (RATES, NULL);

  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpint (report->health, ==, EXOS_HEALTH_WARNING);
  g_assert_true (has_line (exos_words_risks (report, 0),
                           "“bounce_rate” holds rates, which cannot be judged without counts: add "
                           "the number of users it happened to."));
  g_assert_false (report->is_untrusted);
}

/* 4,000 users; the first rows of so many of each group, which are no conversions, come again as
 * ones. */
static ExosReport *
report_with_repeats (guint n_control, guint n_treatment, const char *value)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < 4000; i++)
    {
      const char *group = i % 2 == 0 ? "control" : "treatment";
      const gboolean comes_again = i / 2 < (i % 2 == 0 ? n_control : n_treatment);
      const guint every = i % 2 == 0 ? 20 : 10;

      if (comes_again)
        g_string_append_printf (csv, "u%u,%s,0\nu%u,%s,%s\n", i, group, i, group, value);
      else
        g_string_append_printf (csv, "u%u,%s,%d\n", i, group, i / 2 % every == 0);
    }

  return fixture_report (csv->str, NULL);
}

static void
test_repeats_of_one_group_hold (void)
{
  g_autoptr (ExosReport) report = report_with_repeats (100, 0, "1");
  const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_REPEATS_DIFFER);

  g_assert_nonnull (issue);
  g_assert_cmpstr (issue->column, ==, "user_id");
  g_assert_cmpstr (issue->value, ==, "control 5.0%, treatment 0.0%");
  g_assert_cmpfloat (issue->p, <, 1e-20);
  g_assert_cmpstr (report->decision.rule->code, ==, "TRUST");
}

static void
test_repeats_alike_do_not (void)
{
  g_autoptr (ExosReport) report = report_with_repeats (100, 100, "1");

  g_assert_nonnull (fixture_find_issue (report, EXOS_ISSUE_USERS_REPEATED));
  g_assert_null (fixture_find_issue (report, EXOS_ISSUE_REPEATS_DIFFER));
  g_assert_false (report->is_untrusted);
}

static void
test_rows_that_differ_are_counted (void)
{
  for (int differ = 0; differ < 2; differ++)
    {
      g_autoptr (ExosReport) report = report_with_repeats (3, 4, differ ? "1" : "0");
      g_autofree char *message =
          exos_issue_dup_message (fixture_find_issue (report, EXOS_ISSUE_USERS_REPEATED));

      g_assert_cmpint (g_str_has_suffix (message, " The rows of 7 users differ in their values."),
                       ==, differ);
    }
}

/* Rows of which one column names something, and of which it is missing in some. */
static ExosReport *
report_with_ids (const char *headers, const char *empty)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  g_string_append_printf (csv, "variant,converted,%s\n", headers);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *id =
          i % 10 == 9 && empty != NULL ? g_strdup (empty) : g_strdup_printf ("s%u", i);

      g_string_append_printf (csv, "%s,%d,%s,%u\n", i % 2 ? "treatment" : "control", i % 7 == 0, id,
                              i);
    }

  return fixture_report (csv->str, NULL);
}

static const struct
{
  const char *headers;
  const char *empty;
  const char *unit; /* NULL: nothing is said */
} units[] = {
  { "session_id,note", NULL, "session_id" },
  { "Session ID,note", NULL, "Session ID" },
  { "세션ID,note", NULL, "세션ID" },
  { "note,주문번호", NULL, "주문번호" },
  { "order_id,note", "", NULL },
  { "session_id,user_id", NULL, NULL },
  { "device_id,note", NULL, NULL },
  { "note,page", NULL, NULL },
};

static void
test_rows_of_sessions_are_no_users (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (ExosReport) report = report_with_ids (units[i].headers, units[i].empty);
      const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_ROWS_NOT_USERS);
      g_autofree char *rows = exos_source_say_rows (&report->experiment->source);

      g_test_message ("%s", units[i].headers);
      g_assert_cmpstr (issue != NULL ? issue->column : NULL, ==, units[i].unit);
      g_assert_cmpstr (rows, ==, units[i].unit != NULL ? "400 rows" : "400 rows, one per user");
      g_assert_false (report->is_untrusted);
    }
}

static void
test_a_person_may_say_what_users_are (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  exos_plan_set_role (plan, "session_id", EXOS_ROLE_UNIT);

  g_autoptr (GString) csv = g_string_new ("session_id,variant,converted\n");

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (csv, "s%u,%s,%d\n", i, i % 2 ? "b" : "a", i % 3 == 0);

  g_autoptr (ExosReport) report = fixture_report (csv->str, plan);

  g_assert_null (fixture_find_issue (report, EXOS_ISSUE_ROWS_NOT_USERS));
}

/* Of 40 users so many have a label first and A or B after it; the others have A first, then B. */
static char *
make_mixed (guint n_first, gboolean are_events)
{
  GString *csv = g_string_new (are_events ? "user_id,timestamp,variant,event\n"
                                          : "user_id,variant,converted\n");

  for (guint i = 0; i < 400; i++)
    {
      const char *own = i % 2 ? "B" : "A";
      const gboolean is_mixed = i < 40;
      const char *first = i < n_first ? "none" : "A";
      const char *second = i < n_first ? own : "B";

      if (are_events)
        g_string_append_printf (csv, "u%u,2026-01-01,%s,view\nu%u,2026-01-02,%s,purchase\n", i,
                                is_mixed ? first : own, i, is_mixed ? second : own);
      else
        g_string_append_printf (csv, "u%u,%s,1\n", i, is_mixed ? first : own);
      if (!are_events && is_mixed)
        g_string_append_printf (csv, "u%u,%s,1\n", i, second);
    }

  return g_string_free (csv, FALSE);
}

static const struct
{
  guint n_first;
  const char *told;
} mixed[] = {
  { 40, "none" }, { 32, "none" }, { 31, NULL }, { 9, NULL }, { 8, "A" },
};

static void
test_what_comes_first_is_named (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (mixed); i++)
    {
      g_autofree char *csv = make_mixed (mixed[i / 2].n_first, i % 2);
      g_autoptr (ExosReport) report = fixture_report (csv, NULL);
      const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS);
      g_autofree char *message = exos_issue_dup_message (issue);

      g_test_message ("%u %s", mixed[i / 2].n_first, message);
      g_assert_cmpuint (issue->number, ==, 40);
      g_assert_cmpstr (issue->extra, ==, mixed[i / 2].told);
      g_assert_cmpint (g_str_has_suffix (message, "” comes first in most of them."), ==,
                       mixed[i / 2].told != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");
  g_test_add_func ("/not-looked-at/rates-are-a-risk", test_rates_are_a_risk);
  g_test_add_func ("/not-looked-at/repeats-of-one-group-hold", test_repeats_of_one_group_hold);
  g_test_add_func ("/not-looked-at/repeats-alike-do-not", test_repeats_alike_do_not);
  g_test_add_func ("/not-looked-at/rows-that-differ-are-counted",
                   test_rows_that_differ_are_counted);
  g_test_add_func ("/not-looked-at/rows-of-sessions-are-no-users",
                   test_rows_of_sessions_are_no_users);
  g_test_add_func ("/not-looked-at/a-person-may-say-what-users-are",
                   test_a_person_may_say_what_users_are);
  g_test_add_func ("/not-looked-at/what-comes-first-is-named", test_what_comes_first_is_named);
  return g_test_run ();
}
