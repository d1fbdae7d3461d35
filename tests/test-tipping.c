// SPDX-License-Identifier: MIT
/* Tipping points, against whole reports of the changed files. */
#include "properties-fixture.h"

#include <gsl/gsl_errno.h>

#include "analysis/tipping.h"

#define MAX_COUNT (G_GUINT64_CONSTANT (1) << 53)

/* One number of the headline treatment: a guardrail, or the conversions. */
typedef struct
{
  const Sample *sample;
  const ExosPlan *plan;
  gsize treatment; /* of the report */
  int guardrail;   /* -1: conversions */
} Subject;

static guint64 *
find_number (Sample *sample, gsize treatment, int guardrail)
{
  FixtureArm *arm = &sample->arms[treatment + 1];

  return guardrail < 0 ? &arm->conversions : &arm->guardrails[guardrail];
}

static ExosReport *
judge_plan (const Sample *sample, const ExosPlan *plan)
{
  g_autoptr (ExosPlan) copy = exos_plan_copy (plan);

  return judge_with (sample, copy);
}

/* The whole report of the file with that number. */
static const ExosRule *
rule_at (const Subject *subject, guint64 number)
{
  Sample sample = *subject->sample;

  *find_number (&sample, subject->treatment, subject->guardrail) = number;

  g_autoptr (ExosReport) report = judge_plan (&sample, subject->plan);

  return report->treatments[subject->treatment].rule;
}

/* What the rules say of every number on the way. */
static ExosTippingPoint
try_every_number (const Subject *subject, ExosVerdict now, int sign)
{
  Sample sample = *subject->sample;
  const guint64 start = *find_number (&sample, subject->treatment, subject->guardrail);
  const guint64 end = sign > 0 ? sample.arms[subject->treatment + 1].users : 0;

  for (guint64 number = start; number != end;)
    {
      number = sign > 0 ? number + 1 : number - 1;

      const ExosRule *rule = rule_at (subject, number);

      if (rule->verdict != now)
        return (ExosTippingPoint) { rule, sign > 0 ? number - start : start - number, 0.0 };
    }

  return (ExosTippingPoint) { NULL, 0, 0.0 };
}

static void
assert_same (ExosTippingPoint seen, ExosTippingPoint wanted)
{
  g_assert_cmpuint (seen.events, ==, wanted.events);
  g_assert_true (seen.rule == wanted.rule);
}

static void
check_every_number (const Subject *subject, const ExosTipping *tipping, const ExosTippingMetric *it)
{
  const ExosVerdict now = tipping->treatment->verdict;

  g_assert_true (it->is_judged);
  assert_same (it->more, try_every_number (subject, now, 1));
  assert_same (it->fewer, try_every_number (subject, now, -1));
}

/* It flips, one step less does not, and no number is one that a file cannot hold. */
static void
check_point (const Subject *subject, ExosVerdict now, ExosTippingPoint point, int sign)
{
  Sample sample = *subject->sample;
  const guint64 start = *find_number (&sample, subject->treatment, subject->guardrail);
  const guint64 users = sample.arms[subject->treatment + 1].users;

  g_assert_cmpint (point.rule == NULL, ==, point.events == 0);
  if (point.rule == NULL)
    return;

  g_assert_cmpuint (point.events, <=, sign > 0 ? users - start : start);
  g_assert_true (rule_at (subject, sign > 0 ? start + point.events : start - point.events) ==
                 point.rule);
  g_assert_cmpint (point.rule->verdict, !=, now);
  g_assert_cmpint (
      rule_at (subject, sign > 0 ? start + point.events - 1 : start - point.events + 1)->verdict,
      ==, now);
}

static void
check_points (const Subject *subject, const ExosTipping *tipping, const ExosTippingMetric *it)
{
  g_assert_true (it->is_judged);
  check_point (subject, tipping->treatment->verdict, it->more, 1);
  check_point (subject, tipping->treatment->verdict, it->fewer, -1);
}

typedef void (*CheckMetric) (const Subject *subject,
                             const ExosTipping *tipping,
                             const ExosTippingMetric *it);

