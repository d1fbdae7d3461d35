// SPDX-License-Identifier: MIT
#include "analysis/simulated.h"

#include "analysis/parts.h"

#include <math.h>
#include <string.h>

#include "stats/random-binomial.h"

struct _ExosSimulated
{
  const ExosReport *report;
  ExosExperiment *experiment; /* like that of the report, with users and counts of its own */
  gsize n_looks;
  gsize look;                /* the next one of this replicate */
  guint64 *users;            /* users[look * n_arms + arm] */
  ExosBinomial *conversions; /* alike, of what comes since the look before */
  ExosBinomial *events;      /* events[(look * n_arms + arm) * n_guardrails + guardrail] */
  ExosRandom *random;        /* of every arm */
};

static void
copy_arms (ExosExperiment *copy, const ExosExperiment *original)
{
  copy->n_arms = original->n_arms;
  copy->arms = g_memdup2 (original->arms, original->n_arms * sizeof (ExosArm));
  for (gsize i = 0; i < copy->n_arms; i++)
    copy->arms[i].name = g_strdup (original->arms[i].name);
}

static void
copy_metrics (ExosExperiment *copy, const ExosExperiment *original)
{
  const gsize n_values = original->n_arms * original->n_metrics;

  copy->n_metrics = original->n_metrics;
  copy->metrics = g_memdup2 (original->metrics, original->n_metrics * sizeof (ExosMetric));
  for (gsize i = 0; i < copy->n_metrics; i++)
    copy->metrics[i].name = g_strdup (original->metrics[i].name);
  copy->values = g_memdup2 (original->values, n_values * sizeof (ExosValue));
  copy->sums =
      g_memdup2 (original->sums, original->sums != NULL ? n_values * sizeof (ExosPairSums) : 0);
  copy->primary_metric = original->primary_metric;
}

/* Without the head of the table and the issues: none of them blocks, and no other matters to a
 * rule. */
static ExosExperiment *
copy_experiment (const ExosExperiment *original)
{
  ExosExperiment *copy = exos_experiment_new ();

  copy_arms (copy, original);
  copy_metrics (copy, original);
  copy->source.file = g_strdup (original->source.file);
  copy->control = original->control;
  copy->has_counts = original->has_counts;
  copy->stage = original->stage;
  return copy;
}

/* The present users stay as they are; those before them came in their split, those to come do in
 * the planned one, or their chance would grow until it looked like a fault of the split. */
static double
expected_users (const ExosReport *report, gsize arm, guint64 look)
{
  const double now = (double) report->experiment->arms[arm].users;
  const double share =
      look > report->n_users ? exos_planned_share (report, arm) : now / (double) report->n_users;

  return now + ((double) look - (double) report->n_users) * share;
}

/* Of those still to be given to a group. */
static guint64
give_users (const ExosSimulated *self,
            guint64 *users,
            guint64 look,
            guint64 left,
            double (*to_whole) (double))
{
  for (gsize arm = 0; arm < self->experiment->n_arms; arm++)
    {
      const double missing = expected_users (self->report, arm, look) - (double) users[arm];
      const guint64 given = MIN (left, (guint64) to_whole (fmax (0.0, missing)));

      users[arm] += given;
      left -= given;
    }

  return left;
}

/* No group shrinks from look to look, and all have together what the look has. */
static void
share_users (ExosSimulated *self, const guint64 *looks)
{
  const gsize n_arms = self->experiment->n_arms;

  for (gsize look = 0; look < self->n_looks; look++)
    {
      guint64 *users = &self->users[look * n_arms];
      guint64 left = looks[look] - (look > 0 ? looks[look - 1] : 0);

      if (look > 0)
        memcpy (users, users - n_arms, n_arms * sizeof *users);
      left = give_users (self, users, looks[look], left, floor);
      give_users (self, users, looks[look], left, ceil);
    }
}

ExosSimulated *
exos_simulated_new (const ExosReport *report, const guint64 *looks, gsize n_looks)
{
  ExosSimulated *self = g_new0 (ExosSimulated, 1);
  const gsize n = report->experiment->n_arms * n_looks;

  self->report = report;
  self->experiment = copy_experiment (report->experiment);
  self->n_looks = n_looks;
  self->users = g_new0 (guint64, n);
  self->conversions = g_new0 (ExosBinomial, n);
  self->events = g_new0 (ExosBinomial, n * report->n_guardrails);
  self->random = g_new0 (ExosRandom, report->experiment->n_arms);
  share_users (self, looks);
  return self;
}

void
exos_simulated_free (ExosSimulated *self)
{
  exos_experiment_unref (self->experiment);
  g_free (self->users);
  g_free (self->conversions);
  g_free (self->events);
  g_free (self->random);
  g_free (self);
}

