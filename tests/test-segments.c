// SPDX-License-Identifier: MIT
/* The effect segment by segment: what is compared, what is flagged, and where the split is looked
 * at. The statistics themselves have reference values: test-strata-path. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#define assert_close(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-12 * fmax (1.0, fabs (b)))

#define HEAD "variant,country,users,conversions\n"
#define KR "control,kr,4000,400\ntreatment,kr,4100,520\n"
#define US "control,us,6000,900\ntreatment,us,5900,910\n"
#define JP "control,jp,500,30\ntreatment,jp,520,31\n"

static ExosReport *
report_of (const char *csv, const char *split)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;
  if (split != NULL)
    g_assert_true (exos_plan_set_split (plan, split, NULL));
  return fixture_report (csv, plan);
}

static const char *
name_of (const ExosReport *report, const ExosSegment *segment)
{
  return report->experiment->strata[EXOS_STRATA_SEGMENTS].names[segment->stratum];
}

static guint
count_issues (const ExosReport *report, ExosIssueCode code)
{
  guint n = 0;

  for (guint i = 0; i < report->issues->len; i++)
    n += ((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code;
  return n;
}

static const ExosIssue *
find_issue (const ExosReport *report, ExosIssueCode code)
{
  for (guint i = 0; i < report->issues->len; i++)
    if (((const ExosIssue *) g_ptr_array_index (report->issues, i))->code == code)
      return g_ptr_array_index (report->issues, i);
  return NULL;
}

/* Most users first, whatever the rows are sorted by. */
static void
test_largest_first (void)
{
  static const char *const files[] = { HEAD KR US JP, HEAD JP US KR, HEAD US JP KR };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (ExosReport) report = report_of (files[i], NULL);
      const ExosSegments *it = report->treatments[0].segments;

      g_assert_cmpuint (it->n, ==, 3);
      g_assert_cmpstr (name_of (report, &it->segments[0]), ==, "us");
      g_assert_cmpstr (name_of (report, &it->segments[1]), ==, "kr");
      g_assert_cmpstr (name_of (report, &it->segments[2]), ==, "jp");
    }
}

static void
test_order_changes_no_digit (void)
{
  g_autoptr (ExosReport) a = report_of (HEAD KR US JP, NULL);
  g_autoptr (ExosReport) b = report_of (HEAD JP KR US, NULL);
  const ExosSegments *left = a->treatments[0].segments;
  const ExosSegments *right = b->treatments[0].segments;

  g_assert_cmpfloat (left->heterogeneity.q.p, ==, right->heterogeneity.q.p);
  g_assert_cmpfloat (left->sign.statistic, ==, right->sign.statistic);
  g_assert_cmpfloat (left->odds.tarone.chi2, ==, right->odds.tarone.chi2);
  g_assert_cmpfloat (left->common_difference.variance, ==, right->common_difference.variance);
  for (gsize i = 0; i < 3; i++)
    {
      const ExosSegment segment = { .stratum = a->segment_splits[i].stratum };

      g_assert_cmpfloat (a->segment_splits[i].p, ==, b->segment_splits[i].p);
      g_assert_cmpstr (name_of (a, &segment), ==, ((const char *[]) { "us", "kr", "jp" })[i]);
    }
}

static void
assert_same_interval (ExosInterval a, ExosInterval b)
{
  assert_close (a.low, b.low);
  assert_close (a.high, b.high);
}

