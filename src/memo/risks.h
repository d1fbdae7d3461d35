// SPDX-License-Identifier: MIT
/* The risks that have files of their own: for words-risks.c. */
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

/* As a sentence of the memo, or in the few words of the banner; what has no short form is not said
 * there. */
typedef enum
{
  EXOS_FORM_SENTENCE,
  EXOS_FORM_SHORT,
} ExosRiskForm;

/* Each adds its line when it is so. The first two: the worst guardrail is past a limit, and the
 * sentence of the verdict does not name it. */
void exos_risk_add_severe (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_worsened (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_peeking (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_worst_case (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_no_relative (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_direction (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_simpson (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_segments (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_drift (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);
void exos_risk_add_weekdays (GPtrArray *lines, const ExosReport *report, ExosRiskForm form);

/* Days from the first in the file to the last, both counted; 0: not known. */
guint exos_risk_run_length (const ExosReport *report);

/* What cannot be checked of sums; NULL when all can. The caller frees. */
char *exos_risk_say_summed (const ExosReport *report);

G_END_DECLS
