// SPDX-License-Identifier: MIT
/* What the policies decide in simulated experiments. */
#include "simulate-fixture.h"

#include <gsl/gsl_errno.h>

static void
test_every_replicate_has_one_outcome (void)
{
  const ExosAssumptions assumptions = assume (G_N_ELEMENTS (effects));
  g_autoptr (ExosSimulation) self = simulate (csv, NULL, &assumptions);

  for (gsize i = 0; i < self->n_effects; i++)
    for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
      {
        guint n = 0;

        for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
          {
            const guint count = self->effects[i].counts[policy][outcome];

            n += count;
            if (!exos_outcome_is_possible ((ExosPolicy) policy, (ExosOutcome) outcome))
              g_assert_cmpuint (count, ==, 0);
          }
        g_assert_cmpuint (n, ==, FEW);
      }
}

static void
test_only_evidence_launches_under_conditions (void)
{
  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    g_assert_cmpint (exos_outcome_is_possible ((ExosPolicy) policy, EXOS_OUTCOME_CONDITIONAL), ==,
                     policy == EXOS_POLICY_EVIDENCE);
}

/* Harm is harm in both directions: events added where lower is better, taken where higher is. */
static void
test_harm_follows_the_direction (void)
{
  static const char *const directions[] = { "kept:lower", "kept:higher" };

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      const double harm = 0.05;
      ExosAssumptions assumptions = assume (G_N_ELEMENTS (effects));
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      assumptions.harms = &harm;
      g_assert_true (exos_plan_add_guardrail (plan, directions[i], NULL));
      g_autoptr (ExosSimulation) self =
          simulate ("variant,users,conversions,kept\ncontrol,10000,1200,5000\n"
                    "treatment,10000,1200,5000\n",
                    plan, &assumptions);

      g_assert_cmpuint (self->effects[1].counts[EXOS_POLICY_EVIDENCE][EXOS_OUTCOME_ROLLBACK], ==,
                        FEW);
    }
}

/* A guardrail that the file could not give stands in the way of every launch, as in the file. */
static void
test_what_cannot_be_judged_stays_so (void)
{
  const ExosAssumptions assumptions = assume (G_N_ELEMENTS (effects));
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  g_assert_true (exos_plan_add_guardrail (plan, "revenue", NULL));
  g_autoptr (ExosSimulation) self =
      simulate ("variant,users,conversions,revenue\ncontrol,100000,12000,1.5\n"
                "treatment,100000,12000,2.5\n",
                plan, &assumptions);

  g_assert_cmpuint (self->effects[3].counts[EXOS_POLICY_STANDARD][EXOS_OUTCOME_LAUNCH], ==, 0);
  g_assert_cmpuint (self->effects[3].counts[EXOS_POLICY_LITERAL][EXOS_OUTCOME_HOLD], ==, FEW);
}

/* Two treatments without effect: corrected, one of 20 experiments decides and not one of 10. */
static void
test_several_treatments_are_corrected (void)
{
  ExosAssumptions assumptions = assume (1);
  const double none = 0.0;
  guint n_decided[2];

  assumptions.effects = &none;
  assumptions.n_replicates = 4000;
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->correction = i == 0 ? EXOS_CORRECTION_DUNNETT : EXOS_CORRECTION_NONE;
      g_autoptr (ExosSimulation) self = simulate (
          "variant,users,conversions\ncontrol,10000,1200\nblue,10000,1200\nred,10000,1200\n", plan,
          &assumptions);

      n_decided[i] = FEW * 10 - self->effects[0].counts[EXOS_POLICY_STANDARD][EXOS_OUTCOME_HOLD];
    }
  g_assert_cmpuint (n_decided[0], >, 140); /* 200 expected, standard deviation 14 */
  g_assert_cmpuint (n_decided[0], <, 260);
  g_assert_cmpuint (n_decided[1], >, 310); /* 365 expected */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/simulate-outcomes/every-replicate-has-one-outcome",
                   test_every_replicate_has_one_outcome);
  g_test_add_func ("/simulate-outcomes/only-evidence-launches-under-conditions",
                   test_only_evidence_launches_under_conditions);
  g_test_add_func ("/simulate-outcomes/harm-follows-the-direction",
                   test_harm_follows_the_direction);
  g_test_add_func ("/simulate-outcomes/what-cannot-be-judged-stays-so",
                   test_what_cannot_be_judged_stays_so);
  g_test_add_func ("/simulate-outcomes/several-treatments-are-corrected",
                   test_several_treatments_are_corrected);
  return g_test_run ();
}
