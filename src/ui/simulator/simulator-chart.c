// SPDX-License-Identifier: MIT
#include "ui/simulator/simulator-chart.h"

#include "charts/chart.h"
#include "data/language.h"
#include "ui/widgets/chart-view.h"

#define MIN_WIDTH 240

typedef struct
{
  ExosSimulation *simulation;
  ExosPolicy policy;
} Subject;

static void
free_subject (gpointer data)
{
  Subject *self = data;

  exos_simulation_unref (self->simulation);
  g_free (self);
}

static void
draw (cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  const Subject *self = data;

  exos_draw_simulation_chart (cr, width, height, self->simulation, self->policy, style);
}

static double
height (gconstpointer data, const ExosChartStyle *style)
{
  const Subject *self = data;

  return exos_simulation_chart_height (self->simulation, self->policy, style);
}

GtkWidget *
exos_simulator_chart_new (const ExosSimulation *simulation, ExosPolicy policy)
{
  static const ExosChartKind kind = { draw, height, MIN_WIDTH };
  g_autofree char *finding = exos_simulation_chart_dup_description (simulation, policy);
  GtkWidget *view = exos_chart_view_new ();
  Subject *subject = g_new (Subject, 1);

  *subject = (Subject) { exos_simulation_ref (simulation), policy };
  exos_chart_view_set_chart (EXOS_CHART_VIEW (view), &kind, subject, free_subject,
                             _ ("Chart of verdicts by true effect"), finding);
  gtk_widget_set_hexpand (view, TRUE);
  return view;
}
