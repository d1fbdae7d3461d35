// SPDX-License-Identifier: MIT
/* What no output may tell: a test where all values are equal, a part of a control that is 0 or
 * less.
 */
#include "doc-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "analysis/figures.h"
#include "charts/chart.h"
#include "memo/render.h"
#include "memo/words.h"

#define HEAD "variant,users,profit_sum,profit_sum_sq\n"

typedef struct
{
  const char *name;
  const char *csv;
  ExosPolicy policy;
  gboolean has_test;
  gboolean has_relative;
  const char *reason; /* in the JSON */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "plain",              HEAD "control,10000,100000,1259990\ntreatment,10000,105000,1362490\n",  0, TRUE,  TRUE,  NULL },
  { "constant",           HEAD "control,100,1000,10000\ntreatment,100,1100,12100\n",              0, FALSE, FALSE, "no_variation" },
  { "constant-and-equal", HEAD "control,100,1000,10000\ntreatment,100,1000,10000\n",              0, FALSE, FALSE, "no_variation" },
  { "constant-by-proof",  HEAD "control,100,1000,10000\ntreatment,100,1100,12100\n", EXOS_POLICY_EVIDENCE, FALSE, FALSE, "no_variation" },
  { "control-below-0",    HEAD "control,10000,-10000,259975\ntreatment,10000,5000,252475\n",      0, TRUE,  FALSE, "control_not_positive" },
  { "control-below-0-by-proof", HEAD "control,10000,-10000,259975\ntreatment,10000,5000,252475\n", EXOS_POLICY_EVIDENCE, TRUE, FALSE, "control_not_positive" },
  { "control-of-0",       HEAD "control,10000,0,249975\ntreatment,10000,5000,252475\n", EXOS_POLICY_EVIDENCE, TRUE,  FALSE, "control_not_positive" },
  { "control-beside-0",   HEAD "control,10000,500,250000\ntreatment,10000,5000,252475\n", EXOS_POLICY_EVIDENCE, TRUE,  FALSE, "control_may_be_0" },
};
/* clang-format on */

static ExosReport *
report_of (const Case *c)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = c->policy;
  plan->smallest_effect = (ExosRatio) { 1, 100 };
  return fixture_report (c->csv, plan);
}

/* Every text that the memo, the window and the charts' readers get. */
static char *
tell_all (const ExosReport *report)
{
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  g_autoptr (GBytes) html = exos_draw_html (doc, EXOS_PAPER_A4, NULL);
  g_autofree char *drawn = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
  g_autofree char *markdown = exos_render_markdown (doc);
  g_autofree char *plain = exos_render_text (doc);
  g_autofree char *rich = exos_render_rich_text (doc);
  g_autofree char *summary = exos_render_summary (doc);
  g_autofree char *effect = exos_effect_chart_dup_description (report);
  g_autofree char *posterior = exos_posterior_chart_dup_description (report);
  g_autofree char *bayes = exos_words_bayes (report);

  return g_strjoin ("\n", markdown, drawn, plain, rich, summary, effect, posterior,
                    bayes != NULL ? bayes : "", NULL);
}

static void
assert_tells (const char *text, const char *part, gboolean is_told)
{
  const char *found = strstr (text, part);
  g_autofree char *around = found != NULL ? g_strndup (found, 80) : NULL;

  if ((found != NULL) != is_told)
    g_test_fail_printf ("“%s” %s: %s", part, is_told ? "is missing" : "is told",
                        around != NULL ? around : "");
}

static void
test_texts (gconstpointer data)
{
  static const char *const of_tests[] = { "95% CI", "95% interval +", "significant", "chance the" };
  static const char *const of_relatives[] = { "% relative)", "95% interval (Fieller): +", "(+" };
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of (c);
  g_autofree char *text = tell_all (report);

  g_assert_cmpint (exos_treatment_has_relative (&report->treatments[0]), ==, c->has_relative);
  assert_tells (text, "95% CI", c->has_test);
  assert_tells (text, "chance the treatment is better", c->has_test);
  for (gsize i = 0; !c->has_test && i < G_N_ELEMENTS (of_tests); i++)
    assert_tells (text, of_tests[i], FALSE);
  assert_tells (text, "% relative)", c->has_relative);
  for (gsize i = 0; !c->has_relative && i < G_N_ELEMENTS (of_relatives); i++)
    assert_tells (text, of_relatives[i], FALSE);
  assert_tells (text, "nan", FALSE);
}

static void
test_json (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of (c);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  g_autofree char *json = exos_render_json (report, doc);
  g_autofree char *reason = c->reason != NULL
                                ? g_strdup_printf ("\"rel_undefined\" : \"%s\"", c->reason)
                                : g_strdup ("\"rel_undefined\" : null");

  assert_tells (json, reason, TRUE);
  assert_tells (json, "\"rel_diff\" : null", !c->has_relative);
  assert_tells (json, "\"rel_ci_fieller\" : null", !c->has_relative);
  assert_tells (json, "\"p\" : null", !c->has_test);
  assert_tells (json, "\"ci\" : null", !c->has_test);
  assert_tells (json, "\"p_t_gt_c\" : null", !c->has_test);
}

/* A size that is none warns of nothing. */
static void
test_no_warning_of_a_size (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = report_of (c);

  for (guint i = 0; i < report->issues->len; i++)
    g_assert_cmpint (((const ExosIssue *) g_ptr_array_index (report->issues, i))->code, !=,
                     EXOS_ISSUE_HUGE_EFFECT);
}

/* Of three groups the one that cannot be tested has no p, and the others have theirs. */
static void
test_one_of_several (void)
{
  g_autoptr (ExosReport) report = fixture_report (HEAD "control,100,1000,10000\n"
                                                       "blue,100,1100,12100\n"
                                                       "green,100,1100,12500\n",
                                                  NULL);

  g_assert_true (isnan (report->treatments[0].p_adjusted));
  g_assert_true (isnan (report->treatments[0].ci.low));
  g_assert_true (isfinite (report->treatments[1].p_adjusted));
  g_assert_true (isfinite (report->treatments[1].ci.low));

  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);
  g_autofree char *json = exos_render_json (report, doc);
  g_autofree char *markdown = exos_render_markdown (doc);

  g_assert_true (g_regex_match_simple ("\"holm\" : \\[\\s*null,\\s*[0-9.e-]+\\s*\\]", json, 0, 0));
  assert_tells (markdown, "| blue | 100 | 1,100 | 11.0 | +1.0 | – |", TRUE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (gconstpointer);
  } tests[] = { { "texts", test_texts },
                { "json", test_json },
                { "warnings", test_no_warning_of_a_size } };

  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  exos_language_use ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autofree char *path =
            g_strdup_printf ("/nothing-to-tell/%s/%s", tests[i].path, cases[j].name);

        g_test_add_data_func (path, &cases[j], tests[i].test);
      }
  g_test_add_func ("/nothing-to-tell/one-of-several", test_one_of_several);
  return g_test_run ();
}
