// SPDX-License-Identifier: MIT
/* How the numbers of one comparison are written, by what it measures: the only place that asks. */
#pragma once

#include "analysis/report.h"
#include "data/figures.h"

G_BEGIN_DECLS

/* Of the primary metric of a treatment; decimals: of rates. An effect that counts is not written as
 * zero, and the ends of its interval can be told apart. */
ExosFigures exos_effect_figures (const ExosTreatment *treatment, int decimals);

/* Of a guardrail, in the unit of its test. */
ExosFigures exos_guardrail_figures (const ExosGuardrailResult *guardrail, int decimals);

/* Of the relative change of a guardrail: one past a limit is not written as the limit. */
ExosFigures exos_relative_figures (const ExosGuardrailResult *guardrail);

/* Whether the relative change can be shown: it says which way the metric went, from a control above
 * 0, which it is not for a mean whose control may as well be 0. */
gboolean exos_treatment_has_relative (const ExosTreatment *treatment);

/* A change of the guardrail in what its limits are in: the difference, or its part of control. */
double exos_guardrail_in_limits (const ExosGuardrailResult *guardrail, double difference);

G_END_DECLS
