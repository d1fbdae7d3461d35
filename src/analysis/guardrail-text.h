// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/plan.h"

G_BEGIN_DECLS

/* "0.1": percentage points, "5%": of the control's value; both as a fraction. FALSE, and nothing
 * changed, for anything else. */
gboolean exos_parse_limit (const char *text, ExosRatio *limit, gboolean *is_relative);

/* Sets limits and margin from such texts. NULL: what self already has, a margin alone sets no
 * limits; where the limits that are
 * given are in the other unit, the default of plan in theirs. A worse limit alone lifts the severe
 * one to itself. FALSE with a message for people, and nothing changed, when one is no limit, the
 * units differ, or severe is below worse. */
gboolean exos_guardrail_set_limits (ExosGuardrailPlan *self,
                                    const ExosPlan *plan,
                                    const char *worse,
                                    const char *severe,
                                    const char *margin,
                                    GError **error);

G_END_DECLS
