// SPDX-License-Identifier: MIT
#pragma once

#include "memo/excerpt.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Puts what window holds on the clipboard and says so: "rich" (HTML, with Markdown as its plain
 * text), "markdown", "summary", "text", "json" or "chart" (a picture). */
void exos_copy (ExosWindow *window, const char *what);

/* The same for one part of the memo, which card shows: "markdown", "table" (text for spreadsheets)
 * or "image", which is card as it was last drawn and needs no make. */
void exos_copy_card (ExosWindow *window, const char *what, GtkWidget *card, ExosExcerptMaker make);

G_END_DECLS
