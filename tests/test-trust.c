// SPDX-License-Identifier: MIT
/* What makes groups incomparable, at its edges. */
#include "fixture.h"

#include "analysis/parts.h"

#include <gsl/gsl_errno.h>
#include <math.h>

static const char *const segments[] = { "ko", "en" };

/* Three alike groups of a rate, with one guardrail and two segments. */
static ExosExperiment *
make_experiment (void)
{
  const FixtureArm arms[] = { { "control", 2000, 200, { 20 } },
                              { "x", 2000, 200, { 20 } },
                              { "y", 2000, 200, { 20 } } };
  const ExosCount half = { 1000, 100 };
  const ExosCount counts[] = { half, half, half, half, half, half };
  ExosExperiment *experiment = fixture_experiment (arms, 3, 1);

  fixture_add_strata (experiment, EXOS_STRATA_SEGMENTS, "language", segments, counts, 2);
  return experiment;
}

static const struct
{
  const char *what;
  ExosMeasure measure;
  double covariate_p, allocation_p;
  gboolean is_untrusted;
} balances[] = {
  { "alike", EXOS_MEASURE_MEAN, 0.5, 0.5, FALSE },
  { "nothing to compare", EXOS_MEASURE_MEAN, NAN, NAN, FALSE },
  { "before, just above", EXOS_MEASURE_MEAN, 0.00053, 0.5, FALSE },
  { "before, just below", EXOS_MEASURE_MEAN, 0.00047, 0.5, TRUE },
  { "a rate has no before", EXOS_MEASURE_RATE, 0.00001, 0.5, FALSE },
  { "segments, just above", EXOS_MEASURE_RATE, 0.5, 0.00053, FALSE },
  { "segments, just below", EXOS_MEASURE_RATE, 0.5, 0.00047, TRUE },
};

/* One in a thousand, shared between the two treatments; either may be the one. */
static void
test_balance (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (balances); i++)
    for (gsize treatment = 0; treatment < 2; treatment++)
      {
        g_autoptr (ExosExperiment) experiment = make_experiment ();
        g_autoptr (ExosPlan) plan = exos_plan_new ();
        g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
        const guint n_issues = report->issues->len;
        ExosTreatment *it = &report->treatments[treatment];

        g_test_message ("%s", balances[i].what);
        g_assert_false (report->is_untrusted);
        report->measure = balances[i].measure;
        report->treatments[0].covariate_p = report->treatments[1].covariate_p = 0.5;
        it->covariate_p = balances[i].covariate_p;
        it->allocation_p = balances[i].allocation_p;
        g_clear_pointer (&report->segment_splits, g_free); /* is made again */
        exos_check_trust (report);
        g_assert_cmpint (report->is_untrusted, ==, balances[i].is_untrusted);
        g_assert_cmpuint (report->issues->len - n_issues, ==, balances[i].is_untrusted ? 1 : 0);
        if (!balances[i].is_untrusted)
          continue;

        const ExosIssue *issue = report->issues->pdata[n_issues];

        g_assert_cmpuint (issue->line, ==, 0);
        g_assert_cmpstr (issue->variant, ==, treatment == 0 ? "x" : "y");
        g_assert_cmpfloat (issue->p, ==, 0.00047);
      }
}

static const struct
{
  ExosIssueCode code;
  const char *column;
  double share;
  gboolean is_untrusted;
} findings[] = {
  { EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS, NULL, 0.01, TRUE },
  { EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS, NULL, 0.0095, FALSE },
  { EXOS_ISSUE_EVENTS_DIFFER, NULL, 0.0, TRUE },
  { EXOS_ISSUE_REPEATS_DIFFER, NULL, 0.0, TRUE },
  { EXOS_ISSUE_USERS_REPEATED, NULL, 0.1, FALSE },
  { EXOS_ISSUE_MISSING_DIFFERS, "revenue", 0.0, TRUE },
  { EXOS_ISSUE_MISSING_DIFFERS, "guardrail_a", 0.0, TRUE },
  { EXOS_ISSUE_MISSING_DIFFERS, "age", 0.0, FALSE },
  { EXOS_ISSUE_UNKNOWN_COLUMN, "revenue", 0.5, FALSE },
};

/* Of findings of the file, whether they stand first or last. */
static void
test_findings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (findings); i++)
    for (int place = 0; place < 2; place++)
      {
        g_autoptr (ExosExperiment) experiment = make_experiment ();
        g_autoptr (ExosPlan) plan = exos_plan_new ();
        g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
        ExosIssue *issue = exos_issue_new (findings[i].code, 0, findings[i].column, NULL, NULL);

        g_test_message ("%d of %s", findings[i].code, findings[i].column);
        g_free (experiment->primary);
        experiment->primary = g_strdup ("revenue");
        issue->p = findings[i].share;
        if (place == 1)
          g_ptr_array_add (experiment->issues,
                           exos_issue_new (EXOS_ISSUE_UNKNOWN_COLUMN, 0, "x", NULL, NULL));
        g_ptr_array_add (experiment->issues, issue);
        exos_check_trust (report);
        g_assert_cmpint (report->is_untrusted, ==, findings[i].is_untrusted);
      }
}

