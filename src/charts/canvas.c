// SPDX-License-Identifier: MIT
#include "charts/canvas.h"

#include <math.h>

#define AXIS_TEXT 12.0

double
exos_units (const ExosChartStyle *style, double units)
{
  return units * style->font_size / AXIS_TEXT;
}

gboolean
exos_canvas_begin (ExosCanvas *self,
                   cairo_t *cr,
                   double width,
                   double height,
                   const ExosChartStyle *style,
                   double min_width,
                   double min_height)
{
  const gboolean has_box = width >= 1.0 && height >= 1.0 && isfinite (width) && isfinite (height);

  if (!has_box || !(style->font_size > 0.0))
    return FALSE;

  const double fit = fmin (width / min_width, height / min_height);
  const double unit = fmin (exos_units (style, 1.0), fit);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_clip (cr);
  cairo_scale (cr, unit, unit);

  *self = (ExosCanvas) { .cr = cr, .width = width / unit, .height = height / unit, .style = style };
  return TRUE;
}

void
exos_canvas_end (const ExosCanvas *self)
{
  cairo_new_path (self->cr);
  cairo_restore (self->cr);
}
