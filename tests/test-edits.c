// SPDX-License-Identifier: MIT
/* What people write around a recommendation, and what the memo makes of it. */
#include "edits-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

static ExosMemoEdits *
full_edits (void)
{
  ExosMemoEdits *edits = overridden (EXOS_VERDICT_HOLD, REASON);

  edits->owner = g_strdup ("Min-ji Kim");
  edits->hypothesis = g_strdup ("More people buy.");
  edits->note = g_strdup ("First.\r\n\n  Second. \xe2\x80\xa8Third.\n");
  edits->actions = g_strsplit ("Ask Park (legal)\n \n\nRun it again\n", "\n", -1);
  g_date_set_dmy (&edits->start, 28, G_DATE_FEBRUARY, 2026);
  g_date_set_dmy (&edits->end, 13, G_DATE_MARCH, 2026);
  return edits;
}

static void
test_equal (void)
{
  g_autoptr (ExosMemoEdits) none = exos_memo_edits_new ();
  g_autoptr (ExosMemoEdits) blank = exos_memo_edits_new ();
  g_autoptr (ExosMemoEdits) full = full_edits ();
  g_autoptr (ExosMemoEdits) copy = exos_memo_edits_copy (full);
  g_autoptr (ExosMemoEdits) same = exos_memo_edits_ref (full);

  blank->owner = g_strdup ("");
  blank->decision = EXOS_VERDICT_ROLLBACK; /* of no decision */
  g_assert_true (exos_memo_edits_equal (none, blank));
  g_assert_true (exos_memo_edits_equal (full, copy));
  g_assert_true (same == full && copy != full && copy->actions != full->actions);
  g_assert_false (exos_memo_edits_equal (none, full));
}

/* Every field counts. */
static void
test_differ (void)
{
  g_autoptr (ExosMemoEdits) full = full_edits ();

  for (int field = 0; field < 9; field++)
    {
      g_autoptr (ExosMemoEdits) other = exos_memo_edits_copy (full);
      char **texts[] = { &other->owner, &other->hypothesis, &other->note, &other->reason,
                         &other->actions[0] };

      if (field < 5)
        *texts[field] = (g_free (*texts[field]), g_strdup ("x"));
      else if (field == 5)
        g_date_set_day (&other->start, 27);
      else if (field == 6)
        g_date_clear (&other->end, 1);
      else if (field == 7)
        other->decision = EXOS_VERDICT_ROLLBACK;
      else
        g_clear_pointer (&other->actions, g_strfreev);
      g_assert_false (exos_memo_edits_equal (full, other));
      g_assert_false (exos_memo_edits_equal (other, full));
    }
}

static void
test_complete (void)
{
  static const struct
  {
    const char *reason;
    gboolean is_complete;
  } rows[] = {
    { NULL, FALSE },
    { "", FALSE },
    { "too short", FALSE },
    { "long enough", TRUE },
    { "ten chars!", TRUE },
    { "          short \n\t          ", FALSE },
    { "\xc2\xa0\xe3\x80\x80 x          \xe3\x80\x80", FALSE },
    { "a        b", TRUE },
    { "성수기라 보류합니다", TRUE },
    { "성수기 이후에", FALSE },
    { "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExosMemoEdits) edits = overridden (EXOS_VERDICT_HOLD, rows[i].reason);

      g_assert_cmpint (exos_memo_edits_is_complete (edits), ==, rows[i].is_complete);
      edits->is_overridden = FALSE;
      g_assert_true (exos_memo_edits_is_complete (edits));
    }
}

typedef struct
{
  const char *situation;
  ExosVerdict decision;
  const char *word[2]; /* English, Korean */
  const char *override[2];
  const char *sentence[2];
} Override;

/* clang-format off */
static const Override overrides[] = {
  { "a-clear-win", EXOS_VERDICT_HOLD,
    { "Decision: Hold (owner)", "결정: 보류 (담당자)" },
    { "Recommended: Launch. Reason: " REASON, "권고: 출시. 사유: " REASON },
    { "Recommended by rule L1: Ship the treatment. Conversion rose by 1.13 pp and no guardrail got worse.",
      "규칙 L1의 권고: 실험군을 출시합니다. 전환율이 1.13%p 올랐고 악화된 가드레일이 없습니다." } },
  { "a-broken-split", EXOS_VERDICT_LAUNCH,
    { "Decision: Launch (owner)", "결정: 출시 (담당자)" },
    { "Recommended: Hold. Reason: " REASON, "권고: 보류. 사유: " REASON },
    { "Recommended by rule H2: Don’t use these results. Traffic split 33.3% / 66.7%, planned 50% / 50%.",
      "규칙 H2의 권고: 결정을 보류합니다. 트래픽이 33.3% / 66.7%로 나뉘어(계획 50% / 50%) 결과를 신뢰할 수 없습니다." } },
  { "a-severe-arm-of-two", EXOS_VERDICT_HOLD,
    { "Decision: Hold (owner)", "결정: 보류 (담당자)" },
    { "Recommended: Rollback. Reason: " REASON, "권고: 롤백. 사유: " REASON },
    { "Recommended by rule R1: Stop “b” and restore control. ‘guardrail_a’ got worse by 0.80 pp, past the 0.3 pp severe limit.",
      "규칙 R1의 권고: ‘b’ 그룹을 중단하고 대조군으로 되돌립니다. ‘guardrail_a’ 지표가 0.80%p 나빠져 심각 기준(0.3%p)을 넘었습니다." } },
};
/* clang-format on */

static void
test_override (void)
{
  static const char *const languages[] = { "en", "ko" };

  for (gsize i = 0; i < G_N_ELEMENTS (overrides) * G_N_ELEMENTS (languages); i++)
    {
      const Override *it = &overrides[i / 2];
      g_autoptr (ExosMemoEdits) edits = overridden (it->decision, "  " REASON "\n");
      g_autoptr (ExosDoc) doc = doc_with (it->situation, edits, languages[i % 2]);

      g_assert_cmpint (doc->verdict, ==, it->decision);
      g_assert_cmpstr (doc->word, ==, it->word[i % 2]);
      g_assert_cmpstr (doc->override, ==, it->override[i % 2]);
      g_assert_cmpstr (doc->sentence, ==, it->sentence[i % 2]);
    }
}

/* No reason, no decision: the memo is the recommendation's. */
static void
test_incomplete (void)
{
  g_autoptr (ExosMemoEdits) edits = overridden (EXOS_VERDICT_ROLLBACK, "no reason");
  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, "en");

  g_assert_cmpint (doc->verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpstr (doc->word, ==, "Launch");
  g_assert_true (g_str_has_prefix (doc->sentence, "Ship the treatment. "));
  g_assert_null (doc->override);
}

static char *
meta_of (const ExosMemoEdits *edits, const char *language)
{
  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, language);

  return g_strjoinv (" · ", doc->meta);
}

