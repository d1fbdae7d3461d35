// SPDX-License-Identifier: MIT
/* Plans as values: copied, compared, changed setting by setting. */
#include "analysis/plan.h"

#include <math.h>
#include <string.h>

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
    .column = (char *) "latency", .worse = { 1, 20 }, .severe = { 1, 10 }, .is_relative = TRUE
  };

  exos_plan_set_guardrail (plan, &guardrail);
}

static void
set_guardrail_margin (ExosPlan *plan)
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
  const ExosGuardrailPlan guardrail = { .column = g_strdup ("*crash*"),
                                        .worse = { 1, 20 },
                                        .severe = { 1, 10 } };

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
DEFINE_CHANGE (sums_rows, plan->sums_rows = TRUE)
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
  change_sums_rows,
  change_smallest_effect,
  change_power,
  change_daily_users,
  change_primary,
  change_primary_direction,
  set_guardrail_relative,
  set_guardrail_margin,
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
  g_assert_cmpuint (sizeof (ExosPlan), ==, 248);
  g_assert_cmpuint (sizeof (ExosGuardrailPlan), ==, 80);
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
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    changes[i](plan);

  const ExosMapping mapping = exos_plan_mapping (plan);

  g_assert_true (mapping.sums_rows);
  g_assert_cmpstr (mapping.control, ==, "red");
  g_assert_cmpuint (mapping.n_columns, ==, 1);
}

static void
test_texts_may_be_its_own (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  exos_plan_set_name (plan, "Banner");
  exos_plan_set_name (plan, plan->name);
  g_assert_cmpstr (plan->name, ==, "Banner");
}

typedef struct
{
  const char *name;
  const char *roles[3]; /* "ROLE=HEADER", in order */
  const char *expected;
} RoleCase;

static const RoleCase role_cases[] = {
  { "one", { "users=visitors" }, "users=visitors" },
  { "the-column-again", { "users=visitors", "ignore=visitors" }, "ignore=visitors" },
  { "the-same-but-for-case",
    { "guardrail=Crash Count", "ignore=crash_count" },
    "ignore=crash_count" },
  { "another-column-of-users", { "users=a", "users=b" }, "users=b" },
  { "another-column-of-conversions", { "conversions=a", "conversions=b" }, "conversions=b" },
  { "another-column-that-decides", { "primary=a", "primary=b" }, "primary=b" },
  { "conversions-beside-what-decides",
    { "conversions=a", "primary=b" },
    "conversions=a primary=b" },
  { "guardrails-are-many", { "guardrail=a", "guardrail=b" }, "guardrail=a guardrail=b" },
  { "two-change-places", { "users=a", "conversions=b", "users=b" }, "users=b" },
};

static void
test_roles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (role_cases); i++)
    {
      const RoleCase *c = &role_cases[i];
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (GString) told = g_string_new (NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (c->roles) && c->roles[j] != NULL; j++)
        {
          g_auto (GStrv) words = g_strsplit (c->roles[j], "=", 2);
          ExosRole role;

          g_assert_true (exos_role_from_id (words[0], &role));
          exos_plan_set_role (plan, words[1], role);
        }
      for (guint j = 0; j < plan->columns->len; j++)
        {
          const ExosColumnRole *column = g_ptr_array_index (plan->columns, j);

          g_string_append_printf (told, "%s%s=%s", j > 0 ? " " : "", exos_role_id (column->role),
                                  column->column);
        }
      g_test_message ("%s", c->name);
      g_assert_cmpstr (told->str, ==, c->expected);
    }
}

/* What decides is said by a name or by a column, never by both, and with its own direction. */
static void
test_primary (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_set_primary (plan, "revenue:lower", NULL));
  exos_plan_set_role (plan, "clicks", EXOS_ROLE_PRIMARY);
  g_assert_null (plan->primary);
  g_assert_false (plan->has_primary_direction);
  g_assert_cmpuint (plan->columns->len, ==, 1);

  exos_plan_set_role (plan, "visitors", EXOS_ROLE_USERS);
  g_assert_true (exos_plan_set_primary (plan, "revenue:lower", NULL));
  exos_plan_forget_primary (plan);
  g_assert_null (plan->primary);
  g_assert_false (plan->has_primary_direction);
  g_assert_cmpuint (plan->columns->len, ==, 1);
  g_assert_cmpint (((ExosColumnRole *) g_ptr_array_index (plan->columns, 0))->role, ==,
                   EXOS_ROLE_USERS);
}