/* A segment is compared as if the file had no other. */
static void
test_one_by_itself (void)
{
  static const struct
  {
    const char *all;
    const char *alone;
  } cases[] = {
    { HEAD US JP KR, "variant,users,conversions\ncontrol,500,30\ntreatment,520,31\n" },
    { "variant,country,users,x_sum,x_sum_sq\ncontrol,kr,500,1000,2600\ntreatment,kr,520,1100,2900\n"
      "control,us,900,700,2600\ntreatment,us,920,900,2900\n",
      "variant,users,x_sum,x_sum_sq\ncontrol,500,1000,2600\ntreatment,520,1100,2900\n" },
    { "variant,country,users,a_sum,a_sum_sq,b_sum,b_sum_sq,a_b_sum_prod\n"
      "control,kr,500,1000,2600,700,1300,1500\ntreatment,kr,520,1100,2900,720,1400,1650\n"
      "control,us,900,700,2600,700,1300,600\ntreatment,us,920,900,2900,720,1400,800\n",
      "variant,users,a_sum,a_sum_sq,b_sum,b_sum_sq,a_b_sum_prod\n"
      "control,500,1000,2600,700,1300,1500\ntreatment,520,1100,2900,720,1400,1650\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->sums_rows = TRUE;
      if (i == 2)
        g_assert_true (exos_plan_set_primary (plan, "a/b:higher", NULL));

      g_autoptr (ExosReport) all = fixture_report (cases[i].all, plan);
      g_autoptr (ExosReport) alone = fixture_report (cases[i].alone, plan);
      const ExosTreatment *wanted = &alone->treatments[0];
      const ExosSegments *segments = all->treatments[0].segments;
      const ExosSegment *got = &segments->segments[segments->n - 1];

      assert_close (got->value_c, wanted->estimate.value_c);
      assert_close (got->value_t, wanted->estimate.value_t);
      assert_close (got->difference, wanted->estimate.difference);
      assert_close (got->relative, wanted->estimate.relative);
      assert_close (got->se, wanted->estimate.se);
      assert_close (got->p, wanted->estimate.p);
      assert_same_interval (got->ci, wanted->ci);
      assert_same_interval (got->rel_ci, wanted->rel_ci);
    }
}

/* By the theta of all users, who are more: mean y less theta times mean x. */
static void
test_covariate (void)
{
  static const char csv[] =
      "variant,country,users,x_sum,x_sum_sq,x_pre_sum,x_pre_sum_sq,x_pre_sum_prod\n"
      "control,kr,500,1000,2600,900,2100,2200\ntreatment,kr,500,1100,2900,950,2200,2400\n"
      "control,us,400,700,2600,600,2000,1500\ntreatment,us,400,900,2900,640,1900,1700\n";
  g_autoptr (ExosReport) report = report_of (csv, NULL);
  const ExosTreatment *it = &report->treatments[0];

  g_assert_true (report->experiment->metrics[0].has_covariate);
  g_assert_cmpint (it->cuped.status, ==, EXOS_CUPED_ADJUSTED);
  assert_close (it->segments->segments[0].difference,
                (1100.0 - 1000.0) / 500.0 - it->cuped.theta * (950.0 - 900.0) / 500.0);
  assert_close (it->segments->segments[1].difference,
                (900.0 - 700.0) / 400.0 - it->cuped.theta * (640.0 - 600.0) / 400.0);
  g_assert_cmpint (it->post_stratified.status, ==, EXOS_POST_STRATIFIED);
  assert_close (it->post_stratified.difference, (1000.0 * it->segments->segments[0].difference +
                                                 800.0 * it->segments->segments[1].difference) /
                                                    1800.0);
}

/* Benjamini and Hochberg (1995): p_(r) m / r, never below the next one. */
static void
test_correction (void)
{
  g_autoptr (ExosReport) report = report_of (HEAD KR US JP, NULL);
  const ExosSegment *segments = report->treatments[0].segments->segments;

  g_assert_cmpfloat (segments[1].p, <, segments[0].p);
  g_assert_cmpfloat (segments[0].p, <, segments[2].p);
  assert_close (segments[1].p_adjusted, 3.0 * segments[1].p);
  assert_close (segments[0].p_adjusted, fmin (1.5 * segments[0].p, segments[2].p));
  assert_close (segments[2].p_adjusted, segments[2].p);
}

typedef struct
{
  const char *path;
  const char *csv;
  gboolean differs;
  gboolean differs_in_sign;
  gboolean is_reversed;
  gboolean is_sign_other;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "/segments/alike", HEAD KR "control,us,6000,900\ntreatment,us,5900,1060\n", FALSE, FALSE, FALSE, FALSE },
  { "/segments/more-in-one", HEAD "control,kr,9000,900\ntreatment,kr,9000,1500\ncontrol,us,9000,900\ntreatment,us,9000,1000\n", TRUE, FALSE, FALSE, FALSE },
  { "/segments/both-ways", HEAD "control,kr,9000,900\ntreatment,kr,9000,1200\ncontrol,us,9000,900\ntreatment,us,9000,600\n", TRUE, TRUE, FALSE, FALSE },
  /* 10 % more of 2 % and of 40 %: another difference, nearly the same odds. */
  { "/segments/as-the-rates-are", HEAD "control,kr,90000,1800\ntreatment,kr,90000,1980\ncontrol,us,90000,36000\ntreatment,us,90000,38010\n", FALSE, FALSE, FALSE, FALSE },
  /* Charig and others (1986), British Medical Journal 292:879: open surgery, and stones. */
  { "/segments/reversed", HEAD "control,small,87,81\ntreatment,small,270,234\ncontrol,large,263,192\ntreatment,large,80,55\n", FALSE, FALSE, TRUE, TRUE },
  { "/segments/means-both-ways", "variant,country,users,x_sum,x_sum_sq\ncontrol,kr,500,1000,2600\ntreatment,kr,500,1200,3480\ncontrol,us,500,1000,2600\ntreatment,us,500,800,1880\n", TRUE, TRUE, FALSE, FALSE },
  { "/segments/means-of-few", "variant,country,users,x_sum,x_sum_sq\ncontrol,kr,29,58,145\ntreatment,kr,29,116,493\ncontrol,us,500,1000,2600\ntreatment,us,500,800,1880\n", FALSE, FALSE, FALSE, FALSE },
  { "/segments/means-reversed", "variant,country,users,x_sum,x_sum_sq\ncontrol,kr,100,1000,10100\ntreatment,kr,900,8100,73800\ncontrol,us,900,1800,4500\ntreatment,us,100,100,200\n", FALSE, FALSE, TRUE, TRUE },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of (c->csv, NULL);
  const ExosSegments *it = report->has_results ? report->treatments[0].segments : NULL;

  g_assert_nonnull (it);
  g_assert_cmpint (it->differs, ==, c->differs);
  g_assert_cmpint (it->differs_in_sign, ==, c->differs_in_sign);
  g_assert_cmpint (it->simpson.is_reversed, ==, c->is_reversed);
  g_assert_cmpint (it->simpson.is_sign_other, ==, c->is_sign_other);
}

