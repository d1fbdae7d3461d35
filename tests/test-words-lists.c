// SPDX-License-Identifier: MIT
/* Risks, next actions, p-values of several groups and the method line. */
#include "words-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"
#include "memo/words.h"

#define FIXED "Fixed-horizon test: valid only if the run length was set in advance."
#define SUMS "Aggregated data: outliers and segments cannot be checked."

/* clang-format off */
static const char *const risks[][2] = {
  { "a-clear-win", "Worst plausible case: guardrail_a +0.28 pp. Harm this small is not ruled out.\n" FIXED "\n" SUMS },
  { "a-win-without-guardrails", FIXED "\n" SUMS },
  { "not-significant", "Could only detect effects above about 1.2 pp.\n" FIXED "\n" SUMS },
  { "a-loss", "Worst plausible case: guardrail_a +0.28 pp. Harm this small is not ruled out.\nThe original rule, which ignores the direction of an effect, would say Launch.\n" FIXED "\n" SUMS },
  { "the-better-of-two", "3 groups compared: p-values adjusted (Dunnett).\n" FIXED "\n" SUMS },
  { "a-doubtful-split", "Usual causes of a wrong split: assignment bug, redirect in one group, bot filter, logging loss, wrong expected split.\n" FIXED "\n" SUMS },
  { "a-broken-split", "No effect was computed: nothing here speaks for or against the treatment yet.\nUsual causes of a wrong split: assignment bug, redirect in one group, bot filter, logging loss, wrong expected split." },
};

static const char *const actions[][2] = {
  { "a-clear-win", "Roll out in steps: 10% → 50% → 100%\nWatch guardrail_a and guardrail_b for 7 days after launch\nRecord hypothesis, result and decision" },
  { "a-win-without-guardrails", "Roll out in steps: 10% → 50% → 100%\nWatch conversion for 7 days after launch\nRecord hypothesis, result and decision" },
  { "a-broken-split", "Check assignment, redirects and logging\nCheck bot filtering\nRe-run after the fix; do not reweight" },
  { "a-doubtful-split", "Check assignment, redirects and logging\nCheck bot filtering\nRe-run after the fix; do not reweight" },
  { "a-guardrail-got-worse", "Find what drives ‘guardrail_a’\nFix, then re-run\nOr accept the trade-off with a written reason" },
  { "not-significant", "Set the smallest effect worth shipping to see how many users are needed\nDo not re-decide before that\nOr stop if an effect this small is not worth it" },
  { "a-win-with-a-severe-guardrail", "Turn the treatment off now\nFind what made ‘guardrail_a’ worse\nFix and re-run with the same guardrails" },
  { "harm-without-a-gain", "Turn the treatment off now\nFind what made ‘guardrail_a’ worse\nFix and re-run with the same guardrails" },
  { "a-loss", "Turn the treatment off now\nFind the cause of the drop in conversion\nFix and re-run with the same guardrails" },
  { "one-of-two-with-guardrails", "Turn off now: b (conversion got worse)\nRoll out in steps: 10% → 50% → 100%\nWatch guardrail_a for 7 days after launch\nRecord hypothesis, result and decision" },
  { "a-severe-arm-of-two", "Turn off now: b (guardrail_a got worse)\nFind what made ‘guardrail_a’ worse\nFix and re-run with the same guardrails" },
  { "a-harmful-arm-of-two", "Turn “b” off now\nFind what made ‘guardrail_a’ worse\nFix and re-run with the same guardrails" },
  { "nobody-converted", "Check that conversions are logged in every group\nExport the file again\nRead it here again" },
  { "an-unreadable-guardrail", "Give the counts of ‘guardrail_a’ for every group\nRead it here again\nOr leave it out with a written reason" },
};
/* clang-format on */

static void
test_risks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (risks); i++)
    {
      g_autoptr (ExosReport) report = report_of_situation (risks[i][0]);

      assert_text (join (exos_words_risks (report, 0)), risks[i][1]);
    }
}

static void
test_actions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (ExosReport) report = report_of_situation (actions[i][0]);

      assert_text (join (exos_words_actions (report, 0)), actions[i][1]);
    }
}

