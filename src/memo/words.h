// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/tipping.h"
#include "memo/edits.h"

G_BEGIN_DECLS

/* The words of a decision, in exos_language(): new strings, safe to show. The page, the memo and
 * the JSON all take them from here. */

char *exos_words_verdict (
    const ExosReport *report); /* "Launch", "출시 (Launch)", "Hold — fix the data" */
const char *exos_words_verdict_short (ExosVerdict verdict); /* "Launch", "출시" */
char *exos_words_sentence (const ExosReport *report);
/* The same, told to who decides: 출시하세요 for 출시합니다. In English there is no difference. */
char *exos_words_instruction (const ExosReport *report);
char **exos_words_evidence (const ExosReport *report);
/* How many days the experiment ran: as the edits (or NULL) say, else those that the data is of; 0:
 * not known. */
guint exos_memo_run_days (const ExosReport *report, const ExosMemoEdits *edits);
/* days: how long the experiment ran; 0: not known. */
char **exos_words_risks (const ExosReport *report, guint days);
/* days: as above, for how long it still takes. */
char **exos_words_actions (const ExosReport *report, guint days);
char *exos_words_method (const ExosReport *report);
/* What a metric was capped at, and how many users of every group were; NULL: it was not. */
char *exos_words_capping (const ExosReport *report, gsize metric);
char *exos_words_health (const ExosReport *report);     /* "Healthy" */
char *exos_words_guardrails (const ExosReport *report); /* "2 of 2 OK" */
char *exos_words_bayes (const ExosReport *report);      /* NULL without results */

/* What would change the verdict, a line each: at least one. */
char **exos_words_tipping (const ExosTipping *tipping);
/* The nearest change of the primary metric, or of a guardrail where one decided, as one line of the
 * memo; NULL when none does. */
char *exos_words_nearest_tipping (const ExosReport *report);

/* By which rules a plan is judged: "Standard (built in)", "“Checkout team” (Strict), with changed
 * settings". */
char *exos_words_policy_in_force (const ExosPlan *plan);

/* What the looks that were taken do to the plain test, in one sentence; NULL with one look. */
char *exos_words_peeking (const ExosReport *report);

/* When a row of the rule table applies, with the limits of plan: "The primary metric worsened
 * significantly (p < 0.05)". NULL for a row of another kind than those that have words. */
char *exos_words_rule (const ExosRule *rule, const ExosPlan *plan);

/* What a plan holds a guardrail to, where a person sets it: "worse > 0.1 pp · severe > 0.3 pp",
 * with the margin of non-inferiority when it has one of its own. */
char *exos_words_limits (const ExosGuardrailPlan *guardrail);

/* How the primary metric is tested, below its card: "two-proportion z-test, two-sided, α 0.05". */
char *exos_words_test (const ExosReport *report);

G_END_DECLS