guint64
exos_simulated_users (const ExosSimulated *self, gsize look)
{
  guint64 users = 0;

  for (gsize arm = 0; arm < self->experiment->n_arms; arm++)
    users += self->users[look * self->experiment->n_arms + arm];
  return users;
}

/* Since the look before. */
static guint64
new_users (const ExosSimulated *self, gsize look, gsize arm)
{
  const gsize n_arms = self->experiment->n_arms;
  const guint64 *users = &self->users[look * n_arms + arm];

  return look == 0 ? *users : *users - *(users - n_arms);
}

/* The guardrails are the same in every treatment. */
static const ExosGuardrailResult *
get_guardrail (const ExosSimulated *self, gsize guardrail)
{
  return &self->report->treatments[0].guardrails[guardrail];
}

/* Whether the file has a count to draw: in the arm, and in the control for its rate. */
static gboolean
is_drawn (const ExosSimulated *self, gsize arm, gsize guardrail, ExosCount *control)
{
  const gsize metric = get_guardrail (self, guardrail)->metric;
  ExosCount own;

  return exos_arm_events (self->report, (gsize) self->report->experiment->control, metric,
                          control) &&
         exos_arm_events (self->report, arm, metric, &own);
}

static gboolean
assume_guardrails (ExosSimulated *self, gsize look, gsize arm, const double *harms)
{
  const gsize n = self->report->n_guardrails;
  const gboolean is_harmed = (int) arm != self->report->experiment->control && harms != NULL;
  const gsize first = (look * self->experiment->n_arms + arm) * n;

  for (gsize i = 0; i < n; i++)
    {
      const gboolean lower = get_guardrail (self, i)->direction == EXOS_DIRECTION_LOWER;
      const double change = is_harmed ? (lower ? harms[i] : -harms[i]) : 0.0;
      ExosCount control;

      if (is_drawn (self, arm, i, &control) &&
          !exos_binomial_init (&self->events[first + i], new_users (self, look, arm),
                               (double) control.events / (double) control.users + change))
        return FALSE;
    }

  return TRUE;
}

static double
control_rate (const ExosSimulated *self)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (self->report));

  return (double) control.events / (double) control.users;
}

gboolean
exos_simulated_assume (ExosSimulated *self, double effect, const double *harms)
{
  const double rate = control_rate (self);
  const gsize n_arms = self->experiment->n_arms;

  for (gsize look = 0; look < self->n_looks; look++)
    for (gsize arm = 0; arm < n_arms; arm++)
      {
        const gboolean is_control = (int) arm == self->experiment->control;

        if (!exos_binomial_init (&self->conversions[look * n_arms + arm],
                                 new_users (self, look, arm), is_control ? rate : rate + effect) ||
            !assume_guardrails (self, look, arm, harms))
          return FALSE;
      }

  return TRUE;
}

static void
draw_guardrails (ExosSimulated *self, gsize arm)
{
  const gsize n = self->report->n_guardrails;
  const gsize first = (self->look * self->experiment->n_arms + arm) * n;
  const gsize first_value = arm * self->experiment->n_metrics;
  ExosCount unused;

  for (gsize i = 0; i < n; i++)
    if (is_drawn (self, arm, i, &unused))
      {
        ExosValue *value = &self->experiment->values[first_value + get_guardrail (self, i)->metric];

        value->count = (self->look > 0 ? value->count : 0) +
                       exos_random_binomial (&self->random[arm], &self->events[first + i]);
        value->total = (double) value->count;
        value->users = self->experiment->arms[arm].users;
      }
}

void
exos_simulated_begin (ExosSimulated *self, guint64 seed, guint64 replicate)
{
  self->look = 0;
  for (gsize arm = 0; arm < self->experiment->n_arms; arm++)
    self->random[arm] = exos_random_stream (seed, replicate, (guint32) arm);
}

const ExosExperiment *
exos_simulated_draw (ExosSimulated *self)
{
  const gsize n_arms = self->experiment->n_arms;

  for (gsize i = 0; i < n_arms; i++)
    {
      ExosArm *arm = &self->experiment->arms[i];
      const gsize place = self->look * n_arms + i;

      arm->users = self->users[place];
      arm->conversions = (self->look > 0 ? arm->conversions : 0) +
                         exos_random_binomial (&self->random[i], &self->conversions[place]);
      draw_guardrails (self, i);
    }

  self->look++;
  return self->experiment;
}

const ExosExperiment *
exos_simulated_expect (ExosSimulated *self, gsize look)
{
  const double rate = control_rate (self);

  for (gsize i = 0; i < self->experiment->n_arms; i++)
    {
      ExosArm *arm = &self->experiment->arms[i];
      const double users = (double) self->users[look * self->experiment->n_arms + i];

      arm->users = (guint64) users;
      arm->conversions = (guint64) fmin (fmax (round (rate * users), 1.0), fmax (users - 1.0, 0.0));
    }

  return self->experiment;
}
