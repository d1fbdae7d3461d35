// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The memo beside its editor where there is room for both, else above it. Each has a part of the
 * height to scroll in, so that what is typed shows on the sheet whatever its zoom. The first child
 * is the sheet, the second the editor. */
#define EXOS_TYPE_MEMO_LAYOUT (exos_memo_layout_get_type ())
G_DECLARE_FINAL_TYPE (ExosMemoLayout, exos_memo_layout, EXOS, MEMO_LAYOUT, GtkLayoutManager)

G_END_DECLS
