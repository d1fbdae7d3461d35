// SPDX-License-Identifier: MIT
/* What the groups have of the primary metric, in the columns of the evidence: for tables.c alone.
 */
#pragma once

#include "analysis/report.h"
#include "data/figures.h"

G_BEGIN_DECLS

/* "Conversions", "Rate"; "Total", "Mean per user"; "Numerator", "Denominator", "Ratio". */
void exos_memo_add_arm_headers (GPtrArray *headers, const ExosReport *report);
void exos_memo_add_arm_cells (GPtrArray *cells,
                              const ExosReport *report,
                              gsize arm,
                              ExosFigures figures);

/* The mean or ratio of an arm whose value is in state SUMS. The caller frees. */
char *exos_memo_mean (const ExosReport *report, gsize arm, gsize metric);

G_END_DECLS
