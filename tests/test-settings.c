// SPDX-License-Identifier: MIT
/* What a memo embeds of its settings gives the same settings back, or nothing. */
#include <string.h>

#include "data/language.h"
#include "edits-fixture.h"
#include "hostile-fixture.h"
#include "memo/settings.h"

static ExosSettings *
read_text (const char *text, GError **error)
{
  return exos_settings_read (text, strlen (text), error);
}

static void
add_policy_guardrail (ExosPlan *plan)
{
  const ExosGuardrailPlan guardrail = { .column = g_strdup ("*crash*"),
                                        .has_limits = TRUE,
                                        .worse = { 1, 20 },
                                        .severe = { 1, 10 },
                                        .has_margin = TRUE,
                                        .margin = { 3, 1000 },
                                        .is_relative = TRUE };

  g_ptr_array_add (plan->policy_guardrails, g_memdup2 (&guardrail, sizeof guardrail));
}

/* Every setting is another one than a new plan has. */
static ExosPlan *
create_full_plan (void)
{
  ExosPlan *plan = exos_plan_new ();
  const ExosGuardrailPlan off = { .column = (char *) "b:c=d", .is_off = TRUE };

  exos_plan_set_name (plan, "이름 \"<&>\\ \342\200\256");
  exos_plan_set_control (plan, "old");
  g_assert_true (exos_plan_set_primary (plan, "revenue:lower", NULL));
  exos_plan_set_role (plan, "visitors", EXOS_ROLE_USERS);
  exos_plan_set_role (plan, "=cmd|", EXOS_ROLE_IGNORE);
  g_assert_true (exos_plan_add_guardrail (plan, "crash:higher:0.2:0.4:ni=0.7", NULL));
  exos_plan_set_guardrail (plan, &off);
  add_policy_guardrail (plan);
  g_assert_true (exos_plan_add_capping (plan, "0.99", NULL));
  g_assert_true (exos_plan_add_capping (plan, "revenue:0.999999999", NULL));
  g_assert_true (exos_plan_set_split (plan, "old=33.4,new=66.6", NULL));
  plan->start = g_strdup ("2024-03-01 10:00");
  plan->no_guardrails = plan->sums_rows = plan->skips_unit_check = plan->is_verified = TRUE;
  plan->alpha = 0.1 / 3.0;
  plan->power = 0.7 + 0.2;
  plan->ci = EXOS_CI_WALD;
  plan->exact = EXOS_EXACT_NEVER;
  plan->policy = EXOS_POLICY_STRICT;
  plan->correction = EXOS_CORRECTION_HOLM;
  plan->worse = (ExosRatio) { 1, 3 };
  plan->severe = (ExosRatio) { 2, 3 };
  plan->relative_worse = (ExosRatio) { 1, 7 };
  plan->relative_severe = (ExosRatio) { 2, 7 };
  plan->smallest_effect = (ExosRatio) { 1, 200 };
  plan->daily_users = 123456789012;
  plan->min_users = 7;
  plan->policy_name = g_strdup ("Checkout");
  plan->policy_digest = g_strdup ("ab12");
  plan->policy_settings = g_strdup ("alpha = 0.01\n");
  plan->monitoring = EXOS_MONITORING_POCOCK;
  plan->planned_users = 50000;
  plan->planned_looks = 4;
  g_assert_true (exos_plan_add_look (plan, 10000));
  g_assert_true (exos_plan_add_look (plan, 20000));
  return plan;
}

static ExosMemoEdits *
create_full_edits (void)
{
  ExosMemoEdits *edits = overridden (EXOS_VERDICT_ROLLBACK, REASON);

  edits->owner = g_strdup ("민지");
  edits->hypothesis = g_strdup ("one\ntwo");
  edits->note = g_strdup ("\t");
  edits->actions = g_strsplit ("a|b", "|", -1);
  g_date_set_dmy (&edits->start, 1, G_DATE_MARCH, 2026);
  edits->is_altered = TRUE;
  return edits;
}

static void
test_every_setting_comes_back (void)
{
  g_autoptr (ExosPlan) plan = create_full_plan ();
  g_autoptr (ExosMemoEdits) edits = create_full_edits ();
  g_autofree char *text = exos_settings_write_draft (plan, edits);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosSettings) read = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_true (exos_plan_equal (plan, read->plan));
  g_assert_true (exos_memo_edits_equal (edits, read->edits));

  g_autofree char *again = exos_settings_write_draft (read->plan, read->edits);

  g_assert_cmpstr (text, ==, again);
}

static void
test_defaults_come_back (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autofree char *text = exos_settings_write_draft (plan, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosSettings) read = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_true (exos_plan_equal (plan, read->plan));
  g_assert_null (read->edits);
}

/* Exact: 33.4 of a split and a third as a limit are no doubles. */
static void
test_ratios_are_exact (void)
{
  g_autoptr (ExosPlan) plan = create_full_plan ();
  g_autofree char *text = exos_settings_write_draft (plan, NULL);
  g_autoptr (ExosSettings) read = read_text (text, NULL);

  g_assert_cmpuint (read->plan->worse.denominator, ==, 3);
  g_assert_cmpfloat (read->plan->alpha, ==, 0.1 / 3.0);
  g_assert_cmpuint (g_array_index (read->plan->split, ExosSplitPart, 0).weight, ==,
                    g_array_index (plan->split, ExosSplitPart, 0).weight);
}

