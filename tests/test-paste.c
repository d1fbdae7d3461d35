// SPDX-License-Identifier: MIT
/* What is pasted elsewhere: plain text, and HTML of a few elements. */
#include "edits-fixture.h"

#include <gio/gio.h>
#include <gsl/gsl_errno.h>
#include <string.h>

#include "memo/render.h"

static ExosMemoEdits *
edits_of_hold (void)
{
  ExosMemoEdits *edits = overridden (EXOS_VERDICT_HOLD, REASON);

  edits->hypothesis = g_strdup ("More people buy.");
  edits->note = g_strdup ("First.\nSecond.");
  return edits;
}

static void
test_plain (void)
{
  g_autoptr (ExosMemoEdits) edits = edits_of_hold ();
  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, "en");
  g_autofree char *text = exos_render_text (doc);
  const char *foot = strstr (text, "\nMethod: two-proportion");

  g_assert_nonnull (foot);

  g_autofree char *memo = g_strndup (text, (gsize) (foot - text));

  g_assert_cmpstr (
      memo, ==,
      "Decision memo: fixture\n"
      "\n"
      "Decision: Hold (owner) — Recommended: Launch. Reason: " REASON "\n"
      "Recommended by rule L1: Ship the treatment. Conversion rose by 1.13 pp and no guardrail got "
      "worse.\n"
      "\n"
      "Effect: +1.13 pp (+9.5% relative), 95% CI +0.22 to +2.05 pp, p = 0.015\n"
      "Data health: Healthy (SRM p = 0.724, 6 checks passed)\n"
      "Guardrails: 2 of 2 OK\n"
      "Date: 14 March 2026 · Owner: (owner) · Data: fixture.csv\n"
      "\n"
      "Hypothesis\n"
      "\n"
      "More people buy.\n"
      "\n"
      "Evidence\n"
      "\n"
      "control: Users 10,000 · Conversions 1,200 · Rate 12.00%\n"
      "treatment: Users 10,050 · Conversions 1,320 · Rate 13.13%\n"
      "\n"
      "Guardrails\n"
      "\n"
      "guardrail_a: Control 1.20% · Treatment 1.17% · Change −0.03 pp · 95% CI −0.33 to +0.28 · "
      "Status OK\n"
      "guardrail_b: Control 0.35% · Treatment 0.33% · Change −0.02 pp · 95% CI −0.19 to +0.14 · "
      "Status OK\n"
      "\n"
      "Risks\n"
      "\n"
      "- Worst plausible case: guardrail_a +0.28 pp. Harm this small is not ruled out.\n"
      "- Fixed-horizon test: valid only if the run length was set in advance.\n"
      "- Aggregated data: outliers and segments cannot be checked.\n"
      "- Tipping point: 23 fewer conversions in “treatment” and this would be Hold.\n"
      "\n"
      "Next actions\n"
      "\n"
      "1. Roll out in steps: 10% → 50% → 100% (owner: , due: )\n"
      "2. Watch guardrail_a and guardrail_b for 7 days after launch.\n"
      "3. Record hypothesis, result and decision.\n"
      "\n"
      "Note\n"
      "\n"
      "First.\n"
      "\n"
      "Second.\n");
}

static void
test_rich (void)
{
  static const char *const parts[] = {
    "<h1>Decision memo: fixture</h1>\n<blockquote>\n<p><strong>■ Decision: Hold (owner)</strong> — "
    "Recommended: Launch. Reason: " REASON "</p>\n<p>Recommended by rule L1: Ship the treatment. ",
    "</blockquote>\n<table>\n<tbody>\n<tr><th>Effect</th><td><strong>+1.13 pp</strong> (+9.5% "
    "relative), 95% CI ",
    "<h2>Hypothesis</h2>\n<p>More people buy.</p>\n<h2>Evidence</h2>\n<table>\n<thead>\n<tr>"
    "<th>Group</th><th>Users</th>",
    "</thead>\n<tbody>\n<tr><td>control</td><td>10,000</td><td>1,200</td><td>12.00%</td></tr>\n",
    "<h2>Risks</h2>\n<ul>\n<li>Worst plausible case: ",
    "</ul>\n<h2>Next actions</h2>\n<ol>\n<li>Roll out in steps: ",
    "</ol>\n<h2>Note</h2>\n<p>First.</p>\n<p>Second.</p>\n<hr/>\n<p>Method: ",
    "warning p &lt; 0.001, ",
  };
  g_autoptr (ExosMemoEdits) edits = edits_of_hold ();
  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, "en");
  g_autofree char *html = exos_render_rich_text (doc);
  const char *place = html;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *found = strstr (place, parts[i]);

      if (found == NULL)
        g_test_fail_printf ("%s is missing or out of order", parts[i]);
      place = found != NULL ? found : place;
    }
}

