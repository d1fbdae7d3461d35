// SPDX-License-Identifier: MIT
#include "ui/results/charts.h"

#include "charts/chart.h"
#include "charts/segments-chart.h"
#include "charts/trend-chart.h"
#include "data/language.h"

/* What a chart is drawn from. */
typedef struct
{
  ExosReport *report;
  gsize treatment;
  gsize guardrail;
} Subject;

static Subject *
create_subject (const ExosReport *report, gsize treatment, gsize guardrail)
{
  Subject *self = g_new (Subject, 1);

  *self = (Subject) { exos_report_ref (report), treatment, guardrail };
  return self;
}

static void
free_subject (gpointer data)
{
  Subject *self = data;

  exos_report_unref (self->report);
  g_free (self);
}

static void
draw_effect (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  exos_draw_effect_chart (cr, width, height, ((const Subject *) data)->report, style);
}

static double
effect_height (gconstpointer data, const ExosChartStyle *style)
{
  return exos_effect_chart_height (((const Subject *) data)->report, style);
}

static void
draw_split (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  exos_draw_split_chart (cr, width, height, ((const Subject *) data)->report, style);
}

static double
split_height (gconstpointer data, const ExosChartStyle *style)
{
  return exos_split_chart_height (style);
}

static void
draw_posterior (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  exos_draw_posterior_chart (cr, width, height, ((const Subject *) data)->report, style);
}

static double
posterior_height (gconstpointer data, const ExosChartStyle *style)
{
  return exos_posterior_chart_height (style);
}

static void
draw_boundary (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  exos_draw_boundary_chart (cr, width, height, ((const Subject *) data)->report, style);
}

static double
boundary_height (gconstpointer data, const ExosChartStyle *style)
{
  return exos_boundary_chart_height (style);
}

static const ExosTreatment *
treatment_of (const Subject *self)
{
  return &self->report->treatments[self->treatment];
}

static void
draw_segments (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  const Subject *self = data;

  exos_draw_segments_chart (cr, width, height, self->report, treatment_of (self), style);
}

static double
segments_height (gconstpointer data, const ExosChartStyle *style)
{
  return exos_segments_chart_height (treatment_of (data), style);
}

static void
draw_trend (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  const Subject *self = data;

  exos_draw_trend_chart (cr, width, height, self->report, treatment_of (self), style);
}

static double
trend_height (gconstpointer data, const ExosChartStyle *style)
{
  return exos_trend_chart_height (style);
}

static void
draw_guardrail (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style)
{
  const Subject *self = data;
  const ExosTreatment *treatment = &self->report->treatments[self->treatment];

  if (self->guardrail == G_MAXSIZE)
    exos_draw_guardrail_header (cr, width, height, self->report, treatment, style);
  else
    exos_draw_guardrail_row (cr, width, height, self->report, treatment, self->guardrail, style);
}

static double
guardrail_height (gconstpointer data, const ExosChartStyle *style)
{
  return ((const Subject *) data)->guardrail == G_MAXSIZE ? style->font_size * 1.5
                                                          : exos_guardrail_row_height (style);
}

static GtkWidget *
create_view (const ExosChartKind *kind, Subject *subject, const char *title, const char *finding)
{
  GtkWidget *view = exos_chart_view_new ();

  exos_chart_view_set_chart (EXOS_CHART_VIEW (view), kind, subject, free_subject, title, finding);
  gtk_widget_set_hexpand (view, TRUE);
  return view;
}

GtkWidget *
exos_effect_view_new (const ExosReport *report)
{
  static const ExosChartKind kind = { draw_effect, effect_height, 190 };
  g_autofree char *title = exos_effect_chart_dup_title (report);
  g_autofree char *finding = exos_effect_chart_dup_description (report);

  return create_view (&kind, create_subject (report, 0, 0), title, finding);
}

GtkWidget *
exos_split_view_new (const ExosReport *report)
{
  static const ExosChartKind kind = { draw_split, split_height, 190 };
  g_autofree char *finding = exos_split_chart_dup_description (report);

  return create_view (&kind, create_subject (report, 0, 0), _ ("Traffic split chart"), finding);
}

GtkWidget *
exos_posterior_view_new (const ExosReport *report)
{
  static const ExosChartKind kind = { draw_posterior, posterior_height, 190 };
  g_autofree char *finding = exos_posterior_chart_dup_description (report);

  return create_view (&kind, create_subject (report, 0, 0), _ ("Posterior distribution chart"),
                      finding);
}

GtkWidget *
exos_boundary_view_new (const ExosReport *report)
{
  static const ExosChartKind kind = { draw_boundary, boundary_height, 190 };
  g_autofree char *finding = exos_boundary_chart_dup_description (report);

  return create_view (&kind, create_subject (report, 0, 0), _ ("Boundary chart"), finding);
}

GtkWidget *
exos_segments_view_new (const ExosReport *report, gsize treatment)
{
  static const ExosChartKind kind = { draw_segments, segments_height, 190 };
  g_autofree char *finding =
      exos_segments_chart_dup_description (report, &report->treatments[treatment]);

  return create_view (&kind, create_subject (report, treatment, 0), _ ("Chart of segments"),
                      finding);
}

GtkWidget *
exos_trend_view_new (const ExosReport *report, gsize treatment)
{
  static const ExosChartKind kind = { draw_trend, trend_height, 190 };
  g_autofree char *finding =
      exos_trend_chart_dup_description (report, &report->treatments[treatment]);

  return create_view (&kind, create_subject (report, treatment, 0), _ ("Chart of days"), finding);
}

GtkWidget *
exos_guardrail_view_new (const ExosReport *report, gsize treatment, gsize guardrail)
{
  static const ExosChartKind kind = { draw_guardrail, guardrail_height, 150 };
  g_autofree char *finding =
      guardrail == G_MAXSIZE
          ? NULL
          : exos_guardrail_row_dup_description (report, &report->treatments[treatment], guardrail);

  return create_view (&kind, create_subject (report, treatment, guardrail),
                      finding != NULL ? _ ("Guardrail chart") : NULL, finding);
}
