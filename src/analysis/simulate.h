// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "analysis/report.h"

G_BEGIN_DECLS

#define EXOS_SIMULATION_SEED 1
#define EXOS_SIMULATION_REPLICATES 10000

/* What may come of an experiment: a launch under conditions is one of its own. */
typedef enum
{
  EXOS_OUTCOME_LAUNCH,
  EXOS_OUTCOME_CONDITIONAL,
  EXOS_OUTCOME_HOLD,
  EXOS_OUTCOME_ROLLBACK,
  EXOS_N_OUTCOMES,
} ExosOutcome;

/* What is taken to be true, beside the rates of the control. */
typedef struct
{
  guint64 seed;
  guint n_replicates;    /* experiments drawn for every effect, above 0 */
  const double *effects; /* differences of the conversion rate, fractions: of every treatment */
  gsize n_effects;
  const double *harms; /* of every guardrail of the report, fractions, above 0 is worse: in every
                        * treatment. NULL: none is harmed */
} ExosAssumptions;

/* How often each outcome came under each policy, of n_replicates. */
typedef struct
{
  double effect;
  gboolean is_observed; /* the effect that the file shows */
  guint counts[EXOS_N_POLICIES][EXOS_N_OUTCOMES];
  double users[EXOS_N_POLICIES]; /* of all groups at the end, summed over the replicates */
} ExosSimulatedEffect;

/* Immutable, counted atomically. */
typedef struct
{
  const ExosReport *report; /* whose plan, sizes and control rates were used */
  guint64 seed;
  guint n_replicates;
  double *harms;                /* of report->n_guardrails */
  ExosSimulatedEffect *effects; /* in the order asked for */
  gsize n_effects;
  guint64 *looks; /* users of all groups at each of n_looks: one is that of the file */
  gsize n_looks;
} ExosSimulation;

/* 0 to 1; on the thread that simulates. */
typedef void (*ExosSimulationProgress) (double fraction, gpointer data);

/* The operating characteristics of the plan: experiments with the users of the report's file are
 * drawn and judged by the rules themselves. Where the plan has more looks than one, each experiment
 * is drawn from the first look on, to the planned end, with users to come split as planned, and
 * ends under each policy at the first look whose rule does not ask for another, or at the last:
 * that is the outcome that is counted. Conversions and guardrails are binomial and independent of
 * each other, with the rates that the control has in the file, to which the assumptions add in
 * every treatment. What the file could not give as a count stays as it is. The same seed gives the
 * same counts, each replicate has random numbers of its own (exos_random_stream()), and the same
 * for every effect.
 *
 * NULL with a message for people when the primary metric is no rate, when the data cannot be judged
 * whatever the effect (Blocked, or not split as planned), when a rate would be below 0 or above 1,
 * or when cancelled. Any thread; progress and cancellable may be NULL. */
ExosSimulation *exos_simulate (const ExosReport *report,
                               const ExosAssumptions *assumptions,
                               ExosSimulationProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);
ExosSimulation *exos_simulation_ref (const ExosSimulation *self);
void exos_simulation_unref (ExosSimulation *self);

/* Effects to begin with, rising, of double: none, half, once, one and a half times and twice the
 * smallest effect worth shipping in both directions, and the one observed. Where no smallest effect
 * was said, the one that the planned users, or these, detect with the power of the plan, rounded.
 * Never an impossible one; none where nothing can be simulated. The caller unrefs. */
GArray *exos_simulation_dup_effects (const ExosReport *report);

/* Decimals of percentage points that tell the chosen effects exactly, 2 to 6; the observed one is
 * rounded to them. */
int exos_simulation_decimals (const ExosSimulation *self);

/* The share of an outcome, 0 to 1, and its standard error. */
double exos_simulation_share (const ExosSimulation *self,
                              gsize effect,
                              ExosPolicy policy,
                              ExosOutcome outcome);
double exos_simulation_share_error (const ExosSimulation *self,
                                    gsize effect,
                                    ExosPolicy policy,
                                    ExosOutcome outcome);

/* How many users of all groups an experiment has when it ends, on average. */
double exos_simulation_users (const ExosSimulation *self, gsize effect, ExosPolicy policy);

/* Lends "Launch", "Conditional launch", …, in exos_language(). */
const char *exos_outcome_label (ExosOutcome outcome);

/* Whether a policy has the outcome at all: launches under conditions are known to evidence alone.
 */
gboolean exos_outcome_is_possible (ExosPolicy policy, ExosOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosSimulation, exos_simulation_unref)

G_END_DECLS
