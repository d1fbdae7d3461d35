// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "charts/style.h"

G_BEGIN_DECLS

/* A picture drawn by a chart function in the colours and the text size in force, read by a screen
 * reader as an image with a name and a description. */
#define EXOS_TYPE_CHART_VIEW (exos_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (ExosChartView, exos_chart_view, EXOS, CHART_VIEW, GtkDrawingArea)

/* What to draw, from data that the view was given. */
typedef void (*ExosChartDraw) (
    cairo_t *cr, double width, double height, gconstpointer data, const ExosChartStyle *style);

/* The height that the drawing wants in that style, in pixels. */
typedef double (*ExosChartHeight) (gconstpointer data, const ExosChartStyle *style);

typedef struct
{
  ExosChartDraw draw;
  ExosChartHeight height;
  int min_width; /* at ordinary text size */
} ExosChartKind;

GtkWidget *exos_chart_view_new (void);

/* Shows a chart; kind must be static. The view owns data, which destroy frees. title and
 * description are the words for a screen reader and may be NULL for a picture that repeats the text
 * beside it. */
void exos_chart_view_set_chart (ExosChartView *self,
                                const ExosChartKind *kind,
                                gpointer data,
                                GDestroyNotify destroy,
                                const char *title,
                                const char *description);

G_END_DECLS
