// SPDX-License-Identifier: MIT
/* Where in a key file a section or key stands, which GKeyFile does not say: for policy-file.c. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef GHashTable ExosPolicyLines;

/* text: UTF-8 that is a key file. twice is the first line that says again what was said before, 0
 * without one; word then is what it says, for the caller to free. */
ExosPolicyLines *exos_policy_lines_new (const char *text, gsize length, guint *twice, char **word);

/* The line of a key, or with key NULL of the section itself; 1 is the first. */
guint exos_policy_lines_find (ExosPolicyLines *self, const char *group, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPolicyLines, g_hash_table_unref)

G_END_DECLS
