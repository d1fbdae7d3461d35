// SPDX-License-Identifier: MIT
/* The guardrails of a policy file: which columns they are, and that they are judged so. */
#include "analysis/policy-file.h"

#include <gsl/gsl_errno.h>
#include <string.h>

#include "fixture.h"

#define P "[policy]\n"

static ExosPlan *
apply (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return exos_policy_apply (plan, bytes, "team.ini", error);
}

static void
assert_ratio (ExosRatio ratio, double expected)
{
  g_assert_cmpfloat_with_epsilon ((double) ratio.numerator / (double) ratio.denominator, expected,
                                  1e-15);
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *pattern, *column;
    gboolean fits;
  } cases[] = {
    { "*crash*", "crash", TRUE },
    { "*crash*", "app_crash_rate", TRUE },
    { "*crash*", "cras", FALSE },
    { "crash", "Crash", TRUE },
    { "crash", "crashes", FALSE },
    { "a?c", "abc", TRUE },
    { "a?c", "a환c", TRUE },
    { "a?c", "ac", FALSE },
    { "*환불*", "총 환불 수", TRUE },
    { "*", "anything", TRUE },
    { "a*b*c", "aXbYbZc", TRUE },
    { "a*b*c", "aXbYbZ", FALSE },
    { "guardrail_*", "guardrail_x", TRUE },
    { "**b", "aab", TRUE },
    { "*time", "tile_me", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (P "[guardrail \"%s\"]\n", cases[i].pattern);
      g_autoptr (ExosPlan) plan = apply (text, -1, NULL);

      g_test_message ("%s of %s", cases[i].pattern, cases[i].column);
      g_assert_nonnull (plan);
      g_assert_cmpint (exos_plan_find_guardrail (plan, cases[i].column) != NULL, ==, cases[i].fits);
    }
}

/* The name goes before a pattern, the first of two before the other, the experiment before its
 * policy. */
static void
test_what_counts_first (void)
{
  g_autoptr (ExosPlan) plan = apply (P "[guardrail \"crash\"]\nworse = 2%\n"
                                       "[guardrail \"*\"]\nworse = 1%\n"
                                       "[guardrail \"Crash\"]\nworse = 4%\n"
                                       "[guardrail \"cancel\"]\nworse = 5%\n",
                                     -1, NULL);

  assert_ratio (exos_plan_find_guardrail (plan, "crash")->worse, 0.02);
  assert_ratio (exos_plan_find_guardrail (plan, "cancel")->worse, 0.05);
  assert_ratio (exos_plan_find_guardrail (plan, "hang")->worse, 0.01);
  g_assert_true (exos_plan_add_guardrail (plan, "crash:3%", NULL));
  assert_ratio (exos_plan_find_guardrail (plan, "crash")->worse, 0.03);
  assert_ratio (exos_plan_find_policy_guardrail (plan, "crash")->worse, 0.02);
}

static const char team[] = P "worse = 0.2\nsevere = 0.5\n"
                             "[guardrail \"*crash*\"]\ndirection = lower\nworse = 5%\n"
                             "severe = 10%\nmargin = 2.5%\n";

static const struct
{
  const char *text;
  gboolean is_relative;
  int direction;                /* -1: not said */
  double worse, severe, margin; /* margin below 0: none of its own */
} named[] = {
  { "crash", TRUE, EXOS_DIRECTION_LOWER, 0.05, 0.1, 0.025 },
  { "crash:higher", TRUE, EXOS_DIRECTION_HIGHER, 0.05, 0.1, 0.025 },
  { "crash:8%", TRUE, EXOS_DIRECTION_LOWER, 0.08, 0.1, 0.025 },
  { "crash:20%", TRUE, EXOS_DIRECTION_LOWER, 0.2, 0.2, 0.025 },
  { "crash:1%:2%:ni=0.5%", TRUE, EXOS_DIRECTION_LOWER, 0.01, 0.02, 0.005 },
  { "crash:ni=1%", TRUE, EXOS_DIRECTION_LOWER, 0.05, 0.1, 0.01 },
  { "crash:0.3", FALSE, EXOS_DIRECTION_LOWER, 0.003, 0.005, -1.0 },
  { "crash:0.3:0.7:ni=0.1", FALSE, EXOS_DIRECTION_LOWER, 0.003, 0.007, 0.001 },
  { "cancel", FALSE, -1, 0.002, 0.005, -1.0 },
  { "cancel:5%", TRUE, -1, 0.05, 0.3, -1.0 },
};

