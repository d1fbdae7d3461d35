// SPDX-License-Identifier: MIT
#pragma once

#include "stats/count.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From where on a guardrail is worse, and severe, in percentage points. Emits "edited" when a
 * person has changed a limit, and "reset" when the usual ones are wanted. */
#define EXOS_TYPE_LIMITS_POPOVER (exos_limits_popover_get_type ())
G_DECLARE_FINAL_TYPE (ExosLimitsPopover, exos_limits_popover, EXOS, LIMITS_POPOVER, GtkPopover)

GtkWidget *exos_limits_popover_new (void);

/* Whether the limits are per cent of control. */
void exos_limits_popover_set_relative (ExosLimitsPopover *self, gboolean is_relative);

/* Without emitting. */
void exos_limits_popover_set (ExosLimitsPopover *self, ExosRatio worse, ExosRatio severe);

/* severe is never below worse. */
void exos_limits_popover_get (ExosLimitsPopover *self, ExosRatio *worse, ExosRatio *severe);

G_END_DECLS
