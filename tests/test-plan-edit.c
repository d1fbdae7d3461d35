// SPDX-License-Identifier: MIT
/* Plans as values: copied, compared, changed setting by setting. */
#include "analysis/plan.h"

static void
set_columns (ExosPlan *plan)
{
  exos_plan_set_role (plan, "visitors", EXOS_ROLE_USERS);
}

static void
set_guardrail (ExosPlan *plan)
{
  g_assert_true (exos_plan_add_guardrail (plan, "crash:lower:0.2:0.4", NULL));
}

static void
set_guardrail_off (ExosPlan *plan)
{
  const ExosGuardrailPlan *present = exos_plan_find_guardrail (plan, "crash");
  ExosGuardrailPlan off = { .column = (char *) "crash" };

  if (present != NULL)
    off = *present;
  off.is_off = TRUE;
  exos_plan_set_guardrail (plan, &off);
}

static void
set_guardrail_relative (ExosPlan *plan)
{
  const ExosGuardrailPlan guardrail = {
    .column = (char *) "latency",
    .has_limits = TRUE,
    .worse = { 1, 20 },
    .severe = { 1, 10 },
    .is_relative = TRUE,
  };

  exos_plan_set_guardrail (plan, &guardrail);
}

static void
set_guardrail_margin (ExosPlan *plan)
{
  ExosGuardrailPlan guardrail = { .column = (char *) "latency",
                                  .has_limits = TRUE,
                                  .worse = { 1, 20 },
                                  .severe = { 1, 10 },
                                  .is_relative = TRUE,
                                  .has_margin = TRUE,
                                  .margin = { 1, 50 } };

  exos_plan_set_guardrail (plan, &guardrail);
}

static void
set_guardrail_without_limits (ExosPlan *plan)
{
  ExosGuardrailPlan guardrail = { .column = (char *) "latency",
                                  .worse = { 1, 20 },
                                  .severe = { 1, 10 },
                                  .is_relative = TRUE,
                                  .has_margin = TRUE,
                                  .margin = { 1, 50 } };

  exos_plan_set_guardrail (plan, &guardrail);
}

static void
add_policy_guardrail (ExosPlan *plan)
{
  const ExosGuardrailPlan guardrail = {
    .column = g_strdup ("*crash*"), .has_limits = TRUE, .worse = { 1, 20 }, .severe = { 1, 10 }
  };

  g_ptr_array_add (plan->policy_guardrails, g_memdup2 (&guardrail, sizeof guardrail));
}

static void
change_primary (ExosPlan *plan)
{
  g_assert_true (exos_plan_set_primary (plan, "revenue", NULL));
}

static void
change_primary_direction (ExosPlan *plan)
{
  g_assert_true (exos_plan_set_primary (plan, "revenue:lower", NULL));
}

static void
set_split (ExosPlan *plan)
{
  g_assert_true (exos_plan_set_split (plan, "control=80,treatment=20", NULL));
}

#define DEFINE_CHANGE(name, statement)       \
  static void change_##name (ExosPlan *plan) \
  {                                          \
    statement;                               \
  }

