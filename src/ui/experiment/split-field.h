// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The split that was planned, with presets. What is typed is taken over at a pause or when the
 * field is left; text that is no split leaves the last one in force and says so. */
#define EXOS_TYPE_SPLIT_FIELD (exos_split_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosSplitField, exos_split_field, EXOS, SPLIT_FIELD, GtkWidget)

/* Follows session from now on; once. */
void exos_split_field_set_session (ExosSplitField *self, ExosSession *session);

G_END_DECLS
