// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One finding in a sentence, with a button for what can be done about it. Emits "fix" when that is
 * pressed. */
#define EXOS_TYPE_ISSUE_ROW (exos_issue_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosIssueRow, exos_issue_row, EXOS, ISSUE_ROW, GtkWidget)

/* Copies issue, one of report; with a button when the page of the experiment can help. */
GtkWidget *exos_issue_row_new (const ExosReport *report, const ExosIssue *issue);

/* Lends. */
const ExosIssue *exos_issue_row_get (ExosIssueRow *self);

G_END_DECLS