/* Every metric of a sample; FALSE when its data decides alone. */
static gboolean
check_sample (const Sample *sample, const ExosPlan *plan, CheckMetric check)
{
  g_autoptr (ExosReport) report = judge_plan (sample, plan);
  g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_ALL);
  Subject subject = { .sample = sample, .plan = plan, .guardrail = -1 };

  if (tipping->treatment == NULL)
    return FALSE;

  subject.treatment = (gsize) (tipping->treatment - report->treatments);
  check (&subject, tipping, &tipping->primary);
  for (subject.guardrail = 0; subject.guardrail < (int) sample->n_guardrails; subject.guardrail++)
    check (&subject, tipping, &tipping->guardrails[subject.guardrail]);
  g_assert_cmpuint (tipping->most_runs, <=, EXOS_TIPPING_MAX_RUNS);
  return TRUE;
}

static guint64
draw_part (GRand *random, guint64 users, double rate)
{
  const double count = (double) users * rate * g_rand_double_range (random, 0.6, 1.5);

  return MIN (users, (guint64) count);
}

/* Few users: every event counts, and the exact test and the z test meet. */
static Sample
draw_small (GRand *random, gsize n_arms)
{
  static const double rates[] = { 0.0, 0.03, 0.1, 0.3, 0.5, 0.8, 1.0 };
  const double rate = rates[g_rand_int_range (random, 0, G_N_ELEMENTS (rates))];
  const guint64 users = (guint64) g_rand_int_range (random, 8, 70);
  Sample sample = { .n_arms = n_arms, .n_guardrails = (gsize) g_rand_int_range (random, 0, 3) };

  for (gsize i = 0; i < n_arms; i++)
    {
      sample.arms[i].name = names[i];
      sample.arms[i].users = users + (guint64) g_rand_int_range (random, 0, 3);
      sample.arms[i].conversions = draw_part (random, sample.arms[i].users, rate);
      for (gsize metric = 0; metric < sample.n_guardrails; metric++)
        sample.arms[i].guardrails[metric] = draw_part (random, sample.arms[i].users, 0.06);
    }
  return sample;
}

static ExosPlan *
draw_plan (GRand *random, ExosPolicy policy)
{
  static const ExosCorrection corrections[] = { EXOS_CORRECTION_DUNNETT, EXOS_CORRECTION_HOLM,
                                                EXOS_CORRECTION_NONE };
  ExosPlan *plan = exos_plan_new ();

  plan->policy = policy;
  plan->alpha = g_rand_boolean (random) ? 0.05 : 0.01;
  plan->correction = corrections[g_rand_int_range (random, 0, G_N_ELEMENTS (corrections))];
  if (g_rand_boolean (random))
    plan->smallest_effect = (ExosRatio) { 1, 10 };
  if (g_rand_boolean (random))
    exos_plan_add_guardrail (plan, "guardrail_b:higher", NULL);
  if (plan->guardrails->len > 0)
    exos_plan_add_guardrail (plan, "guardrail_a", NULL);
  return plan;
}

static void
test_every_number (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n_checked = 0;

  for (guint i = 0; i < 24; i++)
    {
      const Sample sample = draw_small (random, i % 6 == 5 ? 3 : 2);
      g_autoptr (ExosPlan) plan = draw_plan (random, (ExosPolicy) GPOINTER_TO_UINT (data));

      if (sample.n_guardrails < 2)
        g_ptr_array_set_size (plan->guardrails, 0);
      n_checked += check_sample (&sample, plan, check_every_number);
    }
  g_assert_cmpuint (n_checked, >, 12);
}

/* Of all sizes, one to three treatments. */
static void
test_points_flip (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  guint n_checked = 0;

  for (guint i = 0; i < 150; i++)
    {
      const Sample sample = draw_sample (random);
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->policy = (ExosPolicy) GPOINTER_TO_UINT (data);
      if (i % 3 == 0)
        plan->smallest_effect = (ExosRatio) { 1, 100 };
      n_checked += check_sample (&sample, plan, check_points);
    }
  g_assert_cmpuint (n_checked, >, 60);
}

static Sample
draw_pair (guint64 users, guint64 control, guint64 treated, guint64 before, guint64 after)
{
  return (Sample) {
    .arms = { { "control", users, control, { before } },
              { "treatment", users, treated, { after } } },
    .n_arms = 2,
    .n_guardrails = 1,
  };
}

static ExosTipping *
tip (const Sample *sample, ExosPolicy policy)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = policy;

  g_autoptr (ExosReport) report = judge_with (sample, plan);

  return exos_tipping_new (report, EXOS_TIPPING_ALL);
}

static guint64
scale (guint64 count, guint tenths)
{
  return (count * tenths + 5) / 10;
}

