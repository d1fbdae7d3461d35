// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* The actions of a window ("win."): those that any process of the session may call over D-Bus do
 * nothing that cannot be undone. */
void exos_window_add_actions (ExosWindow *self);

/* Enables what can be done now. */
void exos_window_update_actions (ExosWindow *self);

G_END_DECLS
