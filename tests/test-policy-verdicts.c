// SPDX-License-Identifier: MIT
/* Verdicts of the policies evidence and strict beside those of standard. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

#include "analysis/parts.h"

typedef struct
{
  const char *path;
  const char *csv;
  ExosPolicy policy;
  guint points; /* thousandths of the smallest effect worth shipping */
  ExosVerdict verdict;
  const char *code;
} Vector;

#define HEAD "variant,users,conversions"
#define EXAMPLE                                                         \
  HEAD ",guardrail_cancel,guardrail_error\ncontrol,10000,1200,120,35\n" \
       "treatment,10050,"
#define E EXOS_POLICY_EVIDENCE
#define T EXOS_POLICY_STRICT
#define LAUNCH EXOS_VERDICT_LAUNCH
#define HOLD EXOS_VERDICT_HOLD
#define ROLLBACK EXOS_VERDICT_ROLLBACK

/* clang-format off */
static const Vector vectors[] = {
  { "commissioned-example-launches-in-steps", EXAMPLE "1320,118,33\n", E, 0, LAUNCH, "LAUNCH-CONDITIONAL" },
  { "commissioned-example-holds-in-strict",   EXAMPLE "1320,118,33\n", T, 0, HOLD, "UNPROVEN" },
  { "loss-rolls-back",                        EXAMPLE "1090,118,33\n", E, 0, ROLLBACK, "R2" },
  { "demo-launch-in-steps", HEAD ",error\ncontrol,10000,1000,10\ntreatment,10000,1200,15\n", E, 0, LAUNCH, "LAUNCH-CONDITIONAL" },
  { "demo-rollback", HEAD ",crash\ncontrol,10000,1000,10\ntreatment,10000,1200,50\n", E, 0, ROLLBACK, "R1" },
  { "demo-hold", HEAD "\ncontrol,10000,1000\ntreatment,10000,1050\n", E, 0, HOLD, "H5" },
  { "noise-does-not-roll-back", HEAD ",a,b,c\ncontrol,10000,1000,300,300,300\ntreatment,10000,1200,335,300,300\n", E, 0, HOLD, "HARM-UNCONFIRMED" },
  { "harm-beside-a-flat-primary-rolls-back", HEAD ",crash\ncontrol,10000,1000,10\ntreatment,10000,1010,50\n", E, 0, ROLLBACK, "R3" },
  { "rare-crash-of-a-million", HEAD ",crash\ncontrol,1000000,100000,1000\ntreatment,1000000,103000,1500\n", E, 0, ROLLBACK, "R1" },
  { "flat-when-what-matters-is-ruled-out", HEAD "\ncontrol,1000000,100000\ntreatment,1000000,100100\n", E, 10, HOLD, "H6" },
  { "gain-too-small-to-ship", HEAD "\ncontrol,1000000,100000\ntreatment,1000000,102000\n", E, 10, HOLD, "TRIVIAL" },
  { "the-same-gain-ships-when-it-is-enough", HEAD "\ncontrol,1000000,100000\ntreatment,1000000,102000\n", E, 1, LAUNCH, "L2" },
  { "small-gain-ships-in-standard", HEAD "\ncontrol,1000000,100000\ntreatment,1000000,102000\n", EXOS_POLICY_STANDARD, 10, LAUNCH, "L2" },
  { "flat-in-standard", HEAD "\ncontrol,1000000,100000\ntreatment,1000000,100100\n", EXOS_POLICY_STANDARD, 10, HOLD, "H6" },
};
/* clang-format on */

static void
test_vector (gconstpointer data)
{
  const Vector *v = data;
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = v->policy;
  plan->smallest_effect = (ExosRatio) { v->points, 1000 };

  g_autoptr (ExosReport) report = fixture_report (v->csv, plan);

  g_assert_cmpstr (report->decision.rule->code, ==, v->code);
  g_assert_cmpint (report->decision.verdict, ==, v->verdict);
  g_assert_cmpint (report->treatments[0].verdict, ==, v->verdict);
  g_assert_cmpint (report->decision.by_policy[v->policy], ==, v->verdict);
}

