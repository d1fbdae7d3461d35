// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/plan.h"

G_BEGIN_DECLS

/* Sets what the command line's --option=text sets; option is its name without dashes. FALSE, and
 * nothing changed, with a message for people (G_IO_ERROR_INVALID_ARGUMENT, or NOT_FOUND when there
 * is no such option). Options that may be repeated add. */
gboolean exos_plan_set_option (ExosPlan *self,
                               const char *option,
                               const char *text,
                               GError **error);

/* "option=text: use allowed.", G_IO_ERROR_INVALID_ARGUMENT: what is said of every setting and
 * option whose value makes no sense. Returns FALSE. */
gboolean exos_refuse_value (const char *option,
                            const char *text,
                            const char *allowed,
                            GError **error);

G_END_DECLS
