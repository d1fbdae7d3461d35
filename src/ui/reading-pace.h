// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How fast a reading goes and how long it will take, smoothed, so that what is shown of it can be
 * read. Zero-initialised: nothing known yet. */
typedef struct
{
  gint64 start; /* microseconds, of the first sample; 0: none */
  gint64 last;
  guint64 bytes;
  guint64 total;
  double rate; /* bytes a second; 0: not known */
  guint left;  /* seconds that are shown; 0: not known */
} ExosReadingPace;

/* Adds what was read at a time of the monotonic clock; total is 0 when not known. Fewer bytes than
 * before are another reading. */
void exos_reading_pace_add (ExosReadingPace *self, gint64 now, guint64 bytes, guint64 total);

G_END_DECLS
