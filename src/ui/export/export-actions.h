// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Saving, copying and printing the memo of a window: win.save, save-as, save-pdf, save-html,
 * save-markdown, save-json, save-png, copy-rich, copy-markdown, copy-summary, copy-text,
 * copy-chart, print, zoom-in, zoom-out, zoom-fit. Those that write a file ask for its place first.
 */
void exos_export_add_actions (ExosWindow *window);
void exos_export_update_actions (ExosWindow *window);

G_END_DECLS
