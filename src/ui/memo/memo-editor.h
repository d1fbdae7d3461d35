// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

#include "ui/session.h"

G_BEGIN_DECLS

/* What people write into the memo: their decision, who they are, why, what is done next. */
#define EXOS_TYPE_MEMO_EDITOR (exos_memo_editor_get_type ())
G_DECLARE_FINAL_TYPE (ExosMemoEditor, exos_memo_editor, EXOS, MEMO_EDITOR, GtkWidget)

/* Follows session from now on; once. */
void exos_memo_editor_set_session (ExosMemoEditor *self, ExosSession *session);

/* Moves the focus to the reason, and says that it is missing. */
void exos_memo_editor_ask_reason (ExosMemoEditor *self);

G_END_DECLS
