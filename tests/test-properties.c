// SPDX-License-Identifier: MIT
/* P1 to P7 of the decision rules, over generated experiments with fixed seeds. */
#include "properties-fixture.h"

#include <gsl/gsl_errno.h>

typedef void (*Check) (const Sample *sample, const ExosReport *report, GRand *random);

static void
for_all (guint32 seed, Check check)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_EXPERIMENTS; i++)
    {
      const Sample sample = draw_sample (random);
      g_autoptr (ExosReport) report = judge (&sample);

      check (&sample, report, random);
    }
}

static void
check_launch_is_a_gain (const Sample *sample, const ExosReport *report, GRand *random)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  if (report->decision.verdict != EXOS_VERDICT_LAUNCH)
    return;
  g_assert_cmpint (treatment->verdict, ==, EXOS_VERDICT_LAUNCH);
  g_assert_cmpfloat (treatment->comparison.abs_lift, >, 0.0);
  if (!treatment->comparison.is_exact)
    g_assert_cmpfloat (treatment->ci.low, >, 0.0);
}

static void
check_launch_has_no_harm (const Sample *sample, const ExosReport *report, GRand *random)
{
  const ExosTreatment *treatment = exos_report_headline (report);
  const FixtureArm *control = &sample->arms[0];

  if (report->decision.verdict != EXOS_VERDICT_LAUNCH)
    return;
  for (gsize metric = 0; metric < sample->n_guardrails; metric++)
    {
      const FixtureArm *arm = &sample->arms[treatment->arm];
      const __int128 difference = (__int128) arm->guardrails[metric] * control->users -
                                  (__int128) control->guardrails[metric] * arm->users;

      g_assert_true (difference * 1000 <= (__int128) arm->users * control->users);
    }
}

static void
check_bad_data_holds (const Sample *sample, const ExosReport *report, GRand *random)
{
  const gboolean is_bad = report->health == EXOS_HEALTH_BLOCKED ||
                          (report->has_srm && report->srm.status != EXOS_SRM_OK);

  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    if (is_bad)
      g_assert_cmpint (report->decision.by_policy[policy], ==, EXOS_VERDICT_HOLD);
}

/* The policies that may launch nothing but a gain: all that see the sign of an effect. */
static const ExosPolicy signed_policies[] = { EXOS_POLICY_STANDARD, EXOS_POLICY_EVIDENCE,
                                              EXOS_POLICY_STRICT };

#define FOR_EACH_POLICY(policy)                      \
  for (gsize at_ = 0, policy = EXOS_POLICY_STANDARD; \
       at_ < G_N_ELEMENTS (signed_policies) && (policy = signed_policies[at_], TRUE); at_++)

/* Launch 2, Hold 1, Rollback 0. */
static int
rank (const ExosReport *report, gsize policy)
{
  return 2 - (int) report->decision.by_policy[policy];
}

/* The policies that are not in force name no treatment: with one there is no doubt which. */
static void
check_proof_launches_no_harm (const Sample *sample, const ExosReport *report, GRand *random)
{
  const ExosTreatment *treatment = exos_report_headline (report);

  for (gsize policy = EXOS_POLICY_EVIDENCE; policy <= EXOS_POLICY_STRICT; policy++)
    if (sample->n_arms == 2 && report->decision.by_policy[policy] == EXOS_VERDICT_LAUNCH)
      {
        g_assert_cmpfloat (treatment->comparison.abs_lift, >, 0.0);
        for (gsize i = 0; i < report->n_guardrails; i++)
          g_assert_cmpuint (treatment->guardrails[i].by_proof & EXOS_GUARDRAIL_BAD, ==, 0);
      }
}

/* strict is evidence with one rule more, and both judge what is there to be judged. */
static void
check_strict_launches_less (const Sample *sample, const ExosReport *report, GRand *random)
{
  g_assert_cmpint (rank (report, EXOS_POLICY_STRICT), <=, rank (report, EXOS_POLICY_EVIDENCE));
}

