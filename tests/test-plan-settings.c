// SPDX-License-Identifier: MIT
/* Settings of a plan, one by one: roles of columns, guardrails, splits, limits in points. */
#include "analysis/plan.h"

#include <math.h>

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

  g_test_add_func ("/plan-settings/roles", test_roles);
  g_test_add_func ("/plan-settings/primary", test_primary);
  g_test_add_func ("/plan-settings/guardrails", test_guardrails);
  g_test_add_func ("/plan-settings/splits-read-back", test_splits_read_back);
  g_test_add_func ("/plan-settings/points", test_points);
  g_test_add_func ("/plan-settings/points-read-back", test_points_read_back);

  return g_test_run ();
}