static ExosVerdict
verdict_of_users (const Sample *sample, const ExosPlan *plan, guint tenths)
{
  Sample scaled = *sample;

  for (gsize i = 0; i < scaled.n_arms; i++)
    {
      scaled.arms[i].users = scale (scaled.arms[i].users, tenths);
      scaled.arms[i].conversions = scale (scaled.arms[i].conversions, tenths);
      for (gsize metric = 0; metric < scaled.n_guardrails; metric++)
        scaled.arms[i].guardrails[metric] = scale (scaled.arms[i].guardrails[metric], tenths);
    }

  g_autoptr (ExosReport) report = judge_plan (&scaled, plan);

  return report->decision.verdict;
}

/* Whole files of so many users; in round numbers, where a tenth rounds nothing, none is nearer. */
static void
test_users (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  guint n_found = 0;

  plan->policy = (ExosPolicy) GPOINTER_TO_UINT (data);
  for (guint i = 0; i < 20; i++)
    {
      const guint64 rate = (guint64) g_rand_int_range (random, 5, 60) * 10;
      const guint64 rise = (guint64) g_rand_int_range (random, 0, 8) * 10;
      const guint64 harm = (guint64) g_rand_int_range (random, 0, 4) * 10;
      const Sample sample = draw_pair (2000, rate, rate + rise, 20, 20 + harm);
      g_autoptr (ExosTipping) tipping = tip (&sample, plan->policy);
      const ExosVerdict now = tipping->treatment->verdict;
      const guint end = tipping->users_tenths > 0 ? tipping->users_tenths : 200;

      for (guint tenths = 11; tenths < end; tenths++)
        g_assert_cmpint (verdict_of_users (&sample, plan, tenths), ==, now);
      g_assert_cmpint (tipping->users.rule != NULL, ==, tipping->users_tenths > 0);
      if (tipping->users.rule == NULL)
        continue;
      n_found++;
      g_assert_cmpint (verdict_of_users (&sample, plan, end), ==, tipping->users.rule->verdict);
      g_assert_cmpint (tipping->users.rule->verdict, !=, now);
    }
  g_assert_cmpuint (n_found, >, 3);
}

/* By hand, from the reports of the neighbours. */
static void
test_example (void)
{
  static const Sample sample = {
    .arms = { { "control", 10000, 1200, { 120, 35 } }, { "treatment", 10050, 1320, { 118, 33 } } },
    .n_arms = 2,
    .n_guardrails = 2,
  };
  g_autoptr (ExosTipping) tipping = tip (&sample, EXOS_POLICY_STANDARD);

  g_assert_cmpuint (tipping->primary.fewer.events, ==, 23);
  g_assert_cmpstr (tipping->primary.fewer.rule->code, ==, "H5");
  g_assert_null (tipping->primary.more.rule);
  g_assert_cmpuint (tipping->guardrails[0].more.events, ==, 13);
  g_assert_cmpstr (tipping->guardrails[0].more.rule->code, ==, "H4");
  g_assert_null (tipping->guardrails[0].fewer.rule);
  g_assert_cmpuint (tipping->guardrails[1].more.events, ==, 13);
  g_assert_cmpuint (tipping->users_tenths, ==, 0);
  g_assert_null (tipping->next);
}

/* The guardrail says the same of those who were spared it. */
static void
test_direction_mirrors (void)
{
  const Sample sample = draw_pair (10000, 1200, 1320, 120, 118);
  const Sample mirrored = draw_pair (10000, 1200, 1320, 9880, 9882);
  g_autoptr (ExosTipping) tipping = tip (&sample, EXOS_POLICY_EVIDENCE);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = EXOS_POLICY_EVIDENCE;
  g_assert_true (exos_plan_add_guardrail (plan, "guardrail_a:higher", NULL));

  g_autoptr (ExosReport) report = judge_with (&mirrored, plan);
  g_autoptr (ExosTipping) other = exos_tipping_new (report, EXOS_TIPPING_ALL);

  g_assert_nonnull (tipping->guardrails[0].more.rule);
  assert_same (other->guardrails[0].fewer, tipping->guardrails[0].more);
  assert_same (other->guardrails[0].more, tipping->guardrails[0].fewer);
}

