// SPDX-License-Identifier: MIT
#include "ui/reading-pace.h"

#include <math.h>

#define SMOOTHING 2.0 /* seconds over which a rate is forgotten */
#define SLACK 1.25    /* how much longer it must become before more is shown again */
#define LONGEST 86400 /* seconds: beyond a day nothing is foretold */

/* At first the mean since the start, later one that forgets: a pause of the disk moves it slowly.
 */
static void
update_rate (ExosReadingPace *self, double seconds, double elapsed, guint64 n_bytes)
{
  const double weight = fmax (seconds / elapsed, 1.0 - exp (-seconds / SMOOTHING));

  self->rate += weight * ((double) n_bytes / seconds - self->rate);
}

/* Counts down; goes up only when the reading really became slower. */
static void
update_left (ExosReadingPace *self)
{
  const double left = self->rate > 0.0 && self->total > self->bytes
                          ? ceil ((double) (self->total - self->bytes) / self->rate)
                          : 0.0;

  if (left > LONGEST || left < 1.0)
    self->left = 0;
  else if (self->left == 0 || left < self->left || left > self->left * SLACK + 1.0)
    self->left = (guint) left;
}

void
exos_reading_pace_add (ExosReadingPace *self, gint64 now, guint64 bytes, guint64 total)
{
  if (self->start == 0 || bytes < self->bytes)
    *self = (ExosReadingPace) { .start = now, .last = now, .bytes = bytes };

  const guint64 n_bytes = bytes - self->bytes;

  self->total = total;
  if (now <= self->last)
    return;

  update_rate (self, (double) (now - self->last) / G_USEC_PER_SEC,
               (double) (now - self->start) / G_USEC_PER_SEC, n_bytes);
  self->last = now;
  self->bytes = bytes;
  update_left (self);
}
