// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks over the window of widget whether a list of Home is to be emptied, and calls clear when the
 * answer is yes: the one question that the program asks, because it cannot be undone. */
void exos_ask_clear (GtkWidget *widget, const char *question, void (*clear) (void));

G_END_DECLS
