// SPDX-License-Identifier: MIT
/* The memo as Markdown. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"
#include "memo/render.h"

#define NAME "Home banner A/B test"

/* clang-format off */
static const FixtureArm win[] = { { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 118, 33 } } };
static const FixtureArm doubtful[] = { { "control", 10000, 1000, { 0 } }, { "treatment", 10500, 1250, { 0 } } };
static const FixtureArm broken[] = { { "control", 5000, 600, { 12 } }, { "treatment", 10000, 1313, { 14 } } };
static const FixtureArm three[] = { { "control", 10000, 1000, { 10 } }, { "b", 10000, 1210, { 10 } }, { "c", 10000, 1250, { 10 } } };
/* clang-format on */

/* The document of 14 March 2026 in a language. */
static ExosDoc *
doc_of (const ExosReport *report, const char *language)
{
  g_autoptr (GDate) date = g_date_new_dmy (14, G_DATE_MARCH, 2026);
  const ExosMemoOptions options = { .name = NAME, .date = date };

  exos_language_use (language);

  ExosDoc *doc = exos_doc_new (report, &options);

  exos_language_use ("en");
  return doc;
}

static ExosReport *
report_of (const FixtureArm *arms, gsize n_arms, gsize n_guardrails)
{
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, n_arms, n_guardrails);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return exos_report_new (plan, experiment);
}

static char *
markdown_of (const ExosReport *report, const char *language)
{
  g_autoptr (ExosDoc) doc = doc_of (report, language);

  return exos_render_markdown (doc);
}

static char *
summary_of (const ExosReport *report, const char *language)
{
  g_autoptr (ExosDoc) doc = doc_of (report, language);

  return exos_render_summary (doc);
}

static void
test_memo (void)
{
  g_autoptr (ExosReport) report = report_of (win, 2, 2);
  g_autofree char *memo = markdown_of (report, "en");

  g_assert_cmpstr (
      memo, ==,
      "# Decision memo: Home banner A/B test\n"
      "\n"
      "> **▲ Launch** — Ship the treatment. Conversion rose by 1.13 pp and no guardrail got "
      "worse.\n"
      "\n"
      "| | |\n"
      "|---|---|\n"
      "| Effect | **+1.13 pp** (+9.5% relative), 95% CI +0.22 to +2.05 pp, p = 0.015 |\n"
      "| Data health | Healthy (SRM p = 0.724, 6 checks passed) |\n"
      "| Guardrails | 2 of 2 OK |\n"
      "| Date | 14 March 2026 · Owner: (owner) · Data: fixture.csv |\n"
      "\n"
      "## Evidence\n"
      "\n"
      "| Group | Users | Conversions | Rate |\n"
      "|---|--:|--:|--:|\n"
      "| control | 10,000 | 1,200 | 12.00% |\n"
      "| treatment | 10,050 | 1,320 | 13.13% |\n"
      "\n"
      "## Guardrails\n"
      "\n"
      "| Metric | Control | Treatment | Change | 95% CI | Status |\n"
      "|---|--:|--:|--:|--:|---|\n"
      "| guardrail_a | 1.20% | 1.17% | −0.03 pp | −0.33 to +0.28 | OK |\n"
      "| guardrail_b | 0.35% | 0.33% | −0.02 pp | −0.19 to +0.14 | OK |\n"
      "\n"
      "## Risks\n"
      "\n"
      "- Worst plausible case: guardrail_a +0.28 pp. Harm this small is not ruled out.\n"
      "- Fixed-horizon test: valid only if the run length was set in advance.\n"
      "- Aggregated data: outliers and segments cannot be checked.\n"
      "- Tipping point: 23 fewer conversions in “treatment” and this would be Hold.\n"
      "\n"
      "## Next actions\n"
      "\n"
      "1. Roll out in steps: 10% → 50% → 100% (owner: , due: )\n"
      "2. Watch guardrail_a and guardrail_b for 7 days after launch.\n"
      "3. Record hypothesis, result and decision.\n"
      "\n"
      "---\n"
      "\n"
      "Method: two-proportion z-test, two-sided, α = 0.05; score (Mee) 95% interval. SRM: "
      "chi-square vs 50% / 50%; warning p < 0.001, blocked p < 0.00001. Guardrails: count ÷ users; "
      "worse Δ > 0.1 pp, severe Δ > 0.3 pp. Rule L1. Recommendation by ExperimentOS " EXOS_VERSION
      "; the final decision is the owner’s. Data SHA-256 0000…0000.\n");
}

