// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the only child of a widget at most maximum-width, in the middle: lines stay readable on a
 * wide window. The width grows with the text size of the desktop. */
#define EXOS_TYPE_CLAMP_LAYOUT (exos_clamp_layout_get_type ())
G_DECLARE_FINAL_TYPE (ExosClampLayout, exos_clamp_layout, EXOS, CLAMP_LAYOUT, GtkLayoutManager)

G_END_DECLS
