// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that starts at the left and wraps, with plain text; css_class may be NULL. Floating. */
GtkWidget *exos_text_new (const char *text, const char *css_class);

/* The same right of mark, which is an icon or a number and stays at the first line. A GtkBox would
 * try many widths of the label for each height. Floating. */
GtkWidget *exos_text_new_beside (GtkWidget *mark, const char *text);

/* Lets label break its lines as the memo does, now and whenever its text changes: Korean at blanks
 * only, and never between a number and its unit. */
void exos_text_keep_words (GtkLabel *label);

G_END_DECLS
