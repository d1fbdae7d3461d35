// SPDX-License-Identifier: MIT
/* The sentences and the first action of the policies evidence and strict, in both languages. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "analysis/parts.h"
#include "data/language.h"
#include "memo/words.h"

#define HEAD "variant,users,conversions,a,b\n"
#define E EXOS_POLICY_EVIDENCE
#define T EXOS_POLICY_STRICT

typedef struct
{
  const char *path;
  const char *csv;
  ExosPolicy policy;
  const char *code;
  const char *sentence[2]; /* English, Korean */
  const char *action[2];
  const char *guardrails;
  const char *told; /* of guardrail b, or NULL */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "conditional", HEAD "control,10000,1200,120,35\ntreatment,10050,1320,118,33\n", E, "LAUNCH-CONDITIONAL",
    { "Ship the treatment in small steps. Conversion rose by 1.13 pp. Harm of more than 0.1 pp to ‘a’ and 1 more is not ruled out.",
      "실험군을 작은 단계로 출시합니다. 전환율이 1.13%p 올랐습니다. 0.1%p 넘는 ‘a’ 외 1개 지표 악화를 배제하지 못했습니다." },
    { "Roll out in small steps: 5% → 25% → 100%", "작은 단계로 배포: 5% → 25% → 100%" }, "2 unproven", NULL },
  { "conditional-of-two", HEAD "control,10000,1000,100,35\nb,10000,800,190,35\nc,10000,1250,100,35\n", E, "LAUNCH-CONDITIONAL",
    { "Ship “c” in small steps. Conversion rose by 2.50 pp. Harm of more than 0.1 pp to ‘a’ and 1 more is not ruled out.",
      "‘c’ 그룹을 작은 단계로 출시합니다. 전환율이 2.50%p 올랐습니다. 0.1%p 넘는 ‘a’ 외 1개 지표 악화를 배제하지 못했습니다." },
    { "Turn off now: b (conversion got worse)", "즉시 노출 중단: b(전환율 악화)" }, "2 unproven", NULL },
  { "strict", HEAD "control,10000,1200,120,35\ntreatment,10050,1320,118,33\n", T, "UNPROVEN",
    { "Don’t ship yet. Conversion rose by 1.13 pp. But harm of more than 0.1 pp to ‘a’ and 1 more is not ruled out.",
      "아직 출시하지 않습니다. 전환율이 1.13%p 올랐습니다. 그러나 0.1%p 넘는 ‘a’ 외 1개 지표 악화를 배제하지 못했습니다." },
    { "Collect more users until harm past the limit is shown or ruled out", "기준을 넘는 악화가 입증되거나 배제될 때까지 사용자 추가 수집" }, "2 unproven", NULL },
  { "unconfirmed", HEAD "control,10000,1000,300,300\ntreatment,10000,1200,335,300\n", E, "HARM-UNCONFIRMED",
    { "Don’t ship yet. Conversion rose by 2.00 pp. But ‘a’ got worse by 0.35 pp, past the 0.3 pp severe limit; that can still be chance.",
      "아직 출시하지 않습니다. 전환율이 2.00%p 올랐습니다. 그러나 ‘a’ 지표가 0.35%p 나빠져 심각 기준(0.3%p)을 넘었습니다. 우연일 가능성은 남아 있습니다." },
    { "Find what drives ‘a’", "‘a’ 악화 원인 파악" }, "1 severe?, 1 unproven", NULL },
  { "suspect", HEAD "control,800000,96000,24000,400\ntreatment,800000,97600,24560,400\n", E, "H4",
    { "Don’t ship yet. Conversion rose by 0.20 pp. But ‘a’ got worse by 0.07 pp, not by chance, and more than 0.1 pp is not ruled out.",
      "아직 출시하지 않습니다. 전환율이 0.20%p 올랐습니다. 그러나 ‘a’ 지표가 0.07%p 나빠졌고 우연이 아니며 0.1%p 넘는 악화를 배제하지 못했습니다." },
    { "Find what drives ‘a’", "‘a’ 악화 원인 파악" }, "1 suspect", NULL },
  { "worse-by-a-tenth", HEAD "control,800000,96000,24000,400\ntreatment,800000,97600,24000,462\n", E, "H4",
    { "Don’t ship yet. Conversion rose by 0.20 pp, but ‘b’ got worse by 0.01 pp (+15.5%), past the 10% limit.",
      "아직 출시하지 않습니다. 전환율은 0.20%p 올랐지만 ‘b’ 지표가 0.01%p (+15.5%) 나빠져 기준(10%)을 넘었습니다." },
    { "Find what drives ‘b’", "‘b’ 악화 원인 파악" }, "1 worse", NULL },
  { "severe-by-a-third", HEAD "control,1000000,100000,12000,1000\ntreatment,1000000,103000,12000,1500\n", E, "R1",
    { "Stop and restore control. ‘b’ got worse by 0.05 pp (+50.0%), past the 30% severe limit.",
      "중단하고 대조군으로 되돌립니다. ‘b’ 지표가 0.05%p (+50.0%) 나빠져 심각 기준(30%)을 넘었습니다." },
    { "Turn the treatment off now", "실험군 노출 즉시 중단" }, "1 severe", NULL },
  { "harm-beside-a-flat-primary", HEAD "control,10000,1000,10,35\ntreatment,10000,1010,50,35\n", E, "R3",
    { "Stop and restore control. ‘a’ got worse by 0.40 pp, past the 0.3 pp severe limit.",
      "중단하고 대조군으로 되돌립니다. ‘a’ 지표가 0.40%p 나빠져 심각 기준(0.3%p)을 넘었습니다." },
    { "Turn the treatment off now", "실험군 노출 즉시 중단" }, "1 severe, 1 unproven", NULL },
  { "risk", HEAD "control,10000,1000,300,35\ntreatment,10000,1010,335,35\n", E, "RISK",
    { "Don’t ship yet. The effect (+0.10 pp) could still be zero, and ‘a’ got worse by 0.35 pp.",
      "아직 출시하지 않습니다. 효과(+0.10%p)가 0일 수 있고 ‘a’ 지표가 0.35%p 나빠졌습니다." },
    { "Find what drives ‘a’", "‘a’ 악화 원인 파악" }, "1 severe?, 1 unproven", NULL },
  { "trivial", HEAD "control,4000000,400000,40000,400\ntreatment,4000000,403200,40000,400\n", E, "TRIVIAL",
    { "Don’t ship yet. Conversion rose by 0.08 pp. But the smallest effect worth shipping, 0.5 pp, is ruled out.",
      "아직 출시하지 않습니다. 전환율이 0.08%p 올랐습니다. 그러나 출시할 만한 최소 효과(0.5%p)에 미치지 못합니다." },
    { "Stop the test", "실험 종료" }, "2 of 2 OK", NULL },
  { "verify", "variant,users,conversions\ncontrol,10000,1000\ntreatment,10000,1600\n", E, "VERIFY",
    { "Don’t ship yet. Conversion rose by 6.00 pp. An effect this large (+60.0%) is more often a mistake in the data than real: verify it first.",
      "아직 출시하지 않습니다. 전환율이 6.00%p 올랐습니다. 이만큼 큰 효과(+60.0%)는 실제보다 데이터 오류인 경우가 더 많으므로 먼저 검증해야 합니다." },
    { "Check that conversions are logged alike in every group", "모든 그룹의 전환이 똑같이 로깅되는지 점검" }, "none chosen", NULL },
  { "verify-from-nothing", "variant,users,conversions\ncontrol,10000,0\ntreatment,10000,60\n", T, "VERIFY",
    { "Don’t ship yet. Conversion rose by 0.60 pp. An effect from nothing is more often a mistake in the data than real: verify it first.",
      "아직 출시하지 않습니다. 전환율이 0.60%p 올랐습니다. 0에서 생긴 효과는 실제보다 데이터 오류인 경우가 더 많으므로 먼저 검증해야 합니다." },
    { "Check that conversions are logged alike in every group", "모든 그룹의 전환이 똑같이 로깅되는지 점검" }, "none chosen", NULL },
  { "worse-by-own-share", HEAD "control,1000000,100000,12000,1000\ntreatment,1000000,103000,12000,1060\n", E, "H4",
    { "Don’t ship yet. Conversion rose by 0.30 pp, but ‘b’ got worse by 0.006 pp (+6.0%), past the 5% limit.",
      "아직 출시하지 않습니다. 전환율은 0.30%p 올랐지만 ‘b’ 지표가 0.006%p(+6.0%) 나빠져 기준(5%)을 넘었습니다." },
    { "Find what drives ‘b’", "‘b’ 악화 원인 파악" }, "1 worse", "b:lower:5%:10%" },
  { "margin-is-not-ruled-out", HEAD "control,1000000,100000,12000,1000\ntreatment,1000000,103000,12000,1000\n", T, "UNPROVEN",
    { "Don’t ship yet. Conversion rose by 0.30 pp. But harm of more than 2.5% to ‘b’ is not ruled out.",
      "아직 출시하지 않습니다. 전환율이 0.30%p 올랐습니다. 그러나 2.5% 넘는 ‘b’ 지표 악화를 배제하지 못했습니다." },
    { "Collect more users until harm past the limit is shown or ruled out", "기준을 넘는 악화가 입증되거나 배제될 때까지 사용자 추가 수집" }, "1 of 2 OK, 1 unproven", "b:lower:5%:10%:ni=2.5%" },
};
/* clang-format on */

