// SPDX-License-Identifier: MIT
/* The parts of one analysis: each fills its share of the report. For this folder alone. */
#pragma once

#include "analysis/report.h"
#include "stats/spending.h"

G_BEGIN_DECLS

/* Group sizes: weights of the split, SRM, and the issues that need no effect (W01, S01, S02, ...).
 */
void exos_check_health (ExosReport *report);

/* The part of all users that the split gives to a group; once its weights are there. */
double exos_planned_share (const ExosReport *report, gsize arm);

/* Issues that the estimates bring: few events, zero baseline, huge effect, ... */
void exos_check_estimates (ExosReport *report);

/* Whether the groups can be compared at all: the same before the start, the same mix of segments;
 * and whether the numbers carry what is asked of them. */
void exos_check_trust (ExosReport *report);

/* Sums the issues up into the badge and counts the checks that passed. */
void exos_conclude_health (ExosReport *report);
void exos_conclude_checks (ExosReport *report); /* the latter alone */

/* The primary metric of every treatment, corrected for their number; only: of that one, NULL: all.
 * report->dunnett_critical is NaN where it is not known yet. With rules_only an adjusted p may only
 * be on the right side of the levels that rules ask for, and an interval that none asks for stays
 * as it was. */
void exos_compare_treatments (ExosReport *report, ExosTreatment *only);

/* Test and estimate of the primary metric of one treatment, uncorrected. */
void exos_estimate_treatment (const ExosReport *report, ExosTreatment *treatment);

/* Its intervals at the two-sided normal quantile z, or Student's at the same level. */
void exos_estimate_intervals (const ExosReport *report, ExosTreatment *treatment, double z);

/* Takes back the test and the intervals in force of means that cannot be compared: all NaN. */
void exos_estimate_nothing (ExosTreatment *treatment);

/* A loss counts before the planned end only when it is this clear. */
#define EXOS_EARLY_ALPHA 0.001

/* Looks closer than this part of the planned information are one look: they see the same. */
#define EXOS_CLOSE_LOOKS 0.001
/* Users at which a sequence is narrowest: those planned, else a usual number. */
guint64 exos_sequence_users (const ExosPlan *plan);

/* How planned looks spend alpha. */
ExosSpending exos_monitoring_spending (ExosMonitoring monitoring);

/* What each of so many treatments may spend of alpha over its looks. The boundaries of several are
 * Bonferroni's whatever the correction is: over looks no other is known to keep alpha. */
double exos_looks_alpha (const ExosPlan *plan, gsize n_treatments);

/* Users of all groups, and what the looks that were taken would do to the plain test. */
void exos_count_looks (ExosReport *report);

/* Where the plan says more than one look, judges a treatment that was judged as if there were one:
 * p, significance and the interval of the difference; and its readiness in any case. All three say
 * the same: p < alpha, significant, 0 outside of the interval (score, Welch or the sequence's). */
void exos_monitor_treatment (const ExosReport *report, ExosTreatment *treatment);

/* The part of that for planned looks, Lan and DeMets (1983): fills sequential, whose alpha and z
 * are set. is_last: no look is to come. FALSE when no boundary can be computed. */
gboolean exos_find_planned_looks (const ExosReport *report, ExosTreatment *treatment);

/* The looks before the present one, and the present one, in any unit of information: t receives
 * EXOS_MAX_LOOKS at most, users the same looks in users of all groups; returns their number.
 * information is that of the present look. */
gsize exos_list_looks (const ExosReport *report, double information, double *t, guint64 *users);

/* srm_running_p, day_splits, worst_day and worst_split: the p-value of the planned split that holds at every look, one a
 * day, Lindon and Malek (2022): 1 over the largest Bayes factor of the days so far. */
void exos_follow_split (ExosReport *report);

/* An effect of half of the control's value or more, up or down. */
gboolean exos_is_huge_effect (const ExosReport *report, const ExosTreatment *treatment);

/* Posteriors of every treatment and P(best) of every group: three quarters of the work, and no rule
 * asks for them. */
void exos_compute_posteriors (ExosReport *report);

/* What a metric is compared by; the moments of a mean or ratio, and of an arm in state SUMS. */
ExosMeasure exos_metric_measure (const ExosMetric *metric);
ExosMoments exos_metric_moments (const ExosMetric *metric, const ExosPairSums *sums);
ExosMoments exos_arm_moments (const ExosReport *report, gsize arm, gsize metric);

/* Which columns are guardrails in this run, in file order: of ExosGuardrailResult with state and
 * test still empty. A column that the plan names but the file lacks is an issue. */
GArray *exos_select_guardrails (ExosReport *report);

/* The guardrails of one treatment: tests and states. */
void exos_judge_guardrails (const ExosReport *report, ExosTreatment *treatment);

/* The same of one whose numbers alone have changed since. guardrail is one of the treatment's. */
void exos_judge_guardrail_again (const ExosReport *report,
                                 ExosTreatment *treatment,
                                 ExosGuardrailResult *guardrail);

/* The states by what is shown, once all tests are made. */
void exos_weigh_guardrails (const ExosReport *report, ExosTreatment *treatment);

/* The union of the states that a policy sees; NONE without guardrails. */
guint exos_guardrail_states (const ExosReport *report,
                             const ExosTreatment *treatment,
                             ExosPolicy policy);

/* Users and events of a metric in an arm; FALSE when they are no count among its users. */
gboolean exos_arm_events (const ExosReport *report, gsize arm, gsize metric, ExosCount *count);

/* The rule that decides for one treatment, whatever the others are. Never NULL. */
const ExosRule *exos_decide_treatment (const ExosReport *report,
                                       ExosPolicy policy,
                                       const ExosTreatment *treatment);

/* Rules for every treatment, then for the experiment. */
void exos_conclude (ExosReport *report);

G_END_DECLS
