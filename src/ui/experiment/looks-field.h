// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When the experiment is looked at, how many users are planned, and the looks that were taken. */
#define EXOS_TYPE_LOOKS_FIELD (exos_looks_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosLooksField, exos_looks_field, EXOS, LOOKS_FIELD, GtkWidget)

/* Follows session from now on; once. */
void exos_looks_field_set_session (ExosLooksField *self, ExosSession *session);

G_END_DECLS
