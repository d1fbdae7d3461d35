// SPDX-License-Identifier: MIT
/* What people wrote, in JSON: data as it was written, beside a recommendation that stays. */
#include "edits-fixture.h"
#include "json-fixture.h"

#include <gsl/gsl_errno.h>

#define TEXT "a \"b\"\n<script>\xe2\x80\xae|*`#"

/* The object at a member of the root, or of another member. */
static JsonObject *
object_at (JsonObject *root, const char *member, const char *inner)
{
  JsonObject *object = json_object_get_object_member (root, member);

  return inner != NULL ? json_object_get_object_member (object, inner) : object;
}

static void
test_written (void)
{
  g_autoptr (ExosMemoEdits) edits = overridden (EXOS_VERDICT_HOLD, REASON TEXT);

  edits->owner = g_strdup (TEXT);
  edits->hypothesis = g_strdup (TEXT);
  edits->note = g_strdup (TEXT);
  edits->actions = g_strsplit ("one;;two", ";", -1);
  g_date_set_dmy (&edits->end, 13, G_DATE_MARCH, 2026);

  g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", edits, "en");
  g_autofree char *text = exos_render_json (doc->report, doc);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonObject *decision = object_at (root, "decision", NULL);
  JsonObject *override = object_at (root, "decision", "override");
  JsonObject *memo = object_at (root, "memo", NULL);
  JsonObject *run = object_at (root, "memo", "run");
  JsonArray *actions = json_object_get_array_member (memo, "next_actions");

  assert_strict (text);
  g_assert_cmpint (json_object_get_int_member (root, "schema"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (decision, "verdict"), ==, "launch");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (decision, "sentence"),
                                   "Ship the treatment. Conversion rose by "));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (decision, "next_actions")),
                    ==, 3);
  g_assert_cmpstr (json_object_get_string_member (override, "verdict"), ==, "hold");
  g_assert_cmpstr (json_object_get_string_member (override, "reason"), ==, REASON TEXT);
  g_assert_cmpstr (json_object_get_string_member (override, "owner"), ==, TEXT);
  g_assert_cmpstr (json_object_get_string_member (memo, "owner"), ==, TEXT);
  g_assert_cmpstr (json_object_get_string_member (memo, "hypothesis"), ==, TEXT);
  g_assert_cmpstr (json_object_get_string_member (memo, "note"), ==, TEXT);
  g_assert_true (json_object_get_null_member (run, "start"));
  g_assert_cmpstr (json_object_get_string_member (run, "end"), ==, "2026-03-13");
  g_assert_cmpstr (json_array_get_string_element (actions, 2), ==, "two");
}

/* Nothing written is null, and so is a decision without a reason. */
static void
test_nothing (void)
{
  g_autoptr (ExosMemoEdits) edits = overridden (EXOS_VERDICT_HOLD, "too short");

  edits->owner = g_strdup ("");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (ExosDoc) doc = doc_with ("a-clear-win", i == 0 ? edits : NULL, "en");
      g_autofree char *text = exos_render_json (doc->report, doc);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *root = parse (text, parser);
      JsonObject *memo = i == 0 ? object_at (root, "memo", NULL) : NULL;
      static const char *const members[] = { "owner", "hypothesis", "note", "run", "next_actions" };

      g_assert_true (json_object_get_null_member (object_at (root, "decision", NULL), "override"));
      for (gsize member = 0; memo != NULL && member < G_N_ELEMENTS (members); member++)
        g_assert_true (json_object_get_null_member (memo, members[member]));
      g_assert_true (i == 0 || json_object_get_null_member (root, "memo"));
    }
}

/* Of data that was not judged as well: limits that nobody set are the plan's by now. */
static void
test_limits_of_blocked_data (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_add_guardrail (plan, "crash", NULL));
  plan->worse = (ExosRatio) { 1, 500 };

  g_autoptr (ExosReport) report =
      fixture_report ("variant,users,conversions,crash\ncontrol,1000,100,1\n", plan);
  g_autofree char *text = render (report);

  g_assert_cmpuint (report->n_treatments, ==, 0);
  g_assert_nonnull (strstr (text, "\"worse\" : 0.002,"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/json-memo/as-it-was-written", test_written);
  g_test_add_func ("/json-memo/nothing-is-null", test_nothing);
  g_test_add_func ("/json-memo/limits-of-blocked-data", test_limits_of_blocked_data);
  return g_test_run ();
}
