// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

#include "data/experiment.h"
#include "data/mapping.h"
#include "data/rows/plan.h"
#include "stats/multiplicity.h"
#include "stats/proportions.h"

G_BEGIN_DECLS

typedef enum
{
  EXOS_POLICY_STANDARD,
  EXOS_POLICY_LITERAL,
  EXOS_POLICY_EVIDENCE, /* guardrails by what is shown, not by what is seen */
  EXOS_POLICY_STRICT,   /* the same, and nothing launches that is not shown to be safe */
  EXOS_N_POLICIES,
} ExosPolicy;

/* When the experiment is looked at, and what that makes of its test. */
typedef enum
{
  EXOS_MONITORING_FIXED,  /* one look, at the end */
  EXOS_MONITORING_OBF,    /* planned looks, alpha spent like O'Brien and Fleming */
  EXOS_MONITORING_POCOCK, /* planned looks, alpha spent like Pocock */
  EXOS_MONITORING_ANY,    /* at any time */
  EXOS_N_MONITORINGS,
} ExosMonitoring;

/* What the user says of one guardrail; columns not named keep what was guessed. */
typedef struct
{
  char *column;
  gboolean has_direction;
  ExosDirection direction;
  gboolean has_limits; /* worse and severe count, else those of the plan do */
  ExosRatio worse;     /* limits as fractions: 0.001 is 0.1 points; worse <= severe */
  ExosRatio severe;
  gboolean is_relative; /* limits are fractions of the control's value */
  gboolean is_off;      /* not judged; keeps direction and limits */
  gboolean has_margin;  /* else the worse limit is it */
  ExosRatio margin;     /* of non-inferiority, in the unit of the limits */
} ExosGuardrailPlan;

/* One part of the expected split. name NULL: in the file's order. */
typedef struct
{
  char *name;
  guint64 weight; /* decimals of the split are scaled to whole numbers */
} ExosSplitPart;

/* For a GArray of parts. */
void exos_split_part_clear (gpointer part);

/* Every setting of one run. Immutable once made and counted atomically: exos_plan_new() gives the
 * defaults, the setters below are for whoever builds it, before anybody else sees it. */
typedef struct
{
  char *name; /* of the experiment, or NULL: from the file */
  char *control;
  char *primary; /* name of the metric that decides, or NULL: conversions, or the file's only metric
                  */
  gboolean has_primary_direction;
  ExosDirection primary_direction; /* which way the primary metric is better */
  GPtrArray *columns;              /* of ExosColumnRole */
  GPtrArray *guardrails; /* of ExosGuardrailPlan: the selected ones, empty: every count column */
  gboolean no_guardrails;
  gboolean sums_rows;  /* rows of one group are added up, else they are a problem */
  GPtrArray *cappings; /* of ExosCapping: the metrics whose values are capped, each once */
  char *start;         /* of the experiment, as it was typed, or NULL: what events came before it
                          are not counted; see exos_time_parse() */
  gboolean skips_unit_check; /* rows of users are not searched for users who have several */
  GArray *split;             /* of ExosSplitPart, empty: equal */
  double alpha;
  ExosCiMethod ci;
  ExosExactMode exact;
  ExosPolicy policy;
  ExosCorrection correction;
  ExosRatio worse; /* default limits */
  ExosRatio severe;
  ExosRatio relative_worse; /* beside those in points, for the policies evidence and strict */
  ExosRatio relative_severe;
  ExosRatio smallest_effect; /* worth shipping, as a fraction; numerator 0: not said */
  double power;              /* of finding that effect; above alpha, below 1 */
  guint64 daily_users;       /* of all groups, eligible a day; 0: not said */
  guint64 min_users;
  char *policy_name;     /* of the policy file in force, or NULL */
  char *policy_digest;   /* SHA-256 of that file, in hex; NULL without one */
  char *policy_settings; /* what that file said, as exos_policy_print() says it; NULL without one */
  GPtrArray *policy_guardrails; /* of ExosGuardrailPlan: its sections, whose column may be a pattern
                                 */
  gboolean is_verified;         /* the owner has verified an effect that is unusually large */
  ExosMonitoring monitoring;
  guint64 planned_users; /* of all groups together, at the end; 0: not said */
  guint planned_looks;   /* in equal steps, the last at the end; 0: not said */
  GArray *looks;         /* of guint64: users of all groups at every look that was taken, rising */
} ExosPlan;

