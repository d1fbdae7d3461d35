// SPDX-License-Identifier: MIT
/* The traffic split within segments. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#define assert_close(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-12 * fmax (1.0, fabs (b)))

#define HEAD "variant,country,users,conversions\n"
#define KR "control,kr,4000,400\ntreatment,kr,4100,520\n"
#define US "control,us,6000,900\ntreatment,us,5900,910\n"

static ExosReport *
report_of (const char *csv, const char *split)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;
  if (split != NULL)
    g_assert_true (exos_plan_set_split (plan, split, NULL));
  return fixture_report (csv, plan);
}

static guint
count_issues (const ExosReport *report, ExosIssueCode code)
{
  guint n = 0;

  for (guint i = 0; i < report->issues->len; i++)
    n += ((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code;
  return n;
}

/* In the total nothing is to be seen. */
static void
test_split_of_a_segment (void)
{
  g_autoptr (ExosReport) report =
      report_of (HEAD "control,kr,6000,600\ntreatment,kr,4000,420\ncontrol,us,4000,400\n"
                      "treatment,us,6000,630\ncontrol,jp,5000,500\ntreatment,jp,5000,530\n",
                 NULL);
  const ExosIssue *issue = fixture_find_issue (report, EXOS_ISSUE_SEGMENT_SPLIT);

  g_assert_cmpint (report->srm.status, ==, EXOS_SRM_OK);
  g_assert_nonnull (issue);
  g_assert_cmpstr (issue->column, ==, "country");
  g_assert_cmpstr (issue->variant, ==, "kr");
  g_assert_cmpstr (issue->value, ==, "60% / 40%");
  g_assert_cmpstr (issue->extra, ==, "50% / 50%");
  g_assert_cmpuint (issue->number, ==, 1);
  g_assert_true (report->is_untrusted);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
}

/* As planned is what the plan says. */
static void
test_split_as_planned (void)
{
  static const char csv[] = HEAD "control,kr,8000,800\ntreatment,kr,2000,200\n"
                                 "control,us,4000,400\ntreatment,us,1000,100\n";
  g_autoptr (ExosReport) report = report_of (csv, "80:20");
  g_autoptr (ExosReport) equal = report_of (csv, NULL);

  g_assert_cmpuint (count_issues (report, EXOS_ISSUE_SEGMENT_SPLIT), ==, 0);
  g_assert_cmpfloat (report->segment_splits[0].p, >, 0.99);
  g_assert_false (report->is_untrusted);

  /* A split that is broken as a whole is said once. */
  g_assert_cmpint (equal->srm.status, ==, EXOS_SRM_BLOCKED);
  g_assert_cmpuint (count_issues (equal, EXOS_ISSUE_SEGMENT_SPLIT), ==, 0);
}

/* Holm (1979): of 20 segments one with p = 0.0002 is nothing. */
static void
test_splits_are_corrected (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD);

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (csv, "control,s%u,%u,100\ntreatment,s%u,1000,110\n", i,
                            i == 0 ? 1174 : 1000, i);

  g_autoptr (ExosReport) report = report_of (csv->str, NULL);

  g_assert_cmpfloat (report->segment_splits[0].p, <, 0.001);
  assert_close (report->segment_splits[0].p_adjusted, 20.0 * report->segment_splits[0].p);
  g_assert_cmpuint (count_issues (report, EXOS_ISSUE_SEGMENT_SPLIT), ==, 0);
}

/* One of 20 segments is broken; their mix, tested over all of them, is not. */
static void
test_split_alone_is_doubted (void)
{
  g_autoptr (GString) csv = g_string_new (HEAD);

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (csv, "control,s%u,1000,100\ntreatment,s%u,%u,110\n", i, i,
                            i == 7 ? 1195 : 1000);

  g_autoptr (ExosReport) report = report_of (csv->str, NULL);

  g_assert_cmpuint (count_issues (report, EXOS_ISSUE_SEGMENTS_UNBALANCED), ==, 0);
  g_assert_cmpuint (count_issues (report, EXOS_ISSUE_SEGMENT_SPLIT), ==, 1);
  g_assert_cmpstr (fixture_find_issue (report, EXOS_ISSUE_SEGMENT_SPLIT)->variant, ==, "s7");
  g_assert_true (report->is_untrusted);
}

/* Beside a warning of the whole. */
static void
test_doubtful_whole_is_said_once (void)
{
  g_autoptr (ExosReport) report =
      report_of (HEAD "control,kr,6000,600\ntreatment,kr,6500,660\ncontrol,us,4000,400\n"
                      "treatment,us,4000,410\n",
                 NULL);

  g_assert_cmpint (report->srm.status, ==, EXOS_SRM_WARNING);
  g_assert_cmpfloat (report->segment_splits[0].p_adjusted, <, 0.001);
  g_assert_cmpuint (count_issues (report, EXOS_ISSUE_SEGMENT_SPLIT), ==, 0);
}

/* Nine users of ten are no proof. */
static void
test_splits_of_few (void)
{
  g_autoptr (ExosReport) report =
      report_of (HEAD KR US "control,mars,9,1\ntreatment,mars,0,0\n", NULL);

  g_assert_cmpuint (report->experiment->strata[EXOS_STRATA_SEGMENTS].n, ==, 3);
  g_assert_cmpuint (report->segment_splits[2].stratum, ==, 2);
  g_assert_true (isnan (report->segment_splits[2].p));
  g_assert_true (isfinite (report->segment_splits[0].p));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/segment-splits/split-of-a-segment", test_split_of_a_segment);
  g_test_add_func ("/segment-splits/split-as-planned", test_split_as_planned);
  g_test_add_func ("/segment-splits/splits-are-corrected", test_splits_are_corrected);
  g_test_add_func ("/segment-splits/split-alone-is-doubted", test_split_alone_is_doubted);
  g_test_add_func ("/segment-splits/doubtful-whole-is-said-once", test_doubtful_whole_is_said_once);
  g_test_add_func ("/segment-splits/splits-of-few", test_splits_of_few);
  return g_test_run ();
}
