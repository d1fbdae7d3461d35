// SPDX-License-Identifier: MIT
#pragma once

#include "charts/style.h"

#include "analysis/report.h"

G_BEGIN_DECLS

/* I. The effect of a treatment among all users up to each day, within the confidence sequence that
 * holds on all days together. Draws as the charts of charts/chart.h do, and nothing where no day
 * has enough users. */
gboolean exos_has_trend_chart (const ExosReport *report, const ExosTreatment *treatment);
double exos_trend_chart_height (const ExosChartStyle *style);
void exos_draw_trend_chart (cairo_t *cr,
                            double width,
                            double height,
                            const ExosReport *report,
                            const ExosTreatment *treatment,
                            const ExosChartStyle *style);

/* What it shows, in words; "" where there is no chart. The caller frees. */
char *exos_trend_chart_dup_description (const ExosReport *report, const ExosTreatment *treatment);

G_END_DECLS
