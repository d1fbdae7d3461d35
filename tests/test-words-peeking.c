// SPDX-License-Identifier: MIT
/* What is said of looks that were taken at a test of one look, in both languages. */
#include "analysis/peeking.h"
#include "data/language.h"
#include "memo/words-peeking.h"
#include "memo/words.h"
#include "monitoring-fixture.h"

static const guint64 quarters[] = { 5000, 10000, 15000 };

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_look_and_its_risk_are_said (void)
{
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_FIXED, 0, quarters, 3);
  g_autoptr (ExosReport) report = judge_pair (plan, 10000, 1000, 1100);

  assert_text (exos_words_peeked (report), "This is look 4 at this experiment");
  assert_text (exos_words_peeked_risk (report),
               "Reading p-values after each of 4 looks raises the chance of a false alarm from 5% "
               "to about 12.6%.");
  exos_language_use ("ko");
  assert_text (exos_words_peeked (report), "이 실험의 4번째 확인입니다");
  assert_text (
      exos_words_peeked_risk (report),
      "4번 확인하면서 매번 p값을 읽으면 거짓 경보가 나올 확률이 5%에서 약 12.6%로 높아집니다.");
  exos_language_use ("en");
}

static void
test_first_look_says_nothing (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosReport) report = judge_pair (plan, 10000, 1000, 1100);

  g_assert_null (exos_words_peeked (report));
  g_assert_null (exos_words_peeked_risk (report));
}

static void
test_both_answers_are_said (void)
{
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_FIXED, 0, quarters, 3);
  g_autoptr (ExosReport) once = judge_pair (plan, 10000, 1000, 1100);
  g_autoptr (ExosPlan) allowing = exos_plan_new_for_any_look (plan);
  g_autoptr (ExosReport) every = judge_pair (allowing, 10000, 1000, 1100);

  assert_text (exos_words_answer (once), "Read as one look: Launch, 95% CI +0.15 to +1.85 pp");
  assert_text (exos_words_answer (every),
               "Allowing for every look: Hold, 95% CI −0.36 to +2.36 pp");
  exos_language_use ("ko");
  assert_text (exos_words_answer (once),
               "한 번만 확인했다고 볼 때: 출시 (Launch), 95% 신뢰구간 +0.15 ~ +1.85%p");
  exos_language_use ("en");
}

/* An interval of everything says nothing: what it needs does. */
static void
test_sequence_that_has_not_begun_says_what_it_needs (void)
{
  const guint64 before = 100;
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_ANY, 0, &before, 1);
  g_autoptr (ExosReport) report = judge_pair (plan, 4000, 9, 40);

  assert_text (exos_words_answer (report),
               "Allowing for every look: Don’t ship yet. A look needs 100 users in each group, 10 "
               "of them with a conversion and 10 without.");
}

static void
test_level_is_not_rounded (void)
{
  assert_text (exos_words_alpha_share (0.05), "5%");
  assert_text (exos_words_alpha_share (0.1), "10%");
  assert_text (exos_words_alpha_share (0.025), "2.5%");
  assert_text (exos_words_alpha_share (0.001), "0.1%");
}

/* The risk of the memo tells the same chance. */
static void
test_memo_lists_it_as_a_risk (void)
{
  g_autoptr (ExosPlan) plan = plan_with (EXOS_MONITORING_FIXED, 0, quarters, 3);
  g_autoptr (ExosReport) report = judge_pair (plan, 10000, 1000, 1100);
  g_auto (GStrv) risks = exos_words_risks (report, 0);
  g_autofree char *lines = g_strjoinv ("\n", risks);

  g_assert_nonnull (strstr (lines, "4 moments"));
  g_assert_nonnull (strstr (lines, "12.6%"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/words-peeking/look-and-its-risk-are-said", test_look_and_its_risk_are_said);
  g_test_add_func ("/words-peeking/first-look-says-nothing", test_first_look_says_nothing);
  g_test_add_func ("/words-peeking/both-answers-are-said", test_both_answers_are_said);
  g_test_add_func ("/words-peeking/sequence-that-has-not-begun-says-what-it-needs",
                   test_sequence_that_has_not_begun_says_what_it_needs);
  g_test_add_func ("/words-peeking/level-is-not-rounded", test_level_is_not_rounded);
  g_test_add_func ("/words-peeking/memo-lists-it-as-a-risk", test_memo_lists_it_as_a_risk);
  return g_test_run ();
}