static void
test_korean_memo (void)
{
  static const char *const lines[] = {
    "# 결정 메모: Home banner A/B test\n",
    "\n> **▲ 출시 (Launch)** — 실험군을 출시합니다. 전환율이 1.13%p 올랐고 악화된 가드레일이 "
    "없습니다.\n",
    "\n| 효과 | **+1.13%p** (상대 +9.5%), 95% 신뢰구간 +0.22 ~ +2.05%p, p값 0.015 |\n",
    "\n| 데이터 상태 | 정상 (SRM p값 0.724, 점검 6개 통과) |\n",
    "\n| 가드레일 | 2개 중 2개 정상 |\n",
    "\n| 날짜 | 2026년 3월 14일 · 담당자: (담당자) · 데이터: fixture.csv |\n",
    "\n## 근거\n\n| 그룹 | 사용자 수 | 전환 수 | 전환율 |\n",
    "\n## 가드레일\n\n| 지표 | 대조군 | 실험군 | 변화 | 95% 신뢰구간 | 상태 |\n",
    "\n| guardrail_a | 1.20% | 1.17% | −0.03%p | −0.33 ~ +0.28 | 정상 |\n",
    "\n## 리스크\n\n- 최악의 경우: guardrail_a +0.28%p. 이 정도 악화 가능성은 배제하지 "
    "못했습니다.\n",
    "\n- 고정 기간 검정: 실험 기간을 미리 정한 경우에만 유효합니다.\n",
    "\n## 다음 액션\n\n1. 단계적 배포: 10% → 50% → 100% (담당자: , 기한: )\n",
    "\n2. 출시 후 7일간 guardrail_a, guardrail_b 모니터링\n3. 가설·결과·결정 기록\n\n---\n\n방법: "
    "두 비율 z-검정",
  };
  g_autoptr (ExosReport) report = report_of (win, 2, 2);
  g_autofree char *memo = markdown_of (report, "ko");

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strstr (memo, lines[i]) == NULL)
      g_test_fail_printf ("“%s” is not in\n%s", lines[i], memo);
  g_assert_cmpstr (exos_language (), ==, "en");
}

static ExosReport *
blocked_report (void)
{
  g_autoptr (ExosExperiment) experiment = fixture_experiment (win, 2, 2);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_ptr_array_add (experiment->issues,
                   exos_issue_new (EXOS_ISSUE_LONE_QUOTE, 2, "users", NULL, NULL));
  g_ptr_array_add (experiment->issues,
                   exos_issue_new (EXOS_ISSUE_NOT_A_NUMBER, 3, "users", NULL, "10,05O"));
  return exos_report_new (plan, experiment);
}

static void
assert_hides_numbers (const ExosReport *report)
{
  static const char *const languages[] = { "en", "ko" };
  static const char *const numbers[] = { " pp",   "%p",  "12.00%",   "13.1", "1,200",
                                         "1,313", "CI ", "신뢰구간", "p = ", "p값 0.0",
                                         "0.12%", "▲",   "◆" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *memo = markdown_of (report, languages[i]);
      g_autofree char *summary = summary_of (report, languages[i]);
      g_autofree char *text = g_strconcat (memo, summary, NULL);
      g_auto (GStrv) parts = g_strsplit (text, "SRM p = ", -1);
      g_autofree char *rest = g_strjoinv ("", parts);

      for (gsize number = 0; number < G_N_ELEMENTS (numbers); number++)
        if (strstr (rest, numbers[number]) != NULL)
          g_test_fail_printf ("“%s” is in\n%s", numbers[number], rest);
    }
}

