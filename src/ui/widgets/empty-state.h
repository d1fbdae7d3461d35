// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page shows before there is something to show: why it is empty, and the two ways in, unless
 * "has-ways-in" is FALSE. Properties "icon-name", "title" and "body". */
#define EXOS_TYPE_EMPTY_STATE (exos_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (ExosEmptyState, exos_empty_state, EXOS, EMPTY_STATE, GtkWidget)

G_END_DECLS
