// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was read, or is being read: the file, its columns, and its first lines. */
#define EXOS_TYPE_DATA_CARD (exos_data_card_get_type ())
G_DECLARE_FINAL_TYPE (ExosDataCard, exos_data_card, EXOS, DATA_CARD, GtkWidget)

/* Follows session from now on; once. */
void exos_data_card_set_session (ExosDataCard *self, ExosSession *session);

/* Moves the focus to the column where an issue is mended. FALSE when the file has none. */
gboolean exos_data_card_focus_column (ExosDataCard *self, const ExosIssue *issue);

/* Marks the cell that an issue is about, else its line, and moves the focus there. FALSE when the
 * line is not among those shown. */
gboolean exos_data_card_show_cell (ExosDataCard *self, const ExosIssue *issue);

G_END_DECLS
