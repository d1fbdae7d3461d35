// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a new window the size of the last one, and remembers that of one that closes. */
void exos_window_state_restore (GtkWindow *window);
void exos_window_state_save (GtkWindow *window);

G_END_DECLS
