// SPDX-License-Identifier: MIT
/* The decision in one line, for a chat; and what no format hides or shows. */
#include "fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"
#include "memo/render.h"

#define NAME "Home banner A/B test"

/* clang-format off */
static const FixtureArm win[] = { { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 118, 33 } } };
static const FixtureArm severe[] = { { "control", 10000, 1000, { 10 } }, { "treatment", 10000, 1200, { 50 } } };
static const FixtureArm doubtful[] = { { "control", 10000, 1000, { 0 } }, { "treatment", 10500, 1250, { 0 } } };
static const FixtureArm broken[] = { { "control", 5000, 600, { 12 } }, { "treatment", 10000, 1313, { 14 } } };
static const FixtureArm three[] = { { "control", 10000, 1000, { 10 } }, { "b", 10000, 1210, { 10 } }, { "c", 10000, 1250, { 10 } } };
/* clang-format on */

static ExosReport *
report_of (const FixtureArm *arms, gsize n_arms, gsize n_guardrails)
{
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, n_arms, n_guardrails);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return exos_report_new (plan, experiment);
}

static char *
summary_of (const ExosReport *report, const char *language)
{
  const ExosMemoOptions options = { .name = NAME };

  exos_language_use (language);

  g_autoptr (ExosDoc) doc = exos_doc_new (report, &options);

  exos_language_use ("en");
  return exos_render_summary (doc);
}

