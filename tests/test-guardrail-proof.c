// SPDX-License-Identifier: MIT
/* Guardrails by what is shown, and by limits of their own. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "analysis/parts.h"
#include "stats/exact.h"

/* One guardrail among n, the others alike in both groups. */
typedef struct
{
  const char *path;
  guint64 users;
  guint64 control;
  guint64 treatment;
  gsize n_guardrails;
  ExosGuardrailState state;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "five-more-prove-nothing",               10000,    10,    15, 1, EXOS_GUARDRAIL_UNPROVEN },
  { "twice-as-many-is-worse",                10000,    10,    20, 1, EXOS_GUARDRAIL_WORSENED },
  { "twice-as-many-among-two-may-be-chance", 10000,    10,    20, 2, EXOS_GUARDRAIL_UNPROVEN },
  { "four-times-is-severe",                  10000,    10,    40, 1, EXOS_GUARDRAIL_SEVERE },
  { "five-times-is-severe",                  10000,    10,    50, 2, EXOS_GUARDRAIL_SEVERE },
  { "from-none-is-severe",                   10000,     0,    20, 1, EXOS_GUARDRAIL_SEVERE },
  { "six-times-of-a-rare-event",             50000,    10,    60, 1, EXOS_GUARDRAIL_SEVERE },
  { "half-more-of-a-million",              1000000,  1000,  1500, 1, EXOS_GUARDRAIL_SEVERE },
  { "noise-past-the-severe-limit",           10000,   300,   335, 1, EXOS_GUARDRAIL_SEVERE_UNCONFIRMED },
  { "past-the-severe-limit-and-shown",       10000,   300,   400, 1, EXOS_GUARDRAIL_SEVERE },
  { "past-the-limit-is-worse-even-if-noise", 10000,   300,   312, 1, EXOS_GUARDRAIL_WORSENED },
  { "harm-of-unknown-size",                 200000,  6000,  6180, 1, EXOS_GUARDRAIL_SUSPECT },
  { "harm-shown-to-be-small",              1000000, 12000, 12500, 1, EXOS_GUARDRAIL_MINOR },
  { "alike-and-large",                     1000000, 12000, 12000, 1, EXOS_GUARDRAIL_SAFE },
  { "alike-and-small",                       10000,   120,   120, 1, EXOS_GUARDRAIL_UNPROVEN },
  { "better-and-large",                      10000,   400,   200, 1, EXOS_GUARDRAIL_SAFE },
  { "severe-at-half-a-per-cent",             20000,     6,    19, 1, EXOS_GUARDRAIL_SEVERE },
  { "not-severe-just-above-it",              20000,     5,    17, 1, EXOS_GUARDRAIL_WORSENED },
  { "not-shown-just-above-five-per-cent",    20000,     4,    10, 1, EXOS_GUARDRAIL_SAFE },
  { "a-tenth-more-is-not-past-a-tenth",    1000000,  1000,  1100, 1, EXOS_GUARDRAIL_MINOR },
  { "nobody-at-all",                         10000,     0,     0, 1, EXOS_GUARDRAIL_SAFE },
};
/* clang-format on */

static ExosReport *
judge (const Case *c, ExosPolicy policy, guint64 conversions)
{
  FixtureArm arms[] = { { "control", c->users, c->users / 10, { c->control, 500, 500, 500 } },
                        { "treatment", c->users, conversions, { c->treatment, 500, 500, 500 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, c->n_guardrails);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = policy;
  return exos_report_new (plan, experiment);
}

static void
test_state (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (ExosReport) report = judge (c, EXOS_POLICY_EVIDENCE, c->users / 10);

  g_assert_cmpstr (exos_guardrail_state_id (report->treatments[0].guardrails[0].state), ==,
                   exos_guardrail_state_id (c->state));
}

/* The state that stands in a report is the one that its policy goes by. */
static void
test_standard_goes_by_limits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ExosReport) report = judge (&cases[i], EXOS_POLICY_STANDARD, cases[i].users / 10);
      const ExosGuardrailResult *it = &report->treatments[0].guardrails[0];

      g_assert_cmpint (it->state, ==, it->by_limits);
      g_assert_cmpint (it->by_proof, ==, cases[i].state);
    }
}

