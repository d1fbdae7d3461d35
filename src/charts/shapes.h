// SPDX-License-Identifier: MIT
#pragma once

#include "charts/canvas.h"

G_BEGIN_DECLS

/* An interval as a pill around y. An end that lies beyond the plot, or nowhere, is cut flat and
 * pointed at with a triangle outside. */
typedef struct
{
  double left;
  double right;
  double y;
  double thickness;
  gboolean is_cut_left;
  gboolean is_cut_right;
  ExosColor color;
} ExosPill;

/* What stands under the pill never shows through. */
void exos_draw_pill (const ExosCanvas *canvas, const ExosPill *pill);

/* The estimate: a rounded upright bar 4 wide. */
void exos_draw_estimate (
    const ExosCanvas *canvas, double x, double y, double size, ExosColor color);

void exos_draw_vertical (const ExosCanvas *canvas,
                         double x,
                         double top,
                         double bottom,
                         double line_width,
                         ExosColor color);

/* Lines at 45 degrees, gap apart. */
void exos_draw_hatching (const ExosCanvas *canvas,
                         double left,
                         double right,
                         double top,
                         double bottom,
                         double gap,
                         ExosColor color);

/* Adds a rectangle with these corner radii on its left and right side to the path. */
void exos_rounded_rectangle (cairo_t *cr,
                             double x,
                             double y,
                             double width,
                             double height,
                             double radius_left,
                             double radius_right);

G_END_DECLS
