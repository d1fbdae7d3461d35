// SPDX-License-Identifier: MIT
/* Users to come: a chance imbalance of those that are there is no fault of the split later. */
#include "simulate-fixture.h"

#include <gsl/gsl_errno.h>
#include <json-glib/json-glib.h>

#include "analysis/simulate-looks.h"
#include "memo/simulation.h"

#define MOST_ARMS 5

/* Users of the groups, 12% of whom convert. */
static const struct
{
  const char *split;
  guint64 users[MOST_ARMS + 1];
} files[] = {
  { NULL, { 5000, 5150 } },
  { NULL, { 5150, 5000 } },
  { NULL, { 4000, 4133 } },
  { NULL, { 3300, 3450, 3380 } },
  { NULL, { 2500, 2561, 2440, 2499, 2537 } },
  { "80:20", { 8000, 2080 } },
  { "10:45:45", { 1050, 4411, 4500 } },
};

static const struct
{
  ExosMonitoring monitoring;
  guint64 taken;
  guint64 planned;
  guint steps;
} plans[] = {
  { EXOS_MONITORING_FIXED, 0, 20001, 0 },     { EXOS_MONITORING_FIXED, 0, 60000, 0 },
  { EXOS_MONITORING_FIXED, 0, 100000, 0 },    { EXOS_MONITORING_FIXED, 0, 40000000, 0 },
  { EXOS_MONITORING_OBF, 3001, 40000, 3 },    { EXOS_MONITORING_POCOCK, 7919, 100003, 12 },
  { EXOS_MONITORING_ANY, 5003, 60001, 7 },    { EXOS_MONITORING_ANY, 7997, 0, 0 },
  { EXOS_MONITORING_POCOCK, 5001, 14007, 9 },
};

static ExosPlan *
plan_of (gsize file, gsize plan)
{
  ExosPlan *it = exos_plan_new ();

  it->monitoring = plans[plan].monitoring;
  it->planned_users = plans[plan].planned;
  it->planned_looks = plans[plan].steps;
  if (plans[plan].taken > 0)
    g_assert_true (exos_plan_add_look (it, plans[plan].taken));
  if (files[file].split != NULL)
    g_assert_true (exos_plan_set_split (it, files[file].split, NULL));
  return it;
}

static ExosReport *
report_of (gsize file, gsize plan)
{
  static const char *const names[MOST_ARMS] = { "control", "a", "b", "c", "d" };
  g_autoptr (ExosPlan) it = plan_of (file, plan);
  FixtureArm arms[MOST_ARMS];
  gsize n = 0;

  for (; files[file].users[n] > 0; n++)
    arms[n] = (FixtureArm) { .name = names[n],
                             .users = files[file].users[n],
                             .conversions = files[file].users[n] * 12 / 100 };

  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, n, 0);

  return exos_report_new (it, experiment);
}

typedef void (*Check) (const ExosReport *report, const GArray *looks);

static void
for_each_case (Check check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files) * G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (ExosReport) report =
          report_of (i / G_N_ELEMENTS (plans), i % G_N_ELEMENTS (plans));
      g_autoptr (GArray) looks = exos_simulation_list_looks (report);

      g_test_message ("file %zu, plan %zu", i / G_N_ELEMENTS (plans), i % G_N_ELEMENTS (plans));
      g_assert_cmpint (report->srm.status, ==, EXOS_SRM_OK);
      check (report, looks);
    }
}

static ExosSimulated *
simulated_of (const ExosReport *report, const GArray *looks)
{
  return exos_simulated_new (report, (const guint64 *) (gpointer) looks->data, looks->len);
}

static void
check_split (const ExosReport *report, const GArray *looks)
{
  g_autoptr (ExosSimulated) simulated = simulated_of (report, looks);

  for (guint k = 0; k < looks->len; k++)
    {
      g_autoptr (ExosReport) then =
          exos_report_new (report->plan, exos_simulated_expect (simulated, k));

      g_assert_cmpint (then->srm.status, ==, EXOS_SRM_OK);
      g_assert_cmpfloat (then->srm.p_used, >=, report->srm.p_used - 1e-3);
    }
}

static void
test_no_look_fails_the_split (void)
{
  for_each_case (check_split);
}

static void
check_sums (const ExosReport *report, const GArray *looks)
{
  g_autoptr (ExosSimulated) simulated = simulated_of (report, looks);
  guint64 before[MOST_ARMS] = { 0 };

  for (guint k = 0; k < looks->len; k++)
    {
      const guint64 look = g_array_index (looks, guint64, k);
      const ExosExperiment *experiment = exos_simulated_expect (simulated, k);

      g_assert_cmpuint (exos_simulated_users (simulated, k), ==, look);
      for (gsize arm = 0; arm < experiment->n_arms; arm++)
        {
          const guint64 users = experiment->arms[arm].users;

          g_assert_cmpuint (users, >=, before[arm]);
          if (look == report->n_users)
            g_assert_cmpuint (users, ==, report->experiment->arms[arm].users);
          before[arm] = users;
        }
    }
}