static void
test_summary (void)
{
  const struct
  {
    ExosReport *report;
    const char *lines[2];
  } rows[] = {
    { report_of (win, 2, 2),
      { "▲ Launch — " NAME ": +1.13 pp (95% CI +0.22 to +2.05), p = 0.015, guardrails 2/2 OK\n",
        "▲ 출시 — " NAME
        ": +1.13%p (95% 신뢰구간 +0.22 ~ +2.05), p값 0.015, 가드레일 2/2 정상\n" } },
    { report_of (win, 2, 0),
      { "▲ Launch — " NAME ": +1.13 pp (95% CI +0.22 to +2.05), p = 0.015, no guardrails\n",
        "▲ 출시 — " NAME ": +1.13%p (95% 신뢰구간 +0.22 ~ +2.05), p값 0.015, 가드레일 없음\n" } },
    { report_of (severe, 2, 1),
      { "◆ Rollback — " NAME
        ": +2.00 pp (95% CI +1.13 to +2.87), p < 0.001, guardrails: 1 severe\n",
        "◆ 롤백 — " NAME
        ": +2.00%p (95% 신뢰구간 +1.13 ~ +2.87), p값 < 0.001, 가드레일: 심각 1개\n" } },
    { report_of (broken, 2, 1),
      { "■ Hold — " NAME
        ": Don’t use these results. Traffic split 33.3% / 66.7%, planned 50% / 50%.\n",
        "■ 보류 — " NAME
        ": 결정을 보류합니다. 트래픽이 33.3% / 66.7%로 나뉘어(계획 50% / 50%) 결과를 "
        "신뢰할 수 없습니다.\n" } },
    { report_of (doubtful, 2, 0),
      { "■ Hold — " NAME ": Don’t ship yet. A 48.8% / 51.2% split is unlikely by chance (SRM p = "
        "0.0005).\n",
        "■ 보류 — " NAME
        ": 결정을 보류합니다. 48.8% / 51.2% 분배는 우연일 가능성이 낮습니다(SRM p값 "
        "0.0005).\n" } },
    { report_of (three, 3, 1),
      { "▲ Launch — " NAME ": c +2.50 pp (95% CI +1.51 to +3.49), p < 0.001 (adjusted), guardrails "
        "1/1 OK\n",
        "▲ 출시 — " NAME
        ": c +2.50%p (95% 신뢰구간 +1.51 ~ +3.49), p값 < 0.001(보정), 가드레일 1/1 정상\n" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExosReport) report = rows[i].report;
      g_autofree char *english = summary_of (report, "en");
      g_autofree char *korean = summary_of (report, "ko");

      g_assert_cmpstr (english, ==, rows[i].lines[0]);
      g_assert_cmpstr (korean, ==, rows[i].lines[1]);
    }
}

/* Whoever reads that the owner decided otherwise reads what was recommended, and why not. */
static void
test_override (void)
{
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();
  const ExosMemoOptions options = { .name = NAME, .edits = edits };
  g_autoptr (ExosReport) usable = report_of (win, 2, 2);
  g_autoptr (ExosReport) hidden = report_of (broken, 2, 1);

  edits->is_overridden = TRUE;
  edits->decision = EXOS_VERDICT_ROLLBACK;
  edits->reason = g_strdup ("Support cannot\nkeep up with it.");

  g_autoptr (ExosDoc) doc = exos_doc_new (usable, &options);
  g_autoptr (ExosDoc) hidden_doc = exos_doc_new (hidden, &options);
  g_autofree char *line = exos_render_summary (doc);
  g_autofree char *hidden_line = exos_render_summary (hidden_doc);

  g_assert_cmpstr (line, ==,
                   "◆ Decision: Rollback (owner) — " NAME
                   ": +1.13 pp (95% CI +0.22 to +2.05), p = 0.015, guardrails 2/2 OK · "
                   "Recommended: Launch. Reason: Support cannot keep up with it.\n");
  g_assert_cmpstr (hidden_line, ==,
                   "◆ Decision: Rollback (owner) — " NAME
                   ": Don’t use these results. Traffic split 33.3% / 66.7%, planned 50% / 50%. · "
                   "Recommended: Hold. Reason: Support cannot keep up with it.\n");
}

/* No format shows a number of a report that hides them, also when it holds some. */
static void
test_hidden (void)
{
  g_autoptr (ExosReport) report = report_of (broken, 2, 1);
  g_autoptr (ExosReport) computed = report_of (three, 3, 1);

  computed->health = EXOS_HEALTH_BLOCKED;
  computed->hides_numbers = TRUE;
  computed->decision.rule = report->decision.rule;
  computed->decision.verdict = EXOS_VERDICT_HOLD;

  g_autoptr (ExosDoc) doc = exos_doc_new (computed, NULL);
  g_autofree char *memo = exos_render_markdown (doc);
  g_autofree char *summary = exos_render_summary (doc);
  g_autofree char *json = exos_render_json (computed, doc);

  g_assert_null (doc->evidence);
  g_assert_cmpuint (doc->guardrails->len, ==, 0);
  g_assert_null (strstr (memo, "CI "));
  g_assert_null (strstr (memo, "+2.50"));
  g_assert_null (strstr (memo, "p < 0.001 "));
  g_assert_null (strstr (summary, "2.50"));
  g_assert_null (strstr (json, "abs_lift"));
  g_assert_null (strstr (json, "2.50"));
}

/* Every warning is said once: among the risks, or under what to check when there is no room. */
static void
test_warnings (void)
{
  static const FixtureArm arms[] = { { "control", 80, 1, { 2, 1 } },
                                     { "treatment", 85, 8, { 1, 33000 } } };
  g_autoptr (ExosReport) report = report_of (arms, 2, 2);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);

  g_assert_cmpstr (doc->problems_title, ==, "What to check");
  g_assert_true (
      g_strv_contains ((const char *const *) doc->risks, "Few users in ‘control’ (80)."));
  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = g_ptr_array_index (report->issues, i);
      g_autofree char *message = exos_issue_dup_message (issue);
      const guint n_said = g_strv_contains ((const char *const *) doc->risks, message) +
                           g_strv_contains ((const char *const *) doc->problems, message);

      g_assert_cmpint (exos_issue_level (issue->code), ==, EXOS_LEVEL_WARNING);
      g_assert_cmpuint (n_said, ==, issue->code != EXOS_ISSUE_SMALL_SAMPLE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/summary/one-line", test_summary);
  g_test_add_func ("/summary/override-beside-what-was-recommended", test_override);
  g_test_add_func ("/summary/hidden-numbers-in-no-format", test_hidden);
  g_test_add_func ("/summary/every-warning-is-said-once", test_warnings);
  return g_test_run ();
}
