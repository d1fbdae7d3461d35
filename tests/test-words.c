// SPDX-License-Identifier: MIT
/* Verdict, sentence and evidence of every decision, in both languages. */
#include "words-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"
#include "memo/words.h"

typedef struct
{
  const char *situation;
  const char *code;
  const char *word[2]; /* English, Korean */
  const char *sentence[2];
} Case;

/* clang-format off */
static const Case cases[] = {
  { "a-clear-win", "L1",
    { "Launch", "출시 (Launch)" },
    { "Ship the treatment. Conversion rose by 1.13 pp and no guardrail got worse.",
      "실험군을 출시합니다. 전환율이 1.13%p 올랐고 악화된 가드레일이 없습니다." } },
  { "a-win-without-guardrails", "L2",
    { "Launch", "출시 (Launch)" },
    { "Ship the treatment. Conversion rose by 1.13 pp. No guardrails were checked.",
      "실험군을 출시합니다. 전환율이 1.13%p 올랐습니다. 확인한 가드레일은 없습니다." } },
  { "a-broken-split", "H2",
    { "Hold — traffic split is broken", "보류 (Hold) — 트래픽 분배 이상" },
    { "Don’t use these results. Traffic split 33.3% / 66.7%, planned 50% / 50%.",
      "결정을 보류합니다. 트래픽이 33.3% / 66.7%로 나뉘어(계획 50% / 50%) 결과를 신뢰할 수 없습니다." } },
  { "a-doubtful-split", "H3",
    { "Hold — check the traffic split", "보류 (Hold) — 트래픽 분배 확인" },
    { "Don’t ship yet. A 48.8% / 51.2% split is unlikely by chance (SRM p = 0.0005).",
      "결정을 보류합니다. 48.8% / 51.2% 분배는 우연일 가능성이 낮습니다(SRM p값 0.0005)." } },
  { "a-guardrail-got-worse", "H4",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship yet. Conversion rose by 2.00 pp, but ‘guardrail_a’ got worse by 0.15 pp, past the 0.1 pp limit.",
      "아직 출시하지 않습니다. 전환율은 2.00%p 올랐지만 ‘guardrail_a’ 지표가 0.15%p 나빠져 기준(0.1%p)을 넘었습니다." } },
  { "two-guardrails-got-worse", "H4",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship yet. Conversion rose by 2.00 pp, but ‘guardrail_b’ and 1 more got worse by 0.25 pp, past the 0.1 pp limit.",
      "아직 출시하지 않습니다. 전환율은 2.00%p 올랐지만 ‘guardrail_b’ 외 1개 지표가 0.25%p 나빠져 기준(0.1%p)을 넘었습니다." } },
  { "not-significant", "H5",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship yet. The effect (+0.50 pp) could still be zero.",
      "아직 출시하지 않습니다. 효과(+0.50%p)가 0일 가능성을 배제할 수 없습니다." } },
  { "a-win-with-a-severe-guardrail", "R1",
    { "Roll back", "롤백 (Rollback)" },
    { "Stop and restore control. ‘guardrail_a’ got worse by 0.40 pp, past the 0.3 pp severe limit.",
      "중단하고 대조군으로 되돌립니다. ‘guardrail_a’ 지표가 0.40%p 나빠져 심각 기준(0.3%p)을 넘었습니다." } },
  { "a-loss", "R2",
    { "Roll back", "롤백 (Rollback)" },
    { "Stop and restore control. Conversion fell by 1.15 pp.",
      "중단하고 대조군으로 되돌립니다. 전환율이 1.15%p 내렸습니다." } },
  { "harm-without-a-gain", "HARM",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship. Turn the treatment off: ‘guardrail_a’ got worse by 0.40 pp, past the 0.3 pp severe limit, and conversion did not clearly change.",
      "출시하지 않습니다. 실험군 노출을 중단합니다. ‘guardrail_a’ 지표가 0.40%p 나빠져 심각 기준(0.3%p)을 넘었고 전환율 변화는 뚜렷하지 않습니다." } },
  { "nobody-converted", "NOT-COMPUTABLE",
    { "Hold", "보류 (Hold)" },
    { "Can’t decide yet. Nobody converted in either group, so the rates cannot be compared.",
      "결정을 보류합니다. 두 그룹 모두 전환이 0건이라 전환율을 비교할 수 없습니다." } },
  { "everybody-converted", "NOT-COMPUTABLE",
    { "Hold", "보류 (Hold)" },
    { "Can’t decide yet. Everybody converted in both groups, so the rates cannot be compared.",
      "결정을 보류합니다. 두 그룹 모두 전원이 전환해 전환율을 비교할 수 없습니다." } },
  { "an-unreadable-guardrail", "NOT-COMPUTABLE",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship yet. Conversion rose by 2.00 pp, but ‘guardrail_a’ could not be judged.",
      "아직 출시하지 않습니다. 전환율은 2.00%p 올랐지만 ‘guardrail_a’ 지표를 판정할 수 없습니다." } },
  { "unsigned-rule-launches-a-loss", "LITERAL-LOSS",
    { "Launch", "출시 (Launch)" },
    { "The original rule, which ignores the direction of an effect, says launch although conversion fell by 1.15 pp.",
      "원래 규칙은 효과의 방향을 보지 않아 출시라고 하지만 전환율이 1.15%p 내렸습니다." } },
  { "unsigned-rule-holds-a-loss", "LITERAL-LOSS",
    { "Hold", "보류 (Hold)" },
    { "The original rule, which ignores the direction of an effect, says hold although conversion fell by 2.00 pp.",
      "원래 규칙은 효과의 방향을 보지 않아 보류라고 하지만 전환율이 2.00%p 내렸습니다." } },
  { "the-better-of-two", "L2",
    { "Launch “c”", "‘c’ 출시 (Launch)" },
    { "Ship “c”. Conversion rose by 2.50 pp. No guardrails were checked.",
      "‘c’ 그룹을 출시합니다. 전환율이 2.50%p 올랐습니다. 확인한 가드레일은 없습니다." } },
  { "one-of-two-with-guardrails", "L1",
    { "Launch “c”", "‘c’ 출시 (Launch)" },
    { "Ship “c”. Conversion rose by 2.50 pp and no guardrail got worse.",
      "‘c’ 그룹을 출시합니다. 전환율이 2.50%p 올랐고 악화된 가드레일이 없습니다." } },
  { "a-severe-arm-of-two", "R1",
    { "Roll back “b”", "‘b’ 롤백 (Rollback)" },
    { "Stop “b” and restore control. ‘guardrail_a’ got worse by 0.80 pp, past the 0.3 pp severe limit.",
      "‘b’ 그룹을 중단하고 대조군으로 되돌립니다. ‘guardrail_a’ 지표가 0.80%p 나빠져 심각 기준(0.3%p)을 넘었습니다." } },
  { "a-losing-arm-of-two", "R2",
    { "Roll back “b”", "‘b’ 롤백 (Rollback)" },
    { "Stop “b” and restore control. Conversion fell by 2.00 pp.",
      "‘b’ 그룹을 중단하고 대조군으로 되돌립니다. 전환율이 2.00%p 내렸습니다." } },
  { "a-worse-arm-of-two", "H4",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship yet. With “b” conversion rose by 3.00 pp, but ‘guardrail_a’ got worse by 0.20 pp, past the 0.1 pp limit.",
      "아직 출시하지 않습니다. ‘b’ 그룹의 전환율은 3.00%p 올랐지만 ‘guardrail_a’ 지표가 0.20%p 나빠져 기준(0.1%p)을 넘었습니다." } },
  { "neither-of-two", "H5",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship yet. The effect of “c” (+0.20 pp) could still be zero.",
      "아직 출시하지 않습니다. ‘c’ 그룹의 효과(+0.20%p)가 0일 가능성을 배제할 수 없습니다." } },
  { "a-harmful-arm-of-two", "HARM",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship. Turn “b” off: ‘guardrail_a’ got worse by 0.50 pp, past the 0.3 pp severe limit, and conversion did not clearly change.",
      "출시하지 않습니다. ‘b’ 그룹 노출을 중단합니다. ‘guardrail_a’ 지표가 0.50%p 나빠져 심각 기준(0.3%p)을 넘었고 전환율 변화는 뚜렷하지 않습니다." } },
  { "an-effect-is-never-printed-as-zero", "L2",
    { "Launch", "출시 (Launch)" },
    { "Ship the treatment. Conversion rose by 0.004 pp. No guardrails were checked.",
      "실험군을 출시합니다. 전환율이 0.004%p 올랐습니다. 확인한 가드레일은 없습니다." } },
  { "harm-is-never-printed-as-its-limit", "H4",
    { "Hold", "보류 (Hold)" },
    { "Don’t ship yet. Conversion rose by 1.00 pp, but ‘guardrail_a’ got worse by 0.1004 pp, past the 0.1 pp limit.",
      "아직 출시하지 않습니다. 전환율은 1.00%p 올랐지만 ‘guardrail_a’ 지표가 0.1004%p 나빠져 기준(0.1%p)을 넘었습니다." } },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  static const char *const languages[] = { "en", "ko" };
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of_situation (c->situation);

  g_assert_cmpstr (report->decision.rule->code, ==, c->code);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      exos_language_use (languages[i]);

      g_autofree char *word = exos_words_verdict (report);
      g_autofree char *sentence = exos_words_sentence (report);

      g_assert_cmpstr (word, ==, c->word[i]);
      g_assert_cmpstr (sentence, ==, c->sentence[i]);
    }
  exos_language_use ("en");
}