ExosPlan *exos_plan_new (void);
ExosPlan *exos_plan_ref (const ExosPlan *self);
void exos_plan_unref (ExosPlan *self);

/* "50:50", "80/20", "1 1 2" or "control=50,treatment=50". What is set is unchanged after FALSE,
 * which comes with a message for people when it is no list of two or more positive numbers. */
gboolean exos_plan_set_split (ExosPlan *self, const char *text, GError **error);

/* "COL[:lower|higher][:WORSE[:SEVERE]][:ni=MARGIN]", in percentage points, or all of them with a
 * "%" sign: of the control's value. */
gboolean exos_plan_add_guardrail (ExosPlan *self, const char *text, GError **error);

/* "[METRIC:]SHARE": values above that quantile of all values count as it, of one metric or of all
 * that are no rates; the last word on a metric holds. Shares have at most nine decimals. */
gboolean exos_plan_add_capping (ExosPlan *self, const char *text, GError **error);
void exos_plan_set_capping (ExosPlan *self, const char *metric, guint quantile);
void exos_plan_forget_capping (ExosPlan *self, const char *metric);

/* What holds for a metric, in parts of EXOS_ROWS_QUANTILE_PARTS; NULL: for those not named; 0: it
 * is not capped. */
guint exos_plan_get_capping (const ExosPlan *self, const char *metric);

/* Above one half, so that the caps of both ends stay apart, and below 1. */
gboolean exos_capping_is_possible (guint quantile);

void exos_capping_free (ExosCapping *self);

/* A GCopyFunc and a GEqualFunc. */
gpointer exos_capping_copy (gconstpointer capping, gpointer unused);
gboolean exos_capping_equal (gconstpointer left, gconstpointer right);

/* "ROLE=HEADER". */
gboolean exos_plan_add_column (ExosPlan *self, const char *text, GError **error);

/* A new one with the same settings, to be set up further. */
ExosPlan *exos_plan_copy (const ExosPlan *self);

/* Whether every setting is the same, columns and guardrails in the same order. */
gboolean exos_plan_equal (const ExosPlan *a, const ExosPlan *b);

/* Texts are copied; NULL: as the file says. */
void exos_plan_set_name (ExosPlan *self, const char *name);
void exos_plan_set_control (ExosPlan *self, const char *label);

/* "METRIC[:lower|higher]", the metric by its header or base name (revenue of revenue_sum); empty:
 * as the file says. FALSE with a message when there is no name before the direction. */
gboolean exos_plan_set_primary (ExosPlan *self, const char *text, GError **error);

/* Replaces what was said of the column (a header as in the file); and, for group, users,
 * conversions and primary, what was said of another column: there is one of each. */
void exos_plan_set_role (ExosPlan *self, const char *column, ExosRole role);

/* Takes back what was said of which metric decides, by name, by column, and of its direction. */
void exos_plan_forget_primary (ExosPlan *self);

/* Takes back what was said of a column, guardrail or metric, whatever it was. */
void exos_plan_forget_column (ExosPlan *self, const char *name);

/* Takes back what a file has no use for, as the issues (of ExosIssue) of its report say: columns
 * that it does not have, a control or split of other groups, a start that its times cannot be
 * compared with. */
void exos_plan_forget_unfit (ExosPlan *self, const GPtrArray *issues);

/* Copies the guardrail; replaces the one of the same column. */
void exos_plan_set_guardrail (ExosPlan *self, const ExosGuardrailPlan *guardrail);

