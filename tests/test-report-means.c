// SPDX-License-Identifier: MIT
/* Means, ratios, covariates and strata from a file to the verdict. Expected numbers are R 4.2.2's:
 * t.test () of the users behind the sums, lm () for the covariate. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#define USERS                                                        \
  "variant,users,y_sum,y_sum_sq,y_pre_sum,y_pre_sum_sq,y_pre_prod\n" \
  "control,40,319,2883,211,1433,1974\n"                              \
  "treatment,45,441,4607,240,1412,2482\n"
#define CLICKS                                                                            \
  "variant,users,clicks_sum,clicks_sum_sq,views_sum,views_sum_sq,clicks_views_sum_prod\n" \
  "control,40,319,2883,211,1433,1974\n"                                                   \
  "treatment,45,441,4607,240,1412,2482\n"
#define SEGMENTS                                                                  \
  "variant,users,conversions,country\ncontrol,1000,100,kr\ncontrol,3000,600,us\n" \
  "treatment,1100,140,kr\ntreatment,2900,640,us\n"

static void
assert_close (double got, double wanted)
{
  g_assert_cmpfloat_with_epsilon (got, wanted, 1e-9 * fabs (wanted));
}

static ExosReport *
report_of (const char *csv, const char *primary)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_primary (plan, primary, NULL));
  return fixture_report (csv, plan);
}

static void
test_covariate (void)
{
  g_autoptr (ExosReport) report = report_of (USERS, "y:higher");
  const ExosTreatment *it = &report->treatments[0];

  g_assert_cmpint (report->measure, ==, EXOS_MEASURE_MEAN);
  g_assert_cmpint (it->cuped.status, ==, EXOS_CUPED_ADJUSTED);
  assert_close (it->cuped.theta, 0.9320758891531622);
  assert_close (it->estimate.difference, 1.7706289064660681);
  assert_close (it->estimate.value_c, 8.0037846965767887);
  assert_close (it->estimate.value_t, 9.7744136030428539);
  assert_close (it->estimate.df, 80.012448731083097);
  assert_close (it->estimate.p, 3.7537938823931902e-06);
  assert_close (it->ci.low, 1.0614703875676157);
  assert_close (it->ci.high, 2.4797874253645147);
  assert_close (it->unadjusted.p, 0.0032622305276260384);
  assert_close (it->cuped.variance_reduction, 0.64856227490613705);
  assert_close (it->covariate_p, 0.91126497674252049);
  g_assert_cmpint (it->primary, ==, EXOS_PRIMARY_WIN);
}

static void
test_ratio (void)
{
  g_autoptr (ExosReport) report = report_of (CLICKS, "clicks/views");
  const ExosTreatment *it = &report->treatments[0];

  g_assert_cmpint (report->measure, ==, EXOS_MEASURE_RATIO);
  assert_close (it->estimate.value_c, 1.5118483412322274);
  assert_close (it->estimate.value_t, 1.8374999999999999);
  assert_close (it->estimate.p, 0.00085859811230897258);
  assert_close (it->estimate.df, 82.824357681196318);
  assert_close (it->ci.low, 0.13840145840204504);
  assert_close (it->ci.high, 0.51290185913350039);
}

static void
test_strata (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->sums_rows = TRUE;

  g_autoptr (ExosReport) report = fixture_report (SEGMENTS, plan);
  const ExosTreatment *it = &report->treatments[0];

  g_assert_cmpint (it->post_stratified.status, ==, EXOS_POST_STRATIFIED);
  assert_close (it->post_stratified.difference, 0.022417711598746067);
  assert_close (it->post_stratified.se, 0.0086269585191206428);
  assert_close (it->post_stratified.p, 0.0093614347048485685);
  assert_close (it->allocation_p, 0.011052727177953577);
  g_assert_cmpfloat (it->strata_reduction, >, 0.0);
  g_assert_cmpfloat (it->estimate.difference, ==, it->comparison.abs_lift);
}

static void
test_segment_split (void)
{
  static const char csv[] = "variant,users,conversions,country\ncontrol,1000,100,kr\n"
                            "control,3000,600,us\ntreatment,1300,140,kr\ntreatment,2700,640,us\n";
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  guint n_found = 0;

  plan->sums_rows = TRUE;

  g_autoptr (ExosReport) report = fixture_report (csv, plan);

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);

      n_found += issue->code == EXOS_ISSUE_SEGMENTS_UNBALANCED;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

/* Mean of the treatment, direction and effect worth shipping against what it is called. The
 * control's mean is 10, the standard error of the difference 0.1. */