/* The next rule is one that matches, after the one that decided. */
static void
test_next_rule (void)
{
  const Sample harm = draw_pair (10000, 1200, 1201, 120, 190);
  const Sample gain = draw_pair (10000, 1200, 1400, 120, 190);
  g_autoptr (ExosTipping) held = tip (&harm, EXOS_POLICY_STANDARD);
  g_autoptr (ExosTipping) rolled_back = tip (&gain, EXOS_POLICY_STANDARD);

  g_assert_cmpstr (held->treatment->rule->code, ==, "HARM");
  g_assert_cmpstr (held->next->code, ==, "H5");
  g_assert_cmpstr (rolled_back->treatment->rule->code, ==, "R1");
  g_assert_cmpstr (rolled_back->next->code, ==, "L1");
}

static void
test_nothing_to_look_for (void)
{
  const Sample srm = draw_pair (5000, 500, 600, 10, 10);
  Sample split = srm;

  split.arms[1].users = 5400;

  g_autoptr (ExosTipping) warning = tip (&split, EXOS_POLICY_STANDARD);

  split.arms[1].users = 9000;

  g_autoptr (ExosTipping) blocked = tip (&split, EXOS_POLICY_STANDARD);

  g_assert_null (warning->treatment);
  g_assert_null (blocked->treatment);
  g_assert_null (blocked->users.rule);
  g_assert_cmpuint (blocked->most_runs, ==, 0);
}

static void
test_parts (void)
{
  const Sample sample = draw_pair (10000, 1200, 1320, 120, 118);
  g_autoptr (ExosReport) report = judge (&sample);
  g_autoptr (ExosTipping) tipping = exos_tipping_new (report, EXOS_TIPPING_PRIMARY);

  g_assert_nonnull (tipping->primary.fewer.rule);
  g_assert_false (tipping->guardrails[0].is_judged);
  g_assert_null (tipping->users.rule);
}

/* Nobody, everybody, and as many as a file may hold. */
static void
test_extremes (void)
{
  static const guint64 users[] = { 1, 2, 50, 100000, MAX_COUNT / 4, MAX_COUNT };

  for (gsize i = 0; i < G_N_ELEMENTS (users) * 9; i++)
    {
      const guint64 n = users[i / 9];
      const guint64 ends[] = { 0, n / 2, n };
      const Sample sample = draw_pair (n, ends[i % 3], ends[i / 3 % 3], n / 100, n / 100);

      for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
        {
          g_autoptr (ExosPlan) plan = exos_plan_new ();

          plan->policy = (ExosPolicy) policy;
          g_assert_true (check_sample (&sample, plan, check_points));
        }
    }
}

/* Rows in another order change nothing. */
static void
test_order (void)
{
  Sample sample = draw_pair (10000, 1200, 1240, 120, 118);
  g_autoptr (ExosTipping) before = NULL;

  sample.n_arms = 3;
  sample.arms[2] = (FixtureArm) { "treatment_b", 10010, 1290, { 121 } };
  before = tip (&sample, EXOS_POLICY_STANDARD);

  const FixtureArm arm = sample.arms[1];

  sample.arms[1] = sample.arms[2];
  sample.arms[2] = arm;

  g_autoptr (ExosTipping) after = tip (&sample, EXOS_POLICY_STANDARD);

  assert_same (after->primary.more, before->primary.more);
  assert_same (after->primary.fewer, before->primary.fewer);
  assert_same (after->guardrails[0].more, before->guardrails[0].more);
  g_assert_cmpuint (after->users_tenths, ==, before->users_tenths);
}

static void
add_by_policy (const char *path, GTestDataFunc test)
{
  for (guint policy = 0; policy < EXOS_N_POLICIES; policy++)
    {
      g_autofree char *name =
          g_strdup_printf ("/tipping/%s/%s", path, exos_policy_id ((ExosPolicy) policy));

      g_test_add_data_func (name, GUINT_TO_POINTER (policy), test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  add_by_policy ("agrees-with-every-number-of-a-small-file", test_every_number);
  add_by_policy ("points-flip-and-their-neighbours-do-not", test_points_flip);
  add_by_policy ("users-flip-no-sooner", test_users);
  g_test_add_func ("/tipping/example", test_example);
  g_test_add_func ("/tipping/direction-mirrors", test_direction_mirrors);
  g_test_add_func ("/tipping/next-rule-matches-too", test_next_rule);
  g_test_add_func ("/tipping/suspicious-data-has-no-points", test_nothing_to_look_for);
  g_test_add_func ("/tipping/only-the-parts-asked-for", test_parts);
  g_test_add_func ("/tipping/extremes-stay-within-the-users", test_extremes);
  g_test_add_func ("/tipping/order-of-rows-changes-nothing", test_order);
  return g_test_run ();
}
