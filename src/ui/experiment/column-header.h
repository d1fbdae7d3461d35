// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "data/experiment.h"

G_BEGIN_DECLS

/* Above a column of the data: its name and what it is used for. Emits "chosen" (ExosRole as int)
 * when a person chooses something else. */
#define EXOS_TYPE_COLUMN_HEADER (exos_column_header_get_type ())
G_DECLARE_FINAL_TYPE (ExosColumnHeader, exos_column_header, EXOS, COLUMN_HEADER, GtkWidget)

GtkWidget *exos_column_header_new (void);

/* Without emitting. number counts from 1 and stands in for a name that is empty. */
void exos_column_header_show (
    ExosColumnHeader *self, const char *name, gsize number, ExosRole role, gboolean is_guessed);

/* Which mean or ratio the column is a sum of; NULL: none. */
void exos_column_header_show_part (ExosColumnHeader *self, const char *metric);

/* Below a column that the file does not have: it was made of its events. */
void exos_column_header_show_made (ExosColumnHeader *self);

/* "users", or "Column 3" without a name; safe to show. The caller frees. */
char *exos_column_header_dup_name (const char *name, gsize number);

G_END_DECLS
