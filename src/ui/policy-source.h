// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

#include "analysis/plan.h"

G_BEGIN_DECLS

/* The policy file of the preferences. It counts while it has the bytes that were chosen: a file
 * that somebody changed is never used without a word. It is a local file of a few thousand bytes,
 * and read where it is asked for. */

gboolean exos_policy_source_is_set (void);

/* Reads and checks the file, and keeps its place and digest; FALSE with a message for people, and
 * nothing kept. */
gboolean exos_policy_source_choose (GFile *file, GError **error);
void exos_policy_source_forget (void);

/* A plan under the policy of the file; the same one, referenced, when there is no file or it cannot
 * be used. */
ExosPlan *exos_policy_source_apply (ExosPlan *plan);

/* What is in force: "“Checkout team” (team.ini)", or why the file is not used. NULL without one.
 * The caller frees. is_problem may be NULL. */
char *exos_policy_source_dup_state (gboolean *is_problem);

/* The plan under the policy of any file; NULL with a message for people. */
ExosPlan *exos_policy_source_read (const ExosPlan *plan, GFile *file, GError **error);

G_END_DECLS
