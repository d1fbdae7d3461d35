// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was planned: name, split, control, guardrails, charter. */
#define EXOS_TYPE_SETUP_CARD (exos_setup_card_get_type ())
G_DECLARE_FINAL_TYPE (ExosSetupCard, exos_setup_card, EXOS, SETUP_CARD, GtkWidget)

/* Follows session from now on; once. */
void exos_setup_card_set_session (ExosSetupCard *self, ExosSession *session);

/* FALSE when there is nothing to choose from. */
gboolean exos_setup_card_focus_control (ExosSetupCard *self);
gboolean exos_setup_card_focus_primary (ExosSetupCard *self);
gboolean exos_setup_card_focus_split (ExosSetupCard *self);

G_END_DECLS
