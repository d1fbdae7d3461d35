// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/window.h"

G_BEGIN_DECLS

/* Puts the actions "rules.policy" (target: the id of a policy) and "rules.policy-file" into widget:
 * they judge the experiment of window by other rules, which can be undone. A file that is no policy
 * is told in window. */
void exos_policy_menu_install (GtkWidget *widget, ExosWindow *window);

G_END_DECLS
