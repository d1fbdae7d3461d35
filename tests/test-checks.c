// SPDX-License-Identifier: MIT
/* What the card of data health lists: the checks and their words, and what a person can do about
 * each issue. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "analysis/parts.h"
#include "data/language.h"

#define HEAD "variant,users,conversions"
#define MEAN ",x_sum,x_sum_sq"

typedef struct
{
  const char *name;
  const char *csv;
  const char *setting; /* a split, or NULL */
  const char *passed;  /* the checks in order: + passed, - failed or never made */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "all", HEAD "\ncontrol,10000,1200\ntreatment,10050,1320\n", NULL, "++++++-" },
  { "small", HEAD "\ncontrol,50,5\ntreatment,50,6\n", NULL, "++++-+-" },
  { "just-not-small", HEAD "\ncontrol,100,10\ntreatment,100,12\n", NULL, "++++++-" },
  { "srm", HEAD "\ncontrol,5000,500\ntreatment,10000,1200\n", NULL, "+++++--" },
  { "srm-warning", HEAD "\ncontrol,100000,10000\ntreatment,101480,10700\n", NULL, "+++++--" },
  { "split-for-three", HEAD "\ncontrol,1000,100\ntreatment,1000,120\n", "1:1:1", "+++++--" },
  { "nobody-was-planned", HEAD "\ncontrol,1000,100\ntreatment,1000,120\n", "control=1,treatment=0", "+++++--" },
  { "no-control", HEAD "\nred,1000,100\nblue,1000,120\n", NULL, "+-++---" },
  { "one-group", HEAD "\ncontrol,1000,100\n", NULL, "+-++---" },
  { "group-twice", HEAD "\ncontrol,1000,100\ntreatment,1000,120\ncontrol,1000,100\n", NULL, "+-++---" },
  { "total-is-wrong", HEAD "\ncontrol,1000,100\ntreatment,1000,120\ntotal,1000,120\n", NULL, "+-++---" },
  { "not-a-number", HEAD "\ncontrol,1O00,100\ntreatment,1000,120\n", NULL, "++-----" },
  { "more-conversions-than-users", HEAD "\ncontrol,1000,100\ntreatment,1000,1200\n", NULL, "+++----" },
  { "no-users", HEAD "\ncontrol,0,0\ntreatment,1000,120\n", NULL, "++++---" },
  { "guardrail-above-users", HEAD ",a\ncontrol,1000,100,1\ntreatment,1000,120,1200\n", NULL, "+++-++-" },
  { "guardrail-unreadable", HEAD ",a\ncontrol,1000,100,x\ntreatment,1000,120,1\n", NULL, "++-+++-" },
  { "short-row", HEAD ",a\ncontrol,1000,100\ntreatment,1000,120,1\n", NULL, "++-+---" },
  { "open-quote", HEAD "\ncontrol,1000,100\ntreatment,1000,120\n\"rest,1,1\n", NULL, "++++---" },
  { "missing-column", "variant,visits,conversions\ncontrol,1000,100\ntreatment,1000,120\n", NULL, "-------" },
  { "header-only", HEAD "\n", NULL, "-------" },
  { "no-header", "control,1000,100\ntreatment,1000,120\n", NULL, "-------" },
  { "row-a-user", "user_id,variant,converted\n1,control,0\n2,treatment,1\n3,control,1\n4,treatment,0\n", NULL, "++++-++" },
  { "mean", "variant,users" MEAN "\ncontrol,1000,100,300" "\ntreatment,1000,120,400\n", NULL, "+++-++-" },
  { "mean-and-count", "variant,users,errors" MEAN "\ncontrol,1000,10,100,300" "\ntreatment,1000,12,120,400\n", NULL, "++++++-" },
  { "mean-and-count-above-users", "variant,users,errors" MEAN "\ncontrol,1000,1001,100,300" "\ntreatment,1000,12,120,400\n", NULL, "+++-++-" },
  { "two-experiments", "experiment," HEAD "\na,control,1000,100\nb,treatment,1000,120\n", NULL, "-------" },
  { "wide-by-day", "date,control_users,control_conversions,b_users,b_conversions\n1,100,10,100,12\n2,100,10,100,12\n", NULL, "-------" },
};
/* clang-format on */

static ExosReport *
report_of (const char *csv, const char *split)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (split == NULL || exos_plan_set_split (plan, split, NULL));
  return fixture_report (csv, plan);
}

