// SPDX-License-Identifier: MIT
/* What more than one look makes of a test that was made as if there were one. */
#include "analysis/parts.h"

#include <math.h>

#include "stats/always-valid.h"
#include "stats/group-sequential.h"

/* Beyond the normal quantile of every p above 0. */
#define FARTHEST 38.5
#define USUAL_USERS 5000

/* As many as can be counted. */
static guint64
count_users (const ExosReport *report)
{
  guint64 users = 0;

  for (gsize arm = 0; arm < report->experiment->n_arms; arm++)
    if (!g_uint64_checked_add (&users, users, report->experiment->arms[arm].users))
      return G_MAXUINT64;
  return users;
}

void
exos_count_looks (ExosReport *report)
{
  double t[EXOS_MAX_LOOKS];
  double z[EXOS_MAX_LOOKS];
  guint64 users[EXOS_MAX_LOOKS];

  report->n_users = count_users (report);

  const gsize n = exos_list_looks (report, 1.0, t, users);

  if (n < 2 || report->rules_only)
    return;
  for (gsize k = 0; k < n; k++)
    z[k] = exos_two_sided_quantile (report->plan->alpha);

  const ExosExits exits = exos_exit_probabilities (t, z, n, 0.0);

  report->peeking_error = 0.0;
  for (gsize k = 0; k < n; k++)
    report->peeking_error += exits.stop[k];
}

/* How many tests share alpha. */
static gsize
n_shares (const ExosPlan *plan, gsize n_treatments)
{
  return plan->correction == EXOS_CORRECTION_NONE ? 1 : n_treatments;
}

double
exos_looks_alpha (const ExosPlan *plan, gsize n_treatments)
{
  return plan->alpha / (double) n_shares (plan, n_treatments);
}

/* The p and the significance in force, which rounding must not part. */
static void
judge (const ExosReport *report, ExosTreatment *treatment, double p, gboolean is_significant)
{
  const double alpha = report->plan->alpha;
  const double adjusted = fmin (1.0, p * (double) n_shares (report->plan, report->n_treatments));

  treatment->is_significant = is_significant;
  treatment->p_adjusted =
      is_significant ? fmin (adjusted, nextafter (alpha, 0.0)) : fmax (adjusted, alpha);
}

/* Nothing is ruled out yet. */
static void
judge_nothing (const ExosReport *report, ExosTreatment *treatment)
{
  const double end = report->measure == EXOS_MEASURE_RATE ? 1.0 : INFINITY;

  judge (report, treatment, 1.0, FALSE);
  treatment->ci = (ExosInterval) { -end, end };
  treatment->rel_ci = treatment->rr_katz = (ExosInterval) { NAN, NAN };
  treatment->ci_excludes_0 = FALSE;
}

/* The z of the test, or the one with the same p; NaN when there is no test. */
static double
find_z (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosEstimate *estimate = &treatment->estimate;
  const gboolean is_z = report->measure == EXOS_MEASURE_RATE && !treatment->comparison.is_exact;

  if (is_z || isnan (estimate->p))
    return estimate->statistic;

  const double z = estimate->p > 0.0 ? exos_two_sided_quantile (fmin (estimate->p, 1.0)) : FARTHEST;

  return copysign (estimate->p < 1.0 ? z : 0.0, estimate->difference);
}

static gboolean
is_at_end (const ExosReport *report)
{
  return report->plan->planned_users > 0 && report->n_users >= report->plan->planned_users;
}

static gboolean
is_before_end (const ExosReport *report)
{
  return report->n_users < report->plan->planned_users;
}

/* One look at the end: before it nothing but a clear loss counts. */
static void
monitor_once (const ExosReport *report, ExosTreatment *treatment)
{
  const double gain = report->primary_direction == EXOS_DIRECTION_HIGHER
                          ? treatment->estimate.difference
                          : -treatment->estimate.difference;
  const gboolean is_clear_loss =
      !report->is_direction_assumed && gain < 0.0 && treatment->p_adjusted < EXOS_EARLY_ALPHA;

  if (is_before_end (report) && !is_clear_loss)
    treatment->readiness = EXOS_DATA_EARLY;
  else if (is_at_end (report))
    treatment->readiness = EXOS_DATA_ENDED;
}

/* After the decision of a look its stage-wise p tells how clear it was; before it only the repeated
 * p is one of all looks. */
static void
judge_planned (const ExosReport *report, ExosTreatment *treatment)
{
  const ExosSequential *it = &treatment->sequential;
  const double critical = it->looks[it->now].critical;
  const gboolean is_last = it->now + 1 == it->n_looks;
  const gboolean is_crossed = fabs (it->z) > critical;

  exos_estimate_intervals (report, treatment, critical);
  judge (report, treatment, is_crossed || is_last ? it->p_stagewise : it->p_repeated, is_crossed);
  if (is_last)
    treatment->readiness = EXOS_DATA_ENDED;
  else if (!is_crossed)
    treatment->readiness = EXOS_DATA_EARLY;
}

static void
monitor_as_planned (const ExosReport *report, ExosTreatment *treatment)
{
  if (isfinite (treatment->sequential.z) && exos_find_planned_looks (report, treatment))
    {
      judge_planned (report, treatment);
      return;
    }

  judge_nothing (report, treatment);
  treatment->readiness = is_at_end (report) ? EXOS_DATA_ENDED : EXOS_DATA_EARLY;
}

