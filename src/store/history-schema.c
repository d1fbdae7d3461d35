// SPDX-License-Identifier: MIT
#include "store/history-schema.h"

#include "data/language.h"
#include "store/history-rows.h"

/* Up to that size every page is looked at from every side; then a faster check has to do. */
#define MAX_THOROUGH_BYTES (16 * 1024 * 1024)

/* The contents stand apart, so that a list reads none of them. */
static const char first_schema[] = "CREATE TABLE decisions ("
                                   " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                   " saved TEXT NOT NULL,"
                                   " experiment TEXT NOT NULL,"
                                   " verdict TEXT NOT NULL,"
                                   " recommended TEXT NOT NULL,"
                                   " rule TEXT NOT NULL,"
                                   " overridden INTEGER NOT NULL,"
                                   " reason TEXT,"
                                   " owner TEXT,"
                                   " files TEXT NOT NULL,"
                                   " uris TEXT NOT NULL,"
                                   " sha256 TEXT,"
                                   " version TEXT NOT NULL,"
                                   " schema INTEGER NOT NULL,"
                                   " previous TEXT NOT NULL,"
                                   " hash TEXT NOT NULL"
                                   ") STRICT;"
                                   "CREATE TABLE contents ("
                                   " decision INTEGER PRIMARY KEY REFERENCES decisions (id),"
                                   " settings TEXT NOT NULL,"
                                   " report TEXT"
                                   ") STRICT;"
                                   "CREATE TABLE chain ("
                                   " one INTEGER PRIMARY KEY CHECK (one = 1),"
                                   " records INTEGER NOT NULL,"
                                   " hash TEXT NOT NULL"
                                   ") STRICT;"
                                   "INSERT INTO chain VALUES (1, 0, '');";

static const char second_schema[] =
    "ALTER TABLE decisions ADD COLUMN needle TEXT NOT NULL DEFAULT '';"
    "CREATE INDEX decisions_by_verdict ON decisions (verdict, id);"
    "CREATE TABLE drafts ("
    " uri TEXT PRIMARY KEY,"
    " sha256 TEXT,"
    " saved TEXT NOT NULL,"
    " settings TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX drafts_by_data ON drafts (sha256);";

static gboolean
make_first (sqlite3 *db, GError **error)
{
  return exos_database_run (db, first_schema, error);
}

static gboolean
fill_needle (sqlite3 *db, sqlite3_stmt *update, sqlite3_stmt *row)
{
  g_autoptr (ExosRecord) record = exos_row_read (row);
  g_autofree char *needle = record != NULL ? exos_row_make_needle (record) : g_strdup ("");
  int code;

  exos_database_bind_text (update, 1, needle);
  sqlite3_bind_int64 (update, 2, sqlite3_column_int64 (row, 0));
  code = sqlite3_step (update);
  sqlite3_reset (update);
  return code == SQLITE_DONE;
}

static gboolean
fill_needles (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      exos_database_prepare (db, "SELECT " EXOS_ROW_COLUMNS " FROM decisions d", error);
  g_autoptr (sqlite3_stmt) update =
      exos_database_prepare (db, "UPDATE decisions SET needle = ?1 WHERE id = ?2", error);
  int code;

  if (row == NULL || update == NULL)
    return FALSE;
  while ((code = sqlite3_step (row)) == SQLITE_ROW)
    if (!fill_needle (db, update, row))
      return exos_database_fail (db, sqlite3_extended_errcode (db), error);
  return code == SQLITE_DONE || exos_database_fail (db, code, error);
}

static gboolean
make_second (sqlite3 *db, GError **error)
{
  return exos_database_run (db, second_schema, error) && fill_needles (db, error);
}

/* From each version to the next. */
static gboolean (*const steps[EXOS_HISTORY_SCHEMA]) (sqlite3 *db, GError **error) = {
  make_first,
  make_second,
};

