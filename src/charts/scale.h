// SPDX-License-Identifier: MIT
#pragma once

#include "data/figures.h"

G_BEGIN_DECLS

/* Round values of an axis of differences: whole multiples first .. last of step, which is 1, 2 or 5
 * times a power of ten. 0 is one of them. figures is how they are written: with the decimals that
 * they need. */
typedef struct
{
  int first;
  int last;
  double step;
  ExosFigures figures;
} ExosTicks;

/* The finest ticks, at most max_ticks (>= 3) of them, that cover low .. high and 0. Of differences
 * of rates; and of anything, written in these figures. */
ExosTicks exos_ticks_cover (double low, double high, int max_ticks);
ExosTicks exos_ticks_cover_in (ExosFigures figures, double low, double high, int max_ticks);

double exos_ticks_low (const ExosTicks *self);
double exos_ticks_high (const ExosTicks *self);

/* "+0.5", "−10", "0". The caller frees. */
char *exos_ticks_dup_label (const ExosTicks *self, int tick);

G_END_DECLS
