// SPDX-License-Identifier: MIT
/* The banner of every decision: the memo's verdict, as an instruction and in few words. */
#include "words-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"
#include "memo/banner.h"
#include "memo/words.h"

/* clang-format off */
static const char *const instructions[][2] = {
  { "a-clear-win", "실험군을 출시하세요. 전환율이 1.13%p 올랐고 악화된 가드레일이 없습니다." },
  { "a-win-without-guardrails", "실험군을 출시하세요. 전환율이 1.13%p 올랐습니다. 확인한 가드레일은 없습니다." },
  { "a-broken-split", "이 결과로 결정하지 마세요. 트래픽이 33.3% / 66.7%로 나뉘었습니다(계획 50% / 50%)." },
  { "a-doubtful-split", "아직 출시하지 마세요. 48.8% / 51.2% 분배는 우연일 가능성이 낮습니다(SRM p값 0.0005)." },
  { "a-guardrail-got-worse", "아직 출시하지 마세요. 전환율은 2.00%p 올랐지만 ‘guardrail_a’ 지표가 0.15%p 나빠져 기준(0.1%p)을 넘었습니다." },
  { "not-significant", "아직 출시하지 마세요. 효과(+0.50%p)가 0일 가능성을 배제할 수 없습니다." },
  { "a-win-with-a-severe-guardrail", "중단하고 대조군으로 되돌리세요. ‘guardrail_a’ 지표가 0.40%p 나빠져 심각 기준(0.3%p)을 넘었습니다." },
  { "a-loss", "중단하고 대조군으로 되돌리세요. 전환율이 1.15%p 내렸습니다." },
  { "harm-without-a-gain", "출시하지 마세요. 실험군 노출을 중단하세요. ‘guardrail_a’ 지표가 0.40%p 나빠져 심각 기준(0.3%p)을 넘었고 전환율 변화는 뚜렷하지 않습니다." },
  { "nobody-converted", "아직 결정할 수 없습니다. 두 그룹 모두 전환이 0건이라 전환율을 비교할 수 없습니다." },
  { "everybody-converted", "아직 결정할 수 없습니다. 두 그룹 모두 전원이 전환해 전환율을 비교할 수 없습니다." },
  { "an-unreadable-guardrail", "아직 출시하지 마세요. 전환율은 2.00%p 올랐지만 ‘guardrail_a’ 지표를 판정할 수 없습니다." },
  { "unsigned-rule-launches-a-loss", "원래 규칙은 효과의 방향을 보지 않아 출시라고 하지만 전환율이 1.15%p 내렸습니다." },
  { "the-better-of-two", "‘c’ 그룹을 출시하세요. 전환율이 2.50%p 올랐습니다. 확인한 가드레일은 없습니다." },
  { "one-of-two-with-guardrails", "‘c’ 그룹을 출시하세요. 전환율이 2.50%p 올랐고 악화된 가드레일이 없습니다." },
  { "a-severe-arm-of-two", "‘b’ 그룹을 중단하고 대조군으로 되돌리세요. ‘guardrail_a’ 지표가 0.80%p 나빠져 심각 기준(0.3%p)을 넘었습니다." },
  { "a-losing-arm-of-two", "‘b’ 그룹을 중단하고 대조군으로 되돌리세요. 전환율이 2.00%p 내렸습니다." },
  { "a-worse-arm-of-two", "아직 출시하지 마세요. ‘b’ 그룹의 전환율은 3.00%p 올랐지만 ‘guardrail_a’ 지표가 0.20%p 나빠져 기준(0.1%p)을 넘었습니다." },
  { "neither-of-two", "아직 출시하지 마세요. ‘c’ 그룹의 효과(+0.20%p)가 0일 가능성을 배제할 수 없습니다." },
  { "a-harmful-arm-of-two", "출시하지 마세요. ‘b’ 그룹 노출을 중단하세요. ‘guardrail_a’ 지표가 0.50%p 나빠져 심각 기준(0.3%p)을 넘었고 전환율 변화는 뚜렷하지 않습니다." },
};

#define HEALTHY { EXOS_TONE_OK, "Data health: Healthy" }

