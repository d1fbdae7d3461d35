// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The memo as it will be sent, beside what the person writes into it. */
#define EXOS_TYPE_MEMO_PAGE (exos_memo_page_get_type ())
G_DECLARE_FINAL_TYPE (ExosMemoPage, exos_memo_page, EXOS, MEMO_PAGE, GtkWidget)

GtkWidget *exos_memo_page_new (ExosSession *session);

/* Zoom of the sheet: larger, smaller, or as wide as the window. */
void exos_memo_page_zoom_in (ExosMemoPage *self);
void exos_memo_page_zoom_out (ExosMemoPage *self);
void exos_memo_page_zoom_fit (ExosMemoPage *self);

/* Moves the focus to the reason that a decision against the recommendation still needs, and says so
 * there. */
void exos_memo_page_ask_reason (ExosMemoPage *self);

G_END_DECLS
