// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/session.h"

G_BEGIN_DECLS

/* At which quantile the values of the metric that decides are capped, and what that did; visible
 * where it is a mean of rows of users or events. */
#define EXOS_TYPE_CAP_FIELD (exos_cap_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosCapField, exos_cap_field, EXOS, CAP_FIELD, GtkWidget)

/* Call it once. */
void exos_cap_field_set_session (ExosCapField *self, ExosSession *session);

G_END_DECLS
