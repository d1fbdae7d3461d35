// SPDX-License-Identifier: MIT
/* Which treatment speaks for the experiment, whatever the order of rows. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

static const struct
{
  const char *what;
  ExosPolicy policy;
  guint64 conversions[2]; /* of a and z; control has 1000 of 10000 */
  guint64 events[2];      /* of a guardrail; control has 400 */
  const char *code;
  const char *speaks;
} cases[] = {
  { "the earlier rule", EXOS_POLICY_STANDARD, { 1300, 800 }, { 600, 400 }, "R2", "z" },
  { "more gain by the same rule", EXOS_POLICY_STANDARD, { 1010, 1030 }, { 400, 400 }, "H5", "z" },
  { "less loss by the same rule", EXOS_POLICY_STANDARD, { 700, 750 }, { 400, 400 }, "R2", "z" },
  { "more gain by a later rule", EXOS_POLICY_EVIDENCE, { 1250, 1300 }, { 400, 200 }, "L1", "z" },
  { "less risk of the same gain", EXOS_POLICY_STANDARD, { 1300, 1300 }, { 404, 401 }, "L1", "z" },
  { "the label of what is alike", EXOS_POLICY_STANDARD, { 1300, 1300 }, { 401, 401 }, "L1", "a" },
  { "a launch beside a rollback", EXOS_POLICY_STANDARD, { 800, 1300 }, { 400, 400 }, "L1", "z" },
  { "a rollback beside what holds", EXOS_POLICY_STANDARD, { 1010, 800 }, { 400, 400 }, "R2", "z" },
  { "harm in the six rules", EXOS_POLICY_LITERAL, { 1300, 1300 }, { 400, 600 }, "R1", "z" },
};

static void
test_headline (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int order = 0; order < 2; order++)
      {
        const FixtureArm a = { "a", 10000, cases[i].conversions[0], { cases[i].events[0] } };
        const FixtureArm z = { "z", 10000, cases[i].conversions[1], { cases[i].events[1] } };
        const FixtureArm control = { "control", 10000, 1000, { 400 } };
        const FixtureArm arms[] = { control, order == 0 ? a : z, order == 0 ? z : a };
        g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, 3, 1);
        g_autoptr (ExosPlan) plan = exos_plan_new ();

        plan->policy = cases[i].policy;

        g_autoptr (ExosReport) report = exos_report_new (plan, experiment);
        const ExosTreatment *it = exos_report_headline (report);

        g_test_message ("%s, %d", cases[i].what, order);
        g_assert_cmpstr (report->decision.rule->code, ==, cases[i].code);
        g_assert_cmpstr (exos_report_arm (report, it)->name, ==, cases[i].speaks);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/headline/is-that-of-any-order", test_headline);
  return g_test_run ();
}
