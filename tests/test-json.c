// SPDX-License-Identifier: MIT
/* The JSON of a report: its members, and that any strict parser reads it. */
#include "json-fixture.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "data/language.h"

/* The node at a path of member names. Members may hold dots: separated by a slash. */
static JsonNode *
find (JsonObject *root, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonObject *object = root;

  for (gsize i = 0; names[i + 1] != NULL; i++)
    {
      if (!json_object_has_member (object, names[i]))
        return NULL;
      object = json_object_get_object_member (object, names[i]);
    }

  return json_object_get_member (object, names[g_strv_length (names) - 1]);
}

static double
number_at (JsonObject *root, const char *path)
{
  JsonNode *node = find (root, path);

  g_assert_nonnull (node);
  return json_node_get_double (node);
}

static const char *
text_at (JsonObject *root, const char *path)
{
  JsonNode *node = find (root, path);

  g_assert_nonnull (node);
  return json_node_get_string (node);
}

static ExosReport *
seed_report (void)
{
  static const FixtureArm arms[] = { { "control", 10000, 1200, { 120, 35 } },
                                     { "treatment", 10050, 1320, { 118, 33 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 2);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return exos_report_new (plan, experiment);
}

static void
test_members (void)
{
  static const char *const paths[] = {
    "schema",
    "source/file",
    "source/sha256",
    "source/bytes",
    "source/rows",
    "source/shape",
    "source/encoding",
    "source/delimiter",
    "plan/name",
    "plan/control",
    "plan/split/control",
    "plan/alpha",
    "plan/policy",
    "plan/correction",
    "plan/guardrails/guardrail_a/direction",
    "plan/guardrails/guardrail_a/worse",
    "plan/guardrails/guardrail_a/severe",
    "variants",
    "health/status",
    "health/issues",
    "result/treatments",
    "result/srm/p",
    "result/primary/treatment/p_value",
    "result/guardrails/treatment/guardrail_b/evidence",
    "result/bayes/treatment/p_t_gt_c",
    "decision/verdict",
    "decision/code",
    "decision/treatment",
    "decision/sentence",
    "decision/evidence",
    "decision/risks",
    "decision/next_actions",
    "decision/trace",
    "decision/literal",
    "decision/by_policy/standard",
    "decision/by_policy/literal",
  };
  g_autoptr (ExosReport) report = seed_report ();
  g_autofree char *text = render (report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);

  assert_strict (text);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    if (find (root, paths[i]) == NULL)
      g_test_fail_printf ("no %s", paths[i]);

  g_assert_cmpstr (text_at (root, "decision/verdict"), ==, "launch");
  g_assert_cmpstr (text_at (root, "decision/code"), ==, "L1");
  g_assert_cmpstr (text_at (root, "decision/treatment"), ==, "treatment");
  g_assert_cmpstr (text_at (root, "decision/sentence"), ==,
                   "Ship the treatment. Conversion rose by 1.13 pp and no guardrail got worse.");
}

/* Every number is the report's own, to the last bit. */
static void
test_doubles_read_back (void)
{
  g_autoptr (ExosReport) report = seed_report ();
  ExosTreatment *treatment = &report->treatments[0];

  treatment->posterior.loss_t = 3e-9; /* json-glib itself would write 3e-09.0 */
  treatment->posterior.loss_c = 5e-324;
  report->srm.chi2 = 1e300;

  g_autofree char *text = render (report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonArray *ci = json_node_get_array (find (root, "result/primary/treatment/ci"));

  assert_strict (text);
  g_assert_nonnull (strstr (text, "\"alpha\" : 0.05,"));
  g_assert_nonnull (strstr (text, "\"loss_t\" : 3e-09,"));
  g_assert_true (number_at (root, "plan/alpha") == 0.05);
  g_assert_true (number_at (root, "result/bayes/treatment/loss_t") == 3e-9);
  g_assert_true (number_at (root, "result/bayes/treatment/loss_c") == 5e-324);
  g_assert_true (number_at (root, "result/srm/chi2") == 1e300);
  g_assert_true (number_at (root, "result/primary/treatment/p_value") ==
                 treatment->comparison.p_value);
  g_assert_true (json_array_get_double_element (ci, 0) == treatment->ci.low);
  g_assert_true (json_array_get_double_element (ci, 1) == treatment->ci.high);
}

static void
test_large_counts (void)
{
  static const FixtureArm arms[] = { { "control", G_MAXINT64, 4000000000000000001, { 0 } },
                                     { "treatment", G_MAXINT64, 4000000000000000003, { 0 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_autofree char *text = render (report);

  assert_strict (text);
  g_assert_nonnull (strstr (text, "\"users\" : 9223372036854775807,"));
  g_assert_nonnull (strstr (text, "\"conversions\" : 4000000000000000003,"));
}

/* Undefined is null, an end without bound is null and says so. */
static void
test_undefined (void)
{
  static const FixtureArm arms[] = { { "control", 10000, 0, { 0, 5 } },
                                     { "treatment", 10000, 20, { 7, 5 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 2);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  experiment->values[3].state = EXOS_VALUE_EMPTY;

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_autofree char *text = render (report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonArray *ratio = json_node_get_array (find (root, "result/primary/treatment/rr_ci_score"));

  assert_strict (text);
  g_assert_true (JSON_NODE_HOLDS_NULL (find (root, "result/primary/treatment/rel_lift")));
  g_assert_true (JSON_NODE_HOLDS_NULL (find (root, "result/primary/treatment/rr_ci_katz")));
  g_assert_true (json_array_get_null_element (ratio, 1));
  g_assert_cmpstr (text_at (root, "result/primary/treatment/rr_ci_score_unbounded"), ==, "upper");
  g_assert_true (
      JSON_NODE_HOLDS_NULL (find (root, "result/guardrails/treatment/guardrail_a/relative")));
  g_assert_true (JSON_NODE_HOLDS_NULL (find (root, "result/guardrails/treatment/guardrail_b")));
  g_assert_nonnull (strstr (text, "\"guardrail_b\" : null"));
}

static ExosReport *
blocked_report (gboolean has_counts)
{
  static const FixtureArm arms[] = { { "control", 10000, 1200, { 120 } },
                                     { "treatment", 10050, 1320, { 118 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_ptr_array_add (experiment->issues,
                   exos_issue_new (EXOS_ISSUE_NOT_A_NUMBER, 3, "users", "treatment", "10,05O"));
  experiment->has_counts = has_counts;
  if (!has_counts)
    experiment->control = -1;
  return exos_report_new (plan, experiment);
}

static void
test_blocked (void)
{
  static const char *const effects[] = { "abs_lift", "rate_c", "p_value", "p_t_gt_c", "ci_score" };
  g_autoptr (ExosReport) report = blocked_report (TRUE);
  g_autoptr (ExosReport) unread = blocked_report (FALSE);
  g_autofree char *text = render (report);
  g_autofree char *unread_text = render (unread);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonArray *issues = json_node_get_array (find (root, "health/issues"));
  JsonObject *issue = json_array_get_object_element (issues, 0);
  JsonArray *trace = json_node_get_array (find (root, "decision/trace"));

  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++)
    g_assert_null (strstr (text, effects[i]));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (root, "result")), ==, 1);
  g_assert_nonnull (find (root, "result/srm/p"));
  g_assert_cmpstr (text_at (root, "health/status"), ==, "blocked");
  g_assert_cmpstr (json_object_get_string_member (issue, "code"), ==, "E05");
  g_assert_cmpstr (json_object_get_string_member (issue, "level"), ==, "blocked");
  g_assert_cmpint (json_object_get_int_member (issue, "line"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (issue, "value"), ==, "10,05O");
  g_assert_true (
      json_object_get_boolean_member (json_array_get_object_element (trace, 0), "matched"));

  assert_strict (unread_text);
  g_assert_nonnull (strstr (unread_text, "\"result\" : null"));
  g_assert_nonnull (strstr (unread_text, "\"users\" : null"));
  g_assert_nonnull (strstr (unread_text, "\"role\" : null"));
}

/* Names are data: as they are for the reader, and nothing invisible in the text. */
static void
test_names (void)
{
  static const char name[] =
      "a\"\\/\n\x01\x7f\xc2\x85\xe2\x80\xae\xe2\x80\x8b\xef\xbb\xbf\xe2\x80\xa8"
      "\xf3\xa0\x81\x81\xc2\xad</script>가é";
  static const FixtureArm arms[] = { { "control", 10000, 1200, { 120 } },
                                     { "treat\xff", 10050, 1320, { 118 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_free (experiment->metrics[0].name);
  experiment->metrics[0].name = g_strdup (name);

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_autofree char *text = render (report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonObject *guardrails = json_node_get_object (find (root, "plan/guardrails"));

  assert_strict (text);
  g_assert_true (json_object_has_member (guardrails, name));
  g_assert_nonnull (
      strstr (text, "\\u007f\\u0085\\u202e\\u200b\\ufeff\\u2028\\udb40\\udc41\\u00ad"));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);
      const GUnicodeType type = g_unichar_type (c);

      g_assert_true (c == '\n' || (type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
                                   type != G_UNICODE_LINE_SEPARATOR));
    }
}

/* The rules of the policy in force, in order; the first that matches is the one that decided. */
static void
test_trace (void)
{
  static const FixtureArm arms[] = { { "control", 10000, 1200, { 120 } },
                                     { "treatment", 10050, 1090, { 118 } } };

  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    {
      g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->policy = (ExosPolicy) policy;

      g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
      g_autofree char *text = render (report);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *root = parse (text, parser);
      JsonArray *trace = json_node_get_array (find (root, "decision/trace"));
      const char *first = NULL;

      for (guint i = 0; i < json_array_get_length (trace) && first == NULL; i++)
        {
          JsonObject *row = json_array_get_object_element (trace, i);

          if (json_object_get_boolean_member (row, "matched"))
            first = json_object_get_string_member (row, "rule");
        }

      g_assert_cmpstr (first, ==, report->decision.rule->id);
      g_assert_cmpstr (text_at (root, "decision/literal"), ==, "launch");
      g_assert_cmpstr (text_at (root, "decision/by_policy/standard"), ==, "rollback");
    }
}

static void
test_korean (void)
{
  g_autoptr (ExosReport) report = seed_report ();

  exos_language_use ("ko");

  g_autoptr (ExosDoc) doc = exos_doc_new (report, NULL);

  exos_language_use ("en");

  g_autofree char *text = exos_render_json (report, doc);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonArray *evidence = json_node_get_array (find (root, "decision/evidence"));

  g_assert_cmpstr (text_at (root, "decision/sentence"), ==,
                   "실험군을 출시합니다. 전환율이 1.13%p 올랐고 악화된 가드레일이 없습니다.");
  g_assert_cmpstr (json_array_get_string_element (evidence, 1), ==, "95% 신뢰구간 +0.22 ~ +2.05%p");
  g_assert_cmpstr (exos_language (), ==, "en");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/json/every-member-is-there", test_members);
  g_test_add_func ("/json/doubles-read-back-exactly", test_doubles_read_back);
  g_test_add_func ("/json/counts-up-to-the-largest", test_large_counts);
  g_test_add_func ("/json/undefined-is-null", test_undefined);
  g_test_add_func ("/json/blocked-data-has-no-effect", test_blocked);
  g_test_add_func ("/json/names-are-data", test_names);
  g_test_add_func ("/json/trace-ends-at-the-rule", test_trace);
  g_test_add_func ("/json/in-the-language-of-the-memo", test_korean);
  return g_test_run ();
}