static void
test_states (void)
{
  static const struct
  {
    double mean;
    const char *primary;
    guint64 percent;
    ExosPrimaryState state;
  } cases[] = {
    { 10.5, "y:higher", 0, EXOS_PRIMARY_WIN },
    { 10.1, "y:higher", 0, EXOS_PRIMARY_INCONCLUSIVE },
    { 9.5, "y:higher", 0, EXOS_PRIMARY_LOSS },
    { 10.5, "y:lower", 0, EXOS_PRIMARY_LOSS },
    { 9.5, "y:lower", 0, EXOS_PRIMARY_WIN },
    { 10.1, "y:higher", 5, EXOS_PRIMARY_FLAT },
    { 10.1, "y:higher", 2, EXOS_PRIMARY_INCONCLUSIVE },
    { 10.5, "y:higher", 10, EXOS_PRIMARY_WIN_TRIVIAL },
    { 10.5, "y:higher", 6, EXOS_PRIMARY_WIN },
    { 9.5, "y:lower", 10, EXOS_PRIMARY_WIN_TRIVIAL },
    { 9.9, "y:lower", 5, EXOS_PRIMARY_FLAT },
    { 14.9, "y:higher", 0, EXOS_PRIMARY_WIN },
    { 15.0, "y:higher", 0, EXOS_PRIMARY_WIN_HUGE },
    { 5.1, "y:lower", 0, EXOS_PRIMARY_WIN },
    { 5.0, "y:lower", 0, EXOS_PRIMARY_WIN_HUGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double sum = 1000.0 * cases[i].mean;
      g_autofree char *csv = g_strdup_printf (
          "variant,users,y_sum,y_sum_sq\ncontrol,1000,10000,104995\ntreatment,1000,%.1f,%.3f\n",
          sum, 1000.0 * cases[i].mean * cases[i].mean + 4995.0);
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->smallest_effect = (ExosRatio) { cases[i].percent, 100 };
      g_assert_true (exos_plan_set_primary (plan, cases[i].primary, NULL));

      g_autoptr (ExosReport) report = fixture_report (csv, plan);

      g_test_message ("%g %s %d", cases[i].mean, cases[i].primary, (int) cases[i].percent);
      g_assert_true (report->has_results);
      assert_close (report->treatments[0].estimate.se, 0.1);
      g_assert_cmpint (report->treatments[0].primary, ==, cases[i].state);
    }
}

/* Latency as guardrail, 5 % worse and 10 % severe; the control has 100, both a deviation of 10. */
static void
test_guardrails (void)
{
  static const struct
  {
    double mean;
    const char *limits;
    ExosGuardrailState by_limits;
    ExosGuardrailState by_proof;
  } cases[] = {
    { 100.0, "latency:lower:5%:10%", EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SAFE },
    { 103.0, "latency:lower:5%:10%", EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_MINOR },
    { 104.6, "latency:lower:5%:10%", EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SUSPECT },
    { 105.5, "latency:lower:5%:10%", EXOS_GUARDRAIL_WORSENED, EXOS_GUARDRAIL_WORSENED },
    { 111.0, "latency:lower:5%:10%", EXOS_GUARDRAIL_SEVERE, EXOS_GUARDRAIL_SEVERE },
    { 111.0, "latency:higher:5%:10%", EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SAFE },
    { 94.0, "latency:higher:5%:10%", EXOS_GUARDRAIL_WORSENED, EXOS_GUARDRAIL_WORSENED },
    { 100.0, "latency:lower:5:10", EXOS_GUARDRAIL_NOT_COMPUTABLE, EXOS_GUARDRAIL_NOT_COMPUTABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = g_strdup_printf (
          "variant,users,conversions,latency_sum,latency_sum_sq\n"
          "control,1000,100,100000,10100000\ntreatment,1000,150,%.1f,%.3f\n",
          1000.0 * cases[i].mean, 1000.0 * (cases[i].mean * cases[i].mean + 100.0));
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      g_assert_true (exos_plan_add_guardrail (plan, cases[i].limits, NULL));

      g_autoptr (ExosReport) report = fixture_report (csv, plan);
      const ExosGuardrailResult *it = &report->treatments[0].guardrails[0];

      g_test_message ("%g %s", cases[i].mean, cases[i].limits);
      g_assert_cmpuint (report->n_guardrails, ==, 1);
      g_assert_cmpint (it->measure, ==, EXOS_MEASURE_MEAN);
      g_assert_cmpint (it->by_limits, ==, cases[i].by_limits);
      g_assert_cmpint (it->by_proof, ==, cases[i].by_proof);
    }
}

/* The metric that decides is no guardrail beside itself, even when it is named. */
static void
test_primary_is_no_guardrail (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_primary (plan, "y", NULL));
  g_assert_true (exos_plan_add_guardrail (plan, "y:lower:5%:10%", NULL));

  g_autoptr (ExosReport) report = fixture_report (USERS, plan);

  g_assert_cmpuint (report->n_guardrails, ==, 0);
}

/* Intervals of several treatments are simultaneous: significant and "without 0" are the same. */
static void
test_several (void)
{
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *csv = g_strdup_printf ("variant,users,y_sum,y_sum_sq\ncontrol,100,1000,"
                                              "10990\nblue,100,%d,%d\ngreen,100,1010,11191\n",
                                              1000 + i, 10990 + 20 * i + i * i / 100 + 1);
      g_autoptr (ExosReport) report = report_of (csv, "y");

      g_assert_cmpuint (report->n_treatments, ==, 2);
      for (gsize j = 0; j < 2; j++)
        {
          const ExosTreatment *it = &report->treatments[j];

          g_assert_cmpint (it->is_significant, ==, it->ci_excludes_0);
          g_assert_cmpfloat (it->p_adjusted, >=, it->estimate.p);
        }
      g_assert_cmpfloat_with_epsilon (report->control_p_best + report->treatments[0].p_best +
                                          report->treatments[1].p_best,
                                      1.0, 1e-9);
    }
}

