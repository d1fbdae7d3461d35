// SPDX-License-Identifier: MIT
/* The simulator: the same digits from the same seed, and no experiment that cannot be. */
#include "properties-fixture.h"
#include "simulate-fixture.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

/* Every correction and way to look, by turns; one look at any end the most often. */
static ExosPlan *
draw_plan (int i, const Sample *sample)
{
  static const ExosCorrection corrections[] = { EXOS_CORRECTION_DUNNETT, EXOS_CORRECTION_HOLM,
                                                EXOS_CORRECTION_NONE };
  ExosPlan *plan = exos_plan_new ();

  plan->smallest_effect = (ExosRatio) { (guint64) i % 2, 100 };
  plan->correction = corrections[i % 3];
  plan->monitoring = (ExosMonitoring) (i % 7 == 0 ? i / 7 % EXOS_N_MONITORINGS : 0);
  plan->planned_users = i % 7 == 0 ? 3 * sample->arms[0].users : 0;
  return plan;
}

static void
assert_same_rules (const ExosReport *judged, const ExosReport *whole)
{
  g_assert_true (judged->decision.rule == whole->decision.rule);
  g_assert_cmpint (judged->decision.treatment, ==, whole->decision.treatment);
  g_assert_cmpint (judged->health, ==, whole->health);
  for (gsize i = 0; i < whole->n_treatments; i++)
    g_assert_true (judged->treatments[i].rule == whole->treatments[i].rule);
  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    {
      const ExosRule *rule = exos_report_rule_by_policy (judged, (ExosPolicy) policy);

      g_assert_true (rule == exos_report_rule_by_policy (whole, (ExosPolicy) policy));
      g_assert_cmpint (rule->verdict, ==, whole->decision.by_policy[policy]);
    }
}

/* Without what only people read, and the same in every verdict and every rule. */
static void
test_rules_only_are_the_same_rules (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (int i = 0; i < N_EXPERIMENTS / 4; i++)
    {
      const Sample sample = draw_sample (random);
      g_autoptr (ExosPlan) plan = draw_plan (i, &sample);
      g_autoptr (ExosExperiment) experiment =
          fixture_experiment (sample.arms, sample.n_arms, sample.n_guardrails);
      g_autoptr (ExosReport) whole = exos_report_new (plan, experiment);
      g_autoptr (ExosReport) judged = exos_report_new_rules_only (plan, experiment, whole);

      assert_same_rules (judged, whole);
    }
}

/* A loss that counts before the end does so by its adjusted p: around that level, one user more. */
static void
test_rules_only_see_early_losses (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  guint n_early = 0;

  plan->planned_users = 100000;
  for (guint64 lost = 100; lost < 200; lost++)
    {
      const FixtureArm arms[] = {
        { "control", 10000, 1000, { 0 } },
        { "b", 10000, 1000 - lost, { 0 } },
        { "c", 10000, 1001, { 0 } },
      };
      g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, G_N_ELEMENTS (arms), 0);
      g_autoptr (ExosReport) whole = exos_report_new (plan, experiment);
      g_autoptr (ExosReport) judged = exos_report_new_rules_only (plan, experiment, NULL);

      n_early += whole->treatments[0].readiness == EXOS_DATA_EARLY;
      assert_same_rules (judged, whole);
    }

  g_assert_cmpuint (n_early, >, 10);
  g_assert_cmpuint (n_early, <, 90);
}

/* Whatever stands before it: each replicate has numbers of its own. */
static void
test_an_effect_alone_has_the_same_digits (void)
{
  const ExosAssumptions all = assume (G_N_ELEMENTS (effects));
  g_autoptr (ExosSimulation) together = simulate (csv, NULL, &all);

  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      ExosAssumptions one = assume (1);

      one.effects = &effects[i];
      g_autoptr (ExosSimulation) alone = simulate (csv, NULL, &one);

      g_assert_cmpmem (alone->effects[0].counts, sizeof alone->effects[0].counts,
                       together->effects[i].counts, sizeof together->effects[i].counts);
    }
}

/* The first of many replicates are those of few. */
static void
test_more_replicates_begin_alike (void)
{
  ExosAssumptions assumptions = assume (1);

  assumptions.effects = &effects[3];
  g_autoptr (ExosSimulation) few = simulate (csv, NULL, &assumptions);
  assumptions.n_replicates = FEW + 1;
  g_autoptr (ExosSimulation) more = simulate (csv, NULL, &assumptions);
  guint n_changed = 0;

  for (int outcome = 0; outcome < EXOS_N_OUTCOMES; outcome++)
    n_changed += more->effects[0].counts[EXOS_POLICY_STANDARD][outcome] -
                 few->effects[0].counts[EXOS_POLICY_STANDARD][outcome];
  g_assert_cmpuint (n_changed, ==, 1);
}

static void
test_another_seed_has_other_digits (void)
{
  ExosAssumptions assumptions = assume (G_N_ELEMENTS (effects));
  g_autoptr (ExosSimulation) one = simulate (csv, NULL, &assumptions);

  assumptions.seed++;
  g_autoptr (ExosSimulation) other = simulate (csv, NULL, &assumptions);

  g_assert_cmpint (
      memcmp (one->effects[3].counts, other->effects[3].counts, sizeof one->effects[3].counts), !=,
      0);
}