/* Whether two guardrails have the same settings, whatever their columns; limits that nobody set are
 * the same, whatever the numbers there. */
gboolean exos_guardrail_is_held_alike (const ExosGuardrailPlan *a, const ExosGuardrailPlan *b);

/* Lends the guardrail of a column, NULL when nothing was said of it: the experiment's own, else the
 * policy file's. */
const ExosGuardrailPlan *exos_plan_find_guardrail (const ExosPlan *self, const char *column);

/* The policy file's alone: the section of that name, else the first whose pattern fits. "*" stands
 * for any characters, "?" for one; names are compared as everywhere. */
const ExosGuardrailPlan *exos_plan_find_policy_guardrail (const ExosPlan *self, const char *column);

/* Limits of the plan in the guardrail's unit, without a margin; or what the guardrail has had
 * nobody set its limits: those that a policy file gives to its column, else the plan's, in points.
 */
void exos_guardrail_use_unit (const ExosPlan *plan, ExosGuardrailPlan *guardrail);
void exos_guardrail_use_defaults (const ExosPlan *plan, ExosGuardrailPlan *guardrail);

/* With the plan's limits, in the guardrail's unit, where nobody set its own; lends its column. */
ExosGuardrailPlan exos_guardrail_resolve (const ExosPlan *plan, const ExosGuardrailPlan *guardrail);

/* What holds for a metric as a guardrail, whoever said it, margin and direction too; is_off when it
 * is none: what is no count must call itself one, or be named. Points say nothing of a mean:
 * without limits of its own it has those in shares of control. Lends its column from the metric. */
ExosGuardrailPlan exos_guardrail_in_force (const ExosPlan *plan, const ExosMetric *metric);

/* "50:50" or "control=50,treatment=50", what exos_plan_set_split() reads back; NULL when equal. The
 * caller frees. */
char *exos_plan_dup_split (const ExosPlan *self);
void exos_plan_clear_split (ExosPlan *self);

/* Percentage points, as in a spin button, to an exact fraction and back: 0.1 is 1/1000. Rounded to
 * 0.0001 points; below 0 or no number is 0, above 100 is 100. */
ExosRatio exos_ratio_from_points (double points);
double exos_ratio_to_points (ExosRatio ratio);

/* The most looks that a plan remembers: with the present one and the end, what statistics allow. */
#define EXOS_MAX_PLAN_LOOKS 60

/* Remembers that the experiment was looked at with so many users of all groups, and forgets it.
 * FALSE, and nothing changed, when it was remembered before or there is no room (or it was not). */
gboolean exos_plan_add_look (ExosPlan *self, guint64 users);
gboolean exos_plan_remove_look (ExosPlan *self, guint64 users);
gboolean exos_plan_has_look (const ExosPlan *self, guint64 users);

/* How looks are judged: planned looks without the number of planned users have no fraction of it,
 * and are judged as looks at any time. */
ExosMonitoring exos_plan_effective_monitoring (const ExosPlan *self);

/* Lends the mapping that the import needs. */
ExosMapping exos_plan_mapping (const ExosPlan *self);

const char *exos_policy_id (ExosPolicy policy);
gboolean exos_policy_from_id (const char *id, ExosPolicy *policy);
const char *exos_correction_id (ExosCorrection correction);
gboolean exos_correction_from_id (const char *id, ExosCorrection *correction);
const char *exos_ci_id (ExosCiMethod ci);
gboolean exos_ci_from_id (const char *id, ExosCiMethod *ci);
const char *exos_exact_id (ExosExactMode exact);
gboolean exos_exact_from_id (const char *id, ExosExactMode *exact);
const char *exos_monitoring_id (ExosMonitoring monitoring);
gboolean exos_monitoring_from_id (const char *id, ExosMonitoring *monitoring);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPlan, exos_plan_unref)

G_END_DECLS
