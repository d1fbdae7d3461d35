// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When the experiment started, of a file with a row an event; hidden where no events with a time
 * are read. Taken over with Enter, or when the focus leaves: the file is read again for it. */
#define EXOS_TYPE_START_FIELD (exos_start_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosStartField, exos_start_field, EXOS, START_FIELD, GtkWidget)

/* Once; takes a reference. */
void exos_start_field_set_session (ExosStartField *self, ExosSession *session);

G_END_DECLS
