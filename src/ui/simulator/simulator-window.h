// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows how often each policy gives each verdict if the true effect is given, for the plan and the
 * sizes of the experiment in parent (a window with an experiment, or one over it). */
void exos_simulator_window_present (GtkWindow *parent);

G_END_DECLS
