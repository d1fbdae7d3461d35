// SPDX-License-Identifier: MIT
/* Verdict, evidence and method where a mean or a ratio decides, in both languages. */
#include "means-fixture.h"
#include "words-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"
#include "memo/doc.h"
#include "memo/render.h"
#include "memo/words.h"

#define LOWER EXOS_DIRECTION_LOWER
#define HIGHER EXOS_DIRECTION_HIGHER
#define MEAN EXOS_METRIC_MEAN
#define RATIO EXOS_METRIC_RATIO

typedef struct
{
  const char *name;
  Means means;
  const char *code;
  const char *sentence[2]; /* English, Korean */
  const char *evidence[2];
} Case;

/* clang-format off */
static const Case cases[] = {
  { "a-mean-that-rose",
    { "revenue", MEAN, HIGHER, FALSE, { { CONTROL, 10000, 15.63, 12.1, 0, 0, 0 }, { TREATMENT, 10050, 16.08, 12.3, 0, 0, 0 } } },
    "L2",
    { "Ship the treatment. ‘revenue’ rose by 0.45 (+2.9%). No guardrails were checked.",
      "실험군을 출시합니다. ‘revenue’ 지표가 0.45(+2.9%) 올랐습니다. 확인한 가드레일은 없습니다." },
    { "+0.45 (+2.9% relative)\n95% CI +0.11 to +0.79\np = 0.009 · significant\nMean ‘revenue’ 15.63 → 16.08",
      "+0.45 (상대 +2.9%)\n95% 신뢰구간 +0.11 ~ +0.79\np값 0.009 · 유의함\n‘revenue’ 평균 15.63 → 16.08" } },
  { "a-time-that-fell-is-good",
    { "load_time", MEAN, LOWER, FALSE, { { CONTROL, 10000, 812.4, 300, 0, 0, 0 }, { TREATMENT, 10050, 800.1, 301, 0, 0, 0 } } },
    "L2",
    { "Ship the treatment. ‘load_time’ fell by 12.3 (−1.5%). No guardrails were checked.",
      "실험군을 출시합니다. ‘load_time’ 지표가 12.3(−1.5%) 내렸습니다. 확인한 가드레일은 없습니다." },
    { "−12.3 (−1.5% relative)\n95% CI −20.6 to −4.0\np = 0.004 · significant\nMean ‘load_time’ 812.4 → 800.1 (lower is better)",
      "−12.3 (상대 −1.5%)\n95% 신뢰구간 −20.6 ~ −4.0\np값 0.004 · 유의함\n‘load_time’ 평균 812.4 → 800.1(낮을수록 좋음)" } },
  { "a-time-that-rose-is-bad",
    { "load_time", MEAN, LOWER, FALSE, { { CONTROL, 10000, 812.4, 300, 0, 0, 0 }, { TREATMENT, 10050, 830.1, 301, 0, 0, 0 } } },
    "R2",
    { "Stop and restore control. ‘load_time’ rose by 17.7 (+2.2%).",
      "중단하고 대조군으로 되돌립니다. ‘load_time’ 지표가 17.7(+2.2%) 올랐습니다." },
    { "+17.7 (+2.2% relative)\n95% CI +9.4 to +26.0\np < 0.001 · significant, wrong direction\nMean ‘load_time’ 812.4 → 830.1 (lower is better)",
      "+17.7 (상대 +2.2%)\n95% 신뢰구간 +9.4 ~ +26.0\np값 < 0.001 · 유의함, 반대 방향\n‘load_time’ 평균 812.4 → 830.1(낮을수록 좋음)" } },
  { "a-ratio",
    { "ctr", RATIO, HIGHER, FALSE, { { CONTROL, 10000, 0.31, 1, 9.9, 5, .4 }, { TREATMENT, 10050, 0.36, 1, 9.91, 5, .4 } } },
    "L2",
    { "Ship the treatment. ‘ctr’ rose by 0.0050 (+16.0%). No guardrails were checked.",
      "실험군을 출시합니다. ‘ctr’ 지표가 0.0050(+16.0%) 올랐습니다. 확인한 가드레일은 없습니다." },
    { "+0.0050 (+16.0% relative)\n95% CI +0.0024 to +0.0077\np < 0.001 · significant\nRatio ‘ctr’ 0.0313 → 0.0363",
      "+0.0050 (상대 +16.0%)\n95% 신뢰구간 +0.0024 ~ +0.0077\np값 < 0.001 · 유의함\n‘ctr’ 비율 0.0313 → 0.0363" } },
  { "a-covariate",
    { "revenue", MEAN, HIGHER, TRUE, { { CONTROL, 10000, 15.63, 12.1, 14, 11, .62 }, { TREATMENT, 10050, 16.08, 12.3, 14.01, 11, .62 } } },
    "L2",
    { "Ship the treatment. ‘revenue’ rose by 0.44 (+2.8%). No guardrails were checked.",
      "실험군을 출시합니다. ‘revenue’ 지표가 0.44(+2.8%) 올랐습니다. 확인한 가드레일은 없습니다." },
    { "+0.44 (+2.8% relative)\n95% CI +0.18 to +0.71\np = 0.001 · significant\nAdjusted mean ‘revenue’ 15.63 → 16.08\nAdjusted for behaviour before the experiment: 38% less variance",
      "+0.44 (상대 +2.8%)\n95% 신뢰구간 +0.18 ~ +0.71\np값 0.001 · 유의함\n‘revenue’ 보정 평균 15.63 → 16.08\n실험 전 행동으로 보정: 분산 38% 감소" } },
  { "a-control-near-zero-has-no-relative-change",
    { "balance", MEAN, HIGHER, FALSE, { { CONTROL, 1000, 0.3, 100, 0, 0, 0 }, { TREATMENT, 1000, 2, 100, 0, 0, 0 } } },
    "H5",
    { "Don’t ship yet. The effect on ‘balance’ (+1.7) could still be zero.",
      "아직 출시하지 않습니다. ‘balance’ 효과(+1.7)가 0일 가능성을 배제할 수 없습니다." },
    { "+1.7 (relative change not defined)\n95% CI −7.1 to +10.5\np = 0.704 · not significant\nMean ‘balance’ 0.3 → 2.0",
      "+1.7 (상대 변화율 계산 불가)\n95% 신뢰구간 −7.1 ~ +10.5\np값 0.704 · 유의하지 않음\n‘balance’ 평균 0.3 → 2.0" } },
  { "a-negative-control-has-no-relative-change",
    { "profit", MEAN, HIGHER, FALSE, { { CONTROL, 1000, -20, 10, 0, 0, 0 }, { TREATMENT, 1000, -18, 10, 0, 0, 0 } } },
    "L2",
    { "Ship the treatment. ‘profit’ rose by 2.00. No guardrails were checked.",
      "실험군을 출시합니다. ‘profit’ 지표가 2.00 올랐습니다. 확인한 가드레일은 없습니다." },
    { "+2.00 (relative change not defined)\n95% CI +1.12 to +2.88\np < 0.001 · significant\nMean ‘profit’ −20.00 → −18.00",
      "+2.00 (상대 변화율 계산 불가)\n95% 신뢰구간 +1.12 ~ +2.88\np값 < 0.001 · 유의함\n‘profit’ 평균 −20.00 → −18.00" } },
  { "equal-values",
    { "price", MEAN, HIGHER, FALSE, { { CONTROL, 1000, 5, 0, 0, 0, 0 }, { TREATMENT, 1000, 5, 0, 0, 0, 0 } } },
    "NOT-COMPUTABLE",
    { "Can’t decide yet. All values of ‘price’ are equal within each group, so they cannot be tested.",
      "결정을 보류합니다. 그룹마다 ‘price’ 값이 모두 같아 검정할 수 없습니다." },
    { NULL, NULL } },
  { "the-better-of-two",
    { "revenue", MEAN, HIGHER, FALSE, { { CONTROL, 10000, 15.63, 12.1, 0, 0, 0 }, { "b", 10050, 15.08, 12.3, 0, 0, 0 }, { "c", 10000, 16.3, 12, 0, 0, 0 } } },
    "L2",
    { "Ship “c”. ‘revenue’ rose by 0.67 (+4.3%). No guardrails were checked.",
      "‘c’ 그룹을 출시합니다. ‘revenue’ 지표가 0.67(+4.3%) 올랐습니다. 확인한 가드레일은 없습니다." },
    { NULL, NULL } },
  { "neither-of-two",
    { "revenue", MEAN, HIGHER, FALSE, { { CONTROL, 1000, 15.63, 12.1, 0, 0, 0 }, { "b", 1005, 15.58, 12.3, 0, 0, 0 }, { "c", 1000, 15.7, 12, 0, 0, 0 } } },
    "H5",
    { "Don’t ship yet. The effect of “c” on ‘revenue’ (+0.1) could still be zero.",
      "아직 출시하지 않습니다. ‘c’ 그룹의 ‘revenue’ 효과(+0.1)가 0일 가능성을 배제할 수 없습니다." },
    { NULL, NULL } },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  static const char *const languages[] = { "en", "ko" };
  const Case *c = data;
  g_autoptr (ExosReport) report = means_report (&c->means, NULL);

  g_assert_cmpstr (report->decision.rule->code, ==, c->code);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      exos_language_use (languages[i]);
      assert_text (exos_words_sentence (report), c->sentence[i]);
      if (c->evidence[i] != NULL)
        assert_text (join (exos_words_evidence (report)), c->evidence[i]);
    }
  exos_language_use ("en");
}

