// SPDX-License-Identifier: MIT
/* Tipping points, against whole reports of the changed files. */
#pragma once

#include "properties-fixture.h"

#include "analysis/tipping.h"

/* One number of the headline treatment: a guardrail, or the conversions. */
typedef struct
{
  const Sample *sample;
  const ExosPlan *plan;
  gsize treatment; /* of the report */
  int guardrail;   /* -1: conversions */
} Subject;

static inline guint64 *
find_number (Sample *sample, gsize treatment, int guardrail)
{
  FixtureArm *arm = &sample->arms[treatment + 1];

  return guardrail < 0 ? &arm->conversions : &arm->guardrails[guardrail];
}

static inline ExosReport *
judge_plan (const Sample *sample, const ExosPlan *plan)
{
  g_autoptr (ExosPlan) copy = exos_plan_copy (plan);

  return judge_with (sample, copy);
}

/* The whole report of the file with that number. */
static inline const ExosRule *
rule_at (const Subject *subject, guint64 number)
{
  Sample sample = *subject->sample;

  *find_number (&sample, subject->treatment, subject->guardrail) = number;

  g_autoptr (ExosReport) report = judge_plan (&sample, subject->plan);

  return report->treatments[subject->treatment].rule;
}

static inline void
assert_same (ExosTippingPoint seen, ExosTippingPoint wanted)
{
  g_assert_cmpuint (seen.events, ==, wanted.events);
  g_assert_true (seen.rule == wanted.rule);
}

/* It flips, one step less does not, and no number is one that a file cannot hold. */
static inline void
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

static inline void
check_points (const Subject *subject, const ExosTipping *tipping, const ExosTippingMetric *it)
{
  g_assert_true (it->is_judged);
  check_point (subject, tipping->treatment->verdict, it->more, 1);
  check_point (subject, tipping->treatment->verdict, it->fewer, -1);
}

static inline guint64
scale (guint64 count, guint tenths)
{
  return (count * tenths + 5) / 10;
}

/* Of the file with so many users; NULL when it is one whose split decides. */
static inline const ExosRule *
rule_of_users (const Sample *sample, const ExosPlan *plan, gsize treatment, guint tenths)
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

  return exos_report_data_state (report) == EXOS_DATA_USABLE ? report->treatments[treatment].rule
                                                             : NULL;
}

/* They flip it, and a tenth less do not. */
static inline void
check_users (const Subject *subject, const ExosTipping *tipping)
{
  const guint tenths = tipping->users_tenths;

  g_assert_cmpint (tenths > 0, ==, tipping->users.rule != NULL);
  if (tenths == 0)
    return;

  const ExosRule *there =
      rule_of_users (subject->sample, subject->plan, subject->treatment, tenths);
  const ExosRule *before =
      rule_of_users (subject->sample, subject->plan, subject->treatment, tenths - 1);

  g_assert_true (there == NULL || there == tipping->users.rule);
  g_assert_true (before == NULL || before->verdict == tipping->treatment->verdict);
}

typedef void (*CheckMetric) (const Subject *subject,
                             const ExosTipping *tipping,
                             const ExosTippingMetric *it);

/* Every metric of a sample; FALSE when its data decides alone. */
static inline gboolean
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
  check_users (&subject, tipping);
  g_assert_cmpuint (tipping->most_runs, <=, EXOS_TIPPING_MAX_RUNS);
  return TRUE;
}

static inline Sample
draw_pair (guint64 users, guint64 control, guint64 treated, guint64 before, guint64 after)
{
  return (Sample) {
    .arms = { { "control", users, control, { before } },
              { "treatment", users, treated, { after } } },
    .n_arms = 2,
    .n_guardrails = 1,
  };
}

static inline ExosTipping *
tip (const Sample *sample, ExosPolicy policy)
{
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  plan->policy = policy;

  g_autoptr (ExosReport) report = judge_with (sample, plan);

  return exos_tipping_new (report, EXOS_TIPPING_ALL);
}
