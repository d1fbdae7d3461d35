// SPDX-License-Identifier: MIT
#pragma once

#include "store/memory.h"
#include "ui/memo-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The history of this program, one for all windows; follows the preference. Lent. */
ExosMemory *exos_remember_memory (void);

/* Whether anything is remembered of files (of GFile; may be NULL): not while the preference is off,
 * and not of what comes with the program. */
gboolean exos_remember_takes (const GPtrArray *files);

/* Keeps the decision that a memo is about, made from files (of GFile; may be NULL), if
 * exos_remember_takes() them. callback is called on the main loop;
 * exos_remember_decision_finish() says whether it is kept, or why not (TRUE also for what is left
 * out). */
void exos_remember_decision (const ExosMemoOrder *order,
                             const GPtrArray *files,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean exos_remember_decision_finish (GAsyncResult *result, GError **error);

/* Calls changed with widget, as long as that is there, when a decision was kept or all are
 * forgotten or restored. */
void exos_remember_watch (gpointer widget, GCallback changed);

/* Forgets every decision. */
void exos_remember_clear (void);

/* Puts back a backup, see exos_backup_restore(); whoever shows decisions hears of it. */
void exos_remember_restore (const char *name, GAsyncReadyCallback callback, gpointer user_data);
gboolean exos_remember_restore_finish (GAsyncResult *result, char **set_aside, GError **error);

/* Waits until everything is kept: the program ends. */
void exos_remember_end (void);

G_END_DECLS
