// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "analysis/plan.h"

G_BEGIN_DECLS

/* A policy that a team shares, as a key file (GKeyFile):
 *
 *   [policy]
 *   name = Checkout team
 *   based-on = evidence
 *   alpha = 0.01
 *
 *   [guardrail "*crash*"]
 *   direction = lower
 *   worse = 5%
 *   severe = 10%
 *   margin = 5%
 *
 * Keys of [policy] are the options of the command line; all may be left out, and are then what a
 * new plan has, but for smallest-effect, which is then the experiment's. What keeps bad data from
 * launching (the limits of the traffic split) and the policy that ignores the sign of an effect
 * cannot be set. A key or section that is not known, or is there twice, is an error. */
#define EXOS_POLICY_FILE_MAX 65536 /* bytes */

/* A copy of plan under the policy in bytes, its guardrails in policy_guardrails; name stands for a
 * policy that has none. NULL with a message for people that names line and key, for any bytes that
 * are no such policy. */
ExosPlan *exos_policy_apply (const ExosPlan *plan, GBytes *bytes, const char *name, GError **error);

/* Back to what a new plan has: no file, and none of its settings. */
void exos_policy_forget (ExosPlan *plan);

/* The policy of a plan as such a file: what exos_policy_apply() makes the same policy of. The
 * experiment's own guardrails are sections, too, before those of its policy file; of their names,
 * characters that a section cannot hold are "?". The caller frees. */
char *exos_policy_print (const ExosPlan *plan);

/* Its settings alone, without name and sections; with the smallest effect when has_effect. */
char *exos_policy_print_settings (const ExosPlan *plan, gboolean has_effect);

/* Whether the plan has other settings than its policy file, or holds a guardrail to something else:
 * then what the file promises is not what was done. FALSE without a file. */
gboolean exos_policy_departs (const ExosPlan *plan);

G_END_DECLS
