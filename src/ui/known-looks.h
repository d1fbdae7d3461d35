// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Lets the plan of what is opened in the window remember the decisions of the history about earlier
 * data of the same experiment, once a reading, as soon as the plan is one of a single look: Results
 * and memo say what they do to its p-values, and a memo carries them. Before exos_drafts_follow(),
 * so that what comes back has them. Once a window. */
void exos_known_looks_follow (ExosWindow *window);

G_END_DECLS
