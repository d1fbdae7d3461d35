// SPDX-License-Identifier: MIT
#include "analysis/tipping.h"

#include <math.h>

#include "analysis/parts.h"
#include "analysis/tipping-places.h"
#include "analysis/tipping-probe.h"
#include "analysis/tipping-search.h"

#define MAX_COUNT (G_GUINT64_CONSTANT (1) << 53) /* as large as a file may have */
#define STEPS 100.0                              /* at least, of a standard error */
#define FARTHEST 100.0                           /* standard errors beyond no effect */
#define USERS_NEAR 16
#define USERS_GROWTH 0.3

/* The number that is changed: for ExosTippingJudge. */
typedef struct
{
  ExosProbe *probe;
  int metric;
  int sign;       /* more or fewer */
  guint64 events; /* now */
  double step;    /* of a mean */
} Subject;

static const ExosRule *
judge_events (gpointer subject, guint64 distance)
{
  const Subject *it = subject;

  return exos_probe_events (it->probe, it->metric,
                            it->sign > 0 ? it->events + distance : it->events - distance);
}

static const ExosRule *
judge_shift (gpointer subject, guint64 distance)
{
  const Subject *it = subject;

  return exos_probe_shift (it->probe, it->metric, it->sign * (double) distance * it->step);
}

static const ExosRule *
judge_users (gpointer subject, guint64 distance)
{
  const Subject *it = subject;

  return exos_probe_users (it->probe, EXOS_TIPPING_TENTHS + (guint) distance);
}

static guint64
search (ExosTipping *self,
        ExosTippingJudge judge,
        Subject *subject,
        const GArray *places,
        const ExosRule **rule)
{
  guint n_runs;
  const guint64 distance =
      exos_tipping_search (judge, subject, self->treatment->verdict, places, rule, &n_runs);

  self->most_runs = MAX (self->most_runs, n_runs);
  return distance;
}

/* Never below no event, never above one of every user. */
static ExosTippingPoint
find_events (ExosTipping *self, Subject *subject, const ExosTippingLine *line, guint64 users)
{
  const guint64 range = subject->sign > 0 ? users - subject->events : subject->events;
  g_autoptr (GArray) places = exos_tipping_places (line, subject->sign, range);
  ExosTippingPoint point = { NULL, 0, 0.0 };

  point.events = search (self, judge_events, subject, places, &point.rule);
  point.amount = (double) point.events / (double) users;
  return point;
}

static ExosTippingPoint
find_shift (ExosTipping *self, Subject *subject, const ExosTippingLine *line)
{
  const double far = fabs (line->parity) + FARTHEST * line->spread;
  g_autoptr (GArray) places =
      exos_tipping_places (line, subject->sign, (guint64) fmin (far, (double) MAX_COUNT));
  ExosTippingPoint point = { NULL, 0, 0.0 };

  point.amount = (double) search (self, judge_shift, subject, places, &point.rule) * subject->step;
  return point;
}

static void
find_both_of_events (ExosTipping *self,
                     ExosProbe *probe,
                     ExosTippingMetric *it,
                     const ExosGuardrailResult *guardrail)
{
  const ExosExperiment *experiment = self->report->experiment;
  const gsize arm = self->treatment->arm;
  const guint64 users = guardrail != NULL
                            ? exos_experiment_value (experiment, arm, guardrail->metric)->users
                            : experiment->arms[arm].users;
  const ExosTippingLine line = exos_tipping_count_line (self->report, self->treatment, guardrail);
  Subject subject = { .probe = probe, .metric = it->metric, .sign = 1 };

  subject.events = guardrail != NULL
                       ? exos_experiment_value (experiment, arm, guardrail->metric)->count
                       : experiment->arms[arm].conversions;
  if (subject.events > users)
    return;

  it->is_judged = TRUE;
  it->more = find_events (self, &subject, &line, users);
  subject.sign = -1;
  it->fewer = find_events (self, &subject, &line, users);
}

/* A round number, a hundredth of the standard error at most. */
static double
round_step (double se)
{
  return pow (10.0, floor (log10 (se / STEPS)));
}

static double
find_se (const ExosTipping *self, gsize metric, const ExosGuardrailResult *guardrail)
{
  const gsize control = (gsize) self->report->experiment->control;

  if (guardrail == NULL)
    return self->treatment->estimate.se;

  const ExosMoments c = exos_arm_moments (self->report, control, metric);
  const ExosMoments t = exos_arm_moments (self->report, self->treatment->arm, metric);

  return sqrt (c.variance / (double) c.n + t.variance / (double) t.n);
}

