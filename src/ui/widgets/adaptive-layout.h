// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side where the widget is at least threshold wide, under one another below that.
 * Side by side they are equally wide when homogeneous; otherwise each has its natural width and
 * those that expand share what is left. threshold is in pixels at ordinary text size and grows with
 * it. */
#define EXOS_TYPE_ADAPTIVE_LAYOUT (exos_adaptive_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    ExosAdaptiveLayout, exos_adaptive_layout, EXOS, ADAPTIVE_LAYOUT, GtkLayoutManager)

/* A box with such a layout, floating. */
GtkWidget *exos_adaptive_box_new (int threshold, int column_spacing, int row_spacing);

/* Leaves the last child of such a box out where the children stand under one another. */
void exos_adaptive_box_drop_last (GtkWidget *box);

G_END_DECLS
