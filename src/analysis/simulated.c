// SPDX-License-Identifier: MIT
#include "analysis/simulated.h"

#include "analysis/parts.h"
#include "stats/random-binomial.h"

struct _ExosSimulated
{
  const ExosReport *report;
  ExosExperiment *experiment; /* like that of the report, with counts of its own */
  ExosBinomial *conversions;  /* of every arm */
  ExosBinomial *events;       /* events[arm * n_guardrails + guardrail] */
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

ExosSimulated *
exos_simulated_new (const ExosReport *report)
{
  ExosSimulated *self = g_new0 (ExosSimulated, 1);
  const gsize n_arms = report->experiment->n_arms;

  self->report = report;
  self->experiment = copy_experiment (report->experiment);
  self->conversions = g_new0 (ExosBinomial, n_arms);
  self->events = g_new0 (ExosBinomial, n_arms * report->n_guardrails);
  return self;
}

void
exos_simulated_free (ExosSimulated *self)
{
  exos_experiment_unref (self->experiment);
  g_free (self->conversions);
  g_free (self->events);
  g_free (self);
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
assume_guardrails (ExosSimulated *self, gsize arm, const double *harms)
{
  const gsize n = self->report->n_guardrails;
  const gboolean is_harmed = (int) arm != self->report->experiment->control && harms != NULL;

  for (gsize i = 0; i < n; i++)
    {
      const gboolean lower = get_guardrail (self, i)->direction == EXOS_DIRECTION_LOWER;
      const double change = is_harmed ? (lower ? harms[i] : -harms[i]) : 0.0;
      ExosCount control;

      if (is_drawn (self, arm, i, &control) &&
          !exos_binomial_init (&self->events[arm * n + i], self->experiment->arms[arm].users,
                               (double) control.events / (double) control.users + change))
        return FALSE;
    }

  return TRUE;
}

gboolean
exos_simulated_assume (ExosSimulated *self, double effect, const double *harms)
{
  const ExosCount control = exos_arm_conversions (exos_report_control (self->report));
  const double rate = (double) control.events / (double) control.users;

  for (gsize arm = 0; arm < self->experiment->n_arms; arm++)
    {
      const gboolean is_control = (int) arm == self->experiment->control;

      if (!exos_binomial_init (&self->conversions[arm], self->experiment->arms[arm].users,
                               is_control ? rate : rate + effect) ||
          !assume_guardrails (self, arm, harms))
        return FALSE;
    }

  return TRUE;
}

static void
draw_guardrails (ExosSimulated *self, gsize arm, ExosRandom *random)
{
  const gsize n = self->report->n_guardrails;
  ExosValue *values = &self->experiment->values[arm * self->experiment->n_metrics];
  ExosCount unused;

  for (gsize i = 0; i < n; i++)
    if (is_drawn (self, arm, i, &unused))
      {
        ExosValue *value = &values[get_guardrail (self, i)->metric];

        value->count = exos_random_binomial (random, &self->events[arm * n + i]);
        value->total = (double) value->count;
      }
}

const ExosExperiment *
exos_simulated_draw (ExosSimulated *self, guint64 seed, guint64 replicate)
{
  for (gsize arm = 0; arm < self->experiment->n_arms; arm++)
    {
      ExosRandom random = exos_random_stream (seed, replicate, (guint32) arm);

      self->experiment->arms[arm].conversions =
          exos_random_binomial (&random, &self->conversions[arm]);
      draw_guardrails (self, arm, &random);
    }

  return self->experiment;
}
