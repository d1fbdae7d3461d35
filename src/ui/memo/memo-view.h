// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/session.h"

G_BEGIN_DECLS

/* The memo of a session on its sheets of paper, drawn by what draws the PDF, on a worker. Emits
 * "drawn" when the sheets show another memo, or another size of it. */
#define EXOS_TYPE_MEMO_VIEW (exos_memo_view_get_type ())
G_DECLARE_FINAL_TYPE (ExosMemoView, exos_memo_view, EXOS, MEMO_VIEW, GtkWidget)

/* Follows session from now on; once. */
void exos_memo_view_set_session (ExosMemoView *self, ExosSession *session);

/* Steps of zoom: larger or smaller than now, or as wide as there is room. */
void exos_memo_view_zoom (ExosMemoView *self, int steps);
void exos_memo_view_zoom_fit (ExosMemoView *self);

/* Of the size on paper: 1.0. */
double exos_memo_view_get_zoom (ExosMemoView *self);

guint exos_memo_view_get_n_pages (ExosMemoView *self);

G_END_DECLS
