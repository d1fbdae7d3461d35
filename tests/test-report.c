// SPDX-License-Identifier: MIT
/* From CSV text to the verdict: the acceptance vectors of the decision rules. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define HEAD "variant,users,conversions"

typedef struct
{
  const char *path;
  const char *csv;
  const char *setting; /* "--guardrail" text, "split=…" or NULL */
  ExosVerdict verdict;
  const char *code;
  ExosVerdict literal;
} Case;

#define LAUNCH EXOS_VERDICT_LAUNCH
#define HOLD EXOS_VERDICT_HOLD
#define ROLLBACK EXOS_VERDICT_ROLLBACK

/* clang-format off */
static const Case cases[] = {
  { "commissioned-example-launches",
    HEAD ",guardrail_cancel,guardrail_error\ncontrol,10000,1200,120,35\ntreatment,10050,1320,118,33\n", NULL, LAUNCH, "L1", LAUNCH },
  { "a-loss-rolls-back-where-the-unsigned-rule-launches",
    HEAD ",guardrail_cancel,guardrail_error\ncontrol,10000,1200,120,35\ntreatment,10050,1090,118,33\n", NULL, ROLLBACK, "R2", LAUNCH },
  { "demo-launch", HEAD ",error\ncontrol,10000,1000,10\ntreatment,10000,1200,15\n", NULL, LAUNCH, "L1", LAUNCH },
  { "demo-rollback", HEAD ",crash\ncontrol,10000,1000,10\ntreatment,10000,1200,50\n", NULL, ROLLBACK, "R1", ROLLBACK },
  { "demo-hold", HEAD "\ncontrol,10000,1000\ntreatment,10000,1050\n", NULL, HOLD, "H5", HOLD },
  { "more-conversions-than-users", HEAD "\ncontrol,10000,1000\ntreatment,10000,12000\n", NULL, HOLD, "H1", HOLD },
  { "half-the-traffic", HEAD "\ncontrol,5000,500\ntreatment,10000,1200\n", NULL, HOLD, "H2", HOLD },
  { "split-45-55", HEAD "\ncontrol,5500,500\ntreatment,6500,800\n", NULL, HOLD, "H2", HOLD },
  { "the-same-as-planned", HEAD "\ncontrol,5500,500\ntreatment,6500,800\n", "split=55:65", LAUNCH, "L2", LAUNCH },
  { "split-by-name", HEAD "\ncontrol,5500,500\ntreatment,6500,800\n", "split=treatment=65,control=55", LAUNCH, "L2", LAUNCH },
  { "split-for-too-many-groups", HEAD "\ncontrol,5500,500\ntreatment,6500,800\n", "split=1:1:1", HOLD, "H1", HOLD },
  { "split-naming-another-group", HEAD "\ncontrol,5500,500\ntreatment,6500,800\n", "split=control=55,b=65", HOLD, "H1", HOLD },
  { "traffic-in-a-zero-percent-arm", HEAD "\ncontrol,5500,500\ntreatment,6500,800\n", "split=control=1,treatment=0", HOLD, "H1", HOLD },
  { "exactly-0.1-points-is-not-past", HEAD ",crash\ncontrol,10000,1000,1100\ntreatment,10000,1200,1110\n", NULL, LAUNCH, "L1", LAUNCH },
  { "one-more-is-past-0.1", HEAD ",crash\ncontrol,10000,1000,1100\ntreatment,10000,1200,1111\n", NULL, HOLD, "H4", HOLD },
  { "exactly-0.3-points-is-not-severe", HEAD ",crash\ncontrol,10000,1000,1100\ntreatment,10000,1200,1130\n", NULL, HOLD, "H4", HOLD },
  { "one-more-is-severe", HEAD ",crash\ncontrol,10000,1000,1100\ntreatment,10000,1200,1131\n", NULL, ROLLBACK, "R1", ROLLBACK },
  { "three-noisy-guardrails", HEAD ",a,b,c\ncontrol,10000,1000,300,300,300\ntreatment,10000,1200,335,300,300\n", NULL, ROLLBACK, "R1", ROLLBACK },
  { "control-without-conversions", HEAD "\ncontrol,10000,0\ntreatment,10000,20\n", NULL, LAUNCH, "L2", LAUNCH },
  { "revenue-up-is-not-harm", HEAD ",revenue_users\ncontrol,10000,1000,100\ntreatment,10000,1200,130\n", "revenue_users:higher", LAUNCH, "L1", LAUNCH },
  { "the-same-up-is-harm-when-lower-is-better", HEAD ",refund\ncontrol,10000,1000,100\ntreatment,10000,1200,130\n", "refund:lower", HOLD, "H4", HOLD },
  { "own-limits", HEAD ",refund\ncontrol,10000,1000,100\ntreatment,10000,1200,130\n", "refund:lower:0.3:0.5", LAUNCH, "L1", LAUNCH },
  { "own-severe-limit", HEAD ",refund\ncontrol,10000,1000,100\ntreatment,10000,1200,130\n", "refund:0.1:0.2", ROLLBACK, "R1", ROLLBACK },
  { "harm-without-a-clear-primary", HEAD ",crash\ncontrol,10000,1000,10\ntreatment,10000,1010,50\n", NULL, HOLD, "HARM", HOLD },
  { "a-guardrail-cell-missing-fails-closed", HEAD ",crash\ncontrol,10000,1000,\ntreatment,10000,1200,12\n", NULL, HOLD, "NOT-COMPUTABLE", HOLD },
  { "a-guardrail-above-users-in-one-arm-fails-closed", HEAD ",crash\ncontrol,10000,1000,12\ntreatment,10000,1200,12000\n", NULL, HOLD, "NOT-COMPUTABLE", HOLD },
  { "a-named-guardrail-that-is-a-total-fails-closed", HEAD ",revenue\ncontrol,10000,1000,12.5\ntreatment,10000,1200,12.75\n", "revenue", HOLD, "NOT-COMPUTABLE", HOLD },
  { "a-guardrail-that-the-file-lacks", HEAD "\ncontrol,10000,1000\ntreatment,10000,1200\n", "crash", HOLD, "H1", HOLD },
  { "nobody-converted", HEAD "\ncontrol,10000,0\ntreatment,10000,0\n", NULL, HOLD, "NOT-COMPUTABLE", HOLD },
  { "the-better-of-two-treatments", HEAD "\ncontrol,10000,1000\nb,10000,1200\nc,10000,1250\n", NULL, LAUNCH, "L2", LAUNCH },
  { "an-arm-rolled-back-does-not-block-another", HEAD ",crash\ncontrol,10000,1000,10\nb,10000,800,10\nc,10000,1250,10\n", NULL, LAUNCH, "L1", LAUNCH },
  { "a-severe-arm-is-not-launched", HEAD ",crash\ncontrol,10000,1000,10\nb,10000,1300,90\nc,10000,1010,10\n", NULL, ROLLBACK, "R1", ROLLBACK },
};
/* clang-format on */

