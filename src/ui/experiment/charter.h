// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Why the experiment was made, by whom and when: all optional, printed in the memo. */
#define EXOS_TYPE_CHARTER (exos_charter_get_type ())
G_DECLARE_FINAL_TYPE (ExosCharter, exos_charter, EXOS, CHARTER, GtkWidget)

/* Follows session from now on; once. */
void exos_charter_set_session (ExosCharter *self, ExosSession *session);

G_END_DECLS