/* A struct that grows must be written and read in its new part as well. */
static void
test_no_setting_is_forgotten (void)
{
  if (sizeof (gpointer) != 8)
    return;
  g_assert_cmpuint (sizeof (ExosPlan), ==, 280);
  g_assert_cmpuint (sizeof (ExosGuardrailPlan), ==, 88);
  g_assert_cmpuint (sizeof (ExosMemoEdits), ==, 72);
}

/* What is replaced in the settings of a default plan, and what the message names. */
static const struct
{
  const char *what;
  const char *old;
  const char *new;
  const char *named;
} refused[] = {
  { "later", "\"schema\":1", "\"schema\":2", "later version" },
  { "no-schema", "\"schema\":1", "\"schema\":null", "schema" },
  { "schema-of-lists", "\"schema\":1", "\"schema\":[]", "schema" },
  { "no-edits", ",\"edits\":null", "", "edits" },
  { "unknown", "\"ci\":\"score\"", "\"cj\":\"score\"", "cj" },
  { "wrong-word", "\"score\"", "\"best\"", "ci" },
  { "wrong-type", "\"alpha\":0.05", "\"alpha\":\"0.05\"", "alpha" },
  { "alpha-past-1", "\"alpha\":0.05", "\"alpha\":5.0", "alpha" },
  { "alpha-huge", "\"alpha\":0.05", "\"alpha\":1e999", "alpha" },
  { "negative", "\"min_users\":100", "\"min_users\":-1", "min_users" },
  { "fraction", "\"min_users\":100", "\"min_users\":1.5", "min_users" },
  { "zero-denominator", "\"worse\":[1,1000]", "\"worse\":[1,0]", "worse" },
  { "limits-crossed", "\"worse\":[1,1000]", "\"worse\":[4,1000]", "worse" },
  { "three-parts", "\"worse\":[1,1000]", "\"worse\":[1,1000,2]", "worse" },
  { "one-part-split", "\"split\":[]", "\"split\":[{\"name\":null,\"weight\":1}]", "split" },
  { "split-of-0", "\"split\":[]",
    "\"split\":[{\"name\":null,\"weight\":1},{\"name\":null,\"weight\":0}]", "split" },
  { "no-object", "\"columns\":[]", "\"columns\":[3]", "columns" },
  { "no-column", "\"columns\":[]", "\"columns\":[{\"role\":\"users\",\"column\":null}]",
    "columns" },
  { "no-role", "\"columns\":[]", "\"columns\":[{\"role\":\"king\",\"column\":\"a\"}]", "role" },
  { "capped-below-half", "\"cappings\":[]",
    "\"cappings\":[{\"metric\":null,\"quantile\":500000000}]", "cappings" },
  { "no-list", "\"looks\":[]", "\"looks\":null", "looks" },
  { "twice", "\"looks\":[]", "\"looks\":[5,5]", "looks" },
  { "looks-of-objects", "\"looks\":[]", "\"looks\":[{}]", "looks" },
  { "bad-start", "\"start\":null", "\"start\":\"soon\"", "start" },
  { "no-plan", "\"plan\":{", "\"plan\":3,\"other\":{", "other" },
  { "bad-edits", "\"edits\":null", "\"edits\":[]", "edits" },
  { "bad-day", "\"edits\":null", "\"edits\":{\"start\":\"2026-02-30\"}", "start" },
  { "bad-verdict", "\"edits\":null", "\"edits\":{\"decision\":\"maybe\"}", "decision" },
};

static void
test_refused (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autofree char *text = exos_settings_write_draft (plan, NULL);
  g_autoptr (GString) changed = g_string_new (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (changed, refused[i].old, refused[i].new, 1), ==, 1);
  g_assert_null (read_text (changed->str, &error));
  g_assert_nonnull (strstr (error->message, refused[i].named));
}

/* Any bytes: brackets without end, a string that does not close, a tail cut off anywhere. */
static void
test_any_bytes (void)
{
  g_autoptr (ExosPlan) plan = create_full_plan ();
  g_autofree char *text = exos_settings_write_draft (plan, NULL);
  g_autofree char *deep = g_strnfill (1000000, '[');

  g_assert_null (read_text (deep, NULL));
  g_assert_null (read_text ("", NULL));
  g_assert_null (read_text ("\"", NULL));
  g_assert_null (read_text ("\377{}", NULL));
  for (gsize length = strlen (text); length-- > 0;)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (exos_settings_read (text, length, &error));
      g_assert_nonnull (error);
    }
}

/* Hostile names stand in them without meaning anything to HTML, and come back. */
static void
test_hostile_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      exos_plan_set_name (plan, hostile[i]);

      g_autofree char *text = exos_settings_write_draft (plan, NULL);
      g_autoptr (ExosSettings) read = read_text (text, NULL);
      g_autofree char *valid = g_utf8_make_valid (hostile[i], -1);

      g_assert_cmpstr (read->plan->name, ==, valid);
      g_assert_null (strchr (text, '\n'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/settings/every-setting-comes-back", test_every_setting_comes_back);
  g_test_add_func ("/settings/defaults-come-back", test_defaults_come_back);
  g_test_add_func ("/settings/ratios-are-exact", test_ratios_are_exact);
  g_test_add_func ("/settings/no-setting-is-forgotten", test_no_setting_is_forgotten);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/settings/refused/", refused[i].what, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/settings/any-bytes", test_any_bytes);
  g_test_add_func ("/settings/hostile-names", test_hostile_names);
  return g_test_run ();
}
