// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The smallest effect worth shipping of a session, in percentage points, or of a mean or ratio in
 * per cent of control, and how many users come a day; 0: not set. */
#define EXOS_TYPE_EFFECT_FIELD (exos_effect_field_get_type ())
G_DECLARE_FINAL_TYPE (ExosEffectField, exos_effect_field, EXOS, EFFECT_FIELD, GtkWidget)

/* Once; takes a reference. */
void exos_effect_field_set_session (ExosEffectField *self, ExosSession *session);

G_END_DECLS
