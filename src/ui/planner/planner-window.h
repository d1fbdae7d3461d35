// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows how many users an experiment needs and what it finds with those it has, over parent: filled
 * with the numbers of its experiment, if it has any that can be used. */
void exos_planner_window_present (GtkWindow *parent);

G_END_DECLS