static guint64
pair_users (const ExosReport *report, const ExosTreatment *treatment)
{
  return exos_report_control (report)->users + exos_report_arm (report, treatment)->users;
}

guint64
exos_sequence_users (const ExosPlan *plan)
{
  return plan->planned_users > 0 ? plan->planned_users : USUAL_USERS;
}

static ExosConfidenceSequence
find_sequence (const ExosReport *report, double difference, double se, guint64 users, double alpha)
{
  return exos_confidence_sequence (difference, se, users, alpha,
                                   exos_sequence_users (report->plan));
}

/* How many standard errors the sequence is wide depends on users alone. */
static ExosLook
look_at (const ExosReport *report, const ExosTreatment *treatment, guint64 users)
{
  const double share = (double) pair_users (report, treatment) / (double) report->n_users;
  const double pair = fmax (1.0, round ((double) users * share));
  const guint64 planned = report->plan->planned_users;

  return (ExosLook) {
    .users = users,
    .information = planned > 0 ? (double) users / (double) planned : NAN,
    .critical =
        find_sequence (report, 0.0, 1.0, (guint64) pair, treatment->sequential.alpha).half_width,
    .spent = NAN,
  };
}

static void
list_open_looks (const ExosReport *report, ExosTreatment *treatment)
{
  ExosSequential *self = &treatment->sequential;
  double t[EXOS_MAX_LOOKS];
  guint64 users[EXOS_MAX_LOOKS];
  gsize n;

  if (self->looks != NULL)
    return;

  n = exos_list_looks (report, 1.0, t, users);
  self->now = n - 1;
  if (is_before_end (report))
    users[n++] = report->plan->planned_users;
  self->n_looks = n;
  self->looks = g_new (ExosLook, n);
  for (gsize k = 0; k < n; k++)
    self->looks[k] = look_at (report, treatment, users[k]);
}

/* The sequence relies on a normal limit. */
static gboolean
has_begun (const ExosReport *report, const ExosTreatment *treatment)
{
  const ExosArm *control = exos_report_control (report);
  const ExosArm *treated = exos_report_arm (report, treatment);

  if (report->measure == EXOS_MEASURE_RATE)
    return exos_confidence_sequence_has_begun (exos_arm_conversions (control),
                                               exos_arm_conversions (treated));
  return MIN (control->users, treated->users) >= EXOS_SEQUENCE_MIN_USERS;
}

static void
judge_sequence (const ExosReport *report,
                ExosTreatment *treatment,
                const ExosConfidenceSequence *sequence)
{
  const double end = report->measure == EXOS_MEASURE_RATE ? 1.0 : INFINITY;
  const gboolean is_crossed = sequence->ci.low > 0.0 || sequence->ci.high < 0.0;

  exos_estimate_intervals (report, treatment, sequence->half_width / treatment->estimate.se);
  treatment->ci = (ExosInterval) { fmax (-end, sequence->ci.low), fmin (end, sequence->ci.high) };
  treatment->ci_excludes_0 = is_crossed;
  judge (report, treatment, sequence->p, is_crossed);
}

static void
monitor_at_any_time (const ExosReport *report, ExosTreatment *treatment)
{
  const ExosEstimate *estimate = &treatment->estimate;
  ExosSequential *self = &treatment->sequential;
  const ExosConfidenceSequence sequence = find_sequence (
      report, estimate->difference, estimate->se, pair_users (report, treatment), self->alpha);

  list_open_looks (report, treatment);
  self->z = estimate->difference / estimate->se;
  self->has_begun = has_begun (report, treatment) && isfinite (sequence.p);
  if (self->has_begun)
    judge_sequence (report, treatment, &sequence);
  else
    judge_nothing (report, treatment);
  if (!treatment->is_significant && (is_before_end (report) || !self->has_begun))
    treatment->readiness = EXOS_DATA_EARLY;
}

/* Where looks stand depends on users alone: a probe lends those that it knows. */
static void
keep_looks (const ExosReport *report, ExosSequential *self, const ExosSequential *before)
{
  if (!report->rules_only)
    return;
  self->looks = before->looks;
  self->n_looks = before->n_looks;
  self->now = before->now;
}

void
exos_monitor_treatment (const ExosReport *report, ExosTreatment *treatment)
{
  const ExosSequential before = treatment->sequential;

  treatment->readiness = EXOS_DATA_USABLE;
  treatment->sequential = (ExosSequential) {
    .monitoring = exos_plan_effective_monitoring (report->plan),
    .alpha = exos_looks_alpha (report->plan, report->n_treatments),
    .z = find_z (report, treatment),
    .p_stagewise = NAN,
    .p_repeated = NAN,
    .conditional_power = NAN,
  };
  keep_looks (report, &treatment->sequential, &before);

  switch (treatment->sequential.monitoring)
    {
    case EXOS_MONITORING_FIXED:
      monitor_once (report, treatment);
      break;
    case EXOS_MONITORING_OBF:
    case EXOS_MONITORING_POCOCK:
      monitor_as_planned (report, treatment);
      break;
    case EXOS_MONITORING_ANY:
      monitor_at_any_time (report, treatment);
      break;
    case EXOS_N_MONITORINGS:
      g_assert_not_reached ();
    }
}
