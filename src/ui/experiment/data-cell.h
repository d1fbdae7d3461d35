// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A cell of the head of a file. A label alone would not take the focus when the cell is shown. */
#define EXOS_TYPE_DATA_CELL (exos_data_cell_get_type ())
G_DECLARE_FINAL_TYPE (ExosDataCell, exos_data_cell, EXOS, DATA_CELL, GtkWidget)

/* text is safe to show; counts stand at the right. */
GtkWidget *exos_data_cell_new (const char *text, gboolean is_count);

/* Marks the cell and, once it is marked, lets it take the focus; name is what is read aloud then.
 */
void exos_data_cell_mark (ExosDataCell *self, const char *name);
void exos_data_cell_unmark (ExosDataCell *self);

G_END_DECLS
