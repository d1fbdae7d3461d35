// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that starts at the left and wraps, with plain text; css_class may be NULL. Floating. */
GtkWidget *exos_text_new (const char *text, const char *css_class);

/* Lets label break its lines as the memo does, now and whenever its text changes: Korean at blanks
 * only, and never between a number and its unit. */
void exos_text_keep_words (GtkLabel *label);

G_END_DECLS
