// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/simulate.h"
#include "charts/style.h"

G_BEGIN_DECLS

/* The charts. Each is one function for the widget, the page, the PNG and the SVG: it
 * draws inside (0, 0, width, height) of cr and nowhere else, in exos_language(), and leaves cr as
 * it was. Height functions give the height that the chart wants at this style. */

/* A. Difference with interval, one row a treatment. */
double exos_effect_chart_height (const ExosReport *report, const ExosChartStyle *style);
void exos_draw_effect_chart (cairo_t *cr,
                             double width,
                             double height,
                             const ExosReport *report,
                             const ExosChartStyle *style);

/* B. One guardrail of one treatment: right is worse. All rows of a report share their domain. */
double exos_guardrail_row_height (const ExosChartStyle *style);
void exos_draw_guardrail_row (cairo_t *cr,
                              double width,
                              double height,
                              const ExosReport *report,
                              const ExosTreatment *treatment,
                              gsize row,
                              const ExosChartStyle *style);
/* "← better  0  worse →" at the real zero of the rows below it. */
void exos_draw_guardrail_header (cairo_t *cr,
                                 double width,
                                 double height,
                                 const ExosReport *report,
                                 const ExosTreatment *treatment,
                                 const ExosChartStyle *style);

/* C. Traffic split against the plan. */
double exos_split_chart_height (const ExosChartStyle *style);
void exos_draw_split_chart (cairo_t *cr,
                            double width,
                            double height,
                            const ExosReport *report,
                            const ExosChartStyle *style);

/* D. Posterior of (treatment - control) of the headline treatment. */
double exos_posterior_chart_height (const ExosChartStyle *style);
void exos_draw_posterior_chart (cairo_t *cr,
                                double width,
                                double height,
                                const ExosReport *report,
                                const ExosChartStyle *style);

/* E. The statistic of the headline treatment's looks against the boundary that decides; nothing
 * when there is one look, or no boundary. It fills the height that it gets. */
gboolean exos_has_boundary_chart (const ExosReport *report);
double exos_boundary_chart_height (const ExosChartStyle *style);
void exos_draw_boundary_chart (cairo_t *cr,
                               double width,
                               double height,
                               const ExosReport *report,
                               const ExosChartStyle *style);

/* F. How often each verdict comes under a policy, a bar a true effect. */
double exos_simulation_chart_height (const ExosSimulation *simulation,
                                     ExosPolicy policy,
                                     const ExosChartStyle *style);
void exos_draw_simulation_chart (cairo_t *cr,
                                 double width,
                                 double height,
                                 const ExosSimulation *simulation,
                                 ExosPolicy policy,
                                 const ExosChartStyle *style);

/* Alternative texts, from the same data: a name of the chart and the finding in words. */
char *exos_effect_chart_dup_title (const ExosReport *report);
char *exos_effect_chart_dup_description (const ExosReport *report);
char *exos_guardrail_row_dup_description (const ExosReport *report,
                                          const ExosTreatment *treatment,
                                          gsize row);
char *exos_split_chart_dup_description (const ExosReport *report);
char *exos_posterior_chart_dup_description (const ExosReport *report);
char *exos_boundary_chart_dup_description (const ExosReport *report);
char *exos_simulation_chart_dup_description (const ExosSimulation *simulation, ExosPolicy policy);

G_END_DECLS
