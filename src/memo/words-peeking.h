// SPDX-License-Identifier: MIT
/* What is said beside a verdict that was looked at more than once, in exos_language(): new strings,
 * safe to show. */
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* "This is look 4 at this experiment", and what that does to its p-values: "Reading p-values after
 * each of 4 looks raises the chance of a false alarm from 5% to about 12.6%." NULL both unless
 * exos_report_is_peeked(). */
char *exos_words_peeked (const ExosReport *report);
char *exos_words_peeked_risk (const ExosReport *report);

/* What a report says, by how its looks are judged: "Read as one look: Launch, 95% CI +0.22 to +2.05
 * pp", "Allowing for every look: Hold, …". Of a sequence that has not begun, its sentence. */
char *exos_words_answer (const ExosReport *report);

/* A significance level as a share: "5%", "2.5%". */
char *exos_words_alpha_share (double alpha);

G_END_DECLS
