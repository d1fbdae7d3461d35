// SPDX-License-Identifier: MIT
#pragma once

#include "charts/style.h"

#include "analysis/report.h"

G_BEGIN_DECLS

/* H. The effect of a treatment segment by segment, most users first, and that of all users below
 * them. Draws as the charts of charts/chart.h do, and nothing without segments. Colour counts
 * segments as many tests; an interval beyond the plot is cut and points outside. */
double exos_segments_chart_height (const ExosTreatment *treatment, const ExosChartStyle *style);
void exos_draw_segments_chart (cairo_t *cr,
                               double width,
                               double height,
                               const ExosReport *report,
                               const ExosTreatment *treatment,
                               const ExosChartStyle *style);

/* What it shows, in words; "" without segments. The caller frees. */
char *exos_segments_chart_dup_description (const ExosReport *report,
                                           const ExosTreatment *treatment);

G_END_DECLS
