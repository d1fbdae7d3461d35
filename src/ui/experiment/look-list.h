// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The looks that the plan remembers, each to be forgotten, and a button that adds the present one.
 */
#define EXOS_TYPE_LOOK_LIST (exos_look_list_get_type ())
G_DECLARE_FINAL_TYPE (ExosLookList, exos_look_list, EXOS, LOOK_LIST, GtkWidget)

/* Follows session from now on; once. */
void exos_look_list_set_session (ExosLookList *self, ExosSession *session);

G_END_DECLS
