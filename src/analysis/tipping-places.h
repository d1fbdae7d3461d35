// SPDX-License-Identifier: MIT
/* Where verdicts are likely to change: for tipping.c alone. They only say where to look; what is
 * found there the rules say. */
#pragma once

#include "analysis/report.h"

G_BEGIN_DECLS

#define EXOS_MAX_EFFECTS 12

/* One metric of the treatment as a line of steps (events, or parts of a mean's unit). here is 0. */
typedef struct
{
  double parity;                    /* where the treatment has the control's value */
  double spread;                    /* the critical distance of the primary metric's test */
  double effects[EXOS_MAX_EFFECTS]; /* signed distances from parity that rules speak of */
  gsize n_effects;
} ExosTippingLine;

/* Limits of guardrail; NULL: of the primary metric. */
ExosTippingLine exos_tipping_count_line (const ExosReport *report,
                                         const ExosTreatment *treatment,
                                         const ExosGuardrailResult *guardrail);

/* step: in the metric's unit; se: of the difference. */
ExosTippingLine exos_tipping_mean_line (const ExosReport *report,
                                        const ExosGuardrailResult *guardrail,
                                        double value_c,
                                        double value_t,
                                        double se,
                                        double step);

/* Where to look on the way of range steps, sign 1 or -1. A GArray of guint64 distances. */
GArray *exos_tipping_places (const ExosTippingLine *line, int sign, guint64 range);

G_END_DECLS