/* A guardrail past its limit is never silent, whatever the sentence is about. */
static void
test_harm_beside_another_verdict (void)
{
  static const FixtureArm flat[] = { { CONTROL, 10000, 1000, { 100 } },
                                     { TREATMENT, 10000, 1010, { 115 } },
                                     { 0 } };
  static const FixtureArm loss[] = { { CONTROL, 10000, 1200, { 100 } },
                                     { TREATMENT, 10000, 1000, { 150 } },
                                     { 0 } };
  g_autoptr (ExosReport) worse = report_of (flat, 1, STD);
  g_autoptr (ExosReport) severe = report_of (loss, 1, STD);
  g_auto (GStrv) worse_risks = exos_words_risks (worse, 0);
  g_auto (GStrv) severe_risks = exos_words_risks (severe, 0);

  g_assert_cmpstr (worse->decision.rule->code, ==, "H5");
  g_assert_cmpstr (worse_risks[0], ==,
                   "‘guardrail_a’ got worse by 0.15 pp, past the 0.1 pp limit.");
  g_assert_cmpstr (severe->decision.rule->code, ==, "R2");
  g_assert_cmpstr (severe_risks[0], ==,
                   "‘guardrail_a’ got worse by 0.50 pp, past the 0.3 pp severe limit.");
}

/* The worst case of a metric that should be high is a fall. */
static void
test_worst_case_of_a_high_metric (void)
{
  static const FixtureArm arms[] = { { CONTROL, 10000, 1000, { 3000 } },
                                     { TREATMENT, 10000, 1200, { 3030 } },
                                     { 0 } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  experiment->metrics[0].direction = EXOS_DIRECTION_HIGHER;

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_auto (GStrv) lines = exos_words_risks (report, 0);

  g_assert_cmpstr (lines[0], ==,
                   "Worst plausible case: guardrail_a −0.97 pp. Harm this small is not ruled out.");
}

/* Four at most, and the run length is always among them. */
static void
test_many_risks (void)
{
  static const FixtureArm arms[] = { { CONTROL, 60, 2, { 20, 20000, 20000, 0 } },
                                     { TREATMENT, 62, 12, { 20, 0, 0, 0 } },
                                     { 0 } };
  g_autoptr (ExosReport) report = report_of (arms, 1, STD);
  g_auto (GStrv) lines = exos_words_risks (report, 0);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[3], ==, FIXED);
}

/* Few events: the exact test may fail to confirm an interval that excludes zero. */
static void
test_exact_test_disagrees (void)
{
  static const FixtureArm arms[] = { { CONTROL, 1000, 0, { 0 } },
                                     { TREATMENT, 1000, 5, { 0 } },
                                     { 0 } };
  g_autoptr (ExosReport) report = report_of (arms, 0, STD);
  g_auto (GStrv) lines = exos_words_risks (report, 0);

  g_assert_true (report->treatments[0].comparison.is_exact);
  g_assert_true (report->treatments[0].ci_excludes_0);
  g_assert_false (report->treatments[0].is_significant);
  g_assert_cmpstr (lines[0], ==,
                   "The exact test does not confirm the interval: treat the effect as not "
                   "significant.");
}

/* The p-value beside several groups is the adjusted one, and says so. */
static void
test_adjusted_p (void)
{
  static const FixtureArm arms[] = { { CONTROL, 10000, 1000, { 0 } },
                                     { "b", 10000, 1095, { 0 } },
                                     { "c", 10000, 1001, { 0 } } };
  g_autoptr (ExosReport) report = report_of (arms, 0, STD);
  g_auto (GStrv) lines = exos_words_evidence (report);

  g_assert_cmpstr (lines[2], ==, "p = 0.052 (adjusted) · not significant");
  g_assert_cmpfloat (report->treatments[0].comparison.p_value, <, 0.05);
}

static void
test_method (void)
{
  g_autoptr (ExosReport) win = report_of_situation ("a-clear-win");
  g_autoptr (ExosReport) loss = report_of_situation ("a-loss");
  g_autofree char *loss_method = exos_words_method (loss);

  assert_text (
      exos_words_method (win),
      "two-proportion z-test, two-sided, α = 0.05; score (Mee) 95% interval. SRM: chi-square vs "
      "50% / 50%; warning p < 0.001, blocked p < 0.00001. Guardrails: count ÷ users; worse Δ > 0.1 "
      "pp, severe Δ > 0.3 pp. Rule L1. Recommendation by ExperimentOS " EXOS_VERSION
      "; the final decision is the owner’s. Data SHA-256 0000…0000.");
  g_assert_nonnull (strstr (
      loss_method,
      "Rule R2. The original rule, which ignores the direction of an effect, would say Launch."));

  exos_language_use ("ko");
  assert_text (
      exos_words_method (win),
      "두 비율 z-검정(양측, α = 0.05), 점수(Mee) 95% 신뢰구간. SRM: 50% / 50% 기준 카이제곱 검정, "
      "경고 p < 0.001, 차단 p < 0.00001. 가드레일: 건수 ÷ 사용자, 악화 Δ > 0.1%p, 심각 Δ > 0.3%p. "
      "규칙 L1. ExperimentOS " EXOS_VERSION
      "의 권고이며 최종 결정은 담당자가 합니다. 데이터 SHA-256 0000…0000.");
  exos_language_use ("en");
}

