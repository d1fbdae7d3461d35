// SPDX-License-Identifier: MIT
#pragma once

#include "charts/canvas.h"
#include "charts/scale.h"

G_BEGIN_DECLS

#define EXOS_AXIS_TOP 26.0    /* above the plot: "no effect" */
#define EXOS_AXIS_BOTTOM 34.0 /* below it: tick labels, caption */

/* The x axis of differences, and the plot above it. figures is how values on the plot are written.
 */
typedef struct
{
  ExosFigures figures;
  ExosTicks ticks;
  double low; /* x of what belongs to the plot: labels may reach that far */
  double high;
  double left; /* x of the first and last tick */
  double right;
  double top;
  double bottom;
} ExosAxis;

/* An axis over values and 0, between low and high and with room for its labels. */
ExosAxis exos_axis_new (const ExosCanvas *canvas,
                        ExosFigures figures,
                        ExosInterval values,
                        double low,
                        double high,
                        double top,
                        double bottom);

/* x of a value, not beyond the plot. */
double exos_axis_x (const ExosAxis *self, double value);

/* Grid, tick labels and unit; what is drawn after it stands on it. */
void exos_axis_draw (const ExosAxis *self, const ExosCanvas *canvas, const char *caption);

/* The zero line with its label. */
void exos_axis_draw_zero (const ExosAxis *self, const ExosCanvas *canvas);

/* Of a text in the plot: whether it touches the zero line, whether it is between low and high, and
 * where it starts when it is moved off the zero line by the shorter way (where it was, when there
 * is no room on either side). */
gboolean exos_axis_touches_zero (const ExosAxis *self, double left, double width);
gboolean exos_axis_holds (const ExosAxis *self, double left, double width);
double exos_axis_avoid_zero (const ExosAxis *self, double left, double width);

G_END_DECLS