static void
check_harm_never_helps (const Sample *sample, const ExosReport *report, GRand *random)
{
  Sample worse = *sample;

  if (sample->n_guardrails == 0)
    return;

  const gsize arm = (gsize) g_rand_int_range (random, 1, (gint32) sample->n_arms);
  const gsize metric = (gsize) g_rand_int_range (random, 0, (gint32) sample->n_guardrails);
  const guint64 more = (guint64) g_rand_int_range (random, 1, 500);
  guint64 *events = &worse.arms[arm].guardrails[metric];

  *events = MIN (worse.arms[arm].users, *events + more);

  g_autoptr (ExosReport) after = judge (&worse);

  /* In an experiment of several treatments an arm that turns from Launch to Rollback may leave a
   * Rollback where another one holds: that too is no improvement. */
  FOR_EACH_POLICY (policy)
  g_assert_cmpint (rank (after, policy), <=, rank (report, policy));
}

static gboolean
is_exact_anywhere (const ExosReport *report)
{
  for (gsize i = 0; i < report->n_treatments; i++)
    if (report->treatments[i].comparison.is_exact)
      return TRUE;
  return FALSE;
}

/* Too good to be believed: held on purpose by those who ask for proof, until it is verified. */
static gboolean
is_to_be_verified (const ExosTreatment *treatment, int policy)
{
  return treatment->primary == EXOS_PRIMARY_WIN_HUGE &&
         (policy == EXOS_POLICY_EVIDENCE || policy == EXOS_POLICY_STRICT);
}

/* Except where the test changes, where rule 3 meets a primary that becomes significant, and where
 * the gain is to be verified. */
static void
check_conversions_never_hurt (const Sample *sample, const ExosReport *report, GRand *random)
{
  Sample better = *sample;
  FixtureArm *arm = &better.arms[1];

  if (sample->n_arms != 2 || is_exact_anywhere (report))
    return;

  const guint64 more = (guint64) g_rand_int_range (random, 1, 400);

  arm->conversions = MIN (arm->users, arm->conversions + more);

  g_autoptr (ExosReport) after = judge (&better);
  const ExosTreatment *treatment = exos_report_headline (after);
  const gboolean meets_severe =
      treatment != NULL && (treatment->guardrail_states & EXOS_GUARDRAIL_SEVERE) != 0;

  if (is_exact_anywhere (after))
    return;
  FOR_EACH_POLICY (policy)
  if (treatment != NULL && is_to_be_verified (treatment, policy))
    g_assert_cmpint (after->decision.by_policy[policy], >=, EXOS_VERDICT_HOLD);
  else if (policy != EXOS_POLICY_STANDARD || !meets_severe)
    g_assert_cmpint (rank (after, policy), >=, rank (report, policy));
}

static void
swap_arms (FixtureArm *a, FixtureArm *b)
{
  const FixtureArm kept = *a;

  *a = *b;
  *b = kept;
}

static void
assert_same_verdict (const ExosReport *a, const ExosReport *b)
{
  g_assert_cmpint (a->decision.verdict, ==, b->decision.verdict);
  g_assert_cmpstr (a->decision.rule->code, ==, b->decision.rule->code);
}

static void
assert_same_decision (const ExosReport *a, const ExosReport *b)
{
  assert_same_verdict (a, b);
  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    g_assert_cmpint (a->decision.by_policy[policy], ==, b->decision.by_policy[policy]);
}

static void
check_order_changes_nothing (const Sample *sample, const ExosReport *report, GRand *random)
{
  Sample permuted = *sample;

  swap_arms (&permuted.arms[1], &permuted.arms[sample->n_arms - 1]);
  for (gsize arm = 0; arm < sample->n_arms && sample->n_guardrails > 1; arm++)
    {
      guint64 *values = permuted.arms[arm].guardrails;
      const guint64 kept = values[0];

      values[0] = values[sample->n_guardrails - 1];
      values[sample->n_guardrails - 1] = kept;
    }

  g_autoptr (ExosReport) after = judge (&permuted);

  assert_same_decision (report, after);
  if (report->n_treatments > 0)
    g_assert_cmpstr (exos_report_arm (report, exos_report_headline (report))->name, ==,
                     exos_report_arm (after, exos_report_headline (after))->name);
}

