// SPDX-License-Identifier: MIT
/* Tipping points of generated experiments, of all policies and monitorings. */
#include "effort.h"
#include "tipping-fixture.h"

#include <gsl/gsl_errno.h>

#define MAX_COUNT ((guint64) G_MAXINT64) /* of a file */

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
check_every_number (const Subject *subject, const ExosTipping *tipping, const ExosTippingMetric *it)
{
  const ExosVerdict now = tipping->treatment->verdict;

  g_assert_true (it->is_judged);
  assert_same (it->more, try_every_number (subject, now, 1));
  assert_same (it->fewer, try_every_number (subject, now, -1));
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

  for (guint i = 0; i < EXOS_TEST_DRAWS (24); i++)
    {
      const Sample sample = draw_small (random, i % 6 == 5 ? 3 : 2);
      g_autoptr (ExosPlan) plan = draw_plan (random, (ExosPolicy) GPOINTER_TO_UINT (data));

      if (sample.n_guardrails < 2)
        g_ptr_array_set_size (plan->guardrails, 0);
      n_checked += check_sample (&sample, plan, check_every_number);
    }
  g_assert_cmpuint (n_checked, >, EXOS_TEST_DRAWS (12));
}

/* Of all sizes, one to three treatments. */
static void
test_points_flip (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  guint n_checked = 0;

  for (guint i = 0; i < EXOS_TEST_DRAWS (150); i++)
    {
      const Sample sample = draw_sample (random);
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->policy = (ExosPolicy) GPOINTER_TO_UINT (data);
      if (i % 3 == 0)
        plan->smallest_effect = (ExosRatio) { 1, 100 };
      n_checked += check_sample (&sample, plan, check_points);
    }
  g_assert_cmpuint (n_checked, >, EXOS_TEST_DRAWS (60));
}

/* Boundaries of looks, users that are still missing, and clear losses before the end. */
static void
test_looks (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (14);
  guint n_checked = 0;

  for (guint i = 0; i < EXOS_TEST_DRAWS (60); i++)
    {
      const Sample sample = draw_sample (random);
      const guint64 users = sample.arms[0].users * sample.n_arms;
      const guint64 look = users / 2;
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->monitoring = (ExosMonitoring) GPOINTER_TO_UINT (data);
      plan->planned_users = i % 2 == 0 ? users * 2 : users;
      g_array_append_val (plan->looks, look);
      n_checked += check_sample (&sample, plan, check_points);
    }
  g_assert_cmpuint (n_checked, >, EXOS_TEST_DRAWS (25));
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
        g_assert_cmpint (rule_of_users (&sample, plan, 0, tenths)->verdict, ==, now);
      g_assert_cmpint (tipping->users.rule != NULL, ==, tipping->users_tenths > 0);
      if (tipping->users.rule == NULL)
        continue;
      n_found++;
      g_assert_true (rule_of_users (&sample, plan, 0, end) == tipping->users.rule);
      g_assert_cmpint (tipping->users.rule->verdict, !=, now);
    }
  g_assert_cmpuint (n_found, >, 3);
}

/* A loss and a gain beside a severe guardrail are rolled back, and what lies between is held. */
static void
test_window (void)
{
  const Sample sample = draw_pair (10000, 1000, 430, 100, 160);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const Subject subject = { &sample, plan, 0, -1 };
  g_autoptr (ExosTipping) tipping = tip (&sample, EXOS_POLICY_STANDARD);

  g_assert_cmpint (tipping->treatment->verdict, ==, EXOS_VERDICT_ROLLBACK);
  g_assert_cmpstr (tipping->primary.more.rule->code, ==, "HARM");
  assert_same (tipping->primary.more, try_every_number (&subject, EXOS_VERDICT_ROLLBACK, 1));
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
  for (guint monitoring = 0; monitoring < EXOS_N_MONITORINGS; monitoring++)
    {
      g_autofree char *name =
          g_strdup_printf ("/tipping/looks/%s", exos_monitoring_id ((ExosMonitoring) monitoring));

      g_test_add_data_func (name, GUINT_TO_POINTER (monitoring), test_looks);
    }
  g_test_add_func ("/tipping/a-window-between-two-rollbacks-is-found", test_window);
  g_test_add_func ("/tipping/extremes-stay-within-the-users", test_extremes);
  return g_test_run ();
}
