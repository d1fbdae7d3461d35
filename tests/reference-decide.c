// SPDX-License-Identifier: MIT
#include "reference-decide.h"
#include "data/import.h"

#include <gio/gio.h>
#include <string.h>

#include "analysis/report.h"
#include "reference-json.h"

static const char *const words[] = { "Launch", "Hold", "Rollback" };

/* [1, 99] or ["33.3", "33.3", "33.4"] as "1:99". */
static void
set_split (ExosPlan *plan, JsonArray *split)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (split); i++)
    {
      JsonNode *weight = json_array_get_element (split, i);

      if (json_node_get_value_type (weight) == G_TYPE_STRING)
        g_string_append_printf (text, ":%s", json_node_get_string (weight));
      else
        g_string_append_printf (text, ":%" G_GINT64_FORMAT, json_node_get_int (weight));
    }

  g_assert_true (exos_plan_set_split (plan, text->str + 1, NULL));
}

static void
add_guardrails (ExosPlan *plan, JsonObject *guardrails)
{
  JsonObjectIter iter;
  const char *column;
  JsonNode *node;

  json_object_iter_init (&iter, guardrails);
  while (json_object_iter_next (&iter, &column, &node))
    {
      const char *direction =
          json_object_get_string_member (json_node_get_object (node), "direction");
      g_autofree char *text = g_strdup_printf (
          "%s:%s", column, g_str_equal (direction, "increase_bad") ? "lower" : "higher");

      g_assert_true (exos_plan_add_guardrail (plan, text, NULL));
    }
}

static ExosPlan *
read_plan (JsonObject *input)
{
  ExosPlan *plan = exos_plan_new ();

  plan->alpha = reference_get_decimal (json_object_get_member (input, "alpha"));
  if (json_object_has_member (input, "expected_split"))
    set_split (plan, json_object_get_array_member (input, "expected_split"));
  if (json_object_has_member (input, "guardrails"))
    add_guardrails (plan, json_object_get_object_member (input, "guardrails"));
  return plan;
}

ReferenceDecision
reference_decide (JsonObject *line)
{
  const char *csv = json_object_get_string_member (line, "csv");
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (ExosPlan) plan = read_plan (json_object_get_object_member (line, "input"));
  const ExosMapping mapping = exos_plan_mapping (plan);
  g_autoptr (ExosExperiment) experiment =
      exos_import_stream (stream, "case.csv", strlen (csv), &mapping, NULL, NULL, NULL, NULL);

  if (experiment == NULL)
    return (ReferenceDecision) { NULL, NULL };

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);

  return (ReferenceDecision) { words[report->decision.by_policy[EXOS_POLICY_STANDARD]],
                               words[report->decision.by_policy[EXOS_POLICY_LITERAL]] };
}