static void
test_meta (void)
{
  g_autoptr (ExosMemoEdits) full = full_edits ();
  g_autoptr (ExosMemoEdits) blank = exos_memo_edits_new ();

  blank->owner = g_strdup (" \t");
  assert_text (meta_of (full, "en"),
               "14 March 2026 · Owner: Min-ji Kim · Run: 28 Feb – 13 Mar 2026 (14 days) · Data: "
               "fixture.csv");
  assert_text (meta_of (full, "ko"),
               "2026년 3월 14일 · 담당자: Min-ji Kim · 기간: 2026-02-28 ~ 2026-03-13 (14일) · "
               "데이터: fixture.csv");
  assert_text (meta_of (blank, "en"), "14 March 2026 · Owner: (owner) · Data: fixture.csv");
}

static void
test_texts (void)
{
  g_autoptr (ExosMemoEdits) edits = full_edits ();
  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, "en");
  g_autoptr (ExosDoc) korean = doc_with ("a-clear-win", edits, "ko");

  g_assert_cmpstr (doc->hypothesis_title, ==, "Hypothesis");
  g_assert_cmpstr (korean->hypothesis_title, ==, "가설");
  g_assert_cmpstr (doc->note_title, ==, "Note");
  g_assert_cmpstr (korean->note_title, ==, "메모");
  assert_text (g_strjoinv ("|", doc->hypothesis), "More people buy.");
  assert_text (g_strjoinv ("|", doc->note), "First.|Second.|Third.");
  assert_text (g_strjoinv ("|", doc->actions), "Ask Park (legal)|Run it again");
}

/* Blank is as good as nothing; what cannot be seen is shown. */
static void
test_blank_texts (void)
{
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();
  g_autofree char *wide = g_strnfill (5000, 'w');

  edits->hypothesis = g_strdup (" \n\t\r\n");
  edits->note = g_strdup_printf ("a\xe2\x80\xae"
                                 "b\n%s",
                                 wide);

  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, "en");

  g_assert_null (doc->hypothesis);
  g_assert_null (doc->hypothesis_title);
  g_assert_cmpstr (doc->note[0], ==, "aU+202Eb");
  g_assert_cmpstr (doc->note[1], ==, wide);
  g_assert_cmpstr (doc->actions[0], ==, "Roll out in steps: 10% → 50% → 100% (owner: , due: )");
}

static void
test_run_length (void)
{
  static const char *const lines[][2] = {
    { "Fixed-horizon test: valid only if the run length was set in advance.",
      "고정 기간 검정: 실험 기간을 미리 정한 경우에만 유효합니다." },
    { "Fixed-horizon test: valid only if the run of 14 days was set in advance.",
      "고정 기간 검정: 실험 기간 14일을 미리 정한 경우에만 유효합니다." },
    { "Fixed-horizon test: valid only if the run of 1 day was set in advance.",
      "고정 기간 검정: 실험 기간 1일을 미리 정한 경우에만 유효합니다." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (ExosMemoEdits) edits = full_edits ();

      if (i == 0)
        g_date_clear (&edits->end, 1);
      else if (i == 2)
        edits->end = edits->start;

      g_autoptr (ExosDoc) doc = doc_with ("a-win-without-guardrails", edits, "en");
      g_autoptr (ExosDoc) korean = doc_with ("a-win-without-guardrails", edits, "ko");

      g_assert_cmpstr (doc->risks[0], ==, lines[i][0]);
      g_assert_cmpstr (korean->risks[0], ==, lines[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/edits/equal", test_equal);
  g_test_add_func ("/edits/every-field-counts", test_differ);
  g_test_add_func ("/edits/an-override-needs-its-reason", test_complete);
  g_test_add_func ("/edits/override-shows-decision-and-recommendation", test_override);
  g_test_add_func ("/edits/override-without-reason-is-none", test_incomplete);
  g_test_add_func ("/edits/owner-and-run-in-the-head", test_meta);
  g_test_add_func ("/edits/paragraphs-and-actions", test_texts);
  g_test_add_func ("/edits/blank-texts-and-invisible-ones", test_blank_texts);
  g_test_add_func ("/edits/run-length-among-the-risks", test_run_length);
  return g_test_run ();
}