static gboolean
refuse (ExosHistoryError code, const char *message, GError **error)
{
  g_set_error_literal (error, EXOS_HISTORY_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
refuse_newer (GError **error)
{
  return refuse (EXOS_HISTORY_ERROR_NEWER,
                 _ ("The history was written by a later version of ExperimentOS. It is left as "
                    "it is, and nothing is added to it."),
                 error);
}

static gboolean
refuse_foreign (GError **error)
{
  return refuse (EXOS_HISTORY_ERROR_FOREIGN,
                 _ ("The file of the history is not one of ExperimentOS. It is left as it is, and "
                    "nothing is added to it."),
                 error);
}

/* Integrity, and no more than its first complaint. */
static gboolean
check_pages (sqlite3 *db, GError **error)
{
  gint64 n_pages = 0, page_size = 0;

  if (!exos_database_read_number (db, "PRAGMA page_count", &n_pages, error) ||
      !exos_database_read_number (db, "PRAGMA page_size", &page_size, error))
    return FALSE;

  const gboolean is_thorough = n_pages * page_size <= MAX_THOROUGH_BYTES;
  g_autoptr (sqlite3_stmt) statement = exos_database_prepare (
      db, is_thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", error);
  const int code = statement != NULL ? sqlite3_step (statement) : SQLITE_ERROR;

  if (statement == NULL)
    return FALSE;
  if (code != SQLITE_ROW)
    return exos_database_fail (db, code, error);
  return g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0 ||
         exos_database_fail (db, SQLITE_CORRUPT, error);
}

/* Whether the tables have the columns that are used here; only then are they ours. */
static gboolean
check_tables (sqlite3 *db, gint64 version, GError **error)
{
  static const char *const probes[EXOS_HISTORY_SCHEMA][3] = {
    { "SELECT id, saved, experiment, verdict, recommended, rule, overridden, reason, owner, files,"
      " uris, sha256, version, schema, previous, hash FROM decisions",
      "SELECT decision, settings, report FROM contents", "SELECT one, records, hash FROM chain" },
    { "SELECT needle FROM decisions", "SELECT uri, sha256, saved, settings FROM drafts", NULL },
  };

  for (gint64 i = 0; i < version; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (probes[i]) && probes[i][j] != NULL; j++)
      {
        g_autoptr (sqlite3_stmt) statement = exos_database_prepare (db, probes[i][j], NULL);

        if (statement == NULL)
          return refuse_foreign (error);
      }

  return TRUE;
}

gboolean
exos_history_inspect (sqlite3 *db, gint64 *version, GError **error)
{
  gint64 application = 0, n_tables = 0;

  if (!exos_database_read_number (db, "PRAGMA user_version", version, error) ||
      !exos_database_read_number (db, "PRAGMA application_id", &application, error) ||
      !exos_database_read_number (db, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;
  if (application != EXOS_HISTORY_APPLICATION &&
      (application != 0 || n_tables > 0 || *version != 0))
    return refuse_foreign (error);
  if (*version > EXOS_HISTORY_SCHEMA)
    return refuse_newer (error);
  return check_pages (db, error) && check_tables (db, *version, error);
}

static gboolean
run_steps (sqlite3 *db, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                            EXOS_HISTORY_APPLICATION, EXOS_HISTORY_SCHEMA);
  gint64 version;

  /* Another process may have been faster. */
  if (!exos_database_read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > EXOS_HISTORY_SCHEMA)
    return refuse_newer (error);
  for (gint64 i = version; i < EXOS_HISTORY_SCHEMA; i++)
    if (!steps[i](db, error))
      return FALSE;
  return version == EXOS_HISTORY_SCHEMA || exos_database_run (db, stamp, error);
}

gboolean
exos_history_migrate (sqlite3 *db, GError **error)
{
  if (!exos_database_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_steps (db, error) && exos_database_run (db, "COMMIT", error))
    return TRUE;

  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
exos_history_is_current (sqlite3 *db, GError **error)
{
  gint64 version;

  if (!exos_database_read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  return version == EXOS_HISTORY_SCHEMA || refuse_newer (error);
}