/* Nobody of a group is there, and of one segment nobody of either. */
static void
test_nobody_to_compare (void)
{
  g_autoptr (ExosReport) report = report_of (
      HEAD KR US "b,kr,4050,400\nb,us,5950,900\ncontrol,mars,9,3\nb,venus,100,4\n", NULL);
  const ExosSegments *it = report->treatments[0].segments;

  g_assert_cmpuint (it->n, ==, 3);
  g_assert_cmpstr (name_of (report, &it->segments[2]), ==, "mars");
  g_assert_true (isnan (it->segments[2].p));
  g_assert_true (isnan (it->segments[2].p_adjusted));
  g_assert_cmpuint (it->n_compared, ==, 2);
  assert_close (fmin (it->segments[0].p_adjusted, it->segments[1].p_adjusted),
                2.0 * fmin (it->segments[0].p, it->segments[1].p));
}

static void
test_no_segments (void)
{
  g_autoptr (ExosReport) report = report_of ("variant,users,conversions\ncontrol,500,30\n"
                                             "treatment,520,31\n",
                                             NULL);
  g_autoptr (ExosReport) rules =
      exos_report_new_rules_only (report->plan, report->experiment, NULL);

  g_assert_null (report->treatments[0].segments);
  g_assert_null (rules->treatments[0].segments);
  g_assert_null (report->segment_splits);
}

/* In the total nothing is to be seen. */
static void
test_split_of_a_segment (void)
{
  g_autoptr (ExosReport) report =
      report_of (HEAD "control,kr,6000,600\ntreatment,kr,4000,420\ncontrol,us,4000,400\n"
                      "treatment,us,6000,630\ncontrol,jp,5000,500\ntreatment,jp,5000,530\n",
                 NULL);
  const ExosIssue *issue = find_issue (report, EXOS_ISSUE_SEGMENT_SPLIT);

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
  g_assert_cmpstr (find_issue (report, EXOS_ISSUE_SEGMENT_SPLIT)->variant, ==, "s7");
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
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/segments/largest-first", test_largest_first);
  g_test_add_func ("/segments/order-changes-no-digit", test_order_changes_no_digit);
  g_test_add_func ("/segments/one-by-itself", test_one_by_itself);
  g_test_add_func ("/segments/covariate", test_covariate);
  g_test_add_func ("/segments/correction", test_correction);
  g_test_add_func ("/segments/nobody-to-compare", test_nobody_to_compare);
  g_test_add_func ("/segments/no-segments", test_no_segments);
  g_test_add_func ("/segments/split-of-a-segment", test_split_of_a_segment);
  g_test_add_func ("/segments/split-as-planned", test_split_as_planned);
  g_test_add_func ("/segments/splits-are-corrected", test_splits_are_corrected);
  g_test_add_func ("/segments/split-alone-is-doubted", test_split_alone_is_doubted);
  g_test_add_func ("/segments/doubtful-whole-is-said-once", test_doubtful_whole_is_said_once);
  g_test_add_func ("/segments/splits-of-few", test_splits_of_few);
  return g_test_run ();
}
