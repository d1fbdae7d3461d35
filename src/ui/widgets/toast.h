// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A short message over the window that leaves by itself: after 5 seconds, after 10 when it has a
 * button, and not while the pointer or the keyboard is on it. One at a time, the newest wins. */
#define EXOS_TYPE_TOAST (exos_toast_get_type ())
G_DECLARE_FINAL_TYPE (ExosToast, exos_toast, EXOS, TOAST, GtkWidget)

/* Shows message, plain text. button may be NULL; else its click calls activated (user_data), once
 * at most. destroy frees user_data when the toast no longer needs it, clicked or not. */
void exos_toast_show (ExosToast *self,
                      const char *message,
                      const char *button,
                      void (*activated) (gpointer user_data),
                      gpointer user_data,
                      GDestroyNotify destroy);

void exos_toast_dismiss (ExosToast *self);

/* Lends what is shown, or NULL. */
const char *exos_toast_get_message (ExosToast *self);

G_END_DECLS
