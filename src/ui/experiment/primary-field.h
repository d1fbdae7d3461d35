// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The metric that decides: conversions, or a mean or ratio of the file. Hidden while there is
 * nothing to choose from. */
#define EXOS_TYPE_PRIMARY_FIELD (exos_primary_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosPrimaryField, exos_primary_field, EXOS, PRIMARY_FIELD, GtkWidget)

/* Once; takes a reference. */
void exos_primary_field_set_session (ExosPrimaryField *self, ExosSession *session);

G_END_DECLS