/* Half more is to be verified, and a rise from nothing; exactly, and only where it is asked. */
static void
test_huge_wins (void)
{
  const struct
  {
    guint64 control, treatment;
    ExosPolicy policy;
    gboolean is_verified;
    const char *code;
  } rows[] = {
    { 1001, 1501, E, FALSE, "L2" },     { 1000, 1500, E, FALSE, "VERIFY" },
    { 1000, 1600, T, FALSE, "VERIFY" }, { 1000, 1600, E, TRUE, "L2" },
    { 1000, 1600, T, TRUE, "L2" },      { 0, 50, E, FALSE, "VERIFY" },
    { 0, 50, E, TRUE, "L2" },           { 1000, 1600, EXOS_POLICY_STANDARD, FALSE, "L2" },
    { 1600, 700, E, FALSE, "R2" },      { 30, 31, E, FALSE, "H5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();
      g_autofree char *csv = g_strdup_printf (HEAD "\ncontrol,10000,%" G_GUINT64_FORMAT
                                                   "\ntreatment,10000,%" G_GUINT64_FORMAT "\n",
                                              rows[i].control, rows[i].treatment);

      plan->policy = rows[i].policy;
      plan->is_verified = rows[i].is_verified;

      g_autoptr (ExosReport) report = fixture_report (csv, plan);

      g_test_message ("%s", csv);
      g_assert_cmpstr (report->decision.rule->code, ==, rows[i].code);
    }
}

/* Groups that were not alike are believed by nobody but the policy that does not look. */
static void
test_unlike_groups (void)
{
  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    {
      g_autoptr (ExosPlan) plan = exos_plan_new ();

      plan->policy = (ExosPolicy) policy;

      g_autoptr (ExosReport) report =
          fixture_report (HEAD "\ncontrol,10000,1000\ntreatment,10000,1200\n", plan);

      g_assert_cmpstr (report->decision.rule->code, ==, "L2");
      report->is_untrusted = TRUE;
      exos_conclude (report);
      g_assert_cmpstr (report->decision.rule->code, ==,
                       policy == EXOS_POLICY_LITERAL ? "L2" : "TRUST");
      g_assert_cmpint (report->decision.verdict, ==, policy == EXOS_POLICY_LITERAL ? LAUNCH : HOLD);
    }
}

/* Only where the split alone is wrong is it what the verdict names. */
static void
test_split_and_more (void)
{
  static const struct
  {
    guint64 users;
    gboolean has_more;
    const char *code;
  } rows[] = {
    { 10000, TRUE, "H1" },   { 10000, FALSE, "L2" }, { 100000, TRUE, "H1" },
    { 100000, FALSE, "H2" }, { 10500, FALSE, "H3" }, { 10500, TRUE, "H1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *csv = g_strdup_printf (
          HEAD "\ncontrol,10000,1000\ntreatment,%" G_GUINT64_FORMAT ",1300\n", rows[i].users);
      g_autoptr (ExosReport) report = fixture_report (csv, NULL);

      g_test_message ("%s", csv);
      if (rows[i].has_more)
        g_ptr_array_add (report->issues,
                         exos_issue_new (EXOS_ISSUE_DUPLICATE_GROUP, 0, NULL, NULL, NULL));
      exos_conclude_health (report);
      exos_conclude (report);
      g_assert_cmpstr (report->decision.rule->code, ==, rows[i].code);

      g_ptr_array_set_size (report->issues, 0);
      exos_conclude_health (report);
      g_assert_cmpint (report->health, ==, EXOS_HEALTH_HEALTHY);
    }
}

/* Of several groups the one that is launched speaks, else the one that is rolled back, wherever it
 * stands. */
static void
test_who_speaks (void)
{
  static const struct
  {
    const char *groups;
    int treatment;
  } files[] = {
    { "x,10000,1050\ny,10000,1200\nz,10000,800\n", 1 },
    { "x,10000,800\ny,10000,1050\nz,10000,1200\n", 2 },
    { "x,10000,1050\ny,10000,800\n", 1 },
    { "x,10000,800\ny,10000,1050\n", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *csv = g_strconcat (HEAD "\ncontrol,10000,1000\n", files[i].groups, NULL);
      g_autoptr (ExosReport) report = fixture_report (csv, NULL);

      g_test_message ("%s", csv);
      g_assert_cmpint (report->decision.treatment, ==, files[i].treatment);
    }
}

/* Where nothing was compared, the verdict is about no group. */
static void
test_of_no_group (void)
{
  g_autoptr (ExosReport) compared = fixture_report (EXAMPLE "1320,118,33\n", NULL);
  g_autoptr (ExosReport) none = fixture_report (HEAD "\ncontrol,10000,1000\n", NULL);

  g_assert_cmpint (compared->decision.treatment, ==, 0);
  g_assert_cmpint (none->decision.treatment, ==, -1);
  g_assert_cmpstr (none->decision.rule->code, ==, "H1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strconcat ("/policy-verdicts/", vectors[i].path, NULL);

      g_test_add_data_func (path, &vectors[i], test_vector);
    }
  g_test_add_func ("/policy-verdicts/huge-wins-are-to-be-verified", test_huge_wins);
  g_test_add_func ("/policy-verdicts/unlike-groups-are-not-believed", test_unlike_groups);
  g_test_add_func ("/policy-verdicts/who-speaks", test_who_speaks);
  g_test_add_func ("/policy-verdicts/of-no-group", test_of_no_group);
  g_test_add_func ("/policy-verdicts/the-split-and-more", test_split_and_more);

  return g_test_run ();
}