static const Means revenue = { "revenue",
                               MEAN,
                               HIGHER,
                               TRUE,
                               { { CONTROL, 10000, 15.63, 12.1, 14, 11, .62 },
                                 { TREATMENT, 10050, 16.08, 12.3, 14.01, 11, .62 } } };

static void
test_method_tells_of_test_relative_interval_and_covariate (void)
{
  g_autoptr (ExosReport) report = means_report (&revenue, NULL);
  g_autofree char *method = exos_words_method (report);

  g_assert_true (g_str_has_prefix (
      method, "Welch’s t-test (df = 20,045), two-sided, α = 0.05; Welch 95% interval. "
              "Relative 95% interval (Fieller): +1.1% to +4.6%. "
              "CUPED: variance −38%; without it the effect is +0.45 (p = 0.009). SRM"));
}

/* One that has nothing to do with the metric costs more than it gives, by a trifle. */
static void
test_covariate_that_does_not_help_says_so (void)
{
  Means means = revenue;

  means.arms[0] = (MeansArm) { CONTROL, 100, 15, 12, 14, 11, 0.8 };
  means.arms[1] = (MeansArm) { TREATMENT, 2000, 16, 12, 14, 11, -0.09 };

  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_split (plan, "100:2000", NULL));

  g_autoptr (ExosReport) report = means_report (&means, plan);
  g_autofree char *evidence = join (exos_words_evidence (report));
  g_autofree char *method = exos_words_method (report);

  g_assert_cmpfloat (report->treatments[0].cuped.variance_reduction, <, 0.0);
  g_assert_nonnull (strstr (evidence, "Adjusted for behaviour before the experiment: "));
  g_assert_nonnull (strstr (evidence, "% more variance"));
  g_assert_nonnull (strstr (method, "CUPED: variance +"));
}