static const struct
{
  gboolean has_split;
  ExosSrmStatus split;
  guint n_blocking; /* issues, that of the split among them */
  ExosDataState state;
} blocked[] = {
  { TRUE, EXOS_SRM_BLOCKED, 1, EXOS_DATA_SRM_BLOCKED },
  { TRUE, EXOS_SRM_BLOCKED, 2, EXOS_DATA_BLOCKED },
  { TRUE, EXOS_SRM_WARNING, 1, EXOS_DATA_BLOCKED },
  { TRUE, EXOS_SRM_OK, 1, EXOS_DATA_BLOCKED },
  { FALSE, EXOS_SRM_BLOCKED, 1, EXOS_DATA_BLOCKED },
};

/* A split is what blocks only when nothing else does. */
static void
test_what_blocks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blocked); i++)
    {
      g_autoptr (ExosExperiment) experiment = make_experiment ();
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      for (guint n = 0; n < blocked[i].n_blocking; n++)
        g_ptr_array_add (report->issues,
                         exos_issue_new (EXOS_ISSUE_DUPLICATE_GROUP, 2, NULL, "x", NULL));
      report->health = EXOS_HEALTH_BLOCKED;
      report->has_srm = blocked[i].has_split;
      report->srm.status = blocked[i].split;
      g_assert_cmpint (exos_report_data_state (report), ==, blocked[i].state);
    }
}

/* Sums of squares that have lost the variance are told of every group, and of no line. */
static void
test_ill_conditioned (void)
{
  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,conversions,load_sum,load_sum_sq\n"
                      "control,10000,1000,10000000000000,10000000000000001000000\n"
                      "treatment,10000,1000,10000000000000,10000000000000001000000\n",
                      NULL);
  guint n_told = 0;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = report->issues->pdata[i];

      if (issue->code != EXOS_ISSUE_ILL_CONDITIONED)
        continue;
      n_told++;
      g_assert_cmpuint (issue->line, ==, 0);
    }
  g_assert_cmpuint (n_told, ==, 2);
}

/* Limits in points that a mean has are told as missing, of no line of the file. */
static void
test_limits_needed (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_add_guardrail (plan, "latency:lower:5:10", NULL));

  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,conversions,latency_sum,latency_sum_sq\n"
                      "control,1000,100,100000,10100000\ntreatment,1000,150,100000,10100000\n",
                      plan);
  guint n_told = 0;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = report->issues->pdata[i];

      n_told += issue->code == EXOS_ISSUE_LIMITS_NEEDED && issue->line == 0;
    }
  g_assert_cmpuint (n_told, ==, 1);
}

/* A guardrail of one user can be judged; it proves nothing. */
static void
test_one_user (void)
{
  g_autoptr (ExosReport) report = fixture_report (
      "variant,users,conversions,crash_count\ncontrol,1,1,1\ntreatment,1,0,0\n", NULL);

  g_assert_cmpuint (report->n_guardrails, ==, 1);
  g_assert_cmpint (report->treatments[0].guardrails[0].by_limits, ==, EXOS_GUARDRAIL_OK);
}

/* A mean of values that are all alike cannot be tested, and is never called unharmed. */
static void
test_equal_values (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_add_guardrail (plan, "latency:lower:5%:10%", NULL));

  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,conversions,latency_sum,latency_sum_sq\n"
                      "control,1000,100,1000,1000\ntreatment,1000,150,1000,1000\n",
                      plan);

  g_assert_cmpuint (report->n_guardrails, ==, 1);
  g_assert_cmpint (report->treatments[0].guardrails[0].by_limits, ==,
                   EXOS_GUARDRAIL_NOT_COMPUTABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/trust/groups-that-differ-by-more-than-chance", test_balance);
  g_test_add_func ("/trust/findings-that-bring-doubt", test_findings);
  g_test_add_func ("/trust/a-split-blocks-when-nothing-else-does", test_what_blocks);
  g_test_add_func ("/trust/lost-variances-are-told", test_ill_conditioned);
  g_test_add_func ("/trust/limits-that-are-needed-are-told", test_limits_needed);
  g_test_add_func ("/trust/a-guardrail-of-one-user-is-judged", test_one_user);
  g_test_add_func ("/trust/a-mean-guardrail-of-equal-values-is-not-judged", test_equal_values);
  return g_test_run ();
}
