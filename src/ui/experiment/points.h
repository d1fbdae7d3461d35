// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a fraction in percentage points, with as many decimals as it needs. handler, which button
 * calls with owner, is not called. A value that is there already is left alone, so that nothing
 * moves while it is typed. */
void exos_points_show (GtkSpinButton *button, ExosRatio limit, gpointer handler, gpointer owner);

G_END_DECLS
