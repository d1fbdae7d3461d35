// SPDX-License-Identifier: MIT
/* Charts drawn into memory, for the tests that look at their pixels. */
#pragma once

#include "charts/chart.h"

#define MARGIN 20
#define MOST_GUARDRAILS 12

/* Everything that draws. */
typedef enum
{
  CHART_EFFECT,
  CHART_SPLIT,
  CHART_POSTERIOR,
  CHART_HEADER,
  CHART_ROW, /* and the rows after it: CHART_ROW + i */
} Chart;

typedef struct
{
  const char *name;
  guint64 users;
  guint64 conversions;
  guint64 guardrails[MOST_GUARDRAILS]; /* MISSING: an empty cell */
} Arm;

#define MISSING G_MAXUINT64

/* An ARGB image of a box with a margin around it. */
typedef struct
{
  cairo_surface_t *surface;
  int width;
  int height;
} Picture;

static inline ExosExperiment *
make_experiment (const Arm *arms, gsize n_arms, gsize n_guardrails)
{
  ExosExperiment *experiment = exos_experiment_new ();

  experiment->source.file = g_strdup ("charts.csv");
  experiment->source.sha256 = g_strnfill (64, '0');
  experiment->arms = g_new0 (ExosArm, n_arms);
  experiment->n_arms = n_arms;
  experiment->metrics = g_new0 (ExosMetric, n_guardrails);
  experiment->n_metrics = n_guardrails;
  experiment->values = g_new0 (ExosValue, n_arms * n_guardrails);
  experiment->control = 0;
  experiment->has_counts = TRUE;
  for (gsize i = 0; i < n_guardrails; i++)
    experiment->metrics[i].name = g_strdup_printf ("guardrail_%u", (guint) i);

  for (gsize arm = 0; arm < n_arms; arm++)
    {
      experiment->arms[arm] = (ExosArm) { .name = g_strdup (arms[arm].name),
                                          .line = arm + 2,
                                          .users = arms[arm].users,
                                          .conversions = arms[arm].conversions };
      for (gsize i = 0; i < n_guardrails; i++)
        {
          const guint64 count = arms[arm].guardrails[i];
          const gboolean is_missing = count == MISSING;

          experiment->values[arm * n_guardrails + i] = (ExosValue) {
            .state = is_missing ? EXOS_VALUE_EMPTY : EXOS_VALUE_COUNT,
            .count = is_missing ? 0 : count,
            .total = is_missing ? 0.0 : (double) count,
            .users = arms[arm].users,
            .line = arm + 2,
          };
        }
    }
  return experiment;
}

/* The report may be written to: a test bends what no data would give. */
static inline ExosReport *
make_report (const Arm *arms, gsize n_arms, gsize n_guardrails)
{
  g_autoptr (ExosExperiment) experiment = make_experiment (arms, n_arms, n_guardrails);
  g_autoptr (ExosPlan) plan = exos_plan_new ();

  return exos_report_new (plan, experiment);
}

static inline void
draw_chart (cairo_t *cr,
            Chart chart,
            double width,
            double height,
            const ExosReport *report,
            const ExosChartStyle *style)
{
  if (chart == CHART_EFFECT)
    exos_draw_effect_chart (cr, width, height, report, style);
  else if (chart == CHART_SPLIT)
    exos_draw_split_chart (cr, width, height, report, style);
  else if (chart == CHART_POSTERIOR)
    exos_draw_posterior_chart (cr, width, height, report, style);
  else if (chart == CHART_HEADER && report->n_treatments > 0)
    exos_draw_guardrail_header (cr, width, height, report, report->treatments, style);
  else if (report->n_treatments > 0)
    exos_draw_guardrail_row (cr, width, height, report, report->treatments,
                             (gsize) chart - CHART_ROW, style);
}

