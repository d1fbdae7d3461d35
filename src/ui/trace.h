// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* For measuring; call it for a window that is realized.
 *
 * With EXOS_TRACE_FIRST_FRAME in the environment, says on standard error when the first window was
 * painted, "first-frame MICROSECONDS" of g_get_monotonic_time(), and when the first verdict was,
 * "verdict MICROSECONDS". The value "exit" ends the program after the first of them.
 *
 * With EXOS_TRACE_GAP, says "reading MICROSECONDS" and "read MICROSECONDS" when a file begins and
 * ends to be read; and before the latter two lengths of time, "longest-gap MICROSECONDS" between
 * two turns of the main loop meanwhile, and "showing MICROSECONDS" from the last of them until the
 * window had the result. For one window at a time. With the value "all" also every time longer than
 * 4 ms between two turns, as "gap MICROSECONDS LENGTH": when it ended, and how long it was. */
void exos_trace_window (ExosWindow *window);

G_END_DECLS
