// SPDX-License-Identifier: MIT
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lies over a whole window and takes files that are dropped on it; seen only while something hangs
 * over it. Emits "dropped" (a GPtrArray of GFile, lent) for what may be tables, and
 * "rejected" (GFile) for what surely is none. */
#define EXOS_TYPE_DROP_ZONE (exos_drop_zone_get_type ())
G_DECLARE_FINAL_TYPE (ExosDropZone, exos_drop_zone, EXOS, DROP_ZONE, GtkWidget)

/* The target to add to the widget that should take drops; lends, the zone owns it. */
GtkEventController *exos_drop_zone_get_target (ExosDropZone *self);

G_END_DECLS
