// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/session.h"

G_BEGIN_DECLS

/* Turns while a session reads or judges, once that lasts: what is fast shows nothing. */
#define EXOS_TYPE_BUSY_SPINNER (exos_busy_spinner_get_type ())
G_DECLARE_FINAL_TYPE (ExosBusySpinner, exos_busy_spinner, EXOS, BUSY_SPINNER, GtkWidget)

/* Follows session from now on; once. */
void exos_busy_spinner_set_session (ExosBusySpinner *self, ExosSession *session);

G_END_DECLS
