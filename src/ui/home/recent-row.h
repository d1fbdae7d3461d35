// SPDX-License-Identifier: MIT
#pragma once

#include "store/record.h"
#include "ui/recent.h"

G_BEGIN_DECLS

/* One file of the list of recent decisions: verdict, experiment, file, when. */
#define EXOS_TYPE_RECENT_ROW (exos_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosRecentRow, exos_recent_row, EXOS, RECENT_ROW, GtkListBoxRow)

GtkWidget *exos_recent_row_new (const ExosRecent *recent);

/* Shows a decision of the history in place of what the row showed. A row of type
 * EXOS_TYPE_RECENT_ROW that was made without anything to show may be given. */
void exos_recent_row_show_decision (ExosRecentRow *self, const ExosRecord *record);

/* The decision that is shown, or 0. */
gint64 exos_recent_row_get_id (ExosRecentRow *self);

/* Lends what the row shows; NULL when that is a decision. */
const ExosRecent *exos_recent_row_get (ExosRecentRow *self);

G_END_DECLS