static const char *const languages[] = { "en", "ko" };

static void
test_words (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = c->policy;
  plan->smallest_effect =
      g_str_equal (c->code, "TRIVIAL") ? (ExosRatio) { 5, 1000 } : (ExosRatio) { 0, 1 };

  if (c->told != NULL)
    g_assert_true (exos_plan_add_guardrail (plan, c->told, NULL));

  g_autoptr (ExosReport) report = fixture_report (c->csv, plan);

  g_assert_cmpstr (report->decision.rule->code, ==, c->code);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *before = exos_language_use (languages[i]);
      g_autofree char *sentence = exos_words_sentence (report);
      g_autofree char *guardrails = exos_words_guardrails (report);
      g_auto (GStrv) actions = exos_words_actions (report, 0);

      g_assert_cmpstr (sentence, ==, c->sentence[i]);
      g_assert_cmpstr (actions[0], ==, c->action[i]);
      if (i == 0)
        g_assert_cmpstr (guardrails, ==, c->guardrails);
      exos_language_use (before);
    }
}

/* Of a report that somebody found to be of unlike groups. */
static void
test_untrusted (void)
{
  g_autoptr (ExosReport) report =
      fixture_report (HEAD "control,10000,1200,120,35\ntreatment,10050,1320,118,33\n", NULL);
  const char *const sentences[] = {
    "Don’t ship yet. The groups were not alike before the experiment began, and not by chance.",
    "아직 출시하지 않습니다. 실험 전부터 그룹이 서로 달랐고 우연이 아닙니다.",
  };
  const char *const verdicts[] = { "Hold — the groups were not alike",
                                   "보류 (Hold) — 그룹 비교 불가" };

  report->is_untrusted = TRUE;
  exos_conclude (report);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *before = exos_language_use (languages[i]);
      g_autofree char *sentence = exos_words_sentence (report);
      g_autofree char *verdict = exos_words_verdict (report);
      g_auto (GStrv) evidence = exos_words_evidence (report);
      g_auto (GStrv) actions = exos_words_actions (report, 0);

      g_assert_cmpstr (sentence, ==, sentences[i]);
      g_assert_cmpstr (verdict, ==, verdicts[i]);
      g_assert_true (g_strv_contains (
          (const char *const *) evidence,
          _ ("Not interpretable until the difference of the groups is explained")));
      g_assert_cmpstr (actions[0], ==, _ ("Check that users were assigned at random"));
      exos_language_use (before);
    }
}

