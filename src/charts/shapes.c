// SPDX-License-Identifier: MIT
#include "charts/shapes.h"

#include <math.h>

#define PILL_FILL 0.3
#define PILL_STROKE 1.5
#define HATCHING 0.45
#define NARROWEST 2.0 /* a pill without width is still seen */

void
exos_rounded_rectangle (cairo_t *cr,
                        double x,
                        double y,
                        double width,
                        double height,
                        double radius_left,
                        double radius_right)
{
  const double most = fmin (width, height) / 2.0;
  const double l = fmin (radius_left, most);
  const double r = fmin (radius_right, most);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0.0, G_PI_2);
  cairo_arc (cr, x + l, y + height - l, l, G_PI_2, G_PI);
  cairo_arc (cr, x + l, y + l, l, G_PI, 3.0 * G_PI_2);
  cairo_close_path (cr);
}

/* A triangle of height size that points away from the pill: direction -1 left, 1 right. */
static void
draw_pointer (cairo_t *cr, double x, double y, double size, double direction)
{
  cairo_move_to (cr, x + direction * 2.0, y - size / 2.0);
  cairo_rel_line_to (cr, direction * size * 0.6, size / 2.0);
  cairo_rel_line_to (cr, -direction * size * 0.6, size / 2.0);
  cairo_close_path (cr);
  cairo_fill (cr);
}

void
exos_draw_pill (const ExosCanvas *canvas, const ExosPill *pill)
{
  cairo_t *cr = canvas->cr;
  const double radius = pill->thickness / 2.0;
  const double missing = fmax (0.0, NARROWEST - (pill->right - pill->left)) / 2.0;
  const double left = pill->left - missing;
  const double right = pill->right + missing;

  exos_rounded_rectangle (cr, left, pill->y - radius, right - left, pill->thickness,
                          pill->is_cut_left ? 0.0 : radius, pill->is_cut_right ? 0.0 : radius);
  exos_set_color (cr, canvas->style->palette.card, 1.0);
  cairo_fill_preserve (cr);
  exos_set_color (cr, pill->color, PILL_FILL);
  cairo_fill_preserve (cr);
  exos_set_color (cr, pill->color, 1.0);
  cairo_set_line_width (cr, PILL_STROKE);
  cairo_stroke (cr);

  if (pill->is_cut_left)
    draw_pointer (cr, left, pill->y, radius + 2.0, -1.0);
  if (pill->is_cut_right)
    draw_pointer (cr, right, pill->y, radius + 2.0, 1.0);
}

void
exos_draw_estimate (const ExosCanvas *canvas, double x, double y, double size, ExosColor color)
{
  exos_rounded_rectangle (canvas->cr, x - 2.0, y - size / 2.0, 4.0, size, 2.0, 2.0);
  exos_set_color (canvas->cr, color, 1.0);
  cairo_fill (canvas->cr);
}

void
exos_draw_vertical (const ExosCanvas *canvas,
                    double x,
                    double top,
                    double bottom,
                    double line_width,
                    ExosColor color)
{
  cairo_move_to (canvas->cr, x, top);
  cairo_line_to (canvas->cr, x, bottom);
  cairo_set_line_width (canvas->cr, line_width);
  exos_set_color (canvas->cr, color, 1.0);
  cairo_stroke (canvas->cr);
}

void
exos_draw_hatching (const ExosCanvas *canvas,
                    double left,
                    double right,
                    double top,
                    double bottom,
                    double gap,
                    ExosColor color)
{
  cairo_t *cr = canvas->cr;
  const double height = bottom - top;
  const double spacing = gap * G_SQRT2; /* along the x axis */
  double x = floor ((left - height) / spacing) * spacing;

  if (!(right > left))
    return;

  cairo_save (cr);
  cairo_rectangle (cr, left, top, right - left, height);
  cairo_clip (cr);
  /* Counted from x = 0, so that the hatchings of two zones do not shift against each other. */
  while (x < right)
    {
      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x + height, top);
      x += spacing;
    }
  cairo_set_line_width (cr, 1.0);
  exos_set_color (cr, color, HATCHING);
  cairo_stroke (cr);
  cairo_restore (cr);
}
