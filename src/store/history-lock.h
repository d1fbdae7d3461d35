// SPDX-License-Identifier: MIT
/* Who has the history open: for the history files alone. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everybody who has the history open shares a lock on a file beside it; who sets a damaged one
 * aside has it alone, so that nobody writes into a file that was moved away. The kernel takes it
 * back from whoever dies. */
int exos_history_lock_open (const char *folder, GError **error);

/* Waits up to the busy timeout; FALSE when somebody else keeps it. What was held before is lost
 * meanwhile. */
gboolean exos_history_lock_share (int lock);
gboolean exos_history_lock_alone (int lock);

/* The same without waiting. */
gboolean exos_history_lock_try (int lock);

G_END_DECLS
