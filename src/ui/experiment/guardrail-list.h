// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The guardrails of an experiment, a row each. */
#define EXOS_TYPE_GUARDRAIL_LIST (exos_guardrail_list_get_type ())
G_DECLARE_FINAL_TYPE (ExosGuardrailList, exos_guardrail_list, EXOS, GUARDRAIL_LIST, GtkWidget)

/* Follows session from now on; once. */
void exos_guardrail_list_set_session (ExosGuardrailList *self, ExosSession *session);

G_END_DECLS
