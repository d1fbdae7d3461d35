// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/day-order.h"
#include "analysis/days.h"
#include "analysis/decision.h"
#include "analysis/segments.h"
#include "data/experiment.h"
#include "stats/bayes.h"
#include "stats/cuped.h"
#include "stats/guardrail.h"
#include "stats/intervals.h"
#include "stats/means.h"
#include "stats/srm.h"
#include "stats/strata.h"

G_BEGIN_DECLS

/* Healthy, Warning or Blocked: the badge of the data. */
typedef enum
{
  EXOS_HEALTH_HEALTHY,
  EXOS_HEALTH_WARNING,
  EXOS_HEALTH_BLOCKED,
} ExosHealth;

/* What a reader is told was checked, in the order of telling. */
typedef enum
{
  EXOS_CHECK_COLUMNS,     /* groups, users and conversions were found */
  EXOS_CHECK_GROUPS,      /* each group is there once, one of them is the control */
  EXOS_CHECK_NUMBERS,     /* cells are counts */
  EXOS_CHECK_CONVERSIONS, /* no more of them than users */
  EXOS_CHECK_SAMPLE,      /* no group is too small */
  EXOS_CHECK_SPLIT,       /* the traffic was split as planned */
  EXOS_CHECK_UNITS,       /* of one row a user: no user has several */
  EXOS_N_CHECKS,
} ExosCheck;

/* What groups are compared by. */
typedef enum
{
  EXOS_MEASURE_RATE,  /* users of all users, a fraction */
  EXOS_MEASURE_MEAN,  /* per user, in the metric's unit */
  EXOS_MEASURE_RATIO, /* of two totals */
} ExosMeasure;

/* The primary metric of one treatment, whatever it measures: rates and their differences are
 * fractions, means and ratios have the metric's unit. This is what decides and is shown. */
typedef struct
{
  ExosMeasure measure;
  double value_c;
  double value_t;
  double difference; /* value_t - value_c */
  double relative;   /* difference / value_c; NaN when value_c is 0 */
  double se;         /* of the difference, each group's own variance; NaN when not defined */
  double statistic;  /* z, or Welch's t; NaN when not defined */
  double df;         /* of t; INFINITY for z */
  double p;          /* two-sided */
  double log10_p;
} ExosEstimate;

/* A look at a treatment and its control: one that was taken, or the planned end. */
typedef struct
{
  guint64 users;      /* of all groups */
  double information; /* of the two groups, as a fraction of the planned; NaN without a plan */
  double critical;    /* the |z| that decides there */
  double spent;       /* what may be spent of the treatment's alpha by then; NaN for ANY */
} ExosLook;

/* What looking more than once makes of the test of one treatment. monitoring is FIXED, and the rest
 * empty, with one look at the end. */
typedef struct
{
  ExosMonitoring monitoring;
  double alpha; /* of this treatment: divided by their number unless nothing is corrected */
  double z; /* the statistic, or the normal quantile of its p, with the sign of the difference */
  ExosLook *looks; /* those before, closer ones than 0.001 of the information merged; this one; and
                    * the planned end when it is still to come */
  gsize n_looks;
  gsize now;                /* index of this look */
  gboolean has_begun;       /* ANY: enough users and conversions for its approximation */
  double p_stagewise;       /* planned looks; not corrected for the number of treatments */
  double p_repeated;        /* the level at which this look would just have decided; so, too */
  double conditional_power; /* of the end, if the effect goes on as seen; NaN when not defined */
} ExosSequential;

/* One guardrail of one treatment. test is meaningful unless state is NOT_COMPUTABLE. */
typedef struct
{
  gsize metric; /* index into experiment->metrics */
  ExosDirection direction;
  ExosRatio worse;
  ExosRatio severe;
  ExosRatio margin;             /* of non-inferiority */
  gboolean has_relative_limits; /* the three above are fractions of the control's value */
  ExosGuardrailState state;     /* by the policy in force: one of the two below */
  ExosGuardrailState by_limits; /* by what was seen: literal and standard */
  ExosGuardrailState by_proof;  /* by what is shown: evidence and strict */
  gboolean is_relative;         /* by_proof is past a limit of the relative change alone */
  double p_harm_adjusted;       /* Holm over the guardrails of the treatment; NaN when not judged */
  ExosMeasure measure;
  ExosGuardrailTest test; /* of a mean or ratio in its own unit, where limits are relative */
} ExosGuardrailResult;