/* Who names a column of the policy changes only what is said beside the name. */
static void
test_named_again (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autoptr (ExosPlan) plan = apply (team, -1, NULL);

      g_test_message ("%s", named[i].text);
      g_assert_true (exos_plan_add_guardrail (plan, named[i].text, NULL));

      const ExosGuardrailPlan *it = g_ptr_array_index (plan->guardrails, 0);

      g_assert_cmpint (it->is_relative, ==, named[i].is_relative);
      g_assert_cmpint (it->has_direction ? (int) it->direction : -1, ==, named[i].direction);
      assert_ratio (it->worse, named[i].worse);
      assert_ratio (it->severe, named[i].severe);
      g_assert_cmpint (it->has_margin, ==, named[i].margin >= 0.0);
      if (it->has_margin)
        assert_ratio (it->margin, named[i].margin);
    }
}

/* The name alone departs from nothing; a margin has the unit of the policy's limits. */
static void
test_named_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosPlan) plan = apply (team, -1, NULL);

  g_assert_true (exos_plan_add_guardrail (plan, "crash", NULL));
  g_assert_false (exos_policy_departs (plan));
  g_assert_false (exos_plan_add_guardrail (plan, "crash:ni=0.1", &error));
  g_assert_nonnull (strstr (error->message, "all of them in per cent of control"));
  g_assert_false (exos_plan_add_guardrail (plan, "crash:5%:ni=1", NULL));
}

/* A section is all that the policy says of its columns: it takes nothing from a pattern. */
static void
test_sections_stand_alone (void)
{
  g_autoptr (ExosPlan) plan = apply (
      P "[guardrail \"*\"]\ndirection = lower\nworse = 1%\n[guardrail \"crash\"]\n", -1, NULL);
  const ExosGuardrailPlan *it = exos_plan_find_guardrail (plan, "crash");

  g_assert_false (it->is_relative || it->has_direction);
  assert_ratio (it->worse, 0.001);
}

/* Sections stand in any order. */
static void
test_section_before_policy (void)
{
  g_autoptr (ExosPlan) plan =
      apply ("[guardrail \"crash\"]\nworse = 2%\n" P "alpha = 0.01\n", -1, NULL);

  assert_ratio (exos_plan_find_guardrail (plan, "crash")->worse, 0.02);
  g_assert_cmpfloat (plan->alpha, ==, 0.01);
}

/* Of what a guardrail was held to, nothing is left. */
static void
test_as_usual_again (void)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();
  ExosGuardrailPlan it = { .column = (char *) "crash",
                           .is_relative = TRUE,
                           .has_limits = TRUE,
                           .has_margin = TRUE,
                           .worse = { 1, 2 },
                           .severe = { 3, 4 } };

  exos_guardrail_use_defaults (plan, &it);
  g_assert_false (it.is_relative || it.has_limits || it.has_margin);
  assert_ratio (it.worse, 0.001);
  assert_ratio (it.severe, 0.003);
}

/* However it was written where it was named. */
static void
test_column_is_that_of_the_file (void)
{
  const ExosMetric metric = { .name = (char *) "Crash", .kind = EXOS_METRIC_COUNT };
  g_autoptr (ExosPlan) usual = exos_plan_new ();
  g_autoptr (ExosPlan) by_pattern = apply (P "[guardrail \"cr*\"]\n", -1, NULL);

  g_assert_cmpstr (exos_guardrail_in_force (usual, &metric).column, ==, "Crash");
  g_assert_cmpstr (exos_guardrail_in_force (by_pattern, &metric).column, ==, "Crash");
}

static const char counts[] = "variant,users,conversions,crash_count\ncontrol,1000000,1000,1000\n"
                             "treatment,1000000,1000,1060\n";