/* What is missing can be repaired; who was assigned to what cannot. Groups that were unlike before
 * come first. */
static void
test_doubts_have_their_actions (void)
{
  static const struct
  {
    ExosIssueCode code;
    gboolean were_unlike;
    const char *sentence;
    const char *action;
  } doubts[] = {
    { EXOS_ISSUE_MISSING_DIFFERS, FALSE,
      "Don’t ship yet. Values are missing more often in one group than in another, and not by "
      "chance.",
      "Find out in logging and export why the groups differ" },
    { EXOS_ISSUE_REPEATS_DIFFER, FALSE,
      "Don’t ship yet. Users have several rows more often in one group than in another, and not by "
      "chance.",
      "Find out in logging and export why the groups differ" },
    { EXOS_ISSUE_EVENTS_DIFFER, FALSE,
      "Don’t ship yet. Events were left out more often in one group than in another, and not by "
      "chance.",
      "Find out in logging and export why the groups differ" },
    { EXOS_ISSUE_USERS_IN_SEVERAL_GROUPS, FALSE,
      "Don’t ship yet. Too many users were in several groups: who is left may not be like who was "
      "assigned.",
      "Check that users were assigned at random" },
    { EXOS_ISSUE_MISSING_DIFFERS, TRUE,
      "Don’t ship yet. The groups were not alike before the experiment began, and not by chance.",
      "Check that users were assigned at random" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autoptr (ExosReport) report =
          fixture_report (HEAD "control,10000,1200,120,35\ntreatment,10050,1320,118,33\n", NULL);

      g_ptr_array_add (report->experiment->issues,
                       exos_issue_new (doubts[i].code, 0, "a", NULL, NULL));
      if (doubts[i].were_unlike)
        g_ptr_array_add (report->issues,
                         exos_issue_new (EXOS_ISSUE_COVARIATE_UNBALANCED, 0, "a", NULL, NULL));
      report->is_untrusted = TRUE;
      exos_conclude (report);

      g_autofree char *sentence = exos_words_sentence (report);
      g_auto (GStrv) actions = exos_words_actions (report, 0);

      g_assert_cmpstr (sentence, ==, doubts[i].sentence);
      g_assert_cmpstr (actions[0], ==, doubts[i].action);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words-proof/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_words);
    }
  g_test_add_func ("/words-proof/unlike-groups", test_untrusted);
  g_test_add_func ("/words-proof/doubts-have-their-actions", test_doubts_have_their_actions);
  return g_test_run ();
}