static char *
say_cells (const ExosTable *table, gsize row)
{
  return g_strjoinv (" | ",
                     row == G_MAXSIZE ? table->headers : g_ptr_array_index (table->rows, row));
}

static void
test_tables_have_totals (void)
{
  static const Means ctr = { "ctr",
                             RATIO,
                             HIGHER,
                             FALSE,
                             { { CONTROL, 10000, 0.5, 1, 10, 5, .4 },
                               { TREATMENT, 10000, 0.75, 1, 10, 5, .4 } } };
  static const Means mean = { "revenue",
                              MEAN,
                              HIGHER,
                              FALSE,
                              { { CONTROL, 10000, 1.5, 1, 0, 0, 0 },
                                { TREATMENT, 10000, 1.75, 1, 0, 0, 0 } } };
  g_autoptr (ExosReport) of_ratio = means_report (&ctr, NULL);
  g_autoptr (ExosReport) of_mean = means_report (&mean, NULL);
  g_autoptr (ExosDoc) ratio = exos_doc_new (of_ratio, NULL);
  g_autoptr (ExosDoc) doc = exos_doc_new (of_mean, NULL);

  assert_text (say_cells (ratio->evidence, G_MAXSIZE),
               "Group | Users | Numerator | Denominator | Ratio");
  assert_text (say_cells (ratio->evidence, 1), "treatment | 10,000 | 7,500 | 100,000 | 0.0750");
  assert_text (say_cells (doc->evidence, G_MAXSIZE), "Group | Users | Total | Mean per user");
  assert_text (say_cells (doc->evidence, 0), "control | 10,000 | 15,000 | 1.500");
  g_assert_cmpstr (doc->facts[0].label, ==, "Effect on ‘revenue’");
}

/* Seven columns of numbers would be broken into pieces. */
static void
test_table_of_several_ratios_is_narrow (void)
{
  static const Means ctr = { "ctr",
                             RATIO,
                             HIGHER,
                             FALSE,
                             { { CONTROL, 10000, 0.5, 1, 10, 5, .4 },
                               { "b", 10000, 0.75, 1, 10, 5, .4 },
                               { "c", 10000, 0.5, 1, 10, 5, .4 } } };
  g_autoptr (ExosReport) report = means_report (&ctr, NULL);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);

  assert_text (say_cells (doc->evidence, G_MAXSIZE), "Group | Users | Ratio | Change | p-value");
  assert_text (say_cells (doc->evidence, 1), "b | 10,000 | 0.0750 | +0.0250 | < 0.001");
}

