// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in a spin button now, also while it is typed; NaN when it is no number of its range.
 * A number that exos_typed_number_set() has put there and nobody changed is read exactly. */
double exos_typed_number_get (GtkSpinButton *button);

/* Shows a number with as many decimals as it needs, at least and at most so many. */
void exos_typed_number_set (GtkSpinButton *button, double value, guint least, guint most);

G_END_DECLS
