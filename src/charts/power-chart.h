// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/design.h"
#include "charts/style.h"

G_BEGIN_DECLS

/* G. Power against users of the control, with what is asked for and the users it needs. Draws as
 * the charts of charts/chart.h do, and nothing for a design that needs no number of users. */
double exos_power_chart_height (const ExosChartStyle *style);
void exos_draw_power_chart (cairo_t *cr,
                            double width,
                            double height,
                            const ExosDesign *design,
                            const ExosChartStyle *style);

/* What it shows, in words; "" for a design that needs no number of users. */
char *exos_power_chart_dup_description (const ExosDesign *design);

G_END_DECLS