/* Whatever differs from the defaults is said. */
static void
test_method_of_own_settings (void)
{
  static const FixtureArm arms[] = { { CONTROL, 10000, 1, { 120, 35 } },
                                     { "b", 10000, 8, { 118, 33 } },
                                     { "c", 10000, 900, { 118, 33 } } };
  static const char *const said[] = {
    "two-proportion z-test, Fisher’s exact test where an expected count is below 5",
    "α = 0.1; Newcombe 90% interval.",
    "P-values adjusted for 2 treatments (Holm), intervals by Bonferroni.",
    "‘guardrail_a’: worse Δ > 0.2 pp, severe Δ > 0.5 pp.",
    "Higher is better: guardrail_b.",
    "Small sample: below 50 users.",
    "policy “literal”.",
  };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 3, 2);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->alpha = 0.1;
  plan->ci = EXOS_CI_NEWCOMBE;
  plan->correction = EXOS_CORRECTION_HOLM;
  plan->policy = LIT;
  plan->min_users = 50;
  g_assert_true (exos_plan_add_guardrail (plan, "guardrail_a:lower:0.2:0.5", NULL));
  g_assert_true (exos_plan_add_guardrail (plan, "guardrail_b:higher", NULL));

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_autofree char *method = exos_words_method (report);

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    if (strstr (method, said[i]) == NULL)
      g_test_fail_printf ("“%s” is not said in: %s", said[i], method);
}

/* R 4.2.2: power.prop.test (p1 = .12, p2 = .13, power = .8)$n is 17168.25. */
static void
test_users_needed (void)
{
  static const struct
  {
    const char *csv;
    guint64 daily;
    guint days;
    const char *actions;
  } cases_[] = {
    { "control,5000,600\ntreatment,5000,640\n", 0, 0,
      "Keep collecting to 17,169 users per group (to detect 1 pp)\nDo not re-decide before that\n"
      "Or stop if 1 pp is not worth it" },
    /* 24,338 users are missing: 25 days, or 49 and a bit at the 500 a day of so far. */
    { "control,5000,600\ntreatment,5000,640\n", 1000, 20,
      "Keep collecting to 17,169 users per group (to detect 1 pp): 4 weeks more at 1,000 per day\n"
      "Do not re-decide before that\nOr stop if 1 pp is not worth it" },
    { "control,5000,600\ntreatment,5000,640\n", 0, 20,
      "Keep collecting to 17,169 users per group (to detect 1 pp): 7 weeks more at 500 per day\n"
      "Do not re-decide before that\nOr stop if 1 pp is not worth it" },
    { "control,17169,2060\ntreatment,17169,2130\n", 1000, 20,
      "There are enough users to detect 1 pp: plan a new run, or stop\n"
      "Or stop if 1 pp is not worth it" },
  };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->smallest_effect = (ExosRatio) { 1, 100 };
  for (gsize i = 0; i < G_N_ELEMENTS (cases_); i++)
    {
      g_autofree char *csv = g_strconcat ("variant,users,conversions\n", cases_[i].csv, NULL);

      plan->daily_users = cases_[i].daily;

      g_autoptr (ExosReport) report = fixture_report (csv, plan);

      assert_text (join (exos_words_actions (report, cases_[i].days)), cases_[i].actions);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/words-lists/risks", test_risks);
  g_test_add_func ("/words-lists/actions", test_actions);
  g_test_add_func ("/words-lists/harm-is-named-beside-another-verdict",
                   test_harm_beside_another_verdict);
  g_test_add_func ("/words-lists/worst-case-of-a-high-metric", test_worst_case_of_a_high_metric);
  g_test_add_func ("/words-lists/four-risks-with-the-run-length", test_many_risks);
  g_test_add_func ("/words-lists/exact-test-disagrees-with-the-interval",
                   test_exact_test_disagrees);
  g_test_add_func ("/words-lists/several-groups-have-adjusted-p", test_adjusted_p);
  g_test_add_func ("/words-lists/method", test_method);
  g_test_add_func ("/words-lists/method-says-what-is-not-default", test_method_of_own_settings);
  g_test_add_func ("/words-lists/users-needed", test_users_needed);

  return g_test_run ();
}
