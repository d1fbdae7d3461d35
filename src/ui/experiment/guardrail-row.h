// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One guardrail: whether it is judged, which direction is better, and from where on it is worse. */
#define EXOS_TYPE_GUARDRAIL_ROW (exos_guardrail_row_get_type ())
G_DECLARE_FINAL_TYPE (ExosGuardrailRow, exos_guardrail_row, EXOS, GUARDRAIL_ROW, GtkWidget)

GtkWidget *exos_guardrail_row_new (ExosSession *session);

/* Shows what is in force for a metric; is_guessed: its direction was guessed from its name and
 * should be looked at. */
void exos_guardrail_row_show (ExosGuardrailRow *self,
                              const ExosMetric *metric,
                              gboolean is_guessed);

G_END_DECLS
