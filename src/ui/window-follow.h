// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Lets the window say what its session reports: where a file leads once it is read, a verdict that
 * changed, a reading that failed, a file that changed on disk; and keep what is set in it
 * (ui/drafts.h). Once a window. */
void exos_window_follow (ExosWindow *self);

/* Says that a file which was dropped is no table. */
void exos_window_reject (ExosWindow *self, GFile *file);

G_END_DECLS
