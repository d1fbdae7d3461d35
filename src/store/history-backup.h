// SPDX-License-Identifier: MIT
/* Copies of the history: for the history files alone. */
#pragma once

#include "store/backup.h"
#include "store/database.h"

G_BEGIN_DECLS

#define EXOS_BACKUPS_FOLDER "backups"

/* Writes all of a database into one new file, which is on the disk then; what had its name is gone,
 * also when it fails. */
gboolean exos_backup_write (sqlite3 *db, const char *path, GError **error);

/* A backup beside that of the day, of the history at path as an older version left it. */
void exos_backup_before_migration (sqlite3 *db, const char *path, gint64 version);

/* Deletes every backup of the history at path, and what others were restored instead of. */
void exos_backup_forget (const char *path);

/* The names of files in a folder that begin with prefix and end with ".sqlite", the newest first.
 * Empty without the folder. */
GPtrArray *exos_backup_names (const char *folder, const char *prefix);

G_END_DECLS