/* The number that the memo prints is that of the list. */
static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of (c->csv, c->setting);
  g_autoptr (GString) passed = g_string_new (NULL);
  guint n_passed = 0;

  for (guint check = 0; check < exos_report_n_checks (); check++)
    {
      g_string_append_c (passed, exos_report_passes_check (report, check) ? '+' : '-');
      n_passed += exos_report_passes_check (report, check);
    }

  g_assert_cmpstr (passed->str, ==, c->passed);
  g_assert_cmpuint (report->n_checks_passed, ==, n_passed);
}

/* Only of one row a user, and only when it was done. */
static void
test_users (void)
{
  static const struct
  {
    guint64 units;
    double share;
    const char *label;
  } cases_of_units[] = {
    { 10000000, 1, "No user appears twice (10,000,000 checked)" },
    { 100000000, 0.25, "No user appears twice (of 100,000,000, 1 in 4 checked)" },
    { 1, 0, "No user appears twice (1 checked)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases_of_units); i++)
    {
      g_autoptr (ExosReport) report =
          report_of (HEAD "\ncontrol,1000,100\ntreatment,1000,120\n", NULL);
      const guint n_passed = report->n_checks_passed;
      ExosExperiment *experiment = (ExosExperiment *) report->experiment;
      g_autofree char *label = NULL;

      experiment->units = cases_of_units[i].units;
      experiment->unit_share = cases_of_units[i].share;
      exos_conclude_checks (report);
      label = exos_check_dup_label (report, EXOS_CHECK_UNITS);
      g_assert_cmpstr (label, ==, cases_of_units[i].label);
      g_assert_true (exos_report_passes_check (report, EXOS_CHECK_UNITS));
      g_assert_cmpuint (report->n_checks_passed, ==, n_passed + 1);
    }
}

/* What is found later counts as well: a check that had passed has not. */
static void
test_found_later (void)
{
  g_autoptr (ExosReport) report = report_of (cases[0].csv, NULL);
  const guint n_passed = report->n_checks_passed;

  g_assert_true (exos_report_passes_check (report, EXOS_CHECK_GROUPS));
  g_ptr_array_add (report->issues, exos_issue_new (EXOS_ISSUE_TOTAL_ROW, 0, NULL, NULL, NULL));
  exos_conclude_checks (report);
  g_assert_false (exos_report_passes_check (report, EXOS_CHECK_GROUPS));
  g_assert_cmpuint (report->n_checks_passed, ==, n_passed - 1);
}

/* What is wrong with all of a file is on none of its lines; what is counted is said. */
static void
test_issues_say_where (void)
{
  static const struct
  {
    ExosIssueCode code;
    const char *csv, *split;
    guint64 line, number, other;
  } files[] = {
    { EXOS_ISSUE_BAD_SPLIT, HEAD "\ncontrol,1000,100\nb,1000,120\n", "1:1:1", 0, 3, 2 },
    { EXOS_ISSUE_SRM_BLOCKED, HEAD "\ncontrol,5000,500\nb,10000,1200\n", NULL, 0, 0, 0 },
    { EXOS_ISSUE_SRM_WARNING, HEAD "\ncontrol,100000,10000\nb,101480,10700\n", NULL, 0, 0, 0 },
    { EXOS_ISSUE_ZERO_BASELINE, HEAD "\ncontrol,1000,0\nb,1000,50\n", NULL, 0, 0, 0 },
    { EXOS_ISSUE_ALL_CONVERTED, HEAD "\ncontrol,1000,1000\nb,1000,1000\n", NULL, 0, 0, 0 },
    { EXOS_ISSUE_HUGE_EFFECT, HEAD "\ncontrol,1000,100\nb,1000,300\n", NULL, 0, 0, 0 },
    { EXOS_ISSUE_FEW_EVENTS, HEAD "\ncontrol,1000,1\nb,1000,5\n", NULL, 0, 0, 0 },
    { EXOS_ISSUE_DIRECTION_ASSUMED, "variant,users" MEAN "\ncontrol,1000,1,9\nb,1000,2,9\n", NULL,
      0, 0, 0 },
    { EXOS_ISSUE_ZERO_WEIGHT_TRAFFIC, HEAD "\ncontrol,800,100\nb,900,120\n", "0:1", 2, 800, 0 },
    { EXOS_ISSUE_ZERO_WEIGHT_TRAFFIC, HEAD "\ncontrol,1000,100\nb,900,120\n", "1:0", 3, 900, 0 },
    { EXOS_ISSUE_SMALL_SAMPLE, HEAD "\ncontrol,50,5\nb,1000,120\n", NULL, 2, 50, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (ExosReport) report = report_of (files[i].csv, files[i].split);
      guint n_found = 0;

      g_test_message ("%s", files[i].csv);
      for (guint j = 0; j < report->issues->len; j++)
        {
          const ExosIssue *issue = g_ptr_array_index (report->issues, j);

          n_found += issue->code == files[i].code && issue->line == files[i].line &&
                     issue->number == files[i].number && issue->other == files[i].other;
        }
      g_assert_cmpuint (n_found, ==, 1);
      g_assert_cmpint (report->has_srm, ==, files[i].split == NULL);
    }
}

/* Of rows that are added up, one bad cell spoils the sum. */
static void
test_bad_cell_among_rows (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;

  g_autoptr (ExosReport) report =
      fixture_report (HEAD "\ncontrol,1000,100\ncontrol,x,100\ntreatment,1000,120\n", plan);

  g_assert_true (exos_report_passes_check (report, EXOS_CHECK_GROUPS));
  g_assert_false (exos_report_passes_check (report, EXOS_CHECK_NUMBERS));
  g_assert_false (exos_report_passes_check (report, EXOS_CHECK_CONVERSIONS));
}

/* Too many groups are looked at, but not compared. */
static void
test_too_many_groups (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD "\n");

  for (int i = 0; i < 200; i++)
    g_string_append_printf (csv, "g%d,1000,100\n", i);

  const Case c = { "too-many-groups", csv->str, NULL, "+------" };

  test_case (&c);
}

static void
check_label (const ExosReport *report, guint check, const char *expected)
{
  g_autofree char *label = exos_check_dup_label (report, check);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_labels (void)
{
  g_autoptr (ExosReport) report = report_of (cases[0].csv, NULL);
  g_autoptr (ExosReport) srm = report_of (HEAD "\ncontrol,5000,500\nb,10000,1200\n", NULL);
  g_autoptr (ExosReport) none = report_of (HEAD "\n", NULL);

  check_label (report, EXOS_CHECK_COLUMNS, "Required columns found");
  check_label (report, EXOS_CHECK_GROUPS, "Each group appears once");
  check_label (report, EXOS_CHECK_NUMBERS, "Numbers are whole, not negative");
  check_label (report, EXOS_CHECK_CONVERSIONS, "Conversions ≤ users");
  check_label (report, EXOS_CHECK_SAMPLE, "≥ 100 users per group");
  check_label (report, EXOS_CHECK_SPLIT, "Traffic split as planned (SRM p = 0.724)");
  check_label (srm, EXOS_CHECK_SPLIT, "Traffic split as planned (SRM p < 0.00001)");
  check_label (none, EXOS_CHECK_SPLIT, "Traffic split as planned");
  g_assert_cmpuint (report->weights[0], ==, 1);
  g_assert_cmpuint (report->weights[1], ==, 1);
}

/* Nobody is told of conversions where there are none, nor that sums of money are whole. */
static void
test_labels_fit_the_measure (void)
{
  g_autoptr (ExosReport) mean =
      report_of ("variant,users,errors" MEAN "\ncontrol,1000,1,1.5,9\nb,1000,2,-2.5,9\n", NULL);
  g_autoptr (ExosReport) rate =
      report_of (HEAD MEAN "\ncontrol,1000,100,1.5,9\nb,1000,120,-2.5,9\n", NULL);

  check_label (mean, EXOS_CHECK_NUMBERS, "Counts are whole, sums are numbers");
  check_label (mean, EXOS_CHECK_CONVERSIONS, "Counts ≤ users");
  check_label (rate, EXOS_CHECK_NUMBERS, "Counts are whole, sums are numbers");
  check_label (rate, EXOS_CHECK_CONVERSIONS, "Conversions ≤ users");
}

/* Of a row a user the groups and values of rows are checked. */
static void
test_labels_of_rows (void)
{
  g_autoptr (ExosReport) rows = report_of (
      "user_id,variant,converted\n1,control,0\n2,treatment,1\n3,control,1\n4,treatment,0\n", NULL);

  check_label (rows, EXOS_CHECK_COLUMNS, "Required columns found");
  check_label (rows, EXOS_CHECK_GROUPS, "Every row names its group");
  check_label (rows, EXOS_CHECK_NUMBERS, "Every row has its values");
  check_label (rows, EXOS_CHECK_CONVERSIONS, "Conversions ≤ users");
}

static void
test_label_names_the_limit (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->min_users = 1;

  g_autoptr (ExosReport) one = fixture_report (cases[0].csv, plan);
  g_autoptr (ExosPlan) larger = exos_plan_copy (plan);

  larger->min_users = 12000;

  g_autoptr (ExosReport) many = fixture_report (cases[0].csv, larger);

  check_label (one, EXOS_CHECK_SAMPLE, "≥ 1 user per group");
  check_label (many, EXOS_CHECK_SAMPLE, "≥ 12,000 users per group");
  g_assert_false (exos_report_passes_check (many, EXOS_CHECK_SAMPLE));
}

/* By id, so that a fix is not lost when codes move. */
static const char *const fixes[EXOS_N_FIXES] = {
  [EXOS_FIX_CHOOSE_COLUMN] = "E01 E23 E34",
  [EXOS_FIX_CHOOSE_METRIC] = "", /* by what the issue says */
  [EXOS_FIX_CHOOSE_CONTROL] = "E02 E35",
  [EXOS_FIX_SUM_ROWS] = "E04 E28",
  [EXOS_FIX_SHOW] =
      "E05 E06 E07 E10 E13 E14 E19 E20 E33 E42 E46 E47 W08 W09 W23 W24 W25 W26 W27 W28 W36 W29 W30 "
      "W34 W35 W38 W39 W40 W43",
  [EXOS_FIX_IGNORE_COLUMN] = "E16 E17 E18 W14 W49",
  [EXOS_FIX_CHECK_SPLIT] = "E36 E37 S01 S02",
  [EXOS_FIX_CHOOSE_DIRECTION] = "W22",
  [EXOS_FIX_OPEN_ANOTHER] = "E12 E24 E25 E26 E29 E30 E31 E41 E43",
};

static void
test_fixes (void)
{
  for (int fix = EXOS_FIX_NONE + 1; fix < EXOS_N_FIXES; fix++)
    {
      g_autoptr (GString) found = g_string_new (NULL);

      for (int code = 0; code < EXOS_N_ISSUES; code++)
        if (exos_issue_fix (&(ExosIssue) { .code = (ExosIssueCode) code }) == (ExosFix) fix)
          g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "",
                                  exos_issue_id ((ExosIssueCode) code));
      g_assert_cmpstr (found->str, ==, fixes[fix]);
    }
}

/* One issue of several roles leads to where the role is chosen. */
static void
test_fix_of_what_decides (void)
{
  const ExosIssue several = { .code = EXOS_ISSUE_MISSING_COLUMN,
                              .value = "“x”",
                              .extra = "primary" };
  const ExosIssue unknown = { .code = EXOS_ISSUE_UNKNOWN_COLUMN, .value = "primary" };
  const ExosIssue users = { .code = EXOS_ISSUE_MISSING_COLUMN, .value = "users" };

  g_assert_cmpint (exos_issue_fix (&several), ==, EXOS_FIX_CHOOSE_METRIC);
  g_assert_cmpint (exos_issue_fix (&unknown), ==, EXOS_FIX_CHOOSE_METRIC);
  g_assert_cmpint (exos_issue_fix (&users), ==, EXOS_FIX_CHOOSE_COLUMN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/checks/bad-cell-among-rows", test_bad_cell_among_rows);
  g_test_add_func ("/checks/users", test_users);
  g_test_add_func ("/checks/issues-say-where", test_issues_say_where);
  g_test_add_func ("/checks/found-later", test_found_later);
  g_test_add_func ("/checks/too-many-groups", test_too_many_groups);
  g_test_add_func ("/checks/labels", test_labels);
  g_test_add_func ("/checks/labels-fit-the-measure", test_labels_fit_the_measure);
  g_test_add_func ("/checks/labels-of-rows", test_labels_of_rows);
  g_test_add_func ("/checks/label-names-the-limit", test_label_names_the_limit);
  g_test_add_func ("/checks/fixes", test_fixes);
  g_test_add_func ("/checks/fix-of-what-decides", test_fix_of_what_decides);

  return g_test_run ();
}
