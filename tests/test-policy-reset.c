// SPDX-License-Identifier: MIT
/* A policy file takes the place of all settings of a policy, and what departs from it is seen. */
#include "analysis/policy-file.h"

#include <string.h>

#define P "[policy]\n"

static const char all[] = P "based-on = evidence\nalpha = 0.01\ncorrection = holm\nci = newcombe\n"
                            "exact = never\nsmallest-effect = 0.5\nmin-users = 500\n"
                            "worse = 0.35\nsevere = 0.4\n"
                            "relative-worse = 12\nrelative-severe = 25%\n"
                            "[guardrail \"*crash*\"]\ndirection = lower\nworse = 5%\n";

static ExosPlan *
apply (const ExosPlan *plan, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return exos_policy_apply (plan, bytes, "team.ini", NULL);
}

static ExosPlan *
apply_to_new (const char *text)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return apply (plan, text);
}

static void
assert_ratio (ExosRatio ratio, double expected)
{
  g_assert_cmpfloat_with_epsilon ((double) ratio.numerator / (double) ratio.denominator, expected,
                                  1e-15);
}

/* A plan of which every setting is another than in a new one. */
static ExosPlan *
dup_loose (void)
{
  g_autoptr (ExosPlan) plan = apply_to_new (all);

  plan->alpha = 0.4;
  plan->policy = EXOS_POLICY_LITERAL;
  plan->correction = EXOS_CORRECTION_NONE;
  plan->smallest_effect = (ExosRatio) { 1, 100 };
  exos_plan_set_name (plan, "Banner");
  return g_steal_pointer (&plan);
}

static void
assert_is_usual (const ExosPlan *plan)
{
  g_autofree char *settings = exos_policy_print_settings (plan, FALSE);
  g_autoptr (ExosPlan) usual = exos_plan_new ();
  g_autofree char *expected = exos_policy_print_settings (usual, FALSE);

  g_assert_cmpstr (settings, ==, expected);
  g_assert_cmpuint (plan->policy_guardrails->len, ==, 0);
}

static void
test_forgotten (void)
{
  g_autoptr (ExosPlan) plan = dup_loose ();

  exos_policy_forget (plan);
  assert_is_usual (plan);
  g_assert_null (plan->policy_name);
  g_assert_null (plan->policy_digest);
  g_assert_null (plan->policy_settings);
}

/* What a plan had before does not leak into the policy, but for what is the experiment's. */
static void
test_nothing_leaks (void)
{
  g_autoptr (ExosPlan) loose = dup_loose ();
  g_autoptr (ExosPlan) plan = apply (loose, P);

  assert_is_usual (plan);
  g_assert_cmpstr (plan->name, ==, "Banner");
  g_assert_cmpstr (plan->policy_name, ==, "team.ini");
  assert_ratio (plan->smallest_effect, 0.01);
  g_assert_cmpfloat (loose->alpha, ==, 0.4);
}

/* Whatever is changed beside the file is seen. */
static void
test_departs (void)
{
  g_autoptr (ExosPlan) plan = apply_to_new (all);
  g_autoptr (ExosPlan) alpha = exos_plan_copy (plan);
  g_autoptr (ExosPlan) effect = exos_plan_copy (plan);
  g_autoptr (ExosPlan) guardrail = exos_plan_copy (plan);
  g_autoptr (ExosPlan) other = exos_plan_copy (plan);
  g_autoptr (ExosPlan) free_effect = apply_to_new (P);

  alpha->alpha = 0.05;
  effect->smallest_effect = (ExosRatio) { 0, 1 };
  g_assert_true (exos_plan_add_guardrail (guardrail, "crash:lower:50%:60%", NULL));
  g_assert_true (exos_plan_add_guardrail (other, "cancel:lower", NULL));
  exos_plan_set_name (other, "Banner");
  free_effect->smallest_effect = (ExosRatio) { 1, 100 };
  g_assert_true (exos_policy_departs (alpha));
  g_assert_true (exos_policy_departs (effect));
  g_assert_true (exos_policy_departs (guardrail));
  g_assert_false (exos_policy_departs (other));
  g_assert_false (exos_policy_departs (free_effect));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-reset/nothing-leaks-into-a-policy", test_nothing_leaks);
  g_test_add_func ("/policy-reset/a-forgotten-policy-leaves-nothing", test_forgotten);
  g_test_add_func ("/policy-reset/changes-are-seen", test_departs);
  return g_test_run ();
}