static void
check_direction_mirrors (const Sample *sample, const ExosReport *report, GRand *random)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  Sample mirrored = *sample;

  for (gsize metric = 0; metric < sample->n_guardrails; metric++)
    {
      g_autofree char *text = g_strdup_printf ("guardrail_%c:higher", 'a' + (int) metric);

      exos_plan_add_guardrail (plan, text, NULL);
      for (gsize arm = 0; arm < sample->n_arms; arm++)
        mirrored.arms[arm].guardrails[metric] =
            sample->arms[arm].users - sample->arms[arm].guardrails[metric];
    }

  g_autoptr (ExosReport) after = judge_with (&mirrored, plan);

  /* Relative limits are of the rate of the metric itself, which the mirror changes. */
  assert_same_verdict (report, after);
  for (gsize i = 0; i < report->n_treatments; i++)
    g_assert_cmpuint (report->treatments[i].guardrail_states, ==,
                      after->treatments[i].guardrail_states);
}

static void
check_labels_change_nothing (const Sample *sample, const ExosReport *report, GRand *random)
{
  static const char *const others[MAX_ARMS] = { "대조군", "a first", "b second", "c third" };
  Sample renamed = *sample;

  for (gsize arm = 0; arm < sample->n_arms; arm++)
    renamed.arms[arm].name = others[arm];

  g_autoptr (ExosReport) after = judge (&renamed);

  assert_same_decision (report, after);
  g_assert_cmpint (report->decision.treatment, ==, after->decision.treatment);
}

/* Interval and test invert one statistic: they can never contradict each other. */
static void
check_interval_agrees (const Sample *sample, const ExosReport *report, GRand *random)
{
  for (gsize i = 0; i < report->n_treatments; i++)
    {
      const ExosTreatment *treatment = &report->treatments[i];

      if (!treatment->comparison.is_exact && treatment->primary != EXOS_PRIMARY_NOT_COMPUTABLE)
        g_assert_cmpint (treatment->is_significant, ==, treatment->ci_excludes_0);
    }
}

/* The generator must reach every verdict often, or the properties above prove little. */
static void
test_generator_reaches_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint seen[3] = { 0 };
  guint n_srm = 0;

  for (guint i = 0; i < N_EXPERIMENTS; i++)
    {
      const Sample sample = draw_sample (random);
      g_autoptr (ExosReport) report = judge (&sample);

      seen[report->decision.verdict]++;
      n_srm += report->has_srm && report->srm.status != EXOS_SRM_OK;
    }

  g_test_message ("launch %u, hold %u, rollback %u, mismatch %u", seen[0], seen[1], seen[2], n_srm);
  g_assert_cmpuint (seen[EXOS_VERDICT_LAUNCH], >, N_EXPERIMENTS / 20);
  g_assert_cmpuint (seen[EXOS_VERDICT_HOLD], >, N_EXPERIMENTS / 20);
  g_assert_cmpuint (seen[EXOS_VERDICT_ROLLBACK], >, N_EXPERIMENTS / 20);
  g_assert_cmpuint (n_srm, >, N_EXPERIMENTS / 50);
}

static const struct
{
  const char *path;
  guint32 seed;
  Check check;
} properties[] = {
  { "/properties/p1-launch-is-a-gain", 101, check_launch_is_a_gain },
  { "/properties/p2-launch-has-no-harm", 102, check_launch_has_no_harm },
  { "/properties/p2-proof-launches-no-harm", 110, check_proof_launches_no_harm },
  { "/properties/strict-launches-less", 111, check_strict_launches_less },
  { "/properties/p3-bad-data-holds", 103, check_bad_data_holds },
  { "/properties/p4-harm-never-helps", 104, check_harm_never_helps },
  { "/properties/p4-conversions-never-hurt", 105, check_conversions_never_hurt },
  { "/properties/p5-order-changes-nothing", 106, check_order_changes_nothing },
  { "/properties/p6-direction-mirrors", 107, check_direction_mirrors },
  { "/properties/p7-labels-change-nothing", 108, check_labels_change_nothing },
  { "/properties/interval-agrees-with-test", 109, check_interval_agrees },
};

static void
test_property (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);

  for_all (properties[i].seed, properties[i].check);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  g_test_add_func ("/properties/generator-reaches-all", test_generator_reaches_all);
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    g_test_add_data_func (properties[i].path, GSIZE_TO_POINTER (i), test_property);

  return g_test_run ();
}
