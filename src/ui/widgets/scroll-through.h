// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the wheel scroll the page over a scrolled window that only scrolls sideways: GTK's swallows
 * what is vertical, too. Sideways and with Shift it stays with the scroller. */
void exos_scroll_through (GtkScrolledWindow *scroller);

G_END_DECLS
