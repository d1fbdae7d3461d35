// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the one window of preferences, over parent (or NULL). */
void exos_preferences_present (GtkWindow *parent);

G_END_DECLS
