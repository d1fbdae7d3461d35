// SPDX-License-Identifier: MIT
/* What the json files write with: for src/memo alone. */
#pragma once

#include <json-glib/json-glib.h>

#include "analysis/report.h"
#include "memo/doc.h"
#include "memo/edits.h"

G_BEGIN_DECLS

/* Members of the object that is open. Text may be NULL or any bytes; what is not finite is null. */
void exos_json_text (JsonBuilder *builder, const char *key, const char *text);
void exos_json_flag (JsonBuilder *builder, const char *key, gboolean flag);
void exos_json_count (JsonBuilder *builder, const char *key, guint64 count);
void exos_json_known_count (JsonBuilder *builder, const char *key, guint64 count); /* 0: null */
void exos_json_number (JsonBuilder *builder, const char *key, double number);
void exos_json_null (JsonBuilder *builder, const char *key);
void exos_json_texts (JsonBuilder *builder, const char *key, char *const *texts);
void exos_json_numbers (JsonBuilder *builder, const char *key, const double *numbers, gsize n);

/* [low, high]; null when not defined. An end without bound is null, and the member
 * "<key>_unbounded" says which. */
void exos_json_interval (JsonBuilder *builder, const char *key, ExosInterval interval);

void exos_json_open (JsonBuilder *builder, const char *key); /* an object; key NULL: in an array */
void exos_json_open_array (JsonBuilder *builder, const char *key);

/* The member "source": what was read, and how. */
void exos_json_source (JsonBuilder *builder, const ExosSource *source);

/* An object of a list: one finding, in the file and line where it stands. */
void exos_json_issue (JsonBuilder *builder, const ExosIssue *issue);

/* The member "result": all statistics, only the split when numbers are hidden. */
void exos_json_result (JsonBuilder *builder, const ExosReport *report);

/* The member "power": users needed, and what those at hand find; null when numbers are hidden.
 * days: how long the experiment ran, 0: not known. */
void exos_json_power (JsonBuilder *builder, const ExosReport *report, guint days);

/* The members of a plan that say when it looks, and the member "looks" of the results: what the
 * looks make of every treatment; null with one look at the end. */
void exos_json_plan_looks (JsonBuilder *builder, const ExosPlan *plan);
void exos_json_looks (JsonBuilder *builder, const ExosReport *report);

/* The member "winsorise" of a plan: an array, empty where nothing is capped. */
void exos_json_cappings (JsonBuilder *builder, const ExosPlan *plan);

/* Members of the sums of a group: the caps of the metric and its covariate, and how many users had
 * it; none where nothing was capped. */
void exos_json_caps (JsonBuilder *builder,
                     const ExosExperiment *experiment,
                     gsize arm,
                     gsize metric);

/* The member "policy_file" of a plan: null without one. */
void exos_json_policy_file (JsonBuilder *builder, const ExosPlan *plan);

/* Members of the result with more than one treatment. */
void exos_json_several (JsonBuilder *builder, const ExosReport *report);

/* Members of a primary metric that is a mean or ratio. */
void exos_json_mean (JsonBuilder *builder,
                     const ExosReport *report,
                     const ExosTreatment *treatment);

/* A member by the metric's name: the sums of a value in state SUMS. */
void exos_json_sums (JsonBuilder *builder,
                     const ExosExperiment *experiment,
                     gsize arm,
                     gsize metric);

/* Lends the name of a treatment: its key where there is one member for each. */
const char *exos_json_treatment_key (const ExosReport *report, gsize treatment);

/* The member "post_stratified" of a treatment. */
void exos_json_strata (JsonBuilder *builder, const ExosTreatment *treatment);

/* The members "segments" and "days" of a result with effects: null without. */
void exos_json_segments (JsonBuilder *builder, const ExosReport *report);
void exos_json_days (JsonBuilder *builder, const ExosReport *report);

/* The member "tipping": what would change the verdict; null where the data alone decides: Blocked,
 * not split as planned, not to be trusted. */
void exos_json_tipping (JsonBuilder *builder, const ExosReport *report);

const char *exos_json_measure_id (ExosMeasure measure); /* "rate" */

/* The member "override" of a decision: what its owner decided instead, null when nothing else. */
void exos_json_override (JsonBuilder *builder, const ExosMemoEdits *edits);

/* The member "memo": what people wrote, as they wrote it; null without edits (NULL). */
void exos_json_memo (JsonBuilder *builder, const ExosMemoEdits *edits);

/* The whole text, with a newline at the end. What cannot be seen is written as \uXXXX. */
char *exos_json_finish (JsonBuilder *builder);
char *exos_json_finish_line (JsonBuilder *builder); /* on one line, without a newline */

/* An object with everything that makes the memo again, see settings.h. */
void exos_json_settings (JsonBuilder *builder,
                         const char *key,
                         const ExosReport *report,
                         const ExosDoc *doc);

G_END_DECLS
