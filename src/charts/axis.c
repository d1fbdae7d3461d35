// SPDX-License-Identifier: MIT
#include "charts/axis.h"

#include "charts/shapes.h"
#include "charts/text.h"
#include "data/language.h"

#include <math.h>

#define INSET 30.0
#define CLEARANCE 3.0  /* of a text from the zero line */
#define LABEL_GAP 12.0 /* between tick labels */
#define MOST_TICKS 7
#define FEWEST_TICKS 3

static double
label_width (const ExosTicks *ticks, const ExosCanvas *canvas, int tick)
{
  g_autofree char *text = exos_ticks_dup_label (ticks, tick);

  return exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);
}

/* As many as have room for their labels. */
static ExosTicks
choose_ticks (const ExosCanvas *canvas, ExosFigures figures, ExosInterval values, double room)
{
  for (int most = MOST_TICKS;; most--)
    {
      const ExosTicks ticks = exos_ticks_cover_in (figures, values.low, values.high, most);
      const double spacing = room / (ticks.last - ticks.first);
      const double first = label_width (&ticks, canvas, ticks.first);
      const double last = label_width (&ticks, canvas, ticks.last);

      if (most == FEWEST_TICKS || fmax (first, last) + LABEL_GAP <= spacing)
        return ticks;
    }
}

ExosAxis
exos_axis_new (const ExosCanvas *canvas,
               ExosFigures figures,
               ExosInterval values,
               double low,
               double high,
               double top,
               double bottom)
{
  ExosAxis self = {
    .figures = figures,
    .ticks = choose_ticks (canvas, figures, values, high - low - 2.0 * INSET),
    .low = low,
    .high = high,
    .top = top,
    .bottom = bottom,
  };
  g_autofree char *unit_text = exos_figures_dup_unit (figures);
  const double unit = exos_text_width (canvas, unit_text, EXOS_TEXT_AXIS, FALSE);
  const double first = label_width (&self.ticks, canvas, self.ticks.first) / 2.0;
  const double last = label_width (&self.ticks, canvas, self.ticks.last) / 2.0;

  self.left = low + fmax (INSET, first + 1.0);
  self.right = high - fmax (INSET, last + 6.0 + unit + 1.0);
  return self;
}

double
exos_axis_x (const ExosAxis *self, double value)
{
  const double low = exos_ticks_low (&self->ticks);
  const double high = exos_ticks_high (&self->ticks);

  return self->left + (CLAMP (value, low, high) - low) / (high - low) * (self->right - self->left);
}

static void
draw_tick (const ExosAxis *self, const ExosCanvas *canvas, int tick)
{
  const double x = exos_axis_x (self, tick * self->ticks.step);
  g_autofree char *text = exos_ticks_dup_label (&self->ticks, tick);

  exos_draw_vertical (canvas, floor (x) + 0.5, self->top, self->bottom, 1.0,
                      canvas->style->palette.grid);
  exos_draw_label (canvas, &(ExosLabel) {
                               .text = text,
                               .x = x,
                               .baseline = self->bottom + 14.0,
                               .align = EXOS_ALIGN_CENTER,
                               .color = canvas->style->palette.dim,
                           });
}

void
exos_axis_draw (const ExosAxis *self, const ExosCanvas *canvas, const char *caption)
{
  const ExosColor dim = canvas->style->palette.dim;
  g_autofree char *unit = exos_figures_dup_unit (self->figures);

  for (int tick = self->ticks.first; tick <= self->ticks.last; tick++)
    draw_tick (self, canvas, tick);

  exos_draw_label (canvas, &(ExosLabel) {
                               .text = unit,
                               .x = self->high - 1.0,
                               .baseline = self->bottom + 14.0,
                               .align = EXOS_ALIGN_RIGHT,
                               .color = dim,
                           });
  exos_draw_label (canvas, &(ExosLabel) {
                               .text = caption,
                               .x = self->high - 1.0,
                               .baseline = self->bottom + 29.0,
                               .align = EXOS_ALIGN_RIGHT,
                               .color = dim,
                               .max_width = self->high - 2.0,
                           });
}

void
exos_axis_draw_zero (const ExosAxis *self, const ExosCanvas *canvas)
{
  const double x = round (exos_axis_x (self, 0.0));
  const char *text = _ ("no effect");
  const double width = exos_text_width (canvas, text, EXOS_TEXT_AXIS, FALSE);

  exos_draw_vertical (canvas, x, self->top - 8.0, self->bottom, 2.0, canvas->style->palette.fg);
  exos_draw_label (canvas,
                   &(ExosLabel) {
                       .text = text,
                       .x = exos_place_centered (x, width, self->low + 1.0, self->high - 1.0),
                       .baseline = self->top - 13.0,
                       .color = canvas->style->palette.dim,
                   });
}

gboolean
exos_axis_touches_zero (const ExosAxis *self, double left, double width)
{
  const double zero = exos_axis_x (self, 0.0);

  return left < zero + CLEARANCE && left + width > zero - CLEARANCE;
}

gboolean
exos_axis_holds (const ExosAxis *self, double left, double width)
{
  return left >= self->low + 1.0 && left + width <= self->high - 1.0;
}

double
exos_axis_avoid_zero (const ExosAxis *self, double left, double width)
{
  const double zero = exos_axis_x (self, 0.0);
  const double before = zero - CLEARANCE - 1.0 - width;
  const double after = zero + CLEARANCE + 1.0;

  const gboolean fits_before = exos_axis_holds (self, before, width);
  const gboolean fits_after = exos_axis_holds (self, after, width);

  if (!exos_axis_touches_zero (self, left, width) || (!fits_before && !fits_after))
    return left;
  if (!fits_before || (fits_after && after - left <= left - before))
    return after;

  return before;
}
