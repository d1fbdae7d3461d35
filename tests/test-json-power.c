// SPDX-License-Identifier: MIT
/* How many users are needed, in JSON: a number, or null and the reason. */
#include "json-fixture.h"

#include <gsl/gsl_errno.h>

#include "data/language.h"

/* Takes the plan. */
static char *
render_plan (const FixtureArm *arms, ExosPlan *taken, ExosRatio smallest, guint days)
{
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 0);
  g_autoptr (ExosPlan) plan = taken;
  g_autoptr (ExosMemoEdits) edits = exos_memo_edits_new ();
  const ExosMemoOptions options = { .edits = edits };

  plan->smallest_effect = smallest;
  g_date_set_dmy (&edits->start, 1, G_DATE_MARCH, 2026);
  edits->end = edits->start;
  g_date_add_days (&edits->end, days - 1);

  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  g_autoptr (ExosDoc) doc = exos_doc_new (report, &options);

  return exos_render_json (report, doc);
}

static char *
render_run (const FixtureArm *arms, ExosRatio smallest, guint days)
{
  return render_plan (arms, exos_plan_new (), smallest, days);
}

static const FixtureArm undecided[] = { { "control", 5000, 600, { 0 } },
                                        { "treatment", 5000, 640, { 0 } } };

static void
test_needed (void)
{
  g_autofree char *text = render_run (undecided, (ExosRatio) { 1, 100 }, 20);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonObject *plan = json_object_get_object_member (root, "plan");
  JsonObject *power = json_object_get_object_member (root, "power");
  JsonObject *needed = json_object_get_object_member (power, "needed");

  assert_strict (text);
  g_assert_cmpfloat (json_object_get_double_member (plan, "power"), ==, 0.8);
  g_assert_true (json_object_get_null_member (plan, "daily_users"));
  g_assert_cmpfloat (json_object_get_double_member (power, "power"), ==, 0.8);
  g_assert_cmpfloat (json_object_get_double_member (power, "level"), ==, 0.05);
  g_assert_true (json_object_get_null_member (power, "fault"));
  g_assert_true (json_object_get_null_member (plan, "planned_looks"));
  g_assert_cmpstr (json_object_get_string_member (power, "monitoring"), ==, "fixed");
  g_assert_cmpint (json_object_get_int_member (power, "looks"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (power, "inflation"), ==, 1.0);
  g_assert_cmpint (json_object_get_int_member (needed, "control"), ==, 17169);
  g_assert_cmpint (json_object_get_int_member (needed, "treatment"), ==, 17169);
  g_assert_cmpint (json_object_get_int_member (needed, "all"), ==, 34338);
  g_assert_cmpint (json_object_get_int_member (power, "missing"), ==, 24338);
  g_assert_cmpint (json_object_get_int_member (power, "users_a_day"), ==, 500);
  g_assert_cmpint (json_object_get_int_member (power, "days_left"), ==, 49);
  g_assert_cmpint (json_object_get_int_member (power, "weeks_left"), ==, 7);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (power, "detectable"),
                                  0.0188044998936106, 1e-12);
}

/* At 10,000 of 20,000 users: the second of four looks, of which two are to come. */
static void
test_looks_are_included (void)
{
  ExosPlan *plan = exos_plan_new ();

  plan->monitoring = EXOS_MONITORING_POCOCK;
  plan->planned_users = 20000;
  plan->planned_looks = 4;
  exos_plan_add_look (plan, 5000);

  g_autofree char *text = render_plan (undecided, plan, (ExosRatio) { 1, 100 }, 20);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (text, parser);
  JsonObject *power = json_object_get_object_member (root, "power");
  const double inflation = json_object_get_double_member (power, "inflation");

  assert_strict (text);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (root, "plan"), "planned_looks"),
      ==, 4);
  g_assert_cmpstr (json_object_get_string_member (power, "monitoring"), ==, "pocock");
  g_assert_cmpint (json_object_get_int_member (power, "looks"), ==, 4);
  g_assert_cmpfloat (inflation, >, 1.15);
  g_assert_cmpfloat (inflation, <, 1.21);
  g_assert_cmpfloat_with_epsilon ((double) json_object_get_int_member (
                                      json_object_get_object_member (power, "needed"), "control"),
                                  inflation * 17168.2454349, 1.0);
}

static void
test_reasons (void)
{
  static const FixtureArm nobody[] = { { "control", 5000, 0, { 0 } },
                                       { "treatment", 5000, 0, { 0 } } };
  static const struct
  {
    const FixtureArm *arms;
    ExosRatio smallest;
    const char *fault;
    gboolean has_detectable;
  } cases[] = {
    { undecided, { 0, 1 }, "no_difference", TRUE },
    { undecided, { 9, 10 }, "no_rate", TRUE },
    { nobody, { 1, 100 }, "no_rate", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = render_run (cases[i].arms, cases[i].smallest, 20);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *power = json_object_get_object_member (parse (text, parser), "power");

      assert_strict (text);
      g_assert_cmpstr (json_object_get_string_member (power, "fault"), ==, cases[i].fault);
      g_assert_true (json_object_get_null_member (power, "needed"));
      g_assert_true (json_object_get_null_member (power, "missing"));
      g_assert_true (json_object_get_null_member (power, "days_left"));
      g_assert_cmpint (json_object_get_null_member (power, "detectable"), !=,
                       cases[i].has_detectable);
    }
}

static void
test_data_that_must_not_be_used_has_none (void)
{
  static const FixtureArm broken[] = { { "control", 5000, 600, { 0 } },
                                       { "treatment", 10000, 1200, { 0 } } };
  g_autofree char *text = render_run (broken, (ExosRatio) { 1, 100 }, 20);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_object_get_null_member (parse (text, parser), "power"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/json-power/needed", test_needed);
  g_test_add_func ("/json-power/looks-are-included", test_looks_are_included);
  g_test_add_func ("/json-power/reasons", test_reasons);
  g_test_add_func ("/json-power/data-that-must-not-be-used-has-none",
                   test_data_that_must_not_be_used_has_none);
  return g_test_run ();
}