static const struct
{
  const char *text;
  double effect;
} refused[] = {
  { "variant,users,conversions\ncontrol,5000,600\ntreatment,10000,1200\n", 0.0 },
  { "variant,users,conversions\ncontrol,9700,600\ntreatment,10300,1200\n", 0.0 },
  { "variant,users,conversions\ncontrol,10000,12000\ntreatment,10000,1200\n", 0.0 },
  { "variant,users,conversions\ncontrol,10000,1200\ntreatment,10000,1200\n", -0.1201 },
  { "variant,users,conversions\ncontrol,10000,1200\ntreatment,10000,1200\n", 0.8801 },
  { "variant,users,conversions\ncontrol,10000,1200\ntreatment,10000,1200\n", NAN },
};

static void
test_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (ExosReport) report = fixture_report (refused[i].text, NULL);
      g_autoptr (GError) error = NULL;
      ExosAssumptions assumptions = assume (1);

      assumptions.effects = &refused[i].effect;
      g_assert_null (exos_simulate (report, &assumptions, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
    }
}

/* Means have no counts that could be drawn. */
static void
test_refuses_means (void)
{
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);
  const ExosAssumptions assumptions = assume (1);
  g_autoptr (GError) error = NULL;

  report->measure = EXOS_MEASURE_MEAN;
  g_autoptr (GArray) none = exos_simulation_dup_effects (report);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (exos_simulate (report, &assumptions, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
note_progress (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <, 1.0);
  *last = fraction;
}

static void
cancel_half_way (double fraction, gpointer cancellable)
{
  g_assert_cmpfloat (fraction, <=, 0.5);
  if (fraction == 0.5)
    g_cancellable_cancel (cancellable);
}

static void
test_progress (void)
{
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);
  const ExosAssumptions assumptions = assume (G_N_ELEMENTS (effects));
  double last = 0.0;
  g_autoptr (ExosSimulation) self =
      exos_simulate (report, &assumptions, note_progress, &last, NULL, NULL);

  g_assert_nonnull (self);
  g_assert_cmpfloat (last, >, 0.8);
}

static void
test_cancelled (void)
{
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const ExosAssumptions assumptions = assume (G_N_ELEMENTS (effects));

  g_assert_null (
      exos_simulate (report, &assumptions, cancel_half_way, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* In points, with and without a smallest effect; 0.0119 is what the file shows. */
static void
check_effects (const char *text, const ExosPlan *plan, const char *expected)
{
  g_autoptr (ExosReport) report = fixture_report (text, plan);
  g_autoptr (GArray) chosen = exos_simulation_dup_effects (report);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (shown, "%s%.3g", i > 0 ? " " : "",
                            100.0 * g_array_index (chosen, double, i));
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
test_effects (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  check_effects (csv, NULL, "-2 -1.5 -1 -0.5 0 0.5 1 1.13 1.5 2");
  plan->smallest_effect = (ExosRatio) { 5, 1000 };
  check_effects (csv, plan, "-1 -0.75 -0.5 -0.25 0 0.25 0.5 0.75 1 1.13");
  check_effects ("variant,users,conversions\ncontrol,1000,0\ntreatment,1000,0\n", NULL,
                 "0 0.5 1 1.5 2");
  check_effects ("variant,users,conversions\ncontrol,1000,1000\ntreatment,1000,999\n", NULL,
                 "-2 -1.5 -1 -0.5 -0.1 0");
  check_effects ("variant,users,conversions\ncontrol,10,12\ntreatment,10,1\n", NULL, "");
}

static void
test_marks_what_was_observed (void)
{
  g_autoptr (ExosReport) report = fixture_report (csv, NULL);
  g_autoptr (GArray) chosen = exos_simulation_dup_effects (report);
  ExosAssumptions assumptions = assume (0);
  guint n_observed = 0;

  assumptions.effects = (const double *) (void *) chosen->data;
  assumptions.n_effects = chosen->len;
  assumptions.n_replicates = 1;
  g_autoptr (ExosSimulation) self = exos_simulate (report, &assumptions, NULL, NULL, NULL, NULL);

  for (gsize i = 0; i < self->n_effects; i++)
    n_observed += self->effects[i].is_observed;
  g_assert_cmpuint (n_observed, ==, 1);
  g_assert_true (self->effects[7].is_observed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/simulate/rules-only-are-the-same-rules", test_rules_only_are_the_same_rules);
  g_test_add_func ("/simulate/rules-only-see-early-losses", test_rules_only_see_early_losses);
  g_test_add_func ("/simulate/an-effect-alone-has-the-same-digits",
                   test_an_effect_alone_has_the_same_digits);
  g_test_add_func ("/simulate/more-replicates-begin-alike", test_more_replicates_begin_alike);
  g_test_add_func ("/simulate/another-seed-has-other-digits", test_another_seed_has_other_digits);
  g_test_add_func ("/simulate/refuses", test_refuses);
  g_test_add_func ("/simulate/refuses-means", test_refuses_means);
  g_test_add_func ("/simulate/progress", test_progress);
  g_test_add_func ("/simulate/cancelled", test_cancelled);
  g_test_add_func ("/simulate/effects", test_effects);
  g_test_add_func ("/simulate/marks-what-was-observed", test_marks_what_was_observed);
  return g_test_run ();
}