static void
test_users_needed_come_from_the_spread (void)
{
  static const Means mean = { "revenue",
                              MEAN,
                              HIGHER,
                              FALSE,
                              { { CONTROL, 1000, 10, 10, 0, 0, 0 },
                                { TREATMENT, 1000, 10.1, 10, 0, 0, 0 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->smallest_effect = (ExosRatio) { 1, 20 };

  g_autoptr (ExosReport) report = means_report (&mean, plan);

  /* 2 (1.959964 + 0.841621)^2 10^2 / 0.5^2 = 6279.1 */
  assert_text (join (exos_words_actions (report, 0)),
               "Keep collecting to 6,280 users per group (to detect 5%)\n"
               "Do not re-decide before that\nOr stop if 5% is not worth it");
}

/* 2.801585 sqrt (2 / 1000) 10 */
static void
test_detectable_effect_is_in_the_metrics_unit (void)
{
  static const Means mean = { "revenue",
                              MEAN,
                              HIGHER,
                              FALSE,
                              { { CONTROL, 1000, 10, 10, 0, 0, 0 },
                                { TREATMENT, 1000, 10.1, 10, 0, 0, 0 } } };
  g_autoptr (ExosReport) report = means_report (&mean, NULL);
  g_autofree char *risks = join (exos_words_risks (report, 0));

  g_assert_true (g_str_has_prefix (risks, "Could only detect effects above about 1.25."));
}

static const Means latency = { "latency",
                               MEAN,
                               LOWER,
                               FALSE,
                               { { CONTROL, 20000, 412.4, 300, 0, 0, 0 },
                                 { TREATMENT, 20050, 437.1, 301, 0, 0, 0 } } };

static void
test_guardrail_of_a_mean_has_limits_in_per_cent (void)
{
  g_autoptr (ExosReport) report = means_guardrail_report (&latency, STD);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  const ExosGuardrailSection *section = g_ptr_array_index (doc->guardrails, 0);

  g_assert_cmpint (report->treatments[0].guardrails[0].state, ==, EXOS_GUARDRAIL_WORSENED);
  assert_text (
      exos_words_sentence (report),
      "Don’t ship yet. Conversion rose by 1.11 pp, but ‘latency’ got worse by 24.7 (+6.0%), "
      "past the 5% limit.");
  assert_text (say_cells (section->table, 0),
               "latency | 412.4 | 437.1 | +24.7 (+6.0%) | +18.8 to +30.6 | Worse");
  g_assert_cmpstr (doc->facts[2].lines[0], ==, "latency +6.0%");
  g_assert_nonnull (strstr (doc->method, "‘latency’: worse by > 5%, severe by > 10% of control."));
  g_assert_null (strstr (doc->method, "count ÷ users"));
}

/* 5.004% is past 5%, and is not written as 5.0%. */
static void
test_relative_harm_is_never_written_as_its_limit (void)
{
  Means means = latency;

  means.arms[0].mean = 400.0;
  means.arms[1].mean = 420.016;

  g_autoptr (ExosReport) report = means_guardrail_report (&means, STD);
  g_autofree char *sentence = exos_words_sentence (report);

  g_assert_nonnull (strstr (sentence, "got worse by 20.0 (+5.004%), past the 5% limit."));
}

static void
test_worst_case_of_a_mean_is_relative (void)
{
  Means means = latency;

  means.arms[1].mean = 430.0;

  g_autoptr (ExosReport) report = means_guardrail_report (&means, STD);
  g_autofree char *risks = join (exos_words_risks (report, 0));

  /* 17.6 of 412.4, +- 1.96 sqrt (300^2 / 20000 + 301^2 / 20050) */
  g_assert_nonnull (strstr (risks, "Worst plausible case: latency +5.7%."));
}

static void
test_summary_names_the_metric (void)
{
  g_autoptr (ExosReport) report = means_report (&revenue, NULL);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);

  assert_text (exos_render_summary (doc),
               "▲ Launch — fixture: revenue +0.44 (95% CI +0.18 to +0.71), "
               "p = 0.001, no guardrails\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-means/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

#define ADD(name, function) g_test_add_func ("/words-means/" name, function)
  ADD ("method", test_method_tells_of_test_relative_interval_and_covariate);
  ADD ("covariate-that-does-not-help", test_covariate_that_does_not_help_says_so);
  ADD ("tables-have-totals", test_tables_have_totals);
  ADD ("table-of-several-ratios-is-narrow", test_table_of_several_ratios_is_narrow);
  ADD ("users-needed-come-from-the-spread", test_users_needed_come_from_the_spread);
  ADD ("detectable-effect-in-the-metrics-unit", test_detectable_effect_is_in_the_metrics_unit);
  ADD ("guardrail-in-per-cent", test_guardrail_of_a_mean_has_limits_in_per_cent);
  ADD ("relative-harm-is-not-its-limit", test_relative_harm_is_never_written_as_its_limit);
  ADD ("worst-case-is-relative", test_worst_case_of_a_mean_is_relative);
  ADD ("summary-names-the-metric", test_summary_names_the_metric);
#undef ADD
  return g_test_run ();
}
