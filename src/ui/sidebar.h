// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/pages.h"

G_BEGIN_DECLS

/* The list of pages beside the page, with what each has to say: the state of the data, the verdict.
 * GtkStackSidebar of GTK 4.8 has neither icons nor accessible names. Emits "selected" (page) when
 * the person chooses one. */
#define EXOS_TYPE_SIDEBAR (exos_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ExosSidebar, exos_sidebar, EXOS, SIDEBAR, GtkWidget)

/* Shows which page is open, without emitting. */
void exos_sidebar_select (ExosSidebar *self, ExosPageId page);

/* Icons only, for narrow windows. */
void exos_sidebar_set_compact (ExosSidebar *self, gboolean is_compact);

/* Shows what session has found. */
void exos_sidebar_update (ExosSidebar *self, ExosSession *session);

G_END_DECLS
