// SPDX-License-Identifier: MIT
#pragma once

#include "ui/reading-pace.h"

G_BEGIN_DECLS

/* "312.4 MB of 539.0 MB · 2.1 GB/s · 1 second left": what is known of it. The caller frees. */
char *exos_words_reading (const ExosReadingPace *pace);

/* "1 second left", "40 seconds left", "3 minutes left"; "" for 0. Above 20 seconds in steps, since
 * nobody knows it better. The caller frees. */
char *exos_words_time_left (guint seconds);

G_END_DECLS
