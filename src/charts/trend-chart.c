// SPDX-License-Identifier: MIT
#include "charts/trend-chart.h"

#include <math.h>

#include "analysis/figures.h"
#include "charts/canvas.h"
#include "charts/scale.h"
#include "charts/shapes.h"
#include "charts/text.h"
#include "charts/trend-text.h"
#include "data/language.h"

#define HEIGHT 164.0
#define MIN_WIDTH 240.0
#define TOP 12.0
#define BOTTOM 20.0 /* below the plot: days */
#define TICK_DROP 15.0
#define LABEL_SPACE 80.0
#define GAP 6.0
#define EDGE 1.0
#define MOST_TICKS 7
#define FILL 0.2
#define REACH 4.0 /* times the last half width: the first days may be wider than the plot */
#define ROOM 1.1
#define DOT 4.0
#define DECIMALS 2

/* The plot, and what it is of: the days from first on, the first with an interval. */
typedef struct
{
  const ExosReport *report;
  const ExosDays *days;
  gsize first;
  ExosFigures figures;
  ExosTicks ticks;
  double left;
  double right;
  double top;
  double bottom;
} Plot;

gboolean
exos_has_trend_chart (const ExosReport *report, const ExosTreatment *treatment)
{
  return !report->hides_numbers && treatment->days != NULL &&
         exos_trend_first (treatment->days) + 1 < treatment->days->n;
}

/* Dates stand as far apart as they are. */
static double
position_of (const Plot *self, gsize day)
{
  const ExosDays *days = self->days;

  return days->n_calendar > 0 ? (double) (days->days[day].julian - days->days[self->first].julian)
                              : (double) (day - self->first);
}

static double
x_of (const Plot *self, gsize day)
{
  return self->left + (self->right - self->left) * position_of (self, day) /
                          position_of (self, self->days->n - 1);
}

static double
y_of (const Plot *self, double value)
{
  const double low = exos_ticks_low (&self->ticks);
  const double high = exos_ticks_high (&self->ticks);

  return self->bottom -
         (self->bottom - self->top) * (CLAMP (value, low, high) - low) / (high - low);
}

static ExosInterval
find_domain (const Plot *self)
{
  const ExosDay *last = &self->days->days[self->days->n - 1];
  const double reach = fabs (last->difference) + REACH * (last->ci.high - last->ci.low) / 2.0;
  ExosInterval domain = { 0.0, 0.0 };

  for (gsize i = self->first; i < self->days->n; i++)
    {
      const ExosDay *day = &self->days->days[i];
      const double values[] = { day->difference, day->ci.low, day->ci.high };

      for (gsize k = 0; k < G_N_ELEMENTS (values); k++)
        if (isfinite (values[k]))
          {
            domain.low = fmin (domain.low, fmax (values[k], -reach));
            domain.high = fmax (domain.high, fmin (values[k], reach));
          }
    }

  return (ExosInterval) { domain.low * ROOM, domain.high * ROOM };
}

/* The unit is named once, at the top. */
static char *
dup_level (const Plot *self, int tick)
{
  g_autofree char *unit = exos_figures_dup_unit (self->figures);
  char *text = exos_ticks_dup_label (&self->ticks, tick);

  if (tick != self->ticks.last || unit[0] == '\0')
    return text;

  char *named = g_strdup_printf ("%s %s", text, unit);

  g_free (text);
  return named;
}

static double
measure_ticks (const Plot *self, const ExosCanvas *canvas)
{
  double widest = 0.0;

  for (int tick = self->ticks.first; tick <= self->ticks.last; tick++)
    {
      g_autofree char *text = dup_level (self, tick);

      widest = fmax (widest, exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE));
    }
  return widest;
}

static char *
dup_last (const Plot *self)
{
  return exos_figures_change (self->figures, self->days->days[self->days->n - 1].difference);
}

static Plot
make_plot (const ExosReport *report, const ExosTreatment *treatment, const ExosCanvas *canvas)
{
  const double unused = floor (fmax (0.0, canvas->height - HEIGHT) / 2.0);
  Plot self = {
    .report = report,
    .days = treatment->days,
    .first = exos_trend_first (treatment->days),
    .figures = exos_effect_figures (treatment, DECIMALS),
    .top = TOP + unused,
    .bottom = HEIGHT - BOTTOM + unused,
  };
  const ExosInterval domain = find_domain (&self);

  self.ticks = exos_ticks_cover_in (self.figures, domain.low, domain.high, MOST_TICKS);

  g_autofree char *last = dup_last (&self);

  self.left = EDGE + measure_ticks (&self, canvas) + GAP;
  self.right =
      canvas->width - EDGE - GAP - DOT - exos_text_width (canvas, last, EXOS_TEXT_ESTIMATE, TRUE);
  return self;
}

