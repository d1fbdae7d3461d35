// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Calls drawn once, when the window of widget was drawn anew, without the ring around what has the
 * keyboard; never when it closes before. */
void exos_picture_pose (GtkWidget *widget, void (*drawn) (GtkWidget *widget));

/* A picture of widget as it was last drawn, so many times as large, but smaller where no surface
 * would hold it. NULL with error when it is not shown, or is about to change. */
GdkTexture *exos_picture_new (GtkWidget *widget, double scale, GError **error);

G_END_DECLS