/* One treatment against control. guardrails has report->n_guardrails entries, in file order. */
typedef struct
{
  gsize arm; /* index into experiment->arms */
  ExosEstimate estimate;
  ExosComparison comparison;     /* of rates */
  ExosMeanComparison means;      /* of means and ratios: after the covariate when there is one */
  ExosCuped cuped;               /* of a mean with a covariate */
  ExosMeanComparison unadjusted; /* the same without its covariate */
  double covariate_p; /* Welch's, of the covariate: small when the groups differed before */
  ExosPostStratified post_stratified; /* see exos_comparable_strata() */
  double allocation_p;                /* of the same split in every stratum; NaN without strata */
  double strata_reduction; /* of the variance by them, a fraction; NaN when not defined */
  ExosSegments *segments;  /* NULL without segments, and where rules alone are asked for */
  ExosDays *days;          /* the same of days */
  ExosInterval ci; /* of the difference: the method and level in force, simultaneous with Dunnett
                    * and Bonferroni */
  ExosInterval rel_ci; /* of the relative lift: Koopman, or Fieller; NaN both when not defined */
  ExosInterval rr_katz;
  double p_adjusted; /* the p in force: for the number of treatments and of looks; equals
                      * estimate.p with one of each */
  ExosSequential sequential;
  ExosDataState readiness; /* EARLY, ENDED, or USABLE: what the plan of looks says of the data */
  gboolean is_significant;
  gboolean ci_excludes_0;
  ExosPrimaryState primary;
  ExosGuardrailResult *guardrails;
  guint guardrail_states; /* union by the policy in force, NONE when there are none */
  ExosPosterior posterior;
  double p_best;
  const ExosRule *rule; /* the one that decided for this treatment */
  ExosVerdict verdict;
} ExosTreatment;

/* The recommendation of the whole experiment. */
typedef struct
{
  ExosVerdict verdict;
  const ExosRule *rule;
  int treatment; /* index into treatments: the arm that the verdict is about, -1 for Blocked/SRM */
  ExosVerdict by_policy[EXOS_N_POLICIES];
} ExosDecision;

/* Everything one analysis found. Immutable, counted atomically; every page, the command line and
 * the history read it. When has_results is FALSE (schema blocked) treatments is empty; srm is
 * meaningful when has_srm. */
typedef struct
{
  const ExosPlan *plan;
  const ExosExperiment *experiment;
  char *name; /* of the experiment: from the plan, the file's content, or the file's name */
  ExosHealth health;
  GPtrArray *issues;   /* of ExosIssue: those of the import, then those of the analysis */
  guint checks_passed; /* bit 1 << ExosCheck */
  guint n_checks_passed;
  guint64 *weights; /* of the arms, in file order; NULL when blocked before */
  gboolean has_srm;
  ExosSrm srm;
  double srm_running_p; /* over the days; NaN without them. Worse than srm.p, it is srm.p_used */
  double *day_splits;   /* the same up to each day, in the order of time; NULL without them */
  gsize worst_day;      /* index into the strata of days: up to it the split is least likely, */
  guint64 *worst_split; /* with these users of each arm; NULL without days */
  gboolean is_split_by_days;        /* srm.p_used and srm.status are those of the days */
  double *srm_expected;             /* per arm */
  ExosSegmentSplit *segment_splits; /* most users first; NULL without segments */
  gboolean has_results;             /* the statistics below are computed (also under an SRM) */
  gboolean hides_numbers;           /* Blocked: no effect may be shown */
  gboolean rules_only;              /* what no rule asks for is not filled */
  gboolean is_untrusted;            /* the groups were not alike before the experiment began */
  ExosTreatment *treatments;        /* in file order */
  gsize n_treatments;
  gsize n_guardrails;
  guint64 n_users;      /* of all groups; 0 without results */
  double peeking_error; /* how often the plain test, at every look that was taken, would find an
                         * effect where there is none; NaN with one look */
  ExosMeasure measure;  /* of the primary metric */
  ExosDirection primary_direction; /* which way it is better: HIGHER for conversions, unless their
                                      name says not */
  gboolean is_direction_assumed;   /* HIGHER, because neither plan nor file nor its name says it */
  ExosOmnibus omnibus;             /* more than one treatment only */
  double dunnett_critical;         /* the same, NaN otherwise */
  double alpha_star;
  double control_p_best;
  ExosDecision decision;
} ExosReport;

