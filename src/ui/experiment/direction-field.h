// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which way the mean or ratio that decides is better: as its name says, or as the person does.
 * Hidden while conversions decide, of which more is better. */
#define EXOS_TYPE_DIRECTION_FIELD (exos_direction_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosDirectionField, exos_direction_field, EXOS, DIRECTION_FIELD, GtkWidget)

/* Once; takes a reference. */
void exos_direction_field_set_session (ExosDirectionField *self, ExosSession *session);

/* FALSE when there is nothing to choose. */
gboolean exos_direction_field_focus (ExosDirectionField *self);

G_END_DECLS