static void
find_both_of_shift (ExosTipping *self,
                    ExosProbe *probe,
                    ExosTippingMetric *it,
                    const ExosGuardrailResult *guardrail)
{
  const ExosEstimate *estimate = &self->treatment->estimate;
  const double se = find_se (self, (gsize) it->metric, guardrail);
  const double value_c = guardrail != NULL ? guardrail->test.rate_c : estimate->value_c;
  const double value_t = guardrail != NULL ? guardrail->test.rate_t : estimate->value_t;

  if (!isfinite (se) || se <= 0.0)
    return;

  Subject subject = { .probe = probe, .metric = it->metric, .sign = 1, .step = round_step (se) };
  const ExosTippingLine line =
      exos_tipping_mean_line (self->report, guardrail, value_c, value_t, se, subject.step);

  it->is_judged = TRUE;
  it->more = find_shift (self, &subject, &line);
  subject.sign = -1;
  it->fewer = find_shift (self, &subject, &line);
}

static void
find_metric (ExosTipping *self,
             ExosProbe *probe,
             ExosTippingMetric *it,
             const ExosGuardrailResult *guardrail)
{
  if (it->measure == EXOS_MEASURE_RATE)
    find_both_of_events (self, probe, it, guardrail);
  else
    find_both_of_shift (self, probe, it, guardrail);
}

/* How much harm is not ruled out; NaN when it was not judged. */
static double
risk_of (const ExosTipping *self, gsize guardrail)
{
  const ExosGuardrailResult *it = &self->treatment->guardrails[guardrail];

  return it->by_limits != EXOS_GUARDRAIL_NOT_COMPUTABLE
             ? exos_guardrail_severity (it, it->test.harm_upper_1s)
             : NAN;
}

/* The one that may do the most harm, of those that were not looked at; -1: none is left. */
static int
choose_guardrail (const ExosTipping *self)
{
  int worst = -1;

  for (gsize i = 0; i < self->report->n_guardrails; i++)
    if (!self->guardrails[i].is_judged && !isnan (risk_of (self, i)) &&
        (worst < 0 || risk_of (self, i) > risk_of (self, (gsize) worst)))
      worst = (int) i;
  return worst;
}

static void
find_guardrails (ExosTipping *self, ExosProbe *probe)
{
  for (gsize i = 0; i < EXOS_TIPPING_MAX_GUARDRAILS; i++)
    {
      const int worst = choose_guardrail (self);

      if (worst < 0)
        return;
      find_metric (self, probe, &self->guardrails[worst], &self->treatment->guardrails[worst]);
    }
}

static void
find_users (ExosTipping *self, ExosProbe *probe)
{
  const ExosExperiment *experiment = self->report->experiment;
  Subject subject = { .probe = probe };
  guint64 most = EXOS_TIPPING_MAX_USERS;

  for (gsize arm = 0; arm < experiment->n_arms; arm++)
    most = MIN (most, MAX_COUNT / experiment->arms[arm].users);

  g_autoptr (GArray) places =
      exos_tipping_ladder (USERS_NEAR, USERS_GROWTH, (MAX (most, 1) - 1) * EXOS_TIPPING_TENTHS);
  const guint64 distance = search (self, judge_users, &subject, places, &self->users.rule);

  if (distance > 0)
    self->users_tenths = EXOS_TIPPING_TENTHS + (guint) distance;
}

/* The next rule that would have decided: it matches, too. */
static const ExosRule *
find_next (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosPolicy policy = report->plan->policy;
  const ExosDataState data = exos_report_treatment_state (report, treatment);
  gsize n_rules;
  const ExosRule *rules = exos_rules (&n_rules);

  for (const ExosRule *it = treatment->rule + 1; it < rules + n_rules; it++)
    if (exos_rule_matches (it, policy, data, treatment->primary, treatment->guardrail_states))
      return it;
  return NULL;
}

static void
find_parts (ExosTipping *self, guint parts)
{
  g_auto (ExosProbe) probe;

  exos_probe_init (&probe, self->report);
  if (parts & EXOS_TIPPING_PRIMARY)
    find_metric (self, &probe, &self->primary, NULL);
  if (parts & EXOS_TIPPING_GUARDRAILS)
    find_guardrails (self, &probe);
  if (parts & EXOS_TIPPING_USERS)
    find_users (self, &probe);
}

/* Whether anything but the state of the data could decide. */
static gboolean
is_open (const ExosReport *report)
{
  return exos_report_headline (report) != NULL &&
         exos_report_data_state (report) == EXOS_DATA_USABLE;
}

ExosTipping *
exos_tipping_new (const ExosReport *report, guint parts)
{
  ExosTipping *self = g_new0 (ExosTipping, 1);

  self->report = exos_report_ref (report);
  self->guardrails = g_new0 (ExosTippingMetric, report->n_guardrails);
  if (!is_open (report))
    return self;

  self->treatment = exos_report_headline (report);
  self->primary.metric = report->experiment->primary_metric;
  self->primary.measure = report->measure;
  for (gsize i = 0; i < report->n_guardrails; i++)
    {
      self->guardrails[i].metric = (int) self->treatment->guardrails[i].metric;
      self->guardrails[i].measure = self->treatment->guardrails[i].measure;
    }
  self->next = find_next (report, self->treatment);
  find_parts (self, parts);
  return self;
}

void
exos_tipping_free (ExosTipping *self)
{
  exos_report_unref ((ExosReport *) self->report);
  g_free (self->guardrails);
  g_free (self);
}
