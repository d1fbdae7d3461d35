// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Puts what window holds on the clipboard and says so: "rich" (HTML, with Markdown as its plain
 * text), "markdown", "summary", "text", "json" or "chart" (a picture). */
void exos_copy (ExosWindow *window, const char *what);

G_END_DECLS
