// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "memo/doc.h"

G_BEGIN_DECLS

/* A picture for one row of a table, floating. index is the row's in ExosTable.indices; G_MAXSIZE
 * asks for what stands over the pictures. */
typedef GtkWidget *(*ExosTableChart) (gsize index, gpointer user_data);

/* A list that shows a table of the memo: columns in line, one row a group or metric that the arrow
 * keys reach and a screen reader speaks as one sentence. label names the list. hidden is the column
 * that is only spoken, because the picture shows it, or -1. chart may be NULL; its pictures stand
 * before the last column, or under the texts where there is no room. Reads table, keeps nothing of
 * it. Floating; without pictures it scrolls sideways where there is no room. */
GtkWidget *exos_table_list_new (const ExosTable *table,
                                const char *label,
                                int hidden,
                                ExosTableChart chart,
                                gpointer user_data);

G_END_DECLS
