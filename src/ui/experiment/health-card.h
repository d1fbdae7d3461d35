// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether the data can be trusted: what is wrong with it and what was checked. Emits "fix" (an
 * ExosIssue, lent) when a person wants to mend one. */
#define EXOS_TYPE_HEALTH_CARD (exos_health_card_get_type ())
G_DECLARE_FINAL_TYPE (ExosHealthCard, exos_health_card, EXOS, HEALTH_CARD, GtkWidget)

/* Follows session from now on; once. */
void exos_health_card_set_session (ExosHealthCard *self, ExosSession *session);

/* Moves the focus to the button that mends an issue. FALSE when there is none. */
gboolean exos_health_card_focus_issue (ExosHealthCard *self, const ExosIssue *issue);

/* To where a file that was mended elsewhere is read again. */
void exos_health_card_focus_reload (ExosHealthCard *self);

/* Lends the button that leads on. */
GtkWidget *exos_health_card_get_view_results (ExosHealthCard *self);

G_END_DECLS
