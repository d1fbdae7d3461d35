// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"
#include "charts/canvas.h"

G_BEGIN_DECLS

/* What split-chart.c and split-labels.c share. */

#define EXOS_SPLIT_BAR 18.0
#define EXOS_SPLIT_OVERSHOOT 5.0 /* of the planned boundaries beyond the bar */

/* The part of the traffic that the bar shows, low .. high of 0 .. 1, and where. */
typedef struct
{
  const ExosReport *report;
  double users;
  double weights;
  gboolean is_zoomed;
  double low;
  double high;
  double left;
  double right;
  double top; /* of the bar */
} ExosSplit;

gsize exos_split_n_arms (const ExosSplit *self);

/* x of a share of the traffic, within the bar. */
double exos_split_x (const ExosSplit *self, double share);

/* Observed and planned share of the group at a place of exos_arm_at. */
double exos_split_share (const ExosSplit *self, gsize place);
double exos_split_plan (const ExosSplit *self, gsize place);

/* Name, share and users below the part from .. to of the bar, as far as they fit. */
void exos_split_label_segment (
    const ExosSplit *self, const ExosCanvas *canvas, gsize place, double from, double to);

/* "expected 50%" above the bar, and that it is zoomed. */
void exos_split_draw_headline (const ExosSplit *self, const ExosCanvas *canvas);

G_END_DECLS
