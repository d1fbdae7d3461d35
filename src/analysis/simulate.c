// SPDX-License-Identifier: MIT
#include "analysis/simulate-looks.h"
#include "analysis/simulated.h"

#include <math.h>

#include "data/format.h"
#include "data/language.h"

/* Replicates between two looks at whether to go on: a few milliseconds. */
#define CHUNK 200
#define ALIKE 1e-12

ExosSimulation *
exos_simulation_ref (const ExosSimulation *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

static void
clear_simulation (gpointer data)
{
  ExosSimulation *self = data;

  exos_report_unref ((ExosReport *) self->report);
  g_free (self->harms);
  g_free (self->effects);
  g_free (self->looks);
}

void
exos_simulation_unref (ExosSimulation *self)
{
  g_atomic_rc_box_release_full (self, clear_simulation);
}

static double *
copy_harms (const double *harms, gsize n)
{
  return harms != NULL ? g_memdup2 (harms, n * sizeof *harms) : g_new0 (double, n);
}

static ExosSimulation *
new_simulation (const ExosReport *report, const ExosAssumptions *assumptions)
{
  ExosSimulation *self = g_atomic_rc_box_new0 (ExosSimulation);
  const double observed = exos_report_headline (report)->estimate.difference;

  self->report = exos_report_ref (report);
  self->seed = assumptions->seed;
  self->n_replicates = assumptions->n_replicates;
  self->harms = copy_harms (assumptions->harms, report->n_guardrails);
  self->n_effects = assumptions->n_effects;
  self->effects = g_new0 (ExosSimulatedEffect, assumptions->n_effects);
  for (gsize i = 0; i < self->n_effects; i++)
    {
      self->effects[i].effect = assumptions->effects[i];
      self->effects[i].is_observed = fabs (assumptions->effects[i] - observed) < ALIKE;
    }
  return self;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

/* Where every effect ends in the same verdict there is nothing to show. */
static gboolean
check_data (const ExosReport *report, GError **error)
{
  const ExosDataState state = exos_report_data_state (report);

  if (report->measure != EXOS_MEASURE_RATE)
    return refuse (error, _ ("Only decisions by a conversion rate can be simulated."));
  if (state == EXOS_DATA_SRM_WARNING || state == EXOS_DATA_SRM_BLOCKED)
    return refuse (error, _ ("The traffic is not split as planned: whatever the effect, the "
                             "verdict is Hold."));
  if (!report->has_results || state != EXOS_DATA_USABLE)
    return refuse (error,
                   _ ("The data cannot be judged: whatever the effect, the verdict is Hold."));
  return TRUE;
}

static void
set_impossible (double effect, GError **error)
{
  g_autofree char *points = exos_format_points (effect, 2);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               /* Translators: %s is a difference such as "−15.00 pp". */
               _ ("A true effect of %s is impossible: a rate would leave 0 … 100%%."), points);
}

static ExosOutcome
outcome_of (const ExosRule *rule)
{
  static const ExosOutcome outcomes[] = {
    [EXOS_VERDICT_LAUNCH] = EXOS_OUTCOME_LAUNCH,
    [EXOS_VERDICT_HOLD] = EXOS_OUTCOME_HOLD,
    [EXOS_VERDICT_ROLLBACK] = EXOS_OUTCOME_ROLLBACK,
  };

  return g_str_equal (rule->code, EXOS_CODE_CONDITIONAL) ? EXOS_OUTCOME_CONDITIONAL
                                                         : outcomes[rule->verdict];
}

/* What a simulation draws and is judged by. */
typedef struct
{
  ExosSimulation *simulation;
  ExosSimulated *simulated;
  ExosSimulatedLook *looks;
} Run;

static void
clear_run (Run *self)
{
  exos_simulation_free_looks (self->looks, self->simulation->n_looks);
  exos_simulated_free (self->simulated);
  g_clear_pointer (&self->simulation, exos_simulation_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

/* Counts what ends at this look; the policies that go on, as bits. */
static guint
judge_look (const Run *self, ExosSimulatedEffect *effect, gsize look, guint policies)
{
  const ExosSimulatedLook *here = &self->looks[look];
  const gboolean is_last = look + 1 == self->simulation->n_looks;
  g_autoptr (ExosReport) judged =
      exos_report_new_rules_only (here->plan, exos_simulated_draw (self->simulated), here->alike);

  for (int policy = 0; policy < EXOS_N_POLICIES; policy++)
    {
      const ExosRule *rule = exos_report_rule_by_policy (judged, (ExosPolicy) policy);

      if ((policies & (1u << policy)) == 0 || (!is_last && exos_simulation_goes_on (rule)))
        continue;
      effect->counts[policy][outcome_of (rule)]++;
      effect->users[policy] += (double) here->users;
      policies &= ~(1u << policy);
    }

  return policies;
}

static void
judge_replicate (const Run *self, ExosSimulatedEffect *effect, guint replicate)
{
  guint policies = (1u << EXOS_N_POLICIES) - 1;

  exos_simulated_begin (self->simulated, self->simulation->seed, replicate);
  for (gsize look = 0; policies != 0; look++)
    policies = judge_look (self, effect, look, policies);
}

static gboolean
prepare (Run *self, const ExosReport *report, GError **error)
{
  g_autoptr (GArray) looks = exos_simulation_list_looks (report);
  ExosSimulation *simulation = self->simulation;

  simulation->n_looks = looks->len;
  simulation->looks = (guint64 *) g_array_steal (looks, NULL);
  self->simulated = exos_simulated_new (report, simulation->looks, simulation->n_looks);
  self->looks = exos_simulation_prepare_looks (report, self->simulated, simulation->n_looks);
  if (exos_simulated_assume (self->simulated, 0.0, simulation->harms))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("A true harm is impossible: a rate would leave 0 … 100%."));
  return FALSE;
}

/* Who waits for a simulation. */
typedef struct
{
  ExosSimulationProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Audience;

/* FALSE when it is to stop. */
static gboolean
tell (const Audience *self, double fraction, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (fraction, self->progress_data);
  return TRUE;
}

static gboolean
simulate_effect (const Run *run, gsize i, const Audience *audience, GError **error)
{
  const ExosSimulation *self = run->simulation;
  const double n = self->n_replicates;

  if (!exos_simulated_assume (run->simulated, self->effects[i].effect, self->harms))
    {
      set_impossible (self->effects[i].effect, error);
      return FALSE;
    }

  for (guint replicate = 0; replicate < self->n_replicates; replicate++)
    {
      if (replicate % CHUNK == 0 &&
          !tell (audience, ((double) i + replicate / n) / (double) self->n_effects, error))
        return FALSE;
      judge_replicate (run, &self->effects[i], replicate);
    }

  return TRUE;
}

ExosSimulation *
exos_simulate (const ExosReport *report,
               const ExosAssumptions *assumptions,
               ExosSimulationProgress progress,
               gpointer progress_data,
               GCancellable *cancellable,
               GError **error)
{
  const Audience audience = { progress, progress_data, cancellable };

  if (!check_data (report, error))
    return NULL;

  g_auto (Run) run = { .simulation = new_simulation (report, assumptions) };

  if (!prepare (&run, report, error))
    return NULL;

  for (gsize i = 0; i < run.simulation->n_effects; i++)
    if (!simulate_effect (&run, i, &audience, error))
      return NULL;
  return exos_simulation_ref (run.simulation);
}

double
exos_simulation_users (const ExosSimulation *self, gsize effect, ExosPolicy policy)
{
  return self->effects[effect].users[policy] / self->n_replicates;
}

double
exos_simulation_share (const ExosSimulation *self,
                       gsize effect,
                       ExosPolicy policy,
                       ExosOutcome outcome)
{
  return (double) self->effects[effect].counts[policy][outcome] / self->n_replicates;
}

double
exos_simulation_share_error (const ExosSimulation *self,
                             gsize effect,
                             ExosPolicy policy,
                             ExosOutcome outcome)
{
  const double share = exos_simulation_share (self, effect, policy, outcome);

  return sqrt (share * (1.0 - share) / self->n_replicates);
}

const char *
exos_outcome_label (ExosOutcome outcome)
{
  static const char *const labels[] = { N_ ("Launch"), N_ ("Conditional launch"), N_ ("Hold"),
                                        N_ ("Rollback") };

  return exos_gettext (labels[outcome]);
}

gboolean
exos_outcome_is_possible (ExosPolicy policy, ExosOutcome outcome)
{
  gsize n_rules;
  const ExosRule *rules = exos_rules (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if ((rules[i].policies & (1u << policy)) != 0 && outcome_of (&rules[i]) == outcome)
      return TRUE;
  return FALSE;
}