static void
test_equal_values (void)
{
  g_autoptr (ExosReport) report = report_of (
      "variant,users,y_sum,y_sum_sq\ncontrol,100,1000,10000\ntreatment,100,1100,12100\n", "y");

  g_assert_cmpint (report->treatments[0].primary, ==, EXOS_PRIMARY_NOT_COMPUTABLE);
  g_assert_false (report->treatments[0].is_significant);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_HOLD);
}

/* Of two gains the larger one is launched, also where lower is better; and the same when it is told
 * by those who did not convert. */
static void
test_lower_is_better_of_several (void)
{
  static const char *const files[] = {
    "variant,users,conversions\ncontrol,20000,4000\nblue,20000,3600\ngreen,20000,3000\n",
    "variant,users,conversions\ncontrol,20000,16000\nblue,20000,16400\ngreen,20000,17000\n",
  };
  g_autoptr (ExosReport) lower = report_of (files[0], "conversions:lower");
  g_autoptr (ExosReport) higher = report_of (files[1], "conversions");

  g_assert_cmpint (lower->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpstr (exos_report_arm (lower, exos_report_headline (lower))->name, ==, "green");
  g_assert_cmpfloat (lower->treatments[1].posterior.p_t_gt_c, >, 0.999);
  g_assert_cmpfloat (lower->treatments[1].p_best, >, 0.999);
  for (gsize i = 0; i < 2; i++)
    {
      g_assert_cmpint (lower->treatments[i].primary, ==, higher->treatments[i].primary);
      assert_close (lower->treatments[i].posterior.loss_c, higher->treatments[i].posterior.loss_c);
      assert_close (lower->treatments[i].p_best, higher->treatments[i].p_best);
    }
}

/* Beside a control below 0 no gain can be called small. */
static void
test_negative_control (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->smallest_effect = (ExosRatio) { 1, 100 };
  g_assert_true (exos_plan_set_primary (plan, "profit", NULL));

  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,profit_sum,profit_sum_sq\ncontrol,10000,-10000,259975\n"
                      "treatment,10000,-5000,252475\n",
                      plan);

  g_assert_cmpint (report->treatments[0].primary & EXOS_PRIMARY_GAIN, !=, 0);
  g_assert_cmpint (report->treatments[0].primary, !=, EXOS_PRIMARY_WIN_TRIVIAL);
}

/* Means of which nobody said which way is better. */
static void
test_names_of_burdens (void)
{
  static const char *const names[] = { "bounces", "cost", "support_tickets", "ttfb", "p95" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *csv = g_strdup_printf ("variant,users,%s_sum,%s_sum_sq\n"
                                              "control,10000,100000,1249975\n"
                                              "treatment,10000,105000,1352475\n",
                                              names[i], names[i]);
      g_autoptr (ExosReport) report = fixture_report (csv, NULL);

      g_test_message ("%s", names[i]);
      g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/report-means/covariate", test_covariate);
  g_test_add_func ("/report-means/ratio", test_ratio);
  g_test_add_func ("/report-means/strata", test_strata);
  g_test_add_func ("/report-means/segment-split", test_segment_split);
  g_test_add_func ("/report-means/states", test_states);
  g_test_add_func ("/report-means/guardrails", test_guardrails);
  g_test_add_func ("/report-means/primary-is-no-guardrail", test_primary_is_no_guardrail);
  g_test_add_func ("/report-means/several", test_several);
  g_test_add_func ("/report-means/equal-values", test_equal_values);
  g_test_add_func ("/report-means/lower-is-better-of-several", test_lower_is_better_of_several);
  g_test_add_func ("/report-means/negative-control", test_negative_control);
  g_test_add_func ("/report-means/names-of-burdens", test_names_of_burdens);
  return g_test_run ();
}
