// SPDX-License-Identifier: MIT
/* What the primary metric is called and what it did, in words: for src/memo alone. */
#pragma once

#include "data/figures.h"
#include "memo/sentence.h"

G_BEGIN_DECLS

/* How the numbers of a treatment, and of a guardrail, are written. */
ExosFigures exos_memo_figures (const ExosReport *report, const ExosTreatment *treatment);
ExosFigures exos_memo_guardrail_figures (const ExosGuardrailResult *guardrail);

/* "+0.15 pp", "+24.8 (+6.0%)": with the relative change where limits are relative. */
char *exos_memo_guardrail_change (const ExosGuardrailResult *guardrail);
char *exos_memo_guardrail_shift (const ExosGuardrailResult *guardrail); /* what the limits are in */
char *exos_memo_harm (const ExosGuardrailResult *guardrail); /* the same without a sign */

/* Name of the mean or ratio that decides, safe to show; NULL when conversions do. */
char *exos_memo_primary (const ExosReport *report);

/* Which way a mean or ratio is better, where a reader would not know it: "lower is better", "higher
 * is better (assumed)"; NULL when higher is, or conversions decide. The caller frees. */
char *exos_memo_direction (const ExosReport *report);

/* What to do so that the direction is known. */
void exos_memo_add_say_direction (GPtrArray *lines, const ExosReport *report);

/* "1.13 pp", "0.45 (+3.1%)": without a sign, what rose or fell says it. */
char *exos_memo_effect_size (const ExosReport *report, const ExosTreatment *treatment);

/* The smallest effect worth shipping: "0.5 pp", "2%" of the control's mean. */
char *exos_memo_smallest_effect (const ExosReport *report);

/* The estimate compares means that were adjusted by a covariate (CUPED). */
gboolean exos_memo_is_cuped (const ExosTreatment *treatment);

/* Extreme values of the metric that decides counted as less so. */
gboolean exos_memo_is_capped (const ExosReport *report);

/* What became of the outliers of a mean or ratio, as a risk; NULL of a rate, which has none. */
char *exos_memo_outliers (const ExosReport *report);

/* A sentence on each metric that was capped: the cap, and how many users of every group had it. */
void exos_memo_add_capping (GPtrArray *lines, const ExosReport *report);

/* "12.00% → 13.13%", "Mean ‘revenue’ 15.63 → 16.08", "Adjusted mean ‘revenue’ 15.63 → 16.07". */
char *exos_memo_values (const ExosReport *report, const ExosTreatment *treatment);

/* What the covariate did to the variance; NULL when it did nothing. */
char *exos_memo_covariate (const ExosTreatment *treatment);

/* Sentences of the method of means and ratios; NULL when there is nothing to say. */
char *exos_memo_mean_test (const ExosReport *report);     /* "Welch’s t-test (df = 19,998.0)" */
char *exos_memo_mean_interval (const ExosReport *report); /* "95% t interval" */
char *exos_memo_relative_interval (const ExosReport *report);
char *exos_memo_unadjusted (const ExosReport *report);

/* How a sentence goes on after what the primary metric did. */
typedef enum
{
  EXOS_CLAUSE_END, /* it does not */
  EXOS_CLAUSE_AND,
  EXOS_CLAUSE_BUT,
  EXOS_CLAUSE_INSIDE, /* the clause stands inside a sentence, and ends it */
} ExosClause;

/* "Conversion rose by 1.13 pp", "With “b” ‘load_time’ fell by 12.3 (−1.5%)", without a full stop.
 * arm: NULL when the sentence has named it, or there is only one. The caller frees. */
char *exos_say_change (const ExosBlanks *b, const char *arm, ExosClause clause);

/* The same as a sentence. */
char *exos_say_change_alone (const ExosBlanks *b, const char *arm);

/* "The effect on ‘revenue’ (+0.45) could still be zero." */
char *exos_say_could_be_zero (const ExosBlanks *b, const char *effect);

G_END_DECLS
