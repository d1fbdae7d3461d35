// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows what this program is, over parent (or NULL). */
void exos_about_present (GtkWindow *parent);

G_END_DECLS
