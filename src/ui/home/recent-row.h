// SPDX-License-Identifier: MIT
#pragma once

#include "store/record.h"
#include "ui/recent.h"

G_BEGIN_DECLS

/* One file of the list of recent decisions: verdict, experiment, file, when. */
#define EXOS_TYPE_RECENT_ROW (exos_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosRecentRow, exos_recent_row, EXOS, RECENT_ROW, GtkListBoxRow)

GtkWidget *exos_recent_row_new (const ExosRecent *recent);

/* The same for a decision of the history. The row knows no more than is shown; the id of its
 * decision is at "exos-id" (a gint64). */
GtkWidget *exos_recent_row_new_decision (const ExosRecord *record);

/* Lends what the row shows. */
const ExosRecent *exos_recent_row_get (ExosRecentRow *self);

G_END_DECLS
