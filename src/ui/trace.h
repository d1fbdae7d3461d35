// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* For measuring: with EXOS_TRACE_FIRST_FRAME in the environment, says on standard error when the
 * first window was painted, "first-frame MICROSECONDS" of g_get_monotonic_time(), and when the
 * first verdict was, "verdict MICROSECONDS". The value "exit" ends the program after the first of
 * them. Call it for a window that is realized. */
void exos_trace_window (ExosWindow *window);

G_END_DECLS
