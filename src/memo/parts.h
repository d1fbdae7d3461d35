// SPDX-License-Identifier: MIT
/* What the words, the facts and the tables all read out of a report: for src/memo alone. */
#pragma once

#include "memo/doc.h"

G_BEGIN_DECLS

/* The codes of the rules, as far as they have a sentence of their own. */
typedef enum
{
  EXOS_CODE_L1,
  EXOS_CODE_L2,
  EXOS_CODE_H1,
  EXOS_CODE_H2,
  EXOS_CODE_H3,
  EXOS_CODE_H4,
  EXOS_CODE_H5,
  EXOS_CODE_H6,
  EXOS_CODE_R1,
  EXOS_CODE_R2,
  EXOS_CODE_R3,
  EXOS_CODE_HARM,
  EXOS_CODE_HARM_UNCONFIRMED,
  EXOS_CODE_TRIVIAL,
  EXOS_CODE_TRUST,
  EXOS_CODE_DIRECTION,
  EXOS_CODE_VERIFY,
  EXOS_CODE_LAUNCH_CONDITIONAL,
  EXOS_CODE_UNPROVEN,
  EXOS_CODE_RISK,
  EXOS_CODE_EARLY,
  EXOS_CODE_RERUN,
  EXOS_CODE_LITERAL_LOSS,
  EXOS_CODE_PRIMARY_NOT_COMPUTABLE,
  EXOS_CODE_GUARDRAIL_NOT_COMPUTABLE,
  EXOS_CODE_OTHER,
} ExosCode;

ExosCode exos_memo_code (const ExosReport *report);
/* Whether the sentence of the verdict names the guardrail that matters. */
gboolean exos_memo_names_guardrail (ExosCode code);

gboolean exos_memo_has_several (const ExosReport *report); /* more than one treatment */
gboolean exos_memo_is_adjusted (const ExosReport *report); /* several, with a correction */

/* Names from the file, safe to show. */
char *exos_memo_metric (const ExosReport *report, gsize metric);
char *exos_memo_arm (const ExosReport *report, const ExosTreatment *treatment);
char *exos_memo_list (char **names); /* "a", "a and b", "a, b and 2 more" */

/* "49.9% / 50.1%" of the users, and of the plan. Where the split is broken day by day alone, of the
 * users up to the day on which that is clearest; split_day is what it is called, else NULL. */
char *exos_memo_split_seen (const ExosReport *report);
char *exos_memo_split_day (const ExosReport *report);
char *exos_memo_split_planned (const ExosReport *report);

/* Decimals that show what was decided: an effect that counts is not printed as zero, and one past a
 * limit is not printed as the limit. */
int exos_memo_effect_decimals (const ExosReport *report, const ExosTreatment *treatment);
int exos_memo_guardrail_decimals (const ExosGuardrailResult *guardrail);

char *exos_memo_effect (const ExosReport *report, const ExosTreatment *treatment);
char *exos_memo_relative (const ExosTreatment *treatment); /* "(+9.5% relative)" */
/* NULL where nothing could be tested. */
char *exos_memo_interval (const ExosReport *report, const ExosTreatment *treatment);
char *exos_memo_p (const ExosReport *report, const ExosTreatment *treatment);
char *exos_memo_srm_days (const ExosReport *report); /* "over 14 days p = 0.310", or NULL */
char *exos_memo_srm_p (const ExosReport *report);    /* "SRM p = 0.724" */

/* Guardrails of one treatment: severe, worse, unclear, OK; each by the harm that is not ruled out,
 * then by name. An array of n_guardrails indices. */
gsize *exos_memo_sort_guardrails (const ExosReport *report, const ExosTreatment *treatment);
/* Below 0 when a stands before b in that order; a and b may be of different treatments. */
int exos_memo_compare_guardrails (const ExosReport *report,
                                  const ExosGuardrailResult *a,
                                  const ExosGuardrailResult *b);
guint exos_memo_count_guardrails (const ExosReport *report,
                                  const ExosTreatment *treatment,
                                  guint states);
/* The first in that order with one of these states, or NULL. */
const ExosGuardrailResult *exos_memo_worst_guardrail (const ExosReport *report,
                                                      const ExosTreatment *treatment,
                                                      guint states);

/* Is it the change beside the control's rate that counts? */
gboolean exos_memo_counts_relative (const ExosGuardrailResult *guardrail);
/* A limit of this guardrail: "0.1 pp", "5%"; and the one that its state is about. */
char *exos_memo_limit (const ExosGuardrailResult *guardrail, ExosRatio limit);
char *exos_memo_own_limits (const ExosReport *report, const ExosGuardrailResult *guardrail);
char *exos_memo_limit_in_force (const ExosPlan *plan, const ExosGuardrailResult *guardrail);

