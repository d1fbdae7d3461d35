// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* What windows share that stand beside those of experiments: preferences, how decisions are
 * made, the planner, the simulator. */

/* The window of an experiment that window is or stands over; NULL when there is none. */
ExosWindow *exos_companion_find_window (GtkWindow *window);

/* The companion of that type over window, or NULL. window may be NULL: over none. */
GtkWindow *exos_companion_find (GType type, ExosWindow *window);

/* Shows self over the window of parent (or NULL), with which it closes. */
void exos_companion_present (GtkWindow *self, GtkWindow *parent);

G_END_DECLS
