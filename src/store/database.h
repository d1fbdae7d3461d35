// SPDX-License-Identifier: MIT
/* SQLite with errors for people: for the history files alone. */
#pragma once

#include <sqlite3.h>

#include "store/history.h"

G_BEGIN_DECLS

/* How long a statement waits for another process, in milliseconds: within ten seconds it is said
 * that somebody else has it. */
#define EXOS_BUSY_TIMEOUT 9000

struct ExosHistory
{
  sqlite3 *db;
  int lock; /* descriptor of the lock file, see history-lock.h */
  char *path;
  char *set_aside;
};

/* A message for people about the last failure of db; code is what the call returned. Only damage is
 * called damage: a full disk or another process is not. Returns FALSE. */
gboolean exos_database_fail (sqlite3 *db, int code, GError **error);

/* Whether a result means that the file itself is damaged. */
gboolean exos_database_is_damage (int code);

/* How every connection works; nothing of it writes into the file. */
gboolean exos_database_configure (sqlite3 *db, GError **error);

/* Whether the last one to close a database writes its log into it: not before it is known to be
 * sound, so that a damaged one stays as it is. */
void exos_database_empties_log (sqlite3 *db, gboolean empties_log);

/* Runs statements without results. */
gboolean exos_database_run (sqlite3 *db, const char *sql, GError **error);

/* A statement, NULL with an error. */
sqlite3_stmt *exos_database_prepare (sqlite3 *db, const char *sql, GError **error);

/* Text or NULL is bound, not copied; column text is copied, NULL stays NULL. */
void exos_database_bind_text (sqlite3_stmt *statement, int place, const char *text);
char *exos_database_dup_text (sqlite3_stmt *statement, int column);

/* The first number of a query; 0 when it has no row. */
gboolean exos_database_read_number (sqlite3 *db, const char *sql, gint64 *number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