static ExosPlan *
plan_with (const char *setting)
{
  g_autoptr (GError) error = NULL;
  ExosPlan *plan = exos_plan_new ();

  if (setting != NULL && g_str_has_prefix (setting, "split="))
    exos_plan_set_split (plan, setting + 6, &error);
  else if (setting != NULL)
    exos_plan_add_guardrail (plan, setting, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosPlan) plan = plan_with (c->setting);
  g_autoptr (ExosReport) report = fixture_report (c->csv, plan);

  g_assert_cmpstr (report->decision.rule->code, ==, c->code);
  g_assert_cmpint (report->decision.verdict, ==, c->verdict);
  g_assert_cmpint (report->decision.by_policy[EXOS_POLICY_LITERAL], ==, c->literal);
}

/* Expected: product's own example, computed in R with prop.test (correct = FALSE), chisq.test and
 * the score interval of PropCIs::diffscoreci. */
static void
test_commissioned_numbers (void)
{
  g_autoptr (ExosReport) report = fixture_report (cases[0].csv, NULL);
  const ExosTreatment *treatment = &report->treatments[0];

  g_assert_cmpfloat_with_epsilon (treatment->comparison.abs_lift, 0.011343283582089553, 1e-15);
  g_assert_cmpfloat_with_epsilon (treatment->comparison.z, 2.422633846854402, 1e-12);
  g_assert_cmpfloat_with_epsilon (treatment->comparison.p_value, 0.015408448386682386, 1e-13);
  g_assert_cmpfloat_with_epsilon (report->srm.p, 0.7240042702094154, 1e-12);
  g_assert_cmpfloat_with_epsilon (treatment->ci.low, 0.002168, 1e-6);
  g_assert_cmpfloat_with_epsilon (treatment->ci.high, 0.020524, 1e-6);
  g_assert_cmpint (report->health, ==, EXOS_HEALTH_HEALTHY);
  g_assert_cmpuint (report->n_checks_passed, ==, 6);
}

static void
test_best_arm_is_named (void)
{
  g_autoptr (ExosReport) report =
      fixture_report (HEAD "\ncontrol,10000,1000\nb,10000,1200\nc,10000,1250\n", NULL);

  g_assert_cmpstr (exos_report_arm (report, exos_report_headline (report))->name, ==, "c");
}

