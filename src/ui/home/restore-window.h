// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The decisions as they were on earlier days, to put one of these back: says what is lost by it,
 * asks, and how it went. */
#define EXOS_TYPE_RESTORE_WINDOW (exos_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (ExosRestoreWindow, exos_restore_window, EXOS, RESTORE_WINDOW, GtkWindow)

/* Shows the one window over that of parent (or NULL). */
void exos_restore_window_present (GtkWindow *parent);

/* Puts back the backup of that name, without asking. */
void exos_restore_window_restore (ExosRestoreWindow *self, const char *name);

G_END_DECLS
