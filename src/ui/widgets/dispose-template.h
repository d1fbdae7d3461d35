// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* gtk_widget_dispose_template(), and what it leaves behind in GTK 4.8: children that no field of
 * the instance is bound to. For direct subclasses of GtkWidget. */
void exos_dispose_template (gpointer widget, GType type);

G_END_DECLS