static const struct
{
  const char *situation;
  ExosRiskLine risks[3];
} rows[] = {
  { "a-clear-win", { HEALTHY, { EXOS_TONE_OK, "Guardrails: 2 of 2 OK" },
      { EXOS_TONE_UNKNOWN, "Worst case: ‘guardrail_a’ +0.28 pp not ruled out" } } },
  { "a-win-without-guardrails", { HEALTHY, { EXOS_TONE_UNKNOWN, "Guardrails: none chosen" },
      { EXOS_TONE_UNKNOWN, "Run length unknown: valid only if fixed in advance" } } },
  { "a-broken-split", { { EXOS_TONE_BLOCKED, "Data health: Blocked" },
      { EXOS_TONE_UNKNOWN, "Guardrails: Not shown" } } },
  { "a-doubtful-split", { { EXOS_TONE_WARNING, "Data health: Warning" },
      { EXOS_TONE_UNKNOWN, "Guardrails: none chosen" },
      { EXOS_TONE_UNKNOWN, "Run length unknown: valid only if fixed in advance" } } },
  /* The sentence names it: it is not said again. */
  { "a-guardrail-got-worse", { HEALTHY, { EXOS_TONE_WARNING, "Guardrails: 1 worse" },
      { EXOS_TONE_UNKNOWN, "Run length unknown: valid only if fixed in advance" } } },
  { "a-win-with-a-severe-guardrail", { HEALTHY, { EXOS_TONE_BLOCKED, "Guardrails: 1 severe" },
      { EXOS_TONE_UNKNOWN, "Run length unknown: valid only if fixed in advance" } } },
  { "not-significant", { HEALTHY, { EXOS_TONE_UNKNOWN, "Guardrails: none chosen" },
      { EXOS_TONE_UNKNOWN, "Could only detect effects above about 1.2 pp" } } },
  { "unsigned-rule-holds-a-loss", { HEALTHY, { EXOS_TONE_WARNING, "Guardrails: 1 worse" },
      { EXOS_TONE_WARNING, "‘guardrail_a’ got worse by 0.20 pp" } } },
  { "one-of-two-with-guardrails", { HEALTHY, { EXOS_TONE_OK, "Guardrails of “c”: 1 of 1 OK" },
      { EXOS_TONE_UNKNOWN, "3 groups compared: p-values adjusted (Dunnett)" } } },
  { "the-better-of-two", { HEALTHY, { EXOS_TONE_UNKNOWN, "Guardrails: none chosen" },
      { EXOS_TONE_UNKNOWN, "3 groups compared: p-values adjusted (Dunnett)" } } },
};
/* clang-format on */

static ExosBanner *
banner_of (const char *situation, const char *language)
{
  g_autoptr (ExosReport) report = report_of_situation (situation);
  const char *before = exos_language_use (language);
  ExosBanner *banner = exos_banner_new (report);

  exos_language_use (before);
  return banner;
}

static void
test_instructions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (instructions); i++)
    {
      g_autoptr (ExosBanner) banner = banner_of (instructions[i][0], "ko");

      g_assert_cmpstr (banner->sentence, ==, instructions[i][1]);
    }
}

/* English says to a reader what it says in a memo, of every decision. */
static void
test_as_in_the_memo (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      g_autoptr (ExosReport) report = report_of_situation (situations[i].name);
      g_autoptr (ExosBanner) banner = exos_banner_new (report);

      g_assert_cmpint (banner->verdict, ==, report->decision.verdict);
      assert_text (exos_words_verdict (report), banner->word);
      assert_text (exos_words_sentence (report), banner->sentence);
      g_assert_cmpuint (banner->n_risks, <=, 3);
      g_assert_cmpuint (g_strv_length (banner->actions), <=, 3);
      g_assert_nonnull (banner->actions[0]);
    }
}

static void
test_risks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExosBanner) banner = banner_of (rows[i].situation, "en");

      for (gsize risk = 0; risk < banner->n_risks; risk++)
        {
          g_assert_cmpstr (banner->risks[risk].text, ==, rows[i].risks[risk].text);
          g_assert_cmpint (banner->risks[risk].tone, ==, rows[i].risks[risk].tone);
        }
      g_assert_true (banner->n_risks == 3 || rows[i].risks[banner->n_risks].text == NULL);
    }
}

