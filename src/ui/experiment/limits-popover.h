// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From where on a guardrail is worse, and severe, and which harm is to be ruled out; in percentage
 * points or in per cent of control. Emits "edited" when a
 * person has changed a limit, and "reset" when the usual ones are wanted. */
#define EXOS_TYPE_LIMITS_POPOVER (exos_limits_popover_get_type ())
G_DECLARE_FINAL_TYPE (ExosLimitsPopover, exos_limits_popover, EXOS, LIMITS_POPOVER, GtkPopover)

GtkWidget *exos_limits_popover_new (void);

/* Limits, unit and margin of it, without emitting. has_points: also points can be chosen; else, as
 * for a mean or ratio, guardrail has to be relative. */
void exos_limits_popover_set (ExosLimitsPopover *self,
                              const ExosGuardrailPlan *guardrail,
                              gboolean has_points);

/* Sets them in guardrail: severe is never below worse, and a margin that is the worse limit is none
 * of its own. */
void exos_limits_popover_get (ExosLimitsPopover *self, ExosGuardrailPlan *guardrail);

G_END_DECLS
