// SPDX-License-Identifier: MIT
/* Files and folders of the history: for the history files alone. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A message for people that ends with what errno says. Returns FALSE. */
gboolean exos_history_fail_system (const char *message, GError **error);

/* The real path of a folder that is the user's alone (0700), made with its parents: SQLite refuses
 * links in a path. The caller frees; NULL with a message for people. */
char *exos_history_make_folder (const char *folder, GError **error);

/* Makes a file that is nobody else's to read (0600), whatever the umask; one that is there stays.
 */
gboolean exos_history_make_file (const char *path, GError **error);

/* Whether there is a file of that name itself: no link, no folder. */
gboolean exos_history_is_file (const char *path);

/* Waits until a file, or the names in a folder, are on the disk. */
gboolean exos_history_sync (const char *path, GError **error);

/* A name that nothing in the folder has yet: "history-damaged-20260314T092653.sqlite" for the
 * prefix "history-damaged-". The caller frees. */
char *exos_history_dup_free_name (const char *folder, const char *prefix);

/* Whether a database is more than its one file: a log, or a journal, is a part of it, and would be
 * taken for a part of whatever stands in its place. */
gboolean exos_history_has_companions (const char *path);

/* Gives a database, and what is a part of it, such a name; nothing is ever written over. The name,
 * to be freed by the caller, or NULL with a message for people. */
char *exos_history_set_aside (const char *path, const char *prefix, GError **error);

/* A log whose database is gone, or empty: SQLite would throw it away with the first page of a new
 * one. */
void exos_history_set_orphans_aside (const char *path);

#define EXOS_HISTORY_DAMAGED "history-damaged-"
#define EXOS_HISTORY_REPLACED "history-replaced-"

G_END_DECLS