static void
test_judged (void)
{
  g_autoptr (ExosPlan) plan =
      apply (P "based-on = evidence\n[guardrail \"*crash*\"]\nworse = 5%\n", -1, NULL);
  g_autoptr (ExosReport) report = fixture_report (counts, plan);

  g_assert_cmpint (report->treatments[0].guardrails[0].state, ==, EXOS_GUARDRAIL_WORSENED);
}

/* What nobody set is as in the plan when it is judged, not when the section was read. */
static void
test_plan_reaches_sections (void)
{
  static const struct
  {
    const char *section, *named;
    double worse, severe, margin;
  } cases[] = {
    { "direction = lower", NULL, 0.0001, 0.0007, 0.0001 },
    { "direction = lower", "crash_count", 0.0001, 0.0007, 0.0001 },
    { "margin = 0.05", NULL, 0.0001, 0.0007, 0.0005 },
    { "", "crash_count:ni=0.05", 0.0001, 0.0007, 0.0005 },
    { "worse = 0.2\nsevere = 0.4", NULL, 0.002, 0.004, 0.002 },
    { "worse = 0.2\nsevere = 0.4", "crash_count", 0.002, 0.004, 0.002 },
    { "", "crash_count:0.2:0.4", 0.002, 0.004, 0.002 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (P "[guardrail \"*crash*\"]\n%s\n", cases[i].section);
      g_autoptr (ExosPlan) plan = apply (text, -1, NULL);

      g_test_message ("%s, %s", cases[i].section, cases[i].named);
      g_assert_true (cases[i].named == NULL ||
                     exos_plan_add_guardrail (plan, cases[i].named, NULL));
      plan->worse = (ExosRatio) { 1, 10000 };
      plan->severe = (ExosRatio) { 7, 10000 };

      g_autoptr (ExosReport) report = fixture_report (counts, plan);
      const ExosGuardrailResult *it = &report->treatments[0].guardrails[0];

      assert_ratio (it->worse, cases[i].worse);
      assert_ratio (it->severe, cases[i].severe);
      assert_ratio (it->margin, cases[i].margin);
    }
}

static guint
count_unknown (const ExosPlan *plan)
{
  g_autoptr (ExosReport) report = fixture_report (counts, plan);
  guint n_unknown = 0;

  for (guint i = 0; i < report->issues->len; i++)
    {
      const ExosIssue *issue = report->issues->pdata[i];

      n_unknown += issue->code == EXOS_ISSUE_UNKNOWN_COLUMN;
      g_assert_cmpuint (issue->line, ==, 0);
    }
  return n_unknown;
}

/* A name that is in no column is told, until the experiment leaves it out; a pattern is not. */
static void
test_missing_columns (void)
{
  const ExosGuardrailPlan off = { .column = (char *) "refnds", .is_off = TRUE };
  g_autoptr (ExosPlan) plan =
      apply (P "[guardrail \"refnds\"]\n[guardrail \"*hang*\"]\n", -1, NULL);

  g_assert_cmpuint (count_unknown (plan), ==, 1);
  exos_plan_set_guardrail (plan, &off);
  g_assert_cmpuint (count_unknown (plan), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gsl_set_error_handler_off ();
  g_test_add_func ("/policy-guardrails/patterns", test_patterns);
  g_test_add_func ("/policy-guardrails/what-counts-first", test_what_counts_first);
  g_test_add_func ("/policy-guardrails/named-again", test_named_again);
  g_test_add_func ("/policy-guardrails/named-alone", test_named_alone);
  g_test_add_func ("/policy-guardrails/sections-stand-alone", test_sections_stand_alone);
  g_test_add_func ("/policy-guardrails/may-stand-before-the-policy", test_section_before_policy);
  g_test_add_func ("/policy-guardrails/as-usual-again", test_as_usual_again);
  g_test_add_func ("/policy-guardrails/column-of-the-file", test_column_is_that_of_the_file);
  g_test_add_func ("/policy-guardrails/are-judged", test_judged);
  g_test_add_func ("/policy-guardrails/plan-reaches-sections", test_plan_reaches_sections);
  g_test_add_func ("/policy-guardrails/missing-columns-are-told", test_missing_columns);
  return g_test_run ();
}
