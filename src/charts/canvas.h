// SPDX-License-Identifier: MIT
#pragma once

#include "charts/style.h"

G_BEGIN_DECLS

/* Where one chart is drawn. The user space of cr is scaled so that axis text is 12 units: the
 * lengths in the charts are pixels at an axis text of 12 px. */
typedef struct
{
  cairo_t *cr;
  double width; /* of the box, in units */
  double height;
  const ExosChartStyle *style;
} ExosCanvas;

/* Saves cr and confines it to the box. A box smaller than min_width x min_height units shrinks the
 * chart to fit. FALSE, with nothing saved, when there is no box to draw in. */
gboolean exos_canvas_begin (ExosCanvas *self,
                            cairo_t *cr,
                            double width,
                            double height,
                            const ExosChartStyle *style,
                            double min_width,
                            double min_height);

/* Gives cr back as it was, without a path. */
void exos_canvas_end (const ExosCanvas *self);

/* A whole chart's units to the caller's: for natural heights. */
double exos_units (const ExosChartStyle *style, double units);

G_END_DECLS
