// SPDX-License-Identifier: MIT
#include "charts/chart.h"

#include "charts/shapes.h"
#include "charts/split.h"

#include <math.h>

#define HEIGHT 62.0
#define MIN_WIDTH 200.0
#define BAR_TOP 22.0
#define GAP 2.0
#define NARROWEST 8.0 /* between boundaries that are still told apart */
#define RADIUS 4.0
#define EDGE 1.0
#define LIGHTER 0.3
#define N_SHADES 3
#define ZOOM 0.10

/* A blocked split of two groups is shown around its planned boundary, unless the mismatch is so
 * large that the whole bar shows it. */
static void
zoom (ExosSplit *split)
{
  const gboolean is_blocked = split->report->srm.status == EXOS_SRM_BLOCKED;

  if (!is_blocked || exos_split_n_arms (split) != 2)
    return;

  const double planned = exos_split_plan (split, 0);

  if (fabs (exos_split_share (split, 0) - planned) >= ZOOM)
    return;

  split->is_zoomed = TRUE;
  split->low = fmax (0.0, planned - ZOOM);
  split->high = fmin (1.0, planned + ZOOM);
}

static ExosSplit
make_split (const ExosReport *report, const ExosCanvas *canvas)
{
  ExosSplit self = {
    .report = report,
    .low = 0.0,
    .high = 1.0,
    .left = EDGE,
    .right = canvas->width - EDGE,
    .top = BAR_TOP + floor (fmax (0.0, canvas->height - HEIGHT) / 2.0),
  };

  for (gsize i = 0; i < report->experiment->n_arms; i++)
    {
      self.users += (double) exos_arm_assigned (&report->experiment->arms[i]);
      self.weights += (double) report->weights[i];
    }

  return self;
}

static ExosColor
mix (ExosColor color, ExosColor other, double share)
{
  return (ExosColor) {
    .red = color.red + (other.red - color.red) * share,
    .green = color.green + (other.green - color.green) * share,
    .blue = color.blue + (other.blue - color.blue) * share,
  };
}

static ExosColor
arm_color (const ExosSplit *split, const ExosCanvas *canvas, gsize place)
{
  const ExosPalette *palette = &canvas->style->palette;
  const gboolean has_control = split->report->experiment->control >= 0;
  const gsize nth = place - (has_control && place > 0 ? 1 : 0);

  if (has_control && place == 0)
    return palette->neutral;

  return mix (palette->treat, palette->card, LIGHTER * (double) (nth % N_SHADES));
}

static void
draw_segment (const ExosSplit *split, const ExosCanvas *canvas, gsize place, double from, double to)
{
  const double gap =
      fmin (GAP, (split->right - split->left) / (double) exos_split_n_arms (split) / 4.0);
  const double left = exos_split_x (split, from) + (from > split->low ? gap / 2.0 : 0.0);
  const double right = exos_split_x (split, to) - (to < split->high ? gap / 2.0 : 0.0);

  if (!(right > left))
    return;

  exos_rounded_rectangle (canvas->cr, left, split->top, right - left, EXOS_SPLIT_BAR,
                          from <= 0.0 ? RADIUS : 1.0, to >= 1.0 ? RADIUS : 1.0);
  exos_set_color (canvas->cr, arm_color (split, canvas, place), 1.0);
  cairo_fill (canvas->cr);
}

static void
draw_segments (const ExosSplit *split, const ExosCanvas *canvas)
{
  double from = 0.0;

  for (gsize place = 0; place < exos_split_n_arms (split); place++)
    {
      const gboolean is_last = place + 1 == exos_split_n_arms (split);
      const double to = is_last ? 1.0 : from + exos_split_share (split, place);

      draw_segment (split, canvas, place, from, to);
      exos_split_label_segment (split, canvas, place, from, to);
      from = to;
    }
}

static void
draw_planned_boundaries (const ExosSplit *split, const ExosCanvas *canvas)
{
  double planned = 0.0;

  if ((split->right - split->left) / (double) exos_split_n_arms (split) < NARROWEST)
    return;

  for (gsize place = 0; place + 1 < exos_split_n_arms (split); place++)
    {
      planned += exos_split_plan (split, place);
      exos_draw_vertical (
          canvas, round (exos_split_x (split, planned)), split->top - EXOS_SPLIT_OVERSHOOT,
          split->top + EXOS_SPLIT_BAR + EXOS_SPLIT_OVERSHOOT, 2.0, canvas->style->palette.fg);
    }
}

/* The end of the bar is not the end of the traffic. */
static void
draw_break (const ExosSplit *split, const ExosCanvas *canvas, double x)
{
  cairo_t *cr = canvas->cr;

  for (int i = 0; i < 2; i++)
    {
      cairo_move_to (cr, x - 3.0 + 6.0 * i, split->top + EXOS_SPLIT_BAR + 1.0);
      cairo_rel_line_to (cr, 5.0, -EXOS_SPLIT_BAR - 2.0);
    }
  cairo_set_line_width (cr, 2.0);
  exos_set_color (cr, canvas->style->palette.card, 1.0);
  cairo_stroke (cr);
}

static void
draw_breaks (const ExosSplit *split, const ExosCanvas *canvas)
{
  if (split->low > 0.0)
    draw_break (split, canvas, split->left + 10.0);
  if (split->high < 1.0)
    draw_break (split, canvas, split->right - 16.0);
}

double
exos_split_chart_height (const ExosChartStyle *style)
{
  return exos_units (style, HEIGHT);
}

void
exos_draw_split_chart (
    cairo_t *cr, double width, double height, const ExosReport *report, const ExosChartStyle *style)
{
  ExosCanvas canvas;

  if (!report->has_srm || report->weights == NULL || report->experiment->n_arms < 2)
    return;
  if (!exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, HEIGHT))
    return;

  ExosSplit split = make_split (report, &canvas);

  if (split.users > 0.0 && split.weights > 0.0)
    {
      zoom (&split);
      draw_segments (&split, &canvas);
      if (split.is_zoomed)
        draw_breaks (&split, &canvas);
      exos_split_draw_headline (&split, &canvas);
      draw_planned_boundaries (&split, &canvas);
    }
  exos_canvas_end (&canvas);
}