/* The problems stand where the evidence would be: blocked ones first. */
static void
test_blocked (void)
{
  g_autoptr (ExosReport) report = blocked_report ();
  g_autofree char *memo = markdown_of (report, "en");
  g_autofree char *lone = exos_issue_dup_message (g_ptr_array_index (report->issues, 0));
  g_autofree char *number = exos_issue_dup_message (g_ptr_array_index (report->issues, 1));
  g_autofree char *problems =
      g_strdup_printf ("\n## What to fix\n\n- %s\n- %s\n\n## Risks\n", number, lone);

  g_assert_true (g_str_has_prefix (
      memo, "# Decision memo: Home banner A/B test\n\n> **■ Hold — fix the data** — Can’t decide "
            "yet. 1 problem in the file must be fixed first.\n"));
  g_assert_nonnull (strstr (
      memo, "| Effect | **Not shown** — Numbers are hidden because the data check failed. |"));
  g_assert_nonnull (strstr (memo, "| Guardrails | Not shown |"));
  g_assert_nonnull (strstr (memo, problems));
  g_assert_true (strstr (memo, "## Evidence") == NULL && strstr (memo, "## Guardrails") == NULL);
  assert_hides_numbers (report);
}

static void
test_broken_split (void)
{
  g_autoptr (ExosReport) report = report_of (broken, 2, 1);

  g_assert_cmpstr (report->decision.rule->code, ==, "H2");
  assert_hides_numbers (report);
}

/* Under an SRM warning the numbers are there, and marked. */
static void
test_doubtful_split (void)
{
  g_autoptr (ExosReport) report = report_of (doubtful, 2, 0);
  g_autofree char *memo = markdown_of (report, "en");

  g_assert_nonnull (strstr (memo, "p < 0.001, not interpretable |"));
  g_assert_nonnull (strstr (memo, "\n## Evidence\n"));
}

/* n guardrails, of which the last n_worse are past their limit. */
static ExosReport *
wide_report (gsize n_arms, gsize n, gsize n_worse)
{
  g_autoptr (ExosExperiment) experiment = fixture_experiment (three, n_arms, 0);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_free (experiment->metrics);
  g_free (experiment->values);
  experiment->n_metrics = n;
  experiment->metrics = g_new0 (ExosMetric, n);
  experiment->values = g_new0 (ExosValue, n * n_arms);
  for (gsize metric = 0; metric < n; metric++)
    {
      experiment->metrics[metric].name = g_strdup_printf ("m%02d", (int) metric);
      for (gsize arm = 0; arm < n_arms; arm++)
        experiment->values[arm * n + metric] =
            (ExosValue) { .count = 100 + (arm == 1 && metric >= n - n_worse ? 15 + metric : 0),
                          .users = experiment->arms[arm].users };
    }
  return exos_report_new (plan, experiment);
}

static guint
count_in (const char *text, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (text, part, -1);

  return g_strv_length (parts) - 1;
}