/* Only elements that every place keeps, without attributes, each closed. */
static void
assert_elements (const char *html)
{
  g_autoptr (GRegex) allowed = g_regex_new ("</?(h1|h2|p|strong|table|thead|tbody|tr|th|td|ul|ol|"
                                            "li|blockquote)>|<hr/>",
                                            0, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (allowed, html, -1, 0, "", 0, NULL);

  g_assert_null (strchr (text, '<'));
  g_assert_null (strchr (text, '>'));
}

/* What xmllint makes of it as one element; the test needs that program. */
static void
assert_well_formed (const char *html)
{
  g_autofree char *whole = g_strdup_printf ("<!DOCTYPE body>\n<body>%s</body>", html);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) xmllint = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                                                      "xmllint", "--nonet", "--noout", "-", NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (xmllint, whole, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (xmllint));
}

/* Of every decision, in both languages. */
static void
test_elements (void)
{
  static const char *const languages[] = { "en", "ko" };
  g_autoptr (ExosMemoEdits) edits = edits_of_hold ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (situations) * 4; i++)
    {
      g_autoptr (ExosDoc) doc =
          doc_with (situations[i / 4].name, i & 2 ? edits : NULL, languages[i & 1]);
      g_autofree char *html = exos_render_rich_text (doc);

      assert_elements (html);
      g_string_append (all, html);
    }

  assert_well_formed (all->str);
}

/* Both say all that the memo says. */
static void
test_complete (void)
{
  g_autoptr (ExosMemoEdits) edits = edits_of_hold ();
  g_autoptr (ExosDoc) doc = doc_with ("a-severe-arm-of-two", edits, "ko");
  g_autofree char *plain = exos_render_text (doc);
  g_autofree char *rich = exos_render_rich_text (doc);
  g_auto (GStrv) words = g_strsplit ("결정 메모: fixture|결정: 보류 (담당자)|권고: 롤백. 사유: "
                                     "|규칙 R1의 권고: |가설|근거|가드레일|"
                                     "리스크|다음 액션|메모|방법: |guardrail_a|0.90%",
                                     "|", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_assert_nonnull (strstr (plain, words[i]));
      g_assert_nonnull (strstr (rich, words[i]));
    }
  g_assert_nonnull (strstr (rich, "<p><strong>b</strong></p>\n<table>"));
  g_assert_nonnull (strstr (plain, "\nb\n\nguardrail_a: 대조군 0.10% · 실험군 0.90% · "));
}

static void
test_blocked (void)
{
  g_autoptr (ExosDoc) doc = doc_with ("a-broken-split", NULL, "en");
  g_autofree char *plain = exos_render_text (doc);
  g_autofree char *rich = exos_render_rich_text (doc);

  g_assert_nonnull (strstr (plain, "\nEffect: Not shown — Numbers are hidden because "));
  g_assert_nonnull (strstr (plain, "\nWhat to fix\n\n- SRM: "));
  g_assert_null (strstr (plain, "CI "));
  g_assert_null (strstr (rich, "<thead>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/paste/plain-text", test_plain);
  g_test_add_func ("/paste/rich-text", test_rich);
  g_test_add_func ("/paste/only-elements-that-every-place-keeps", test_elements);
  g_test_add_func ("/paste/complete-in-korean", test_complete);
  g_test_add_func ("/paste/blocked-data-shows-no-number", test_blocked);
  return g_test_run ();
}
