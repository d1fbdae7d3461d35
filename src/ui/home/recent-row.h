// SPDX-License-Identifier: MIT
#pragma once

#include "ui/recent.h"

G_BEGIN_DECLS

/* One file of the list of recent decisions: verdict, experiment, file, when. */
#define EXOS_TYPE_RECENT_ROW (exos_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosRecentRow, exos_recent_row, EXOS, RECENT_ROW, GtkListBoxRow)

GtkWidget *exos_recent_row_new (const ExosRecent *recent);

/* Lends what the row shows. */
const ExosRecent *exos_recent_row_get (ExosRecentRow *self);

G_END_DECLS
