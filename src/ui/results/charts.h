// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"
#include "ui/widgets/chart-view.h"

G_BEGIN_DECLS

/* The charts of a report as widgets, floating; each keeps a reference to the report. */
GtkWidget *exos_effect_view_new (const ExosReport *report);
GtkWidget *exos_split_view_new (const ExosReport *report);
GtkWidget *exos_posterior_view_new (const ExosReport *report);
GtkWidget *exos_boundary_view_new (const ExosReport *report);

/* Of one treatment, an index into those of the report. */
GtkWidget *exos_segments_view_new (const ExosReport *report, gsize treatment);
GtkWidget *exos_trend_view_new (const ExosReport *report, gsize treatment);

/* One guardrail (an index into the treatment's guardrails), or G_MAXSIZE for the header over them.
 */
GtkWidget *exos_guardrail_view_new (const ExosReport *report, gsize treatment, gsize guardrail);

G_END_DECLS
