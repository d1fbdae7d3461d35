// SPDX-License-Identifier: MIT
/* The JSON of a report holds the same quantities under the same names as the reference values
 * (tests/cases/aggregate.jsonl, computed with scipy and mpmath). */
#include "json-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>

static guint64
count_in (JsonObject *variant, const char *name)
{
  return (guint64) json_object_get_int_member (variant, name);
}

static gboolean
is_judged (const char *member)
{
  return !g_str_equal (member, "name") && !g_str_equal (member, "users") &&
         !g_str_equal (member, "conversions");
}

/* The metrics of a reference case: every member of a variant beside its name and counts. */
static void
read_metrics (ExosExperiment *experiment, JsonObject *input)
{
  JsonArray *variants = json_object_get_array_member (input, "variants");
  g_autoptr (GList) members = json_object_get_members (json_array_get_object_element (variants, 0));
  gsize metric = 0;

  for (GList *it = members; it != NULL; it = it->next)
    if (is_judged (it->data))
      {
        g_free (experiment->metrics[metric].name);
        experiment->metrics[metric].name = g_strdup (it->data);
        for (gsize arm = 0; arm < experiment->n_arms; arm++)
          experiment->values[arm * experiment->n_metrics + metric].count =
              count_in (json_array_get_object_element (variants, (guint) arm), it->data);
        metric++;
      }
}

static void
read_guardrail (ExosPlan *plan, JsonObject *guardrails, const char *name)
{
  JsonObject *guardrail = json_object_get_object_member (guardrails, name);
  const char *direction = json_object_get_string_member_with_default (guardrail, "direction", "");
  ExosGuardrailPlan *it = g_new0 (ExosGuardrailPlan, 1);

  it->column = g_strdup (name);
  it->has_direction = TRUE;
  it->direction =
      g_str_equal (direction, "decrease_bad") ? EXOS_DIRECTION_HIGHER : EXOS_DIRECTION_LOWER;
  it->worse = plan->worse;
  it->severe = plan->severe;
  g_ptr_array_add (plan->guardrails, it);
}

static ExosPlan *
read_plan (JsonObject *input)
{
  ExosPlan *plan = exos_plan_new ();
  JsonObject *guardrails = json_object_has_member (input, "guardrails")
                               ? json_object_get_object_member (input, "guardrails")
                               : NULL;
  JsonArray *split = json_object_has_member (input, "expected_split")
                         ? json_object_get_array_member (input, "expected_split")
                         : NULL;
  g_autoptr (GList) names = guardrails != NULL ? json_object_get_members (guardrails) : NULL;

  plan->alpha = g_ascii_strtod (json_object_get_string_member (input, "alpha"), NULL);
  for (GList *it = names; it != NULL; it = it->next)
    read_guardrail (plan, guardrails, it->data);
  for (guint i = 0; split != NULL && i < json_array_get_length (split); i++)
    {
      const ExosSplitPart part = { .weight = (guint64) llround (
                                       json_array_get_double_element (split, i) * 1e6) };

      g_array_append_val (plan->split, part);
    }
  return plan;
}

static ExosReport *
read_case (JsonObject *input)
{
  JsonArray *variants = json_object_get_array_member (input, "variants");
  const guint n_arms = json_array_get_length (variants);
  const guint n_metrics = json_object_get_size (json_array_get_object_element (variants, 0)) - 3;
  g_autofree FixtureArm *arms = g_new0 (FixtureArm, n_arms);

  for (guint i = 0; i < n_arms; i++)
    {
      JsonObject *variant = json_array_get_object_element (variants, i);

      arms[i].name = json_object_get_string_member (variant, "name");
      arms[i].users = count_in (variant, "users");
      arms[i].conversions = count_in (variant, "conversions");
    }

  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, n_arms, n_metrics);
  g_autoptr (ExosPlan) plan = read_plan (input);

  read_metrics (experiment, input);
  return exos_report_new (plan, experiment);
}