static void
test_many_guardrails (void)
{
  static const struct
  {
    gsize n, n_worse;
    const char *more[2];
  } rows[] = {
    { 12, 0, { "", "" } },
    { 13, 0, { "\nand 1 more, OK\n", "\n외 1개 모두 정상\n" } },
    { 16, 0, { "\nand 4 more, all OK\n", "\n외 4개 모두 정상\n" } },
    { 13, 13, { "\nand 1 more, not OK\n", "\n외 1개(모두 정상은 아님)\n" } },
    { 16, 14, { "\nand 4 more, not all OK\n", "\n외 4개(모두 정상은 아님)\n" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExosReport) report = wide_report (2, rows[i].n, rows[i].n_worse);
      g_autofree char *english = markdown_of (report, "en");
      g_autofree char *korean = markdown_of (report, "ko");

      g_assert_cmpuint (count_in (english, "\n| m"), ==, 12);
      g_assert_nonnull (strstr (english, rows[i].more[0]));
      g_assert_nonnull (strstr (korean, rows[i].more[1]));
    }
}

/* Severe, worse, unclear, OK, whatever the order of the file and the size of the harm. */
static void
test_worst_guardrail_first (void)
{
  g_autoptr (ExosReport) report = wide_report (2, 14, 2);
  ExosGuardrailResult *guardrails = report->treatments[0].guardrails;

  guardrails[5].state = EXOS_GUARDRAIL_NOT_COMPUTABLE;
  guardrails[12].state = EXOS_GUARDRAIL_SEVERE;

  g_autofree char *memo = markdown_of (report, "en");

  g_assert_nonnull (strstr (memo, "---|\n| m12 | 1.00% | 1.27% | +0.27 pp | "));
  g_assert_nonnull (strstr (memo, "| Severe |\n| m13 | 1.00% | 1.28% | +0.28 pp | "));
  g_assert_nonnull (strstr (memo, "| Worse |\n| m05 | 100 | 100 | – | – | Unclear |\n| m00 | "));
}

/* Twelve rows for all treatments together, and each has at least one. */
static void
test_guardrails_of_several (void)
{
  g_autoptr (ExosReport) report = wide_report (3, 14, 14);
  g_autofree char *memo = markdown_of (report, "en");

  g_assert_cmpuint (count_in (memo, "\n| m"), ==, 12);
  g_assert_nonnull (strstr (memo, "\n**b**\n\n| Metric |"));
  g_assert_nonnull (strstr (memo, "\nand 3 more, not all OK\n\n**c**\n\n| Metric |"));
  g_assert_nonnull (strstr (memo, "\nand 13 more, all OK\n"));
}

static void
test_options (void)
{
  g_autoptr (ExosReport) report = report_of (win, 2, 2);
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();
  const ExosMemoOptions options = { .edits = edits, .shows_bayes = TRUE };

  *edits = (ExosMemoEdits) { .owner = g_strdup ("Kim *Min*"),
                             .note = g_strdup ("- One\n# Two"),
                             .is_overridden = TRUE,
                             .decision = EXOS_VERDICT_HOLD,
                             .reason = g_strdup ("Not *now*, in December") };

  g_autoptr (ExosDoc) doc = exos_doc_new (report, &options);
  g_autofree char *memo = exos_render_markdown (doc);
  g_assert_true (g_str_has_prefix (memo, "# Decision memo: fixture\n\n> **■ Decision: Hold "
                                         "(owner)** — Recommended: Launch. Reason: Not \\*now\\*, "
                                         "in December\n>\n> Recommended by rule L1: Ship "));
  g_assert_nonnull (strstr (memo, "Owner: Kim \\*Min\\*"));
  g_assert_nonnull (
      strstr (memo, "\n\n## Note\n\n\\- One\n\n\\# Two\n\n99.2% chance the treatment is better · "
                    "expected loss 0.001 pp\n\n---\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/markdown/memo", test_memo);
  g_test_add_func ("/markdown/korean-memo", test_korean_memo);
  g_test_add_func ("/markdown/blocked-data-shows-no-number", test_blocked);
  g_test_add_func ("/markdown/broken-split-shows-no-number", test_broken_split);
  g_test_add_func ("/markdown/doubtful-split-is-marked", test_doubtful_split);
  g_test_add_func ("/markdown/twelve-guardrails-and-the-rest-counted", test_many_guardrails);
  g_test_add_func ("/markdown/worst-guardrail-first", test_worst_guardrail_first);
  g_test_add_func ("/markdown/guardrails-of-several-treatments", test_guardrails_of_several);
  g_test_add_func ("/markdown/what-people-wrote-and-bayes-when-asked-for", test_options);
  return g_test_run ();
}
