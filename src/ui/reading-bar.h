// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/session.h"

G_BEGIN_DECLS

/* What is being read and how far it is, with a button to cancel; shown when a reading lasts. */
#define EXOS_TYPE_READING_BAR (exos_reading_bar_get_type ())
G_DECLARE_FINAL_TYPE (ExosReadingBar, exos_reading_bar, EXOS, READING_BAR, GtkWidget)

/* Follows session from now on; once. */
void exos_reading_bar_set_session (ExosReadingBar *self, ExosSession *session);

G_END_DECLS