/* Which policy file was in force, which of its rules decided: "Rule L1, policy “Checkout” …". */
char *exos_words_policy (const ExosReport *report, const char *code);
char *exos_memo_short_digest (const char *sha256); /* "3f2a…91c0"; NULL when there is none */

/* The bad end of the interval, in the direction of the metric: +0.0028 of a rate that should be
 * low, -0.0028 of one that should be high. */
double exos_memo_worst_case (const ExosGuardrailResult *guardrail);

/* The verdict in text: glyphs that no system shows as a coloured picture. */
const char *exos_memo_glyph (ExosVerdict verdict);

/* The risk of the smallest group that has too few users; NULL without one. */
char *exos_memo_small_sample (const ExosReport *report);

/* The first risk of the memo that no other line of the banner says, in a few words. */
char *exos_memo_worst_risk (const ExosReport *report, ExosTone *tone);

/* What the effect is judged by: interval, p and what it means, rates. */
void exos_memo_add_evidence (GPtrArray *lines, const ExosReport *report);

ExosTone exos_memo_health_tone (const ExosReport *report);
ExosTone exos_memo_guardrail_tone (const ExosReport *report);
ExosTone exos_memo_states_tone (guint states); /* of guardrails: by the worst of them */

/* What is to be done about data that is blocked. */
void exos_memo_add_fix (GPtrArray *lines, const ExosReport *report);

/* What is to be done to reach the smallest effect worth shipping; FALSE, and nothing added, when
 * nobody said one or no number of users finds it. days: how long the experiment ran, 0: not known.
 */
gboolean exos_memo_add_needed (GPtrArray *lines, const ExosReport *report, guint days);

/* The smallest effect that the users of the headline treatment find with the power of the plan, as
 * a text; NULL when there is none. */
char *exos_memo_detectable (const ExosReport *report);
/* Whether the plan says when to look: at a number of users, or more than once. */
gboolean exos_memo_plans_looks (const ExosReport *report);
char *exos_memo_srm_method (const ExosReport *report); /* of days; NULL without */

/* Lends what to do until there are more users: to wait, unless looks may come at any time. */
const char *exos_memo_until_then (const ExosReport *report);
/* Whether looks may come at any time: their sequence is test and interval in one. */
gboolean exos_memo_has_sequence (const ExosReport *report);
void exos_memo_add_looks_method (GPtrArray *lines, const ExosReport *report);

/* What is to be done before the planned end, and after one that decided nothing. */
void exos_memo_add_early (GPtrArray *lines, const ExosReport *report);
void exos_memo_add_rerun (GPtrArray *lines);

/* Builds a list of texts; add takes text, and ignores NULL. */
void exos_memo_add_line (GPtrArray *lines, char *text);
char **exos_memo_end_lines (GPtrArray *lines);

/* What the owner wrote; edits may be NULL. */
char *exos_memo_owner (const ExosMemoEdits *edits); /* "Owner: Kim" */
char *exos_memo_run (const ExosMemoEdits *edits);   /* "Run: 28 Feb – …", or NULL */
char **exos_memo_actions (const ExosReport *report, const ExosMemoEdits *edits);
gboolean exos_memo_is_overridden (const ExosMemoEdits *edits);
void exos_memo_fill_override (ExosDoc *doc);
void exos_memo_fill_texts (ExosDoc *doc); /* hypothesis and note */

/* How guardrails are judged, in the method line. */
void exos_memo_add_guardrail_method (GPtrArray *lines, const ExosReport *report);

/* The effect weighted by segments, where the file has them; NULL without. */
char *exos_memo_strata (const ExosReport *report);

/* How the segments were compared; NULL without them. */
char *exos_memo_segments (const ExosReport *report);

/* What a segment is called, safe to show. The caller frees. */
char *exos_memo_segment (const ExosReport *report, const ExosSegment *segment);

/* Parts of the document. */
void exos_memo_fill_facts (ExosFact facts[3], const ExosReport *report);
void exos_memo_clear_facts (ExosFact facts[3]);
ExosTable *exos_memo_evidence_table (const ExosReport *report);
GPtrArray *exos_memo_guardrail_sections (const ExosReport *report);
GPtrArray *exos_memo_segment_sections (const ExosReport *report);
void exos_memo_free_section (gpointer section);

/* Whether segments say something that the whole does not: they differ, turn it round, or one of
 * them was not split as planned. */
gboolean exos_memo_segments_matter (const ExosReport *report);

/* An empty table; takes headers, a list of n_columns texts, of which the first is text, as is the
 * last when last_is_text. A row takes cells, as many texts. */
ExosTable *exos_memo_new_table (char **headers, gboolean last_is_text);
void exos_memo_add_row (ExosTable *table, GPtrArray *cells, ExosTone tone, gsize index);
void exos_memo_free_table (ExosTable *table);

G_END_DECLS
