// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A term and what it means. */
#define EXOS_TYPE_TERM_ROW (exos_term_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosTermRow, exos_term_row, EXOS, TERM_ROW, GtkListBoxRow)

GtkWidget *exos_term_row_new (const char *title);

/* Hidden while there is nothing to say (NULL). */
void exos_term_row_show (ExosTermRow *self, const char *text);

G_END_DECLS
