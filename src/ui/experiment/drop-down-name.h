// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader says of a drop-down list. Its parts that take the focus have no name of their
 * own in GTK 4.8, or that of their class. */
void exos_drop_down_set_name (GtkDropDown *drop_down, const char *name);

G_END_DECLS