static void
test_guardrails (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  ExosGuardrailPlan guardrail = {
    .column = (char *) "Crash Count",
    .has_direction = TRUE,
    .direction = EXOS_DIRECTION_HIGHER,
    .worse = { 1, 1000 },
    .severe = { 3, 1000 },
  };

  g_assert_null (exos_plan_find_guardrail (plan, "crash_count"));
  exos_plan_set_guardrail (plan, &guardrail);
  guardrail.column = (char *) "refund";
  exos_plan_set_guardrail (plan, &guardrail);
  guardrail.column = (char *) "crash_count";
  guardrail.is_off = TRUE;
  exos_plan_set_guardrail (plan, &guardrail);

  const ExosGuardrailPlan *found = exos_plan_find_guardrail (plan, "CRASH-COUNT");

  g_assert_cmpuint (plan->guardrails->len, ==, 2);
  g_assert_cmpstr (found->column, ==, "crash_count");
  g_assert_true (found->is_off);
  g_assert_cmpint (found->direction, ==, EXOS_DIRECTION_HIGHER);
  g_assert_cmpuint (found->severe.numerator, ==, 3);
  g_assert_false (exos_plan_find_guardrail (plan, "refund")->is_off);

  /* What was found may be set again. */
  exos_plan_set_guardrail (plan, found);
  g_assert_cmpstr (exos_plan_find_guardrail (plan, "crash_count")->column, ==, "crash_count");
}

static void
test_splits_read_back (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } splits[] = {
    { "50:50", "50:50" },
    { "80/20", "80:20" },
    { "0.5:0.25:0.25", "2:1:1" },
    { "33.3,33.3,33.4", "333:333:334" },
    { "control=50, treatment=50", "control=50,treatment=50" },
    { "a=b=1,c:d=2", "a=b=1,c:d=2" },
    { "대조군=1,실험군=0", "대조군=1,실험군=0" },
  };
  g_autoptr (ExosPlan) equal = exos_plan_new ();

  g_assert_null (exos_plan_dup_split (equal));
  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autoptr (ExosPlan) again = exos_plan_new ();

      g_assert_true (exos_plan_set_split (plan, splits[i].text, NULL));

      g_autofree char *text = exos_plan_dup_split (plan);

      g_assert_cmpstr (text, ==, splits[i].expected);
      g_assert_true (exos_plan_set_split (again, text, NULL));
      g_assert_true (exos_plan_equal (plan, again));
      exos_plan_clear_split (again);
      g_assert_true (exos_plan_equal (again, equal));
    }
}

static void
test_points (void)
{
  static const struct
  {
    double points;
    ExosRatio ratio;
  } cases[] = {
    { 0.0, { 0, 1 } },          { 0.05, { 1, 2000 } },      { 0.1, { 1, 1000 } },
    { 0.3, { 3, 1000 } },       { 0.1 + 0.2, { 3, 1000 } }, { 0.35, { 7, 2000 } },
    { 0.0001, { 1, 1000000 } }, { 0.00004, { 0, 1 } },      { 0.00006, { 1, 1000000 } },
    { 100.0, { 1, 1 } },        { 1e300, { 1, 1 } },        { INFINITY, { 1, 1 } },
    { -0.1, { 0, 1 } },         { NAN, { 0, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosRatio ratio = exos_ratio_from_points (cases[i].points);
      const ExosRatio expected = cases[i].ratio;

      g_test_message ("%.17g points", cases[i].points);
      g_assert_cmpuint (ratio.numerator * expected.denominator, ==,
                        expected.numerator * ratio.denominator);
      g_assert_cmpuint (ratio.denominator, >, 0);
    }
}

/* What a spin button with step 0.05 can hold comes back as it was, and is the text of it. */
static void
test_points_read_back (void)
{
  for (guint step = 0; step <= 2000; step++)
    {
      const double points = 0.05 * step;
      const ExosRatio ratio = exos_ratio_from_points (points);
      g_autofree char *text = g_strdup_printf ("crash:%u.%02u", step / 20, 5 * (step % 20));
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      g_assert_cmpuint (ratio.numerator * 2000, ==, step * ratio.denominator);
      g_assert_cmpfloat_with_epsilon (exos_ratio_to_points (ratio), points, 1e-12);
      g_assert_true (exos_plan_add_guardrail (plan, text, NULL));

      const ExosGuardrailPlan *typed = exos_plan_find_guardrail (plan, "crash");

      g_assert_cmpuint (ratio.numerator * typed->worse.denominator, ==,
                        typed->worse.numerator * ratio.denominator);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-edit/every-setting-counts", test_every_setting_counts);
  g_test_add_func ("/plan-edit/no-setting-is-forgotten", test_no_setting_is_forgotten);
  g_test_add_func ("/plan-edit/copy-is-its-own", test_copy_is_its_own);
  g_test_add_func ("/plan-edit/mapping-says-all-of-it", test_mapping_says_all_of_it);
  g_test_add_func ("/plan-edit/texts-may-be-its-own", test_texts_may_be_its_own);
  g_test_add_func ("/plan-edit/roles", test_roles);
  g_test_add_func ("/plan-edit/primary", test_primary);
  g_test_add_func ("/plan-edit/guardrails", test_guardrails);
  g_test_add_func ("/plan-edit/splits-read-back", test_splits_read_back);
  g_test_add_func ("/plan-edit/points", test_points);
  g_test_add_func ("/plan-edit/points-read-back", test_points_read_back);

  return g_test_run ();
}