static void
test_blocked_has_no_numbers (void)
{
  g_autoptr (ExosReport) report =
      fixture_report (HEAD "\ncontrol,5000,500\ntreatment,10000,1200\n", NULL);

  g_assert_true (report->hides_numbers);
  g_assert_false (report->has_results);
  g_assert_cmpuint (report->n_treatments, ==, 0);
  g_assert_true (report->has_srm);
}

/* p is exactly .0006 something: visible, but never a launch. */
static void
test_srm_warning_keeps_numbers (void)
{
  g_autoptr (ExosReport) report =
      fixture_report (HEAD "\ncontrol,100000,10000\ntreatment,101480,10700\n", NULL);

  g_assert_cmpint (report->health, ==, EXOS_HEALTH_WARNING);
  g_assert_true (report->has_results);
  g_assert_cmpstr (report->decision.rule->code, ==, "H3");
}

static void
test_correction_is_applied (void)
{
  const char *csv = HEAD "\ncontrol,10000,1000\nb,10000,1090\nc,10000,1000\nd,10000,1000\n";
  g_autoptr (ExosPlan) none = exos_plan_new ();
  g_autoptr (ExosReport) adjusted = fixture_report (csv, NULL);

  none->correction = EXOS_CORRECTION_NONE;

  g_autoptr (ExosReport) plain = fixture_report (csv, none);

  /* p = .0372 alone, .097 among three: R, prop.test and mvtnorm. */
  g_assert_cmpint (plain->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpint (adjusted->decision.verdict, ==, EXOS_VERDICT_HOLD);
  g_assert_false (adjusted->treatments[0].ci_excludes_0);
}

/* Not only the verdict: no digit depends on the order of the rows. */
static void
test_row_order_changes_no_digit (void)
{
  for (guint extra = 1; extra < 40; extra++)
    {
      g_autofree char *one =
          g_strdup_printf (HEAD "\ncontrol,%u,300\nb,%u,330\nc,3006,310\nd,3000,290\n",
                           3000 + extra, 3000 + 3 * extra);
      g_autofree char *other =
          g_strdup_printf (HEAD "\nd,3000,290\nc,3006,310\ncontrol,%u,300\nb,%u,330\n",
                           3000 + extra, 3000 + 3 * extra);
      g_autoptr (ExosReport) first = fixture_report (one, NULL);
      g_autoptr (ExosReport) second = fixture_report (other, NULL);

      g_assert_cmpfloat (first->dunnett_critical, ==, second->dunnett_critical);
      g_assert_cmpfloat (first->treatments[0].ci.low, ==, second->treatments[2].ci.low);
      g_assert_cmpfloat (first->treatments[0].p_adjusted, ==, second->treatments[2].p_adjusted);
    }
}

static void
test_no_guardrails_keeps_named_ones (void)
{
  g_autoptr (ExosPlan) plan = plan_with ("crash");

  plan->no_guardrails = TRUE;

  g_autoptr (ExosReport) report = fixture_report (
      HEAD ",crash,refund\ncontrol,10000,1000,10,10\ntreatment,10000,1200,10,90\n", plan);

  g_assert_cmpuint (report->n_guardrails, ==, 1);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
}

static void
test_naming_a_guardrail_keeps_the_others (void)
{
  g_autoptr (ExosPlan) plan = plan_with ("crash:lower:0.2");
  g_autoptr (ExosReport) report = fixture_report (
      HEAD ",crash,refund\ncontrol,10000,1000,10,10\ntreatment,10000,1200,10,90\n", plan);

  g_assert_cmpuint (report->n_guardrails, ==, 2);
  g_assert_cmpint (report->decision.verdict, ==, EXOS_VERDICT_ROLLBACK);
}

static void
switch_off (ExosPlan *plan, const char *column)
{
  const ExosGuardrailPlan off = {
    .column = (char *) column, .worse = { 1, 1000 }, .severe = { 3, 1000 }, .is_off = TRUE
  };

  exos_plan_set_guardrail (plan, &off);
}

/* All of them off is as if there were none: L2, not L1. */
static void
test_guardrails_off_are_not_judged (void)
{
  const char *csv = HEAD ",crash,refund\ncontrol,10000,1000,10,10\ntreatment,10000,1200,10,90\n";
  g_autoptr (ExosPlan) one = exos_plan_new ();

  switch_off (one, "Refund");

  g_autoptr (ExosReport) some = fixture_report (csv, one);
  g_autoptr (ExosPlan) all = exos_plan_copy (one);

  switch_off (all, "crash");

  g_autoptr (ExosReport) none = fixture_report (csv, all);

  g_assert_cmpuint (some->n_guardrails, ==, 1);
  g_assert_cmpstr (some->decision.rule->code, ==, "L1");
  g_assert_cmpuint (none->n_guardrails, ==, 0);
  g_assert_cmpstr (none->decision.rule->code, ==, "L2");
  g_assert_cmpuint (none->treatments[0].guardrail_states, ==, EXOS_GUARDRAIL_NONE);
}

/* A plan goes on to the next file: what is not judged need not be there. */
static void
test_guardrail_off_may_be_missing (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  switch_off (plan, "crash");

  g_autoptr (ExosReport) report =
      fixture_report (HEAD "\ncontrol,10000,1000\ntreatment,10000,1200\n", plan);

  g_assert_cmpint (report->health, ==, EXOS_HEALTH_HEALTHY);
}

/* A guardrail that could not be judged holds a launch back, until it is off. */
static void
test_guardrail_off_holds_nothing_back (void)
{
  const char *csv = HEAD ",crash\ncontrol,10000,1000,x\ntreatment,10000,1200,12\n";
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosReport) judged = fixture_report (csv, NULL);

  switch_off (plan, "crash");

  g_autoptr (ExosReport) off = fixture_report (csv, plan);

  g_assert_cmpint (judged->decision.verdict, ==, EXOS_VERDICT_HOLD);
  g_assert_cmpint (off->decision.verdict, ==, EXOS_VERDICT_LAUNCH);
}

