// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Keeps what is set in a window for the file that it shows, half a second after the last change,
 * and brings it back when that file is opened again, by its place or, moved, by its content: one
 * step of undo away from what new experiments begin with. Files that come with settings of their
 * own (a decision of the history), and those of the program, are left as they are. Once a window.
 */
void exos_drafts_follow (ExosWindow *window);

G_END_DECLS