static inline double
natural_height (Chart chart, const ExosReport *report, const ExosChartStyle *style)
{
  if (chart == CHART_EFFECT)
    return exos_effect_chart_height (report, style);
  if (chart == CHART_SPLIT)
    return exos_split_chart_height (style);
  if (chart == CHART_POSTERIOR)
    return exos_posterior_chart_height (style);

  return exos_guardrail_row_height (style);
}

static inline Picture
draw_picture (
    Chart chart, double width, double height, const ExosReport *report, const ExosChartStyle *style)
{
  const Picture self = {
    .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width + 2 * MARGIN,
                                           (int) height + 2 * MARGIN),
    .width = (int) width,
    .height = (int) height,
  };
  cairo_t *cr = cairo_create (self.surface);

  cairo_translate (cr, MARGIN, MARGIN);
  draw_chart (cr, chart, width, height, report, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self.surface);
  return self;
}

static inline void
clear_picture (Picture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

/* Premultiplied ARGB at a point of the box, which may lie in the margin. */
static inline guint32
pixel (const Picture *self, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (self->surface);
  const int stride = cairo_image_surface_get_stride (self->surface);
  const guint8 *row = data + (gsize) (y + MARGIN) * (gsize) stride;

  return ((const guint32 *) (gconstpointer) row)[x + MARGIN];
}

/* Whether a pixel is nearly the pure colour. */
static inline gboolean
is_color (guint32 argb, ExosColor color)
{
  const int distance = ABS ((int) (argb >> 16 & 0xff) - (int) (color.red * 255.0)) +
                       ABS ((int) (argb >> 8 & 0xff) - (int) (color.green * 255.0)) +
                       ABS ((int) (argb & 0xff) - (int) (color.blue * 255.0));

  return argb >> 24 == 0xff && distance < 24;
}

static inline guint
count_color (const Picture *self, int left, int right, ExosColor color)
{
  guint n = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = left; x < right; x++)
      n += is_color (pixel (self, x, y), color) ? 1 : 0;

  return n;
}

/* How many pixels are drawn outside the box made smaller by inset. */
static inline guint
count_outside (const Picture *self, int inset)
{
  guint n = 0;

  for (int y = -MARGIN; y < self->height + MARGIN; y++)
    for (int x = -MARGIN; x < self->width + MARGIN; x++)
      {
        const gboolean is_inside =
            x >= inset && x < self->width - inset && y >= inset && y < self->height - inset;

        if (is_inside)
          x = self->width - inset - 1;
        else
          n += pixel (self, x, y) != 0 ? 1 : 0;
      }

  return n;
}

static inline guint
count_ink (const Picture *self)
{
  guint n = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      n += pixel (self, x, y) != 0 ? 1 : 0;

  return n;
}

/* A colour that nothing else of a chart is near. */
static const ExosColor ink = { 1.0, 0.0, 0.0 };

static inline ExosChartStyle
style_with_ink (void)
{
  ExosChartStyle style = exos_chart_style (EXOS_SCHEME_LIGHT, 12.0);

  style.palette.fg = ink;
  style.palette.rollback = (ExosColor) { 0.0, 0.0, 1.0 };
  return style;
}

/* Also a pixel that a stroke of a letter covers in part. */
static inline gboolean
has_ink (guint32 argb)
{
  const int red = (int) (argb >> 16 & 0xff);

  return red - (int) (argb >> 8 & 0xff) > 60 && red - (int) (argb & 0xff) > 60;
}

static inline guint
count_letters (const Picture *picture, int left, int right, int top, int bottom)
{
  guint n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      n += has_ink (pixel (picture, x, y)) ? 1 : 0;

  return n;
}

/* Where the two pixels of the zero line start, looked for in one row of pixels. */
static inline int
find_zero_line (const Picture *picture, int y)
{
  for (int x = 0; x + 1 < picture->width; x++)
    if (is_color (pixel (picture, x, y), ink) && is_color (pixel (picture, x + 1, y), ink))
      return x;

  g_assert_not_reached ();
}
