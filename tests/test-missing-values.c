// SPDX-License-Identifier: MIT
/* Values that are missing in one group more than in another, and chance. */
#include "data/missing-values.h"

#include <math.h>

#include "data/language.h"

#define MAX_GROUPS 9

static const char *const labels[MAX_GROUPS] = { "a", "b", "c", "d", "e", "f", "g", "h", "i" };

static const struct
{
  const char *name;
  ExosCount counts[MAX_GROUPS]; /* users, those of them who lack some */
  guint n;
  const char *shares; /* NULL: it is chance */
} cases[] = {
  { "none", { { 1000, 0 }, { 1000, 0 } }, 2, NULL },
  { "as many", { { 1000, 50 }, { 1000, 50 } }, 2, NULL },
  { "a few more", { { 1000, 50 }, { 1000, 70 } }, 2, NULL },
  { "p of 0.00106", { { 1000, 50 }, { 1000, 87 } }, 2, NULL },
  { "p of 0.00093", { { 3000, 150 }, { 3000, 211 } }, 2, "a 5.0%, b 7.0%" },
  { "many more", { { 1000, 50 }, { 1000, 200 } }, 2, "a 5.0%, b 20.0%" },
  { "in the third", { { 1000, 50 }, { 1000, 50 }, { 1000, 200 } }, 3, "a 5.0%, b 5.0%, c 20.0%" },
  { "eight groups",
    { { 100, 1 },
      { 100, 2 },
      { 100, 3 },
      { 100, 4 },
      { 100, 5 },
      { 100, 6 },
      { 100, 7 },
      { 100, 90 } },
    8,
    "a 1.0%, b 2.0%, c 3.0%, d 4.0%, e 5.0%, f 6.0%, g 7.0%, h 90.0%" },
  { "the ninth is not listed",
    { { 100, 1 },
      { 100, 2 },
      { 100, 3 },
      { 100, 4 },
      { 100, 5 },
      { 100, 6 },
      { 100, 7 },
      { 100, 8 },
      { 100, 90 } },
    9,
    "a 1.0%, b 2.0%, c 3.0%, d 4.0%, e 5.0%, f 6.0%, g 7.0%, h 8.0%" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosExperiment) experiment = exos_experiment_new ();
      const ExosShapeInput input = { .experiment = experiment };
      const ExosIssue *issue = exos_report_missing_values (
          &input, EXOS_ISSUE_MISSING_DIFFERS, "revenue", cases[i].counts, labels, cases[i].n);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (experiment->issues->len, ==, cases[i].shares != NULL);
      g_assert_cmpint (issue != NULL, ==, cases[i].shares != NULL);
      if (issue == NULL)
        continue;

      g_assert_true (issue == g_ptr_array_index (experiment->issues, 0));
      g_assert_cmpint (issue->code, ==, EXOS_ISSUE_MISSING_DIFFERS);
      g_assert_cmpuint (issue->line, ==, 0);
      g_assert_cmpstr (issue->column, ==, "revenue");
      g_assert_null (issue->variant);
      g_assert_cmpstr (issue->value, ==, cases[i].shares);
      g_assert_true (issue->p >= 0.0 && issue->p < 0.001);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/missing-values/cases", test_cases);
  return g_test_run ();
}
