// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Decisions of the history, to be searched, filtered by verdict, and opened again with what was set
 * then. Hidden while there are none. */
#define EXOS_TYPE_DECISION_LIST (exos_decision_list_get_type ())
G_DECLARE_FINAL_TYPE (ExosDecisionList, exos_decision_list, EXOS, DECISION_LIST, GtkWidget)

G_END_DECLS
