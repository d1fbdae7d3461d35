// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows how decisions are made, with the limits in force in parent (a window with an experiment, or
 * NULL: the defaults) and the rule that decided there. */
void exos_rules_window_present (GtkWindow *parent);

G_END_DECLS