/* Words that the product has of its own. */
static gboolean
is_compared (const char *key)
{
  static const char *const others[] = { "decision", "decision_seed_literal", "best_variant",
                                        "status" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (key, others[i]))
      return FALSE;

  return TRUE;
}

static guint compare_objects (const char *where, JsonObject *expected, JsonObject *got);

/* tests/compare-reference.c holds the numbers to their tolerances; here the names and places count.
 */
static gboolean
is_same_leaf (JsonNode *expected, JsonNode *got)
{
  if (JSON_NODE_HOLDS_NULL (expected) || JSON_NODE_HOLDS_NULL (got))
    return JSON_NODE_HOLDS_NULL (got) && (JSON_NODE_HOLDS_NULL (expected) ||
                                          json_node_get_value_type (expected) == G_TYPE_STRING);
  if (json_node_get_value_type (expected) == G_TYPE_STRING)
    return g_strcmp0 (json_node_get_string (expected), json_node_get_string (got)) == 0;
  if (json_node_get_value_type (expected) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (expected) == json_node_get_boolean (got);

  const double wanted = json_node_get_double (expected);

  return fabs (json_node_get_double (got) - wanted) <= 1e-6 * fabs (wanted) + 1e-9;
}

static guint
compare_nodes (const char *where, JsonNode *expected, JsonNode *got)
{
  guint n = 0;

  if (got == NULL)
    g_test_fail_printf ("%s is missing", where);
  else if (JSON_NODE_HOLDS_OBJECT (expected) && JSON_NODE_HOLDS_OBJECT (got))
    n = compare_objects (where, json_node_get_object (expected), json_node_get_object (got));
  else if (JSON_NODE_HOLDS_ARRAY (expected) && JSON_NODE_HOLDS_ARRAY (got))
    {
      JsonArray *wanted = json_node_get_array (expected);
      JsonArray *found = json_node_get_array (got);

      g_assert_cmpuint (json_array_get_length (found), ==, json_array_get_length (wanted));
      for (guint i = 0; i < json_array_get_length (wanted); i++)
        n += compare_nodes (where, json_array_get_element (wanted, i),
                            json_array_get_element (found, i));
    }
  else if (JSON_NODE_TYPE (expected) != JSON_NODE_TYPE (got) && !JSON_NODE_HOLDS_NULL (got))
    g_test_fail_printf ("%s is of another kind", where);
  else if (!is_same_leaf (expected, got))
    g_test_fail_printf ("%s differs: %s", where, json_to_string (got, FALSE));
  else
    n = 1;

  return n;
}

static guint
compare_objects (const char *where, JsonObject *expected, JsonObject *got)
{
  g_autoptr (GList) members = json_object_get_members (expected);
  guint n = 0;

  for (GList *it = members; it != NULL; it = it->next)
    if (is_compared (it->data))
      {
        g_autofree char *path = g_strconcat (where, "/", it->data, NULL);

        n += compare_nodes (path, json_object_get_member (expected, it->data),
                            json_object_get_member (got, it->data));
      }
  return n;
}

/* A simple case, one with Fisher's test, one without bounds, one of several groups, and more. */
static void
test_reference (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "cases", "aggregate.jsonl", NULL);
  g_autofree char *content = NULL;
  guint n_cases = 0;
  guint n_leaves = 0;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (gsize i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (JsonParser) own = json_parser_new ();
      JsonObject *line = parse (lines[i], parser);
      g_autoptr (ExosReport) report = read_case (json_object_get_object_member (line, "input"));

      if (report->health == EXOS_HEALTH_BLOCKED)
        continue;

      g_autofree char *text = render (report);

      assert_strict (text);
      n_cases++;
      n_leaves += compare_objects (json_object_get_string_member (line, "id"),
                                   json_object_get_object_member (line, "expected"),
                                   json_object_get_object_member (parse (text, own), "result"));
    }

  g_test_message ("%u cases, %u leaves", n_cases, n_leaves);
  g_assert_cmpuint (n_cases, >, 100);
  g_assert_cmpuint (n_leaves, >, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/json/same-quantities-as-the-reference", test_reference);
  return g_test_run ();
}