/* More harm is never judged milder: one more event at a time. */
static void
test_more_harm_is_never_milder (void)
{
  static const ExosGuardrailState order[] = {
    EXOS_GUARDRAIL_SAFE,    EXOS_GUARDRAIL_MINOR,    EXOS_GUARDRAIL_UNPROVEN,
    EXOS_GUARDRAIL_SUSPECT, EXOS_GUARDRAIL_WORSENED, EXOS_GUARDRAIL_SEVERE_UNCONFIRMED,
    EXOS_GUARDRAIL_SEVERE,
  };
  static const guint64 sizes[] = { 2000, 60000, 1000000 };

  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      gsize before = 0;

      for (guint64 more = 0; more < 800; more += 3)
        {
          const Case c = { NULL, sizes[size], sizes[size] / 50, sizes[size] / 50 + more, 1, 0 };
          g_autoptr (ExosReport) report = judge (&c, EXOS_POLICY_EVIDENCE, c.users / 10);
          gsize rank = 0;

          while (order[rank] != report->treatments[0].guardrails[0].by_proof)
            rank++;
          g_assert_cmpuint (rank, >=, before);
          before = MAX (before, rank);
        }
    }
}

/* What is said of the guardrail, and what it is by limits and by proof. */
static const struct
{
  const char *told;
  guint64 users;
  guint64 control;
  guint64 treatment;
  ExosGuardrailState by_limits;
  ExosGuardrailState by_proof;
} own_cases[] = {
  /* 6 % of a rare event: far below a tenth of a point, past 5 % of control. */
  { "crash:lower", 1000000, 1000, 1060, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SAFE },
  { "crash:lower:5%:10%", 1000000, 1000, 1060, EXOS_GUARDRAIL_WORSENED, EXOS_GUARDRAIL_WORSENED },
  { "crash:lower:5%:10%", 1000000, 1000, 1050, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_UNPROVEN },
  { "crash:lower:5%:10%", 1000000, 1000, 1101, EXOS_GUARDRAIL_SEVERE, EXOS_GUARDRAIL_SEVERE },
  { "crash:lower:5%:10%", 100000, 100, 111, EXOS_GUARDRAIL_SEVERE,
    EXOS_GUARDRAIL_SEVERE_UNCONFIRMED },
  { "crash:lower:5%:10%", 1000000, 100000, 100500, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SAFE },
  { "crash:lower:5%:10%", 1000000, 100000, 101500, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_MINOR },
  /* Relative limits stand alone: neither a point more nor the usual 30 % counts beside them. */
  { "crash:lower:50%:60%", 1000000, 100000, 110000, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_MINOR },
  { "crash:lower:50%:60%", 1000000, 1000, 1420, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SUSPECT },
  { "crash:lower:5%:10%", 1000, 0, 1, EXOS_GUARDRAIL_SEVERE, EXOS_GUARDRAIL_SEVERE_UNCONFIRMED },
  { "crash:higher:5%:10%", 1000000, 1000, 1060, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SAFE },
  { "crash:higher:5%:10%", 1000000, 1000, 940, EXOS_GUARDRAIL_WORSENED, EXOS_GUARDRAIL_WORSENED },
  /* The margin decides what is shown to be safe, and nothing else. */
  { "crash:lower:ni=0.01", 1000000, 12000, 12000, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_UNPROVEN },
  { "crash:lower:ni=1", 10000, 120, 120, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SAFE },
  { "crash:lower:ni=0.02", 1000000, 12000, 12500, EXOS_GUARDRAIL_OK, EXOS_GUARDRAIL_SUSPECT },
  { "crash:lower:5%:10%:ni=1%", 1000000, 100000, 100500, EXOS_GUARDRAIL_OK,
    EXOS_GUARDRAIL_UNPROVEN },
};