static void
test_looks_have_their_users (void)
{
  for_each_case (check_sums);
}

static void
check_shares (const ExosReport *report, const GArray *looks)
{
  g_autoptr (ExosSimulated) simulated = simulated_of (report, looks);
  const guint64 end = g_array_index (looks, guint64, looks->len - 1);
  const ExosExperiment *experiment = exos_simulated_expect (simulated, looks->len - 1);
  guint64 weights = 0;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    weights += report->weights[arm];
  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    {
      const double to_come = (double) (end - report->n_users);
      const double share = (double) report->weights[arm] / (double) weights;
      const double now = (double) report->experiment->arms[arm].users;

      g_assert_cmpfloat_with_epsilon ((double) experiment->arms[arm].users, now + to_come * share,
                                      1.0);
    }
}

static void
test_users_to_come_are_split_as_planned (void)
{
  for_each_case (check_shares);
}

/* Of the numbers under "looks". */
static void
check_json (const ExosSimulation *it)
{
  g_autofree char *text = exos_render_simulation_json (it);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (GArray) looks = exos_simulation_list_looks (it->report);
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), "looks");

  g_assert_cmpuint (json_array_get_length (array), ==, looks->len);
  for (guint k = 0; k < looks->len; k++)
    g_assert_cmpint (json_array_get_int_element (array, k), ==, g_array_index (looks, guint64, k));
}

static void
check_end (const ExosReport *report, const GArray *looks)
{
  static const double gain = 0.03;
  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED, .n_replicates = 10, .effects = &gain, .n_effects = 1
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosSimulation) it = exos_simulate (report, &assumptions, NULL, NULL, NULL, &error);
  const double users = exos_simulation_users (it, 0, EXOS_POLICY_STANDARD);

  g_assert_no_error (error);
  g_assert_cmpfloat (exos_simulation_share (it, 0, EXOS_POLICY_STANDARD, EXOS_OUTCOME_LAUNCH), >,
                     0.0);
  g_assert_cmpfloat (users, >=, (double) g_array_index (looks, guint64, 0));
  g_assert_cmpfloat (users, <=, (double) g_array_index (looks, guint64, looks->len - 1));
  if (report->plan->planned_users > report->n_users)
    g_assert_cmpuint (it->looks[it->n_looks - 1], ==, report->plan->planned_users);
  check_json (it);
}

static void
test_experiments_end_within_the_plan (void)
{
  for_each_case (check_end);
}

/* One look at the end, and nothing clear before it: 0 users once meant that no look had results. */
static void
test_users_at_the_end_are_those_planned (void)
{
  static const double gain = 0.02;
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const ExosAssumptions assumptions = {
    .seed = EXOS_SIMULATION_SEED, .n_replicates = FEW, .effects = &gain, .n_effects = 1
  };

  plan->planned_users = 60000;

  g_autoptr (ExosSimulation) it = simulate ("variant,users,conversions\n"
                                            "control,5000,600\n"
                                            "treatment,5150,640\n",
                                            plan, &assumptions);

  g_assert_cmpfloat (exos_simulation_users (it, 0, EXOS_POLICY_STANDARD), ==, 60000.0);
  g_assert_cmpfloat (exos_simulation_share (it, 0, EXOS_POLICY_STANDARD, EXOS_OUTCOME_LAUNCH), >,
                     0.9);
}

/* What comes of a look is another thing than who was there: of a split that is wrong. */
static void
test_a_look_without_results_has_users (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  const guint64 looks[] = { 20050 };

  g_assert_true (exos_plan_set_split (plan, "90:10", NULL));

  g_autoptr (ExosReport) report = fixture_report (csv, plan);
  g_autoptr (ExosSimulated) simulated = exos_simulated_new (report, looks, 1);
  ExosSimulatedLook *prepared = exos_simulation_prepare_looks (report, simulated, 1);

  g_assert_false (prepared[0].alike->has_results);
  g_assert_cmpuint (prepared[0].users, ==, 20050);
  exos_simulation_free_looks (prepared, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/simulate-users/no-look-fails-the-split", test_no_look_fails_the_split);
  g_test_add_func ("/simulate-users/looks-have-their-users", test_looks_have_their_users);
  g_test_add_func ("/simulate-users/users-to-come-are-split-as-planned",
                   test_users_to_come_are_split_as_planned);
  g_test_add_func ("/simulate-users/experiments-end-within-the-plan",
                   test_experiments_end_within_the_plan);
  g_test_add_func ("/simulate-users/users-at-the-end-are-those-planned",
                   test_users_at_the_end_are_those_planned);
  g_test_add_func ("/simulate-users/a-look-without-results-has-users",
                   test_a_look_without_results_has_users);
  return g_test_run ();
}