static ExosReport *
blocked_report (guint n_problems)
{
  static const FixtureArm arms[] = { { CONTROL, 10000, 1200, { 120 } },
                                     { TREATMENT, 10000, 1320, { 118 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (guint i = 0; i < n_problems; i++)
    g_ptr_array_add (experiment->issues,
                     exos_issue_new (EXOS_ISSUE_NOT_A_NUMBER, 2 + i, "users", NULL, "10,05O"));
  return exos_report_new (plan, experiment);
}

static void
test_blocked (void)
{
  g_autoptr (ExosReport) one = blocked_report (1);
  g_autoptr (ExosReport) two = blocked_report (2);

  assert_text (exos_words_verdict (one), "Hold — fix the data");
  assert_text (exos_words_sentence (one),
               "Can’t decide yet. 1 problem in the file must be fixed first.");
  assert_text (exos_words_sentence (two),
               "Can’t decide yet. 2 problems in the file must be fixed first.");
  assert_text (exos_words_guardrails (two), "Not shown");
  assert_text (exos_words_health (two), "Blocked");
  assert_text (join (exos_words_evidence (two)),
               "Not shown\nNumbers are hidden because the data check failed.");
  g_assert_null (exos_words_bayes (two));

  exos_language_use ("ko");
  assert_text (exos_words_verdict (two), "보류 (Hold) — 데이터 오류");
  assert_text (exos_words_sentence (two),
               "결정을 보류합니다. 파일의 문제 2개를 고치기 전에는 판단할 수 없습니다.");
  assert_text (join (exos_words_actions (two, 0)),
               "나열된 문제 수정\n파일 다시 내보내기\n여기서 다시 읽기");
  exos_language_use ("en");
}

static void
test_flat (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->smallest_effect = (ExosRatio) { 1, 100 };

  g_autoptr (ExosReport) report = fixture_report (
      "variant,users,conversions\ncontrol,50000,6000\ntreatment,50000,6010\n", plan);

  assert_text (exos_words_verdict (report), "Hold — no meaningful effect");
  assert_text (exos_words_sentence (report),
               "Any gain is smaller than 1 pp. More data is unlikely to change this.");
  assert_text (join (exos_words_actions (report, 0)),
               "Stop the test\nKeep control unless there is another reason to ship\n"
               "Record the learning");

  exos_language_use ("ko");
  assert_text (exos_words_sentence (report),
               "출시하지 않습니다. 효과가 있더라도 1%p보다 작습니다.");
  exos_language_use ("en");
}

static void
test_evidence (void)
{
  g_autoptr (ExosReport) win = report_of_situation ("a-clear-win");
  g_autoptr (ExosReport) loss = report_of_situation ("a-loss");
  g_autoptr (ExosReport) doubtful = report_of_situation ("a-doubtful-split");
  g_autofree char *fallen = join (exos_words_evidence (loss));
  g_autofree char *marked = join (exos_words_evidence (doubtful));

  assert_text (join (exos_words_evidence (win)),
               "+1.13 pp (+9.5% relative)\n95% CI +0.22 to +2.05 pp\np = 0.015 · significant\n"
               "12.00% → 13.13%");
  assert_text (exos_words_bayes (win),
               "99.2% chance the treatment is better · expected loss 0.001 pp");
  g_assert_nonnull (strstr (fallen, "· significant, wrong direction"));
  g_assert_true (
      g_str_has_suffix (marked, "Not interpretable until the traffic split is explained"));

  exos_language_use ("ko");
  assert_text (join (exos_words_evidence (win)),
               "+1.13%p (상대 +9.5%)\n95% 신뢰구간 +0.22 ~ +2.05%p\np값 0.015 · 유의함\n"
               "12.00% → 13.13%");
  assert_text (exos_words_bayes (win), "실험군이 더 나을 확률 99.2% · 기대 손실 0.001%p");
  exos_language_use ("en");
}

/* A loss too small for its digits is not said to be none. */
static void
test_small_loss (void)
{
  g_autoptr (ExosReport) win = report_of_situation ("a-clear-win");

  win->treatments[0].posterior.loss_t = 0.49e-5;
  assert_text (exos_words_bayes (win),
               "99.2% chance the treatment is better · expected loss < 0.001 pp");
  win->treatments[0].posterior.loss_t = 0.51e-5;
  assert_text (exos_words_bayes (win),
               "99.2% chance the treatment is better · expected loss 0.001 pp");
}

static void
test_guardrail_counts (void)
{
  static const struct
  {
    guint64 counts[2][3]; /* of control and treatment */
    gsize n;
    const char *words[2];
  } rows[] = {
    { { { 120, 35 }, { 118, 33 } }, 2, { "2 of 2 OK", "2개 중 2개 정상" } },
    { { { 0 }, { 0 } }, 0, { "none chosen", "선택 안 함" } },
    { { { 100, 100 }, { 100, 115 } }, 2, { "1 worse", "악화 1개" } },
    { { { 100, 100, 10 }, { 150, 115, 10 } }, 3, { "1 severe, 1 worse", "심각 1개, 악화 1개" } },
    { { { 100, 20000 }, { 100, 10 } },
      2,
      { "1 of 2 OK, 1 unclear", "2개 중 1개 정상, 판정 불가 1개" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FixtureArm arms[3] = { { CONTROL, 10000, 1000, { 0 } }, { TREATMENT, 10000, 1200, { 0 } } };

      memcpy (arms[0].guardrails, rows[i].counts[0], sizeof rows[i].counts[0]);
      memcpy (arms[1].guardrails, rows[i].counts[1], sizeof rows[i].counts[1]);

      g_autoptr (ExosReport) report = report_of (arms, rows[i].n, STD);

      assert_text (exos_words_guardrails (report), rows[i].words[0]);
      exos_language_use ("ko");
      assert_text (exos_words_guardrails (report), rows[i].words[1]);
      exos_language_use ("en");
    }
}

/* Worse means down for a metric that should be high. */
static void
test_higher_is_better (void)
{
  static const FixtureArm arms[] = { { CONTROL, 10000, 1000, { 3000 } },
                                     { TREATMENT, 10000, 1200, { 2985 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  experiment->metrics[0].direction = EXOS_DIRECTION_HIGHER;

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  assert_text (exos_words_sentence (report),
               "Don’t ship yet. Conversion rose by 2.00 pp, but ‘guardrail_a’ got worse by 0.15 "
               "pp, past the 0.1 pp limit.");
}

static void
test_names_are_made_visible (void)
{
  static const FixtureArm arms[] = { { CONTROL, 10000, 1000, { 10 } },
                                     { TREATMENT, 10000, 1200, { 50 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_free (experiment->metrics[0].name);
  experiment->metrics[0].name = g_strdup ("a\xe2\x80\xae\nb");

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  assert_text (exos_words_sentence (report),
               "Stop and restore control. ‘aU+202E b’ got worse by 0.40 pp, past the 0.3 pp severe "
               "limit.");
}

static void
test_short_verdicts (void)
{
  static const char *const words[][2] = { { "Launch", "출시" },
                                          { "Hold", "보류" },
                                          { "Rollback", "롤백" } };

  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpstr (exos_words_verdict_short ((ExosVerdict) i), ==, words[i][0]);
      exos_language_use ("ko");
      g_assert_cmpstr (exos_words_verdict_short ((ExosVerdict) i), ==, words[i][1]);
      exos_language_use ("en");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words/sentence/", cases[i].situation, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/words/blocked-data-shows-no-number", test_blocked);
  g_test_add_func ("/words/no-meaningful-effect", test_flat);
  g_test_add_func ("/words/evidence", test_evidence);
  g_test_add_func ("/words/small-loss", test_small_loss);
  g_test_add_func ("/words/guardrail-counts", test_guardrail_counts);
  g_test_add_func ("/words/higher-is-better", test_higher_is_better);
  g_test_add_func ("/words/names-are-made-visible", test_names_are_made_visible);
  g_test_add_func ("/words/short-verdicts", test_short_verdicts);
  return g_test_run ();
}