/* Pure computing: no I/O, no GObject, any thread. Takes references. */
ExosReport *exos_report_new (const ExosPlan *plan, const ExosExperiment *experiment);

/* The same rules for who judges thousands of experiments: what only people read (posteriors, the
 * intervals and p-values that no rule looks at) is left out, and takes nearly all of the time.
 * alike is NULL, or a report of the same plan and users, from which is taken what depends on
 * nothing else. */
ExosReport *exos_report_new_rules_only (const ExosPlan *plan,
                                        const ExosExperiment *experiment,
                                        const ExosReport *alike);
ExosReport *exos_report_ref (const ExosReport *self);
void exos_report_unref (ExosReport *self);

/* Lend: the control's arm, a treatment's arm. */
const ExosArm *exos_report_control (const ExosReport *self);
const ExosArm *exos_report_arm (const ExosReport *self, const ExosTreatment *treatment);

/* Users and conversions of an arm. */
ExosCount exos_arm_conversions (const ExosArm *arm);

/* The treatment that the headline is about: the decision's, else the first. NULL without results.
 */
const ExosTreatment *exos_report_headline (const ExosReport *self);

/* A limit of this guardrail as a difference from control, in the unit of its test's harm. */
double exos_guardrail_limit (const ExosGuardrailResult *self, ExosRatio limit);

/* A harm, in the unit of its test, as a multiple of this guardrail's severe limit: what guardrails
 * of different units and limits are ranked by. Beside a limit of 0 (or one that is a fraction of a
 * control at 0) any harm is infinite, and none is 0. */
double exos_guardrail_severity (const ExosGuardrailResult *self, double harm);

/* With how many decimals its rates are printed, in per cent. */
int exos_guardrail_decimals (const ExosGuardrailResult *self);

/* Whether it is known of two days or more who came on them. */
gboolean exos_has_days (const ExosExperiment *experiment);

/* The segments, else the days, that users were of before the experiment, so that the groups can be
 * compared within them: the day of somebody's first event is not. NULL without any; lent. */
const ExosStrata *exos_comparable_strata (const ExosExperiment *experiment);

/* The state of the data that the rules see. */
ExosDataState exos_report_data_state (const ExosReport *self);

/* The same for one treatment, with what the looks say of it; treatment may be NULL. */
ExosDataState exos_report_treatment_state (const ExosReport *self, const ExosTreatment *treatment);

/* The rule that decides for the experiment under another policy than its own. */
const ExosRule *exos_report_rule_by_policy (const ExosReport *self, ExosPolicy policy);

/* The checks of the data, 0 <= check < n (ExosCheck). One that was never made, because the data is
 * blocked before it or has nothing of the kind, has not passed. */
guint exos_report_n_checks (void);
gboolean exos_report_passes_check (const ExosReport *self, guint check);

/* What was checked, in exos_language(): "Traffic split as planned (SRM p = 0.724)". The caller
 * frees. */
char *exos_check_dup_label (const ExosReport *self, guint check);

/* How many issues have this level. */
guint exos_report_count_issues (const ExosReport *self, ExosLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosReport, exos_report_unref)

G_END_DECLS
