// SPDX-License-Identifier: MIT
#pragma once

#include "store/history.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Two kept decisions side by side; others can be chosen for each side. */
#define EXOS_TYPE_COMPARE_WINDOW (exos_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (ExosCompareWindow, exos_compare_window, EXOS, COMPARE_WINDOW, GtkWindow)

/* Shows, beside window, the latest decision that a query finds and the one before it about the same
 * experiment, or of any when there is none. */
void exos_compare_present (ExosWindow *window, const ExosHistoryQuery *query);

G_END_DECLS
