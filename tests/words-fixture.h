// SPDX-License-Identifier: MIT
/* Situations that the tests of words share, by name: one for every sentence. */
#pragma once

#include "fixture.h"

#define CONTROL "control"
#define TREATMENT "treatment"
#define STD EXOS_POLICY_STANDARD
#define LIT EXOS_POLICY_LITERAL

typedef struct
{
  const char *name;
  FixtureArm arms[3];
  gsize n_guardrails;
  ExosPolicy policy;
} Situation;

/* clang-format off */
static const Situation situations[] = {
  { "a-clear-win", { { CONTROL, 10000, 1200, { 120, 35 } }, { TREATMENT, 10050, 1320, { 118, 33 } } }, 2, STD },
  { "a-win-without-guardrails", { { CONTROL, 10000, 1200, { 0 } }, { TREATMENT, 10050, 1320, { 0 } } }, 0, STD },
  { "a-broken-split", { { CONTROL, 5000, 500, { 0 } }, { TREATMENT, 10000, 1200, { 0 } } }, 0, STD },
  { "a-doubtful-split", { { CONTROL, 10000, 1000, { 0 } }, { TREATMENT, 10500, 1250, { 0 } } }, 0, STD },
  { "a-guardrail-got-worse", { { CONTROL, 10000, 1000, { 120 } }, { TREATMENT, 10000, 1200, { 135 } } }, 1, STD },
  { "two-guardrails-got-worse", { { CONTROL, 10000, 1000, { 100, 120 } }, { TREATMENT, 10000, 1200, { 112, 145 } } }, 2, STD },
  { "not-significant", { { CONTROL, 10000, 1000, { 0 } }, { TREATMENT, 10000, 1050, { 0 } } }, 0, STD },
  { "a-win-with-a-severe-guardrail", { { CONTROL, 10000, 1000, { 10 } }, { TREATMENT, 10000, 1200, { 50 } } }, 1, STD },
  { "a-loss", { { CONTROL, 10000, 1200, { 120 } }, { TREATMENT, 10050, 1090, { 118 } } }, 1, STD },
  { "harm-without-a-gain", { { CONTROL, 10000, 1000, { 10 } }, { TREATMENT, 10000, 1010, { 50 } } }, 1, STD },
  { "nobody-converted", { { CONTROL, 10000, 0, { 0 } }, { TREATMENT, 10000, 0, { 0 } } }, 0, STD },
  { "everybody-converted", { { CONTROL, 10000, 10000, { 0 } }, { TREATMENT, 10000, 10000, { 0 } } }, 0, STD },
  { "an-unreadable-guardrail", { { CONTROL, 10000, 1000, { 10 } }, { TREATMENT, 10000, 1200, { 20000 } } }, 1, STD },
  { "unsigned-rule-launches-a-loss", { { CONTROL, 10000, 1200, { 120 } }, { TREATMENT, 10050, 1090, { 118 } } }, 1, LIT },
  { "unsigned-rule-holds-a-loss", { { CONTROL, 10000, 1200, { 120 } }, { TREATMENT, 10000, 1000, { 140 } } }, 1, LIT },
  { "the-better-of-two", { { CONTROL, 10000, 1000, { 0 } }, { "b", 10000, 1200, { 0 } }, { "c", 10000, 1250, { 0 } } }, 0, STD },
  { "one-of-two-with-guardrails", { { CONTROL, 10000, 1000, { 10 } }, { "b", 10000, 800, { 10 } }, { "c", 10000, 1250, { 10 } } }, 1, STD },
  { "a-severe-arm-of-two", { { CONTROL, 10000, 1000, { 10 } }, { "b", 10000, 1300, { 90 } }, { "c", 10000, 1010, { 10 } } }, 1, STD },
  { "a-losing-arm-of-two", { { CONTROL, 10000, 1000, { 10 } }, { "b", 10000, 800, { 10 } }, { "c", 10000, 1010, { 10 } } }, 1, STD },
  { "a-worse-arm-of-two", { { CONTROL, 10000, 1000, { 120 } }, { "b", 10000, 1300, { 140 } }, { "c", 10000, 1010, { 120 } } }, 1, STD },
  { "neither-of-two", { { CONTROL, 10000, 1000, { 0 } }, { "b", 10000, 1005, { 0 } }, { "c", 10000, 1020, { 0 } } }, 0, STD },
  { "a-harmful-arm-of-two", { { CONTROL, 10000, 1000, { 10 } }, { "b", 10000, 1005, { 60 } }, { "c", 10000, 1020, { 10 } } }, 1, STD },
  { "an-effect-is-never-printed-as-zero", { { CONTROL, 1000000000, 100000000, { 0 } }, { TREATMENT, 1000000000, 100040000, { 0 } } }, 0, STD },
  { "harm-is-never-printed-as-its-limit", { { CONTROL, 1000000, 100000, { 10000 } }, { TREATMENT, 1000000, 110000, { 11004 } } }, 1, STD },
};
/* clang-format on */

/* The third arm is left out when it has no name. */
static inline ExosReport *
report_of (const FixtureArm *arms, gsize n_guardrails, ExosPolicy policy)
{
  const gsize n_arms = arms[2].name != NULL ? 3 : 2;
  g_autoptr (ExosExperiment) experiment = fixture_experiment (arms, n_arms, n_guardrails);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = policy;
  return exos_report_new (plan, experiment);
}

static inline ExosReport *
report_of_situation (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++)
    if (g_str_equal (situations[i].name, name))
      return report_of (situations[i].arms, situations[i].n_guardrails, situations[i].policy);

  g_assert_not_reached ();
}

/* Lines of one kind, joined by a newline. Takes lines. */
static inline char *
join (char **lines)
{
  char *text = g_strjoinv ("\n", lines);

  g_strfreev (lines);
  return text;
}

/* Takes actual. */
#define assert_text(actual, expected)        \
  G_STMT_START                               \
  {                                          \
    g_autofree char *text_ = (actual);       \
    g_assert_cmpstr (text_, ==, (expected)); \
  }                                          \
  G_STMT_END
