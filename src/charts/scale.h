// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Round values of an axis of rate differences: whole multiples first .. last of step, which is 1, 2
 * or 5 times a power of ten. 0 is one of them. decimals is what percentage points of them need. */
typedef struct
{
  int first;
  int last;
  double step;
  int decimals;
} ExosTicks;

/* The finest ticks, at most max_ticks (>= 3) of them, that cover low .. high and 0. */
ExosTicks exos_ticks_cover (double low, double high, int max_ticks);

double exos_ticks_low (const ExosTicks *self);
double exos_ticks_high (const ExosTicks *self);

/* "+0.5", "−10", "0". The caller frees. */
char *exos_ticks_dup_label (const ExosTicks *self, int tick);

G_END_DECLS