static void
test_issues_say_how_much (void)
{
  g_autoptr (ExosReport) srm =
      fixture_report (HEAD "\ncontrol,100000,10000\ntreatment,101480,10700\n", NULL);
  g_autoptr (ExosReport) huge =
      fixture_report (HEAD "\ncontrol,1000,100\ntreatment,1000,300\n", NULL);
  g_autoptr (ExosReport) one = fixture_report (HEAD "\ncontrol,900,800\ntreatment,900,900\n", NULL);

  g_assert_cmpfloat (fixture_find_issue (srm, EXOS_ISSUE_SRM_WARNING)->p, ==, srm->srm.p_used);
  g_assert_cmpfloat (srm->srm.p_used, >, 0.0);
  g_assert_cmpfloat_with_epsilon (fixture_find_issue (huge, EXOS_ISSUE_HUGE_EFFECT)->p, 2.0, 1e-12);
  g_assert_null (fixture_find_issue (one, EXOS_ISSUE_ALL_CONVERTED));
}

/* What came, and what was planned. */
static void
test_srm_says_both_splits (void)
{
  g_autoptr (ExosReport) report =
      fixture_report (HEAD "\ncontrol,5000,500\ntreatment,10000,1200\n", NULL);
  g_autofree char *message = exos_issue_dup_message (g_ptr_array_index (report->issues, 0));

  g_assert_cmpuint (report->issues->len, ==, 1);
  g_assert_nonnull (strstr (message, "split 33.3% / 66.7%, planned 50% / 50%"));
}

static void
test_name_comes_from_the_file (void)
{
  g_autoptr (ExosReport) report = fixture_report (cases[0].csv, NULL);

  g_assert_cmpstr (report->name, ==, "fixture");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/report/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/report/commissioned-numbers", test_commissioned_numbers);
  g_test_add_func ("/report/best-arm-is-named", test_best_arm_is_named);
  g_test_add_func ("/report/blocked-has-no-numbers", test_blocked_has_no_numbers);
  g_test_add_func ("/report/srm-warning-keeps-numbers", test_srm_warning_keeps_numbers);
  g_test_add_func ("/report/correction-is-applied", test_correction_is_applied);
  g_test_add_func ("/report/row-order-changes-no-digit", test_row_order_changes_no_digit);
  g_test_add_func ("/report/no-guardrails-keeps-named-ones", test_no_guardrails_keeps_named_ones);
  g_test_add_func ("/report/naming-one-keeps-the-others", test_naming_a_guardrail_keeps_the_others);
  g_test_add_func ("/report/guardrails-off-are-not-judged", test_guardrails_off_are_not_judged);
  g_test_add_func ("/report/guardrail-off-may-be-missing", test_guardrail_off_may_be_missing);
  g_test_add_func ("/report/guardrail-off-holds-nothing", test_guardrail_off_holds_nothing_back);
  g_test_add_func ("/report/issues-say-how-much", test_issues_say_how_much);
  g_test_add_func ("/report/srm-says-both-splits", test_srm_says_both_splits);
  g_test_add_func ("/report/name-comes-from-the-file", test_name_comes_from_the_file);

  return g_test_run ();
}