static void
test_korean_risks (void)
{
  static const char *const lines[][2] = {
    { "a-clear-win", "최악의 경우: ‘guardrail_a’ +0.28%p 배제 못 함" },
    { "a-win-without-guardrails", "실험 기간 미상: 미리 정한 경우에만 유효" },
    { "not-significant", "약 1.2%p보다 큰 효과만 탐지 가능" },
    { "unsigned-rule-holds-a-loss", "‘guardrail_a’ 지표가 0.20%p 악화" },
    { "the-better-of-two", "그룹 3개 비교: p값 보정(Dunnett)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (ExosBanner) banner = banner_of (lines[i][0], "ko");

      g_assert_cmpstr (banner->risks[0].text, ==, "데이터 상태: 정상");
      g_assert_true (g_str_has_prefix (banner->risks[1].text, "가드레일: "));
      g_assert_cmpstr (banner->risks[2].text, ==, lines[i][1]);
    }
}

static ExosBanner *
banner_of_arms (const FixtureArm *arms, ExosCorrection correction)
{
  g_autoptr (ExosExperiment) experiment =
      fixture_experiment (arms, arms[2].name != NULL ? 3 : 2, 0);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->correction = correction;

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  return exos_banner_new (report);
}

/* What stands among the risks of few files. */
static void
test_rare_risks (void)
{
  static const FixtureArm exact[] = { { CONTROL, 1000, 0, { 0 } },
                                      { TREATMENT, 1000, 5, { 0 } },
                                      { 0 } };
  static const FixtureArm small[] = { { CONTROL, 80, 20, { 0 } },
                                      { TREATMENT, 84, 44, { 0 } },
                                      { 0 } };
  static const FixtureArm huge[] = { { CONTROL, 10000, 1000, { 0 } },
                                     { TREATMENT, 10000, 1900, { 0 } },
                                     { 0 } };
  static const FixtureArm three[] = { { CONTROL, 10000, 1000, { 0 } },
                                      { "b", 10000, 1200, { 0 } },
                                      { "c", 10000, 1250, { 0 } } };
  static const FixtureArm loss[] = { { CONTROL, 10000, 1200, { 0 } },
                                     { TREATMENT, 10050, 1090, { 0 } },
                                     { 0 } };
  g_autoptr (ExosBanner) fallen = banner_of_arms (loss, EXOS_CORRECTION_NONE);
  g_autoptr (ExosBanner) unconfirmed = banner_of_arms (exact, EXOS_CORRECTION_NONE);
  g_autoptr (ExosBanner) few = banner_of_arms (small, EXOS_CORRECTION_NONE);
  g_autoptr (ExosBanner) large = banner_of_arms (huge, EXOS_CORRECTION_NONE);
  g_autoptr (ExosBanner) unadjusted = banner_of_arms (three, EXOS_CORRECTION_NONE);

  /* That another policy decides otherwise is for the memo. */
  g_assert_cmpstr (fallen->risks[2].text, ==, "Run length unknown: valid only if fixed in advance");
  g_assert_cmpstr (unconfirmed->risks[2].text, ==, "The exact test does not confirm the interval");
  g_assert_cmpstr (few->risks[2].text, ==, "Few users in ‘control’ (80)");
  g_assert_cmpstr (large->risks[2].text, ==, "Unusually large effect: check logging");
  g_assert_cmpstr (unadjusted->risks[2].text, ==, "3 groups compared: p-values not adjusted");
  g_assert_cmpint (unadjusted->risks[2].tone, ==, EXOS_TONE_WARNING);
}

static void
test_evidence (void)
{
  g_autoptr (ExosBanner) win = banner_of ("a-clear-win", "en");
  g_autoptr (ExosBanner) korean = banner_of ("a-clear-win", "ko");
  g_autoptr (ExosBanner) loss = banner_of ("a-loss", "en");
  g_autoptr (ExosBanner) doubtful = banner_of ("a-doubtful-split", "en");

  g_assert_cmpstr (win->stat, ==, "+1.13 pp");
  g_assert_cmpstr (win->stat_note, ==, "(+9.5% relative)");
  assert_text (g_strjoinv ("\n", win->evidence),
               "95% CI +0.22 to +2.05 pp\np = 0.015 · significant\n12.00% → 13.13%");
  assert_text (g_strjoinv ("\n", korean->evidence),
               "95% 신뢰구간 +0.22 ~ +2.05%p\np값 0.015 · 유의함\n12.00% → 13.13%");
  g_assert_cmpstr (loss->evidence[1], ==, "p = 0.010 · significant, wrong direction");
  g_assert_cmpstr (doubtful->evidence[3], ==,
                   "Not interpretable until the traffic split is explained");
}

static void
test_blocked (void)
{
  g_autoptr (ExosBanner) banner = banner_of ("a-broken-split", "en");

  g_assert_cmpstr (banner->stat, ==, "Not shown");
  g_assert_null (banner->stat_note);
  assert_text (g_strjoinv ("\n", banner->evidence),
               "Numbers are hidden because the data check failed.");
}

/* Problems of a file, one and several. */
static void
test_problems (void)
{
  static const char *const sentences[] = {
    "아직 결정할 수 없습니다. 파일의 문제 1개를 먼저 고치세요.",
    "아직 결정할 수 없습니다. 파일의 문제 2개를 먼저 고치세요.",
  };
  static const FixtureArm arms[] = { { CONTROL, 10000, 1200, { 0 } },
                                     { TREATMENT, 10000, 1320, { 0 } } };
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (experiment->issues,
                         exos_issue_new (EXOS_ISSUE_NOT_A_NUMBER, 2 + i, "users", NULL, "x"));

      g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
      g_autofree char *english = exos_words_sentence (report);

      assert_text (exos_words_instruction (report), english);
      exos_language_use ("ko");
      assert_text (exos_words_instruction (report), sentences[n - 1]);
      exos_language_use ("en");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/banner/instructions", test_instructions);
  g_test_add_func ("/banner/as-in-the-memo", test_as_in_the_memo);
  g_test_add_func ("/banner/risks", test_risks);
  g_test_add_func ("/banner/risks-in-korean", test_korean_risks);
  g_test_add_func ("/banner/risks-of-few-files", test_rare_risks);
  g_test_add_func ("/banner/evidence", test_evidence);
  g_test_add_func ("/banner/blocked-data-shows-no-number", test_blocked);
  g_test_add_func ("/banner/problems-are-counted", test_problems);
  return g_test_run ();
}