static void
draw_level (const Plot *self, const ExosCanvas *canvas, int tick)
{
  const ExosPalette *palette = &canvas->style->palette;
  const double y = floor (y_of (self, tick * self->ticks.step)) + (tick == 0 ? 0.0 : 0.5);
  g_autofree char *text = dup_level (self, tick);

  cairo_move_to (canvas->cr, self->left, y);
  cairo_line_to (canvas->cr, self->right, y);
  cairo_set_line_width (canvas->cr, tick == 0 ? 2.0 : 1.0);
  exos_set_color (canvas->cr, tick == 0 ? palette->fg : palette->grid, 1.0);
  cairo_stroke (canvas->cr);
  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = self->left - GAP,
                               .baseline = y + EXOS_TEXT_AXIS * EXOS_TEXT_CAP_HEIGHT / 2.0,
                               .align = EXOS_ALIGN_RIGHT,
                               .color = palette->dim,
                           });
}

static void
draw_levels (const Plot *self, const ExosCanvas *canvas)
{
  for (int tick = self->ticks.first; tick <= self->ticks.last; tick++)
    if (tick != 0)
      draw_level (self, canvas, tick);
}

/* As many as there is room for, the first among them. */
static void
draw_dates (const Plot *self, const ExosCanvas *canvas)
{
  double free_from = -INFINITY;

  for (gsize day = self->first; day < self->days->n; day++)
    {
      const double x = x_of (self, day);
      g_autofree char *text = exos_trend_dup_day (self->report, &self->days->days[day]);
      const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);
      const double start = exos_place_centered (x, width, self->left, canvas->width - EDGE);

      if (start < free_from)
        continue;
      free_from = fmax (start + width + 2.0 * GAP, x + LABEL_SPACE - width / 2.0);
      exos_draw_vertical (canvas, floor (x) + 0.5, self->bottom, self->bottom + 3.0, 1.0,
                          canvas->style->palette.dim);
      exos_draw_label (canvas, &(ExosLabel) {
                                   .text = text,
                                   .x = start,
                                   .baseline = self->bottom + TICK_DROP,
                                   .color = canvas->style->palette.dim,
                               });
    }
}

static void
draw_ribbon (const Plot *self, const ExosCanvas *canvas)
{
  cairo_t *cr = canvas->cr;

  for (gsize day = self->first; day < self->days->n; day++)
    if (!isnan (self->days->days[day].ci.high))
      cairo_line_to (cr, x_of (self, day), y_of (self, self->days->days[day].ci.high));
  for (gsize day = self->days->n; day-- > self->first;)
    if (!isnan (self->days->days[day].ci.low))
      cairo_line_to (cr, x_of (self, day), y_of (self, self->days->days[day].ci.low));
  cairo_close_path (cr);
  exos_set_color (cr, canvas->style->palette.treat, FILL);
  cairo_fill (cr);
}

static void
draw_line (const Plot *self, const ExosCanvas *canvas)
{
  cairo_t *cr = canvas->cr;

  for (gsize day = self->first; day < self->days->n; day++)
    if (isfinite (self->days->days[day].difference))
      cairo_line_to (cr, x_of (self, day), y_of (self, self->days->days[day].difference));
  cairo_set_line_width (cr, 2.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  exos_set_color (cr, canvas->style->palette.treat, 1.0);
  cairo_stroke (cr);
}

static void
draw_last (const Plot *self, const ExosCanvas *canvas)
{
  const double x = x_of (self, self->days->n - 1);
  const double y = y_of (self, self->days->days[self->days->n - 1].difference);
  g_autofree char *text = dup_last (self);

  cairo_new_path (canvas->cr);
  cairo_arc (canvas->cr, x, y, DOT, 0.0, 2.0 * G_PI);
  exos_set_color (canvas->cr, canvas->style->palette.treat, 1.0);
  cairo_fill (canvas->cr);
  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = x + DOT + GAP,
                               .baseline = y + EXOS_TEXT_ESTIMATE * EXOS_TEXT_CAP_HEIGHT / 2.0,
                               .color = canvas->style->palette.fg,
                               .size = EXOS_TEXT_ESTIMATE,
                               .is_bold = TRUE,
                               .is_number = TRUE,
                           });
}

double
exos_trend_chart_height (const ExosChartStyle *style)
{
  return exos_units (style, HEIGHT);
}

void
exos_draw_trend_chart (cairo_t *cr,
                       double width,
                       double height,
                       const ExosReport *report,
                       const ExosTreatment *treatment,
                       const ExosChartStyle *style)
{
  ExosCanvas canvas;

  if (!exos_has_trend_chart (report, treatment) ||
      !exos_canvas_begin (&canvas, cr, width, height, style, MIN_WIDTH, HEIGHT))
    return;

  const Plot plot = make_plot (report, treatment, &canvas);

  draw_levels (&plot, &canvas);
  draw_dates (&plot, &canvas);
  draw_ribbon (&plot, &canvas);
  draw_level (&plot, &canvas, 0);
  draw_line (&plot, &canvas);
  draw_last (&plot, &canvas);
  exos_canvas_end (&canvas);
}
