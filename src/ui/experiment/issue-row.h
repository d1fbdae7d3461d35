// SPDX-License-Identifier: MIT
#pragma once

#include "data/issue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One finding in a sentence, with a button for what can be done about it. Emits "fix" when that is
 * pressed. */
#define EXOS_TYPE_ISSUE_ROW (exos_issue_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosIssueRow, exos_issue_row, EXOS, ISSUE_ROW, GtkWidget)

/* Copies issue; without a button unless has_fix. */
GtkWidget *exos_issue_row_new (const ExosIssue *issue, gboolean has_fix);

/* Lends. */
const ExosIssue *exos_issue_row_get (ExosIssueRow *self);

G_END_DECLS
