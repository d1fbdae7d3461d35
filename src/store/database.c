// SPDX-License-Identifier: MIT
#include "store/database.h"

#include "data/language.h"

G_DEFINE_QUARK (exos - history - error - quark, exos_history_error)

/* Primary results of SQLite; all others are programming errors, or have no better words. */
static const struct
{
  int code;
  ExosHistoryError error;
  const char *message;
} failures[] = {
  { SQLITE_BUSY, EXOS_HISTORY_ERROR_BUSY, N_ ("Another program is using the history.") },
  { SQLITE_LOCKED, EXOS_HISTORY_ERROR_BUSY, N_ ("Another program is using the history.") },
  { SQLITE_FULL, EXOS_HISTORY_ERROR_UNAVAILABLE, N_ ("There is no room left on the disk.") },
  { SQLITE_IOERR, EXOS_HISTORY_ERROR_UNAVAILABLE,
    N_ ("The disk cannot read or write the history: it may be full.") },
  { SQLITE_READONLY, EXOS_HISTORY_ERROR_UNAVAILABLE, N_ ("The history cannot be written to.") },
  { SQLITE_PERM, EXOS_HISTORY_ERROR_UNAVAILABLE, N_ ("The history cannot be written to.") },
  { SQLITE_CANTOPEN, EXOS_HISTORY_ERROR_UNAVAILABLE, N_ ("The history cannot be opened.") },
  { SQLITE_CORRUPT, EXOS_HISTORY_ERROR_DAMAGED, N_ ("The history is damaged.") },
  { SQLITE_NOTADB, EXOS_HISTORY_ERROR_DAMAGED, N_ ("The history is damaged.") },
  { SQLITE_TOOBIG, EXOS_HISTORY_ERROR_TOO_LARGE, N_ ("This decision is too large to keep.") },
};

gboolean
exos_database_is_damage (int code)
{
  return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

gboolean
exos_database_fail (sqlite3 *db, int code, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    if (failures[i].code == (code & 0xff))
      {
        g_set_error_literal (error, EXOS_HISTORY_ERROR, (int) failures[i].error,
                             _ (failures[i].message));
        return FALSE;
      }

  g_set_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE,
               _ ("The history cannot be used: %s."),
               db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
  return FALSE;
}

gboolean
exos_database_run (sqlite3 *db, const char *sql, GError **error)
{
  const int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || exos_database_fail (db, code, error);
}

sqlite3_stmt *
exos_database_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  const int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    exos_database_fail (db, code, error);
  return statement;
}

void
exos_database_bind_text (sqlite3_stmt *statement, int place, const char *text)
{
  sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

char *
exos_database_dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, sqlite3_column_bytes (statement, column)) : NULL;
}

gboolean
exos_database_read_number (sqlite3 *db, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = exos_database_prepare (db, sql, error);
  const int code = statement != NULL ? sqlite3_step (statement) : SQLITE_ERROR;

  if (statement == NULL)
    return FALSE;
  *number = code == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  return code == SQLITE_ROW || code == SQLITE_DONE || exos_database_fail (db, code, error);
}