DEFINE_CHANGE (name, exos_plan_set_name (plan, "Banner"))
DEFINE_CHANGE (control, exos_plan_set_control (plan, "red"))
DEFINE_CHANGE (no_guardrails, plan->no_guardrails = TRUE)
DEFINE_CHANGE (start, plan->start = g_strdup ("2024-03-01"))
DEFINE_CHANGE (cappings, exos_plan_set_capping (plan, "revenue", 999000000))
DEFINE_CHANGE (capping_of_all, exos_plan_set_capping (plan, NULL, 999000000))
DEFINE_CHANGE (sums_rows, plan->sums_rows = TRUE)
DEFINE_CHANGE (skips_unit_check, plan->skips_unit_check = TRUE)
DEFINE_CHANGE (alpha, plan->alpha = 0.01)
DEFINE_CHANGE (ci, plan->ci = EXOS_CI_WALD)
DEFINE_CHANGE (exact, plan->exact = EXOS_EXACT_ALWAYS)
DEFINE_CHANGE (policy, plan->policy = EXOS_POLICY_LITERAL)
DEFINE_CHANGE (correction, plan->correction = EXOS_CORRECTION_HOLM)
DEFINE_CHANGE (worse, plan->worse = ((ExosRatio) { 2, 1000 }))
DEFINE_CHANGE (severe, plan->severe = ((ExosRatio) { 4, 1000 }))
DEFINE_CHANGE (relative_worse, plan->relative_worse = ((ExosRatio) { 1, 5 }))
DEFINE_CHANGE (relative_severe, plan->relative_severe = ((ExosRatio) { 1, 2 }))
DEFINE_CHANGE (policy_name, plan->policy_name = g_strdup ("Checkout"))
DEFINE_CHANGE (policy_digest, plan->policy_digest = g_strdup ("ab"))
DEFINE_CHANGE (policy_settings, plan->policy_settings = g_strdup ("alpha = 0.1"))
DEFINE_CHANGE (is_verified, plan->is_verified = TRUE)
DEFINE_CHANGE (smallest_effect, plan->smallest_effect = ((ExosRatio) { 5, 1000 }))
DEFINE_CHANGE (power, plan->power = 0.9)
DEFINE_CHANGE (daily_users, plan->daily_users = 1000)
DEFINE_CHANGE (min_users, plan->min_users = 1000)
DEFINE_CHANGE (monitoring, plan->monitoring = EXOS_MONITORING_ANY)
DEFINE_CHANGE (planned_users, plan->planned_users = 20000)
DEFINE_CHANGE (looks, g_assert_true (exos_plan_add_look (plan, 5000)))

/* Every setting there is. */
static void (*const changes[]) (ExosPlan *) = {
  change_name,
  change_control,
  set_columns,
  set_guardrail,
  set_guardrail_off,
  set_split,
  change_alpha,
  change_ci,
  change_exact,
  change_policy,
  change_worse,
  change_severe,
  change_no_guardrails,
  change_correction,
  change_min_users,
  change_start,
  change_cappings,
  change_capping_of_all,
  change_sums_rows,
  change_skips_unit_check,
  change_smallest_effect,
  change_power,
  change_daily_users,
  change_primary,
  change_primary_direction,
  set_guardrail_relative,
  set_guardrail_margin,
  set_guardrail_without_limits,
  change_relative_worse,
  change_is_verified,
  change_policy_name,
  change_policy_digest,
  change_policy_settings,
  add_policy_guardrail,
  change_relative_severe,
  change_monitoring,
  change_planned_users,
  change_looks,
};

/* One more setting makes another plan, and a copy has all of them. */
static void
test_every_setting_counts (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (ExosPlan) before = exos_plan_copy (plan);
      g_autoptr (ExosPlan) other = exos_plan_new ();

      g_test_message ("change %" G_GSIZE_FORMAT, i);
      g_assert_true (exos_plan_equal (before, plan));
      changes[i](plan);
      g_assert_false (exos_plan_equal (before, plan));
      g_assert_false (exos_plan_equal (plan, before));
      changes[i](other);
      g_assert_cmpint (exos_plan_equal (other, plan), ==, i == 0);
    }
}

/* A struct that grows must be copied and compared in its new part as well. */
static void
test_no_setting_is_forgotten (void)
{
  if (sizeof (gpointer) != 8)
    return;
  g_assert_cmpuint (sizeof (ExosPlan), ==, 280);
  g_assert_cmpuint (sizeof (ExosGuardrailPlan), ==, 88);
}

/* Numbers that do not count make no other guardrail; a unit counts with a margin. */
static void
test_limits_that_nobody_set (void)
{
  ExosGuardrailPlan a = { .worse = { 1, 1000 }, .severe = { 3, 1000 } };
  ExosGuardrailPlan b = { .worse = { 1, 10 }, .severe = { 3, 10 }, .is_relative = TRUE };

  g_assert_true (exos_guardrail_is_held_alike (&a, &b));
  a.has_margin = b.has_margin = TRUE;
  a.margin = b.margin = (ExosRatio) { 1, 50 };
  g_assert_false (exos_guardrail_is_held_alike (&a, &b));
  b.is_relative = FALSE;
  g_assert_true (exos_guardrail_is_held_alike (&a, &b));
  a.has_limits = b.has_limits = TRUE;
  g_assert_false (exos_guardrail_is_held_alike (&a, &b));
}

