// SPDX-License-Identifier: MIT
/* Rates of rows whose values do not tell what they are: nothing is made up for them. */
#include <string.h>

#include "data/language.h"
#include "fixture.h"

#define N_USERS 8000 /* more than the head of a file holds */

/* What stands in a column for a user who did it, and for the others. */
typedef struct
{
  const char *yes;
  const char *no;
  const char *others; /* of one row in a thousand, NULL: none */
} Marks;

/* More convert in the treatment, by far, and three times as many cancel. */
static ExosReport *
report_of (Marks converted, Marks cancelled)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted,cancelled\n");

  for (guint i = 0; i < N_USERS; i++)
    {
      const gboolean is_treated = i % 2;
      const gboolean has_converted = i / 200 % 10 < (is_treated ? 4 : 2);
      const gboolean has_cancelled = i / 2 % 100 < (is_treated ? 6 : 2);
      const gboolean is_other = i % 1000 == 999;

      g_string_append_printf (csv, "u%u,%s,%s,%s\n", i, is_treated ? "treatment" : "control",
                              has_converted ? converted.yes : converted.no,
                              is_other && cancelled.others != NULL ? cancelled.others
                              : has_cancelled                      ? cancelled.yes
                                                                   : cancelled.no);
    }

  return fixture_report (csv->str, NULL);
}

static const Marks plain = { "1", "0", NULL };

static void
test_a_guardrail_that_is_written_whole_is_judged (void)
{
  g_autoptr (ExosReport) report = report_of (plain, plain);

  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
  g_assert_null (fixture_find_issue (report, EXOS_ISSUE_VALUES_ONE_SIDED));
}

/* Whatever the one value is, a rate of 100 % in both groups would be no harm. */
static void
test_a_one_sided_guardrail_holds (void)
{
  static const struct
  {
    Marks marks;
    const char *said;
  } cases[] = {
    { { "1", "", NULL }, "“cancelled” has only 1 and blanks: write 0 where it did not happen." },
    { { "yes", "", NULL }, "“cancelled” has only 1 and blanks: write 0 where it did not happen." },
    { { "Y", "NULL", NULL },
      "“cancelled” has only 1 and blanks: write 0 where it did not happen." },
    { { "0", "", NULL }, "“cancelled” has only 0 and blanks: write 1 where it happened." },
    { { "1", "1", "?" },
      "“cancelled” has only 1 and cells that could not be read: write 0 where it did not happen." },
    { { "0", "", "?" },
      "“cancelled” has only 0 and cells that could not be read: write 1 where it happened." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = report_of (plain, cases[i].marks);
      const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_VALUES_ONE_SIDED);

      g_assert_nonnull (issue);

      g_autofree char *said = exos_issue_dup_message (issue);

      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpint (report->treatments[0].guardrails[0].state, ==,
                       EXOS_GUARDRAIL_NOT_COMPUTABLE);
      g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
      g_assert_null (fixture_find_issue (report, EXOS_ISSUE_VALUES_MISSING));
      g_assert_null (fixture_find_issue (report, EXOS_ISSUE_GUARDRAIL_MISSING));
    }
}

