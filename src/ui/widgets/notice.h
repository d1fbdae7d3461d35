// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar above the page that says something which stays true until it is dealt with: a file that
 * could not be read, one that changed on disk. One at a time, the newest wins. */
#define EXOS_TYPE_NOTICE (exos_notice_get_type ())
G_DECLARE_FINAL_TYPE (ExosNotice, exos_notice, EXOS, NOTICE, GtkWidget)

/* Shows message, plain text, with a button that activates action ("win.reload"); button and action
 * may both be NULL. */
void exos_notice_show (ExosNotice *self,
                       gboolean is_error,
                       const char *message,
                       const char *button,
                       const char *action);
void exos_notice_dismiss (ExosNotice *self);

/* Lends what is shown, or NULL. */
const char *exos_notice_get_message (ExosNotice *self);

G_END_DECLS
