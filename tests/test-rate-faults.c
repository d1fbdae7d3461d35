// SPDX-License-Identifier: MIT
/* Rates of rows whose values do not tell what they are: nothing is made up for them. */
#include <string.h>

#include "data/language.h"
#include "fixture.h"

#define N_USERS 4000

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

static const ExosIssue *
find_issue (const ExosReport *report, ExosIssueCode code)
{
  for (guint i = 0; i < report->issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code)
      return g_ptr_array_index (report->issues, i);
  return NULL;
}

static const Marks plain = { "1", "0", NULL };

static void
test_a_guardrail_that_is_written_whole_is_judged (void)
{
  g_autoptr (ExosReport) report = report_of (plain, plain);

  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
  g_assert_null (find_issue (report, EXOS_ISSUE_VALUES_ONE_SIDED));
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
    { { "", "0", NULL }, "“cancelled” has only 0 and blanks: write 1 where it happened." },
    { { "1", "1", "?" },
      "“cancelled” has only 1 and cells that could not be read: write 0 where it did not happen." },
    { { "0", "0", "?" },
      "“cancelled” has only 0 and cells that could not be read: write 1 where it happened." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = report_of (plain, cases[i].marks);
      const ExosIssue *issue = find_issue (report, EXOS_ISSUE_VALUES_ONE_SIDED);

      g_assert_nonnull (issue);

      g_autofree char *said = exos_issue_dup_message (issue);

      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpint (report->treatments[0].guardrails[0].state, ==,
                       EXOS_GUARDRAIL_NOT_COMPUTABLE);
      g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
      g_assert_null (find_issue (report, EXOS_ISSUE_VALUES_MISSING));
      g_assert_null (find_issue (report, EXOS_ISSUE_GUARDRAIL_MISSING));
    }
}

/* What decides is not even shown. */
static void
test_a_one_sided_outcome_blocks (void)
{
  static const Marks cases[] = { { "1", "", NULL }, { "", "0", NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = report_of (cases[i], plain);

      g_assert_nonnull (find_issue (report, EXOS_ISSUE_OUTCOME_UNKNOWN));
      g_assert_null (find_issue (report, EXOS_ISSUE_MISSING_VALUE));
      g_assert_false (report->experiment->has_counts);
      g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
    }
}

/* Everybody did it, or nobody: that is known where no cell is blank, and where both values are. */
static void
test_what_is_the_same_for_all_is_known (void)
{
  static const Marks cases[] = {
    { "1", "1", NULL }, { "0", "0", NULL }, { "1", "0", "" }, { "1", "", "0" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = report_of (plain, cases[i]);

      g_assert_null (find_issue (report, EXOS_ISSUE_VALUES_ONE_SIDED));
    }
}

/* Far below the first rows or not. */
static void
test_a_stray_number_blocks_what_decides (void)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted\n");

  for (guint i = 0; i < N_USERS; i++)
    g_string_append_printf (csv, "u%u,%s,%u\n", i, i % 2 ? "treatment" : "control",
                            i == 3500 ? 7 : i / 2 % 3 == 0);

  g_autoptr (ExosReport) report = fixture_report (csv->str, NULL);

  g_assert_nonnull (find_issue (report, EXOS_ISSUE_OUTCOME_UNKNOWN));
  g_assert_null (find_issue (report, EXOS_ISSUE_MISSING_VALUE));
  g_assert_false (report->experiment->has_counts);
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
  ADD ("a-stray-number-blocks-what-decides", test_a_stray_number_blocks_what_decides);
  return g_test_run ();
}