static void
test_copy_is_its_own (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    changes[i](plan);

  g_autoptr (ExosPlan) kept = exos_plan_copy (plan);
  g_autoptr (ExosPlan) copy = exos_plan_copy (plan);
  const ExosGuardrailPlan other = { .column = (char *) "crash", .worse = { 1, 10 } };

  exos_plan_set_name (copy, NULL);
  exos_plan_set_control (copy, "blue");
  exos_plan_set_role (copy, "visitors", EXOS_ROLE_IGNORE);
  exos_plan_set_guardrail (copy, &other);
  exos_plan_clear_split (copy);
  g_assert_true (exos_plan_equal (plan, kept));
  g_assert_null (copy->name);
  g_assert_cmpuint (copy->split->len, ==, 0);
  g_assert_cmpstr (plan->name, ==, "Banner");
}

static void
test_mapping_says_all_of_it (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_false (exos_plan_mapping (plan).sums_rows);
  g_assert_false (exos_plan_mapping (plan).skips_unit_check);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    changes[i](plan);

  const ExosMapping mapping = exos_plan_mapping (plan);

  g_assert_true (mapping.sums_rows);
  g_assert_true (mapping.skips_unit_check);
  g_assert_cmpstr (mapping.control, ==, "red");
  g_assert_cmpuint (mapping.n_columns, ==, 1);
  g_assert_cmpuint (mapping.n_cappings, ==, 2);
  g_assert_cmpstr (mapping.cappings[0]->metric, ==, "revenue");
}

static void
test_texts_may_be_its_own (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  exos_plan_set_name (plan, "Banner");
  exos_plan_set_name (plan, plan->name);
  g_assert_cmpstr (plan->name, ==, "Banner");
}

static void
add_issue (GPtrArray *issues, ExosIssueCode code, const char *column)
{
  g_ptr_array_add (issues, exos_issue_new (code, 1, column, NULL, NULL));
}

static void
test_what_a_file_does_not_have_is_forgotten (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosPlan) rest = exos_plan_new ();
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) exos_issue_free);

  exos_plan_set_role (rest, "visitors", EXOS_ROLE_USERS);
  g_assert_true (exos_plan_add_capping (rest, "0.99", NULL));
  exos_plan_set_role (plan, "visitors", EXOS_ROLE_USERS);
  exos_plan_set_role (plan, "Crash", EXOS_ROLE_GUARDRAIL);
  set_guardrail (plan);
  g_assert_true (exos_plan_set_primary (plan, "crash:lower", NULL));
  g_assert_true (exos_plan_add_capping (plan, "0.99", NULL));
  g_assert_true (exos_plan_add_capping (plan, "crash:0.9", NULL));
  exos_plan_set_control (plan, "red");
  g_assert_true (exos_plan_set_split (plan, "red=1,blue=1", NULL));
  plan->start = g_strdup ("2026-01-01");

  add_issue (issues, EXOS_ISSUE_SMALL_SAMPLE, "visitors");
  exos_plan_forget_unfit (plan, issues);
  g_assert_cmpstr (plan->control, ==, "red");

  add_issue (issues, EXOS_ISSUE_UNKNOWN_COLUMN, "crash");
  add_issue (issues, EXOS_ISSUE_UNKNOWN_GROUP, NULL);
  add_issue (issues, EXOS_ISSUE_BAD_SPLIT, NULL);
  add_issue (issues, EXOS_ISSUE_START_NOT_USED, NULL);
  exos_plan_forget_unfit (plan, issues);
  g_assert_true (exos_plan_equal (plan, rest));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-edit/every-setting-counts", test_every_setting_counts);
  g_test_add_func ("/plan-edit/no-setting-is-forgotten", test_no_setting_is_forgotten);
  g_test_add_func ("/plan-edit/limits-that-nobody-set", test_limits_that_nobody_set);
  g_test_add_func ("/plan-edit/copy-is-its-own", test_copy_is_its_own);
  g_test_add_func ("/plan-edit/mapping-says-all-of-it", test_mapping_says_all_of_it);
  g_test_add_func ("/plan-edit/texts-may-be-its-own", test_texts_may_be_its_own);
  g_test_add_func ("/plan-edit/what-a-file-does-not-have-is-forgotten",
                   test_what_a_file_does_not_have_is_forgotten);

  return g_test_run ();
}
