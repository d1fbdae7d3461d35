// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "analysis/plan.h"
#include "memo/doc.h"
#include "memo/edits.h"

G_BEGIN_DECLS

/* The preferences of the person. Lends the one object; it works without an installed schema as well
 * (the schema is embedded), then with nothing remembered between runs. */
GSettings *exos_settings (void);

/* What new experiments begin with, from the preferences. The caller owns the result. */
ExosPlan *exos_defaults_new_plan (void);
ExosMemoEdits *exos_defaults_new_edits (void);

/* Whether key is one of those that exos_defaults_new_plan() reads. */
gboolean exos_defaults_is_analysis_key (const char *key);

/* What the present experiment would be under the preferences of today: a copy of plan with their
 * values, names and roles and guardrails kept. */
ExosPlan *exos_defaults_apply (const ExosPlan *plan);

/* Language and paper of the memo: lend "en" or "ko"; the paper of the region when none is chosen.
 */
const char *exos_defaults_memo_language (void);
ExosPaper exos_defaults_memo_paper (void);

G_END_DECLS
