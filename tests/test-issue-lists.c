// SPDX-License-Identifier: MIT
/* What issues list by name: all of it, each name once, and no more names than can be read. */
#include "fixture.h"

#define SUMS "variant,users,conversions"

static const struct
{
  const char *name;
  const char *csv;
  const char *missing;
} covariates[] = {
  { "one",
    SUMS ",x_sum,x_sum_sq,x_pre_sum,x_pre_sum_sq\nA,100,10,50,300,40,200\nB,100,12,60,400,50,300\n",
    "x_pre_prod" },
  { "two-of-the-metric",
    SUMS ",x_pre_sum,x_pre_sum_sq,x_pre_prod\nA,100,10,40,200,100\nB,100,12,50,300,200\n",
    "x_sum, x_sum_sq" },
  { "two-of-the-covariate",
    SUMS ",x_sum,x_sum_sq,x_pre_sum\nA,100,10,50,300,40\nB,100,12,60,400,50\n",
    "x_pre_sum_sq, x_pre_prod" },
};

static void
test_what_a_covariate_lacks (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (ExosReport) report = fixture_report (covariates[i].csv, NULL);
  const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_COVARIATE_NOT_USED);

  g_assert_nonnull (issue);
  g_assert_cmpstr (issue->value, ==, covariates[i].missing);
}

/* Users with one outcome and so many numbers. */
static ExosReport *
report_with_numbers (guint n)
{
  g_autoptr (GString) csv = g_string_new ("user_id,variant,converted");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (csv, ",m%u", i);
  for (guint user = 0; user < 400; user++)
    {
      g_string_append_printf (csv, "\nu%u,%c,%u", user, user % 2 ? 'B' : 'A', user % 3 == 0);
      for (guint i = 1; i <= n; i++)
        g_string_append_printf (csv, ",%u.5", (user + i) % 7);
    }

  return fixture_report (csv->str, NULL);
}

static const struct
{
  const char *name;
  guint n;
  const char *left_out; /* NULL: none */
} numbers[] = {
  { "none", 31, NULL },
  { "one", 32, "“m32”" },
  { "all-that-are-listed", 39, "“m32”, “m33”, “m34”, “m35”, “m36”, “m37”, “m38”, “m39”" },
  { "one-more", 40, "“m32”, “m33”, “m34”, “m35”, “m36”, “m37”, “m38”, “m39”, …" },
  { "many-more", 60, "“m32”, “m33”, “m34”, “m35”, “m36”, “m37”, “m38”, “m39”, …" },
};

static void
test_numbers_that_are_left_out (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (ExosReport) report = report_with_numbers (numbers[i].n);
  const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_METRICS_LEFT_OUT);

  g_assert_cmpstr (issue != NULL ? issue->value : NULL, ==, numbers[i].left_out);
  if (issue != NULL)
    g_assert_cmpuint (issue->number, ==, numbers[i].n - 31);
}

/* Of a value a row as of a row a group. */
static void
test_lines_of_a_group_that_comes_again (void)
{
  static const char daily[] = "date,variant,metric,value\n1,a,users,10\n1,a,conversions,1\n"
                              "1,b,users,12\n1,b,conversions,3\n2,a,users,20\n";
  g_autoptr (ExosReport) report = fixture_report (daily, NULL);
  const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_DUPLICATE_GROUP);
  g_autofree char *message = exos_issue_dup_message (issue);

  g_assert_cmpstr (message, ==,
                   "“a” appears on lines 2, 6 (duplicate): the rows are split by “date”. One row "
                   "per group is needed.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (covariates); i++)
    {
      g_autofree char *path = g_strdup_printf ("/issue-lists/covariate/%s", covariates[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_what_a_covariate_lacks);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/issue-lists/numbers/%s", numbers[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_numbers_that_are_left_out);
    }

  g_test_add_func ("/issue-lists/lines-of-a-group-that-comes-again",
                   test_lines_of_a_group_that_comes_again);
  return g_test_run ();
}
