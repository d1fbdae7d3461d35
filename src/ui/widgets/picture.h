// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws widget as it is shown, so many times as large, but smaller where no surface would hold it.
 * NULL with error when it is not shown. */
GdkTexture *exos_picture_new (GtkWidget *widget, double scale, GError **error);

G_END_DECLS