/* What decides is not even shown. */
static void
test_a_one_sided_outcome_blocks (void)
{
  static const Marks cases[] = { { "1", "", NULL }, { "0", "", NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = report_of (cases[i], plain);

      g_assert_nonnull (fixture_find_issue (report, EXOS_ISSUE_OUTCOME_UNKNOWN));
      g_assert_null (fixture_find_issue (report, EXOS_ISSUE_MISSING_VALUE));
      g_assert_false (report->experiment->has_counts);
      g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
    }
}

/* Everybody did it, or nobody: that is known where no cell is blank, or few of those who did not
 * do it are, and where both values are. */
static void
test_what_is_the_same_for_all_is_known (void)
{
  static const Marks cases[] = {
    { "1", "1", NULL }, { "0", "0", NULL }, { "1", "0", "" }, { "1", "", "0" }, { "0", "0", "" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = report_of (plain, cases[i]);

      g_assert_null (fixture_find_issue (report, EXOS_ISSUE_VALUES_ONE_SIDED));
    }
}

/* Blank instead of 1: as good as nobody did, but not in every group alike. */
static void
test_what_is_blank_where_it_happened_holds (void)
{
  static const Marks blank = { "", "0", NULL };
  g_autoptr (ExosReport) report = report_of (plain, blank);

  g_assert_nonnull (fixture_find_issue (report, EXOS_ISSUE_MISSING_DIFFERS));
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
}

/* So many rows of another number, from the line of the first on, among outcomes, and so many blank
 * ones from line 4002 on. */
static ExosReport *
report_with_blanks (guint n, const char *number, guint first, guint n_blank, ExosPlan *plan)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,orders\n");

  for (guint i = 0; i < N_USERS; i++)
    {
      const gboolean is_one = i / 200 % 10 < (i % 2 ? 4 : 2);

      g_string_append_printf (csv, "u%u,%s,%s\n", i, i % 2 ? "treatment" : "control",
                              i + 2 >= first && i + 2 < first + n ? number
                              : i >= 4000 && i < 4000 + n_blank   ? ""
                              : is_one                            ? "1"
                                                                  : "0");
    }

  return fixture_report (csv->str, plan);
}

static ExosReport *
report_with_numbers (guint n, const char *number, guint first, ExosPlan *plan)
{
  return report_with_blanks (n, number, first, 0, plan);
}

/* Few numbers are mistakes, and 9 is what nobody knows; said with lines, near the top or not. */
static void
test_a_stray_number_blocks_what_decides (void)
{
  static const struct
  {
    guint n;
    const char *number;
    guint first;
    const char *said;
  } cases[] = {
    { 1, "2", 501,
      "“orders” is neither 0 nor 1 in 1 row (0.0%; line 501: “2”), so it cannot be judged as a "
      "rate. Correct it in the file." },
    { 2, "2", 7500,
      "“orders” is neither 0 nor 1 in 2 rows (0.0%; lines 7500, 7501; first “2”), so it cannot be "
      "judged as a rate. Correct them in the file." },
    { 39, "2", 7500,
      "“orders” is neither 0 nor 1 in 39 rows (0.5%; lines 7500, 7501, 7502, 7503, 7504, …; first "
      "“2”), so it "
      "cannot be judged as a rate. Correct them in the file." },
    { 120, "9", 7000,
      "“orders” is neither 0 nor 1 in 120 rows (1.5%; lines 7000, 7001, 7002, 7003, 7004, …; first "
      "“9”), so it cannot be judged as a rate. Correct them in the file." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report =
          report_with_numbers (cases[i].n, cases[i].number, cases[i].first, NULL);
      const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_OUTCOME_UNKNOWN);

      g_assert_nonnull (issue);

      g_autofree char *said = exos_issue_dup_message (issue);

      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_null (fixture_find_issue (report, EXOS_ISSUE_MISSING_VALUE));
      g_assert_false (report->experiment->has_counts);
    }
}

/* Wherever they stand. */
static void
test_counts_make_a_mean (void)
{
  static const guint firsts[] = { 2, 7500 };

  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autoptr (ExosReport) report = report_with_numbers (40, "2", firsts[i], NULL);

      g_assert_cmpint (report->measure, ==, EXOS_MEASURE_MEAN);
      g_assert_cmpstr (report->experiment->primary, ==, "orders");
      g_assert_null (fixture_find_issue (report, EXOS_ISSUE_OUTCOME_UNKNOWN));
    }
}

/* So few that they could be mistakes, of the rows that have a value; or too many for those. */
static void
test_bounds_of_mistakes (void)
{
  static const struct
  {
    guint n;
    const char *number;
    guint n_blank;
    gboolean is_mean;
  } cases[] = {
    { 39, "2", 0, FALSE },   { 40, "2", 0, TRUE },      { 30, "2", 1999, FALSE },
    { 30, "2", 2000, TRUE }, { 400, "9", 0, FALSE },    { 401, "9", 0, TRUE },
    { 3, "9", 3000, FALSE }, { 400, "9", 1000, FALSE }, { 401, "9", 1000, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report =
          report_with_blanks (cases[i].n, cases[i].number, 7500, cases[i].n_blank, NULL);

      g_assert_cmpint (report->measure == EXOS_MEASURE_MEAN, ==, cases[i].is_mean);
      g_assert_cmpint (fixture_find_issue (report, EXOS_ISSUE_OUTCOME_UNKNOWN) == NULL, ==,
                       cases[i].is_mean);
    }
}

static void
test_what_a_person_calls_a_value_is_a_mean (void)
{
  static const char *const primaries[] = { NULL, "orders" };

  for (gsize i = 0; i < G_N_ELEMENTS (primaries); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      exos_plan_set_role (plan, "orders", EXOS_ROLE_VALUE);
      g_free (plan->primary);
      plan->primary = g_strdup (primaries[i]);

      g_autoptr (ExosReport) report = report_with_numbers (1, "2", 501, plan);

      g_assert_cmpint (report->measure, ==, EXOS_MEASURE_MEAN);
      g_assert_cmpstr (report->experiment->primary, ==, "orders");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
#define ADD(name, func) g_test_add_func ("/rate-faults/" name, func)
  ADD ("a-guardrail-that-is-written-whole-is-judged",
       test_a_guardrail_that_is_written_whole_is_judged);
  ADD ("a-one-sided-guardrail-holds", test_a_one_sided_guardrail_holds);
  ADD ("a-one-sided-outcome-blocks", test_a_one_sided_outcome_blocks);
  ADD ("what-is-the-same-for-all-is-known", test_what_is_the_same_for_all_is_known);
  ADD ("what-is-blank-where-it-happened-holds", test_what_is_blank_where_it_happened_holds);
  ADD ("a-stray-number-blocks-what-decides", test_a_stray_number_blocks_what_decides);
  ADD ("counts-make-a-mean", test_counts_make_a_mean);
  ADD ("bounds-of-mistakes", test_bounds_of_mistakes);
  ADD ("what-a-person-calls-a-value-is-a-mean", test_what_a_person_calls_a_value_is_a_mean);
  return g_test_run ();
}