static void
test_own_limits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_cases); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autofree char *csv = g_strdup_printf (
          "variant,users,conversions,crash\n"
          "control,%" G_GUINT64_FORMAT ",100,%" G_GUINT64_FORMAT "\n"
          "treatment,%" G_GUINT64_FORMAT ",100,%" G_GUINT64_FORMAT "\n",
          own_cases[i].users, own_cases[i].control, own_cases[i].users, own_cases[i].treatment);

      g_test_message ("%s of %s", own_cases[i].told, csv);
      g_assert_true (exos_plan_add_guardrail (plan, own_cases[i].told, NULL));

      g_autoptr (ExosReport) report = fixture_report (csv, plan);
      const ExosGuardrailResult *it = &report->treatments[0].guardrails[0];

      g_assert_cmpstr (exos_guardrail_state_id (it->by_limits), ==,
                       exos_guardrail_state_id (own_cases[i].by_limits));
      g_assert_cmpstr (exos_guardrail_state_id (it->by_proof), ==,
                       exos_guardrail_state_id (own_cases[i].by_proof));
    }
}

/* Nothing stays of what it was judged to be before. */
static void
test_judged_again (void)
{
  FixtureArm arms[] = { { "control", 20000, 2000, { 6 } }, { "treatment", 20000, 2000, { 19 } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
  ExosTreatment *treatment = (ExosTreatment *) &report->treatments[0];
  ExosGuardrailResult *it = &treatment->guardrails[0];
  ExosValue *value = (ExosValue *) exos_experiment_value (experiment, 1, it->metric);

  g_assert_true (it->is_relative);
  value->count = 6;
  exos_judge_guardrail_again (report, treatment, it);
  g_assert_cmpint (it->by_proof, ==, EXOS_GUARDRAIL_SAFE);
  g_assert_false (it->is_relative);
}

/* The usual relative limits are settings as well. */
static void
test_usual_relative_limits_can_be_set (void)
{
  const Case c = { NULL, 1000000, 1000, 1500, 1, 0 };
  FixtureArm arms[] = { { "control", c.users, 100, { c.control } },
                        { "treatment", c.users, 100, { c.treatment } } };
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 2, 1);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->relative_severe = (ExosRatio) { 6, 10 };

  g_autoptr (ExosReport) milder = exos_report_new (plan, experiment);
  ExosPlan *wide = exos_plan_copy (plan);

  wide->relative_worse = (ExosRatio) { 55, 100 };

  g_autoptr (ExosPlan) owned = wide;
  g_autoptr (ExosReport) mildest = exos_report_new (owned, experiment);

  g_assert_cmpint (milder->treatments[0].guardrails[0].by_proof, ==, EXOS_GUARDRAIL_WORSENED);
  g_assert_cmpint (mildest->treatments[0].guardrails[0].by_proof, ==, EXOS_GUARDRAIL_MINOR);
}

/* At the limit, one below, one above; and where doubles would round. */
static void
test_relative_harm_is_exact (void)
{
  const ExosRatio tenth = { 1, 10 };
  const guint64 n = G_GUINT64_CONSTANT (3000000000000000000);
  const ExosCount control = { n, n / 2 };
  const guint64 limit = n / 2 + n / 20;

  for (int step = -1; step <= 1; step++)
    {
      const ExosCount treatment = { n, limit + (guint64) (gint64) step };
      const ExosCount mirrored = { n, n / 2 - n / 20 - (guint64) (gint64) step };

      g_assert_cmpint (exos_compare_relative_harm (control, treatment, TRUE, tenth), ==, step);
      g_assert_cmpint (exos_compare_relative_harm (control, mirrored, FALSE, tenth), ==, step);
    }
  g_assert_cmpint (
      exos_compare_relative_harm ((ExosCount) { 10, 0 }, (ExosCount) { 10, 0 }, TRUE, tenth), ==,
      -1);
  g_assert_cmpint (
      exos_compare_relative_harm ((ExosCount) { 10, 0 }, (ExosCount) { 10, 1 }, TRUE, tenth), ==,
      1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/guardrail-proof/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_state);
    }
  g_test_add_func ("/guardrail-proof/standard-goes-by-limits", test_standard_goes_by_limits);
  g_test_add_func ("/guardrail-proof/more-harm-is-never-milder", test_more_harm_is_never_milder);
  g_test_add_func ("/guardrail-proof/own-limits-and-margins", test_own_limits);
  g_test_add_func ("/guardrail-proof/judged-again-is-as-judged-anew", test_judged_again);
  g_test_add_func ("/guardrail-proof/usual-relative-limits-can-be-set",
                   test_usual_relative_limits_can_be_set);
  g_test_add_func ("/guardrail-proof/relative-harm-is-exact", test_relative_harm_is_exact);

  return g_test_run ();
}
