// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Opens a kept decision of that id: its files with its settings, in window or in a new one; where a
 * file is gone, what was kept of it is shown. What cannot be done is said in window. */
void exos_open_decision (ExosWindow *window, gint64 id);

G_END_DECLS
