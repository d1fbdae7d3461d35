// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "analysis/design.h"

G_BEGIN_DECLS

/* The fields of what is measured: a rate or a mean of the control, and the smallest effect worth
 * shipping. "changed" is emitted with every key that changes what they say. */
#define EXOS_TYPE_PLANNER_METRIC (exos_planner_metric_get_type ())
G_DECLARE_FINAL_TYPE (ExosPlannerMetric, exos_planner_metric, EXOS, PLANNER_METRIC, GtkWidget)

/* Sets measure, baseline, sd and effect of design; NaN what cannot be read. */
void exos_planner_metric_read (ExosPlannerMetric *self, ExosDesign *design);

/* What the data of a report says, and its plan; design: exos_report_power()'s. */
void exos_planner_metric_show (ExosPlannerMetric *self,
                               const ExosReport *report,
                               const ExosDesign *design);

/* As at first. */
void exos_planner_metric_clear (ExosPlannerMetric *self);

/* The first field that a person has to fill in takes the focus. */
void exos_planner_metric_focus (ExosPlannerMetric *self);

G_END_DECLS
