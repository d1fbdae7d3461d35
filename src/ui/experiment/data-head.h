// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of the file with what each is used for, over its first lines. */
#define EXOS_TYPE_DATA_HEAD (exos_data_head_get_type ())
G_DECLARE_FINAL_TYPE (ExosDataHead, exos_data_head, EXOS, DATA_HEAD, GtkWidget)

/* Once. All else below needs a report. */
void exos_data_head_set_session (ExosDataHead *self, ExosSession *session);

/* Builds the columns of the report anew. Of more than a few, those that do nothing are folded away,
 * and of very many in use the later ones as well, but for n_unfolded of them and the column wanted
 * (G_MAXSIZE: none). Returns how many stay folded away. */
gsize exos_data_head_fill (ExosDataHead *self, gsize n_unfolded, gsize wanted);

/* Whether a column in use is folded away. */
gboolean exos_data_head_folds_used (ExosDataHead *self);

/* Shows the roles in force in the columns that are there. */
void exos_data_head_show_roles (ExosDataHead *self);

/* Whether the columns are those of the report, and those in use are among them. */
gboolean exos_data_head_is_complete (ExosDataHead *self);

gboolean exos_data_head_has_column (ExosDataHead *self, gsize column);

/* Columns that are there. */
gboolean exos_data_head_focus_column (ExosDataHead *self, gsize column);

/* Marks a cell, or the whole row when column is none of those there, and moves the focus to it. */
gboolean exos_data_head_mark (ExosDataHead *self, gsize row, gsize column);

G_END_DECLS
