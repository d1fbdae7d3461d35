// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/pages.h"
#include "ui/session.h"

G_BEGIN_DECLS

/* One experiment in one window: header bar, list of pages, the page, messages, and the place where
 * files are dropped. Its actions are in window-actions.c. */
#define EXOS_TYPE_WINDOW (exos_window_get_type ())
G_DECLARE_FINAL_TYPE (ExosWindow, exos_window, EXOS, WINDOW, GtkApplicationWindow)

ExosWindow *exos_window_new (GtkApplication *application);

/* Lends. */
ExosSession *exos_window_get_session (ExosWindow *self);

/* Neither showing nor reading a file: the next file may open here. */
gboolean exos_window_is_empty (ExosWindow *self);

void exos_window_open (ExosWindow *self, GFile *file);

void exos_window_show_page (ExosWindow *self, ExosPageId page);

/* The same without a transition: for what a person waits for. */
void exos_window_show_page_at_once (ExosWindow *self, ExosPageId page);
ExosPageId exos_window_get_page (ExosWindow *self);

/* Lends the page, made if need be. */
GtkWidget *exos_window_get_page_widget (ExosWindow *self, ExosPageId page);

/* See exos_toast_show(). */
void exos_window_toast (ExosWindow *self,
                        const char *message,
                        const char *button,
                        void (*activated) (gpointer user_data),
                        gpointer user_data,
                        GDestroyNotify destroy);

/* See exos_notice_show(). */
void exos_window_notice (ExosWindow *self,
                         gboolean is_error,
                         const char *message,
                         const char *button,
                         const char *action);
void exos_window_dismiss_notice (ExosWindow *self);

/* Lends what toast or notice say, or NULL. */
const char *exos_window_get_toast (ExosWindow *self);
const char *exos_window_get_notice (ExosWindow *self);

G_END_DECLS
