// SPDX-License-Identifier: MIT
#include <string.h>

#include "data/language.h"
#include "store/history-backup.h"
#include "store/history-rows.h"
#include "store/history-schema.h"

static gboolean
step (ExosHistory *self, sqlite3_stmt *statement, GError **error)
{
  const int code = sqlite3_step (statement);

  return code == SQLITE_DONE || exos_database_fail (self->db, code, error);
}

static gboolean
insert_decision (ExosHistory *self, const ExosRecord *record, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = exos_database_prepare (
      self->db,
      "INSERT INTO decisions (saved, experiment, verdict, recommended, rule, overridden, reason,"
      " owner, files, uris, sha256, version, schema, previous, hash)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, hash, '' FROM chain",
      error);
  g_autofree char *now = exos_row_dup_now ();
  g_autofree char *files = exos_row_join (record->files);
  g_autofree char *uris = exos_row_join (record->uris);
  const char *const texts[] = {
    now,
    record->experiment,
    exos_verdict_id (record->verdict),
    exos_verdict_id (record->recommended),
    record->rule,
    NULL,
    record->reason,
    record->owner,
    files,
    uris,
    record->sha256,
    record->version,
  };

  if (statement == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    exos_database_bind_text (statement, (int) i + 1, texts[i]);
  sqlite3_bind_int (statement, 6, record->is_overridden);
  sqlite3_bind_int (statement, 13, EXOS_HISTORY_SCHEMA);
  return step (self, statement, error);
}

static gboolean
insert_contents (ExosHistory *self, gint64 id, const ExosRecord *record, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = exos_database_prepare (
      self->db, "INSERT INTO contents (decision, settings, report) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  exos_database_bind_text (statement, 2, record->settings);
  exos_database_bind_text (statement, 3, record->report);
  return step (self, statement, error);
}

/* What a row holds once it is there, so that whoever checks it reads the very same. */
static gboolean
hash_row (ExosHistory *self, gint64 id, char **hash, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      exos_database_prepare (self->db, EXOS_ROW_SELECT "WHERE d.id = ?1", error);
  int code;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_int64 (row, 1, id);
  code = sqlite3_step (row);
  if (code != SQLITE_ROW)
    return exos_database_fail (self->db, code, error);

  g_autofree char *previous = exos_database_dup_text (row, EXOS_ROW_PREVIOUS);

  *hash = exos_row_hash (row, previous);
  return TRUE;
}

static gboolean
link_row (ExosHistory *self, gint64 id, const ExosRecord *record, GError **error)
{
  g_autofree char *hash = NULL;
  g_autofree char *needle = exos_row_make_needle (record);

  if (!hash_row (self, id, &hash, error))
    return FALSE;

  g_autoptr (sqlite3_stmt) row = exos_database_prepare (
      self->db, "UPDATE decisions SET hash = ?1, needle = ?2 WHERE id = ?3", error);
  g_autoptr (sqlite3_stmt) chain =
      exos_database_prepare (self->db, "UPDATE chain SET records = records + 1, hash = ?1", error);

  if (row == NULL || chain == NULL)
    return FALSE;
  exos_database_bind_text (row, 1, hash);
  exos_database_bind_text (row, 2, needle);
  sqlite3_bind_int64 (row, 3, id);
  exos_database_bind_text (chain, 1, hash);
  return step (self, row, error) && step (self, chain, error);
}

static gboolean
add (ExosHistory *self, const ExosRecord *record, gint64 *id, GError **error)
{
  if (!insert_decision (self, record, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (self->db);
  return insert_contents (self, *id, record, error) && link_row (self, *id, record, error);
}

static gboolean
begin (ExosHistory *self, GError **error)
{
  return exos_database_run (self->db, "BEGIN IMMEDIATE", error) &&
         exos_history_is_current (self->db, error);
}

/* Whatever failed, also the commit itself, leaves no transaction open. */
static gboolean
end (ExosHistory *self, gboolean is_done, GError **error)
{
  if (is_done && exos_database_run (self->db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static gboolean
is_within_bounds (const ExosRecord *record, GError **error)
{
  const char *const texts[] = { record->experiment, record->reason, record->owner };
  gboolean is_within =
      strlen (record->settings) <= EXOS_RECORD_MAX_SETTINGS &&
      (record->report == NULL || strlen (record->report) <= EXOS_RECORD_MAX_REPORT) &&
      g_strv_length (record->files) <= EXOS_RECORD_MAX_FILES &&
      g_strv_length (record->uris) <= EXOS_RECORD_MAX_FILES;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    is_within = is_within && (texts[i] == NULL || strlen (texts[i]) <= EXOS_RECORD_MAX_TEXT);
  return is_within || exos_database_fail (NULL, SQLITE_TOOBIG, error);
}

gint64
exos_history_add (ExosHistory *self, const ExosRecord *record, GError **error)
{
  gint64 id = 0;

  if (!is_within_bounds (record, error))
    return 0;
  return end (self, begin (self, error) && add (self, record, &id, error), error) ? id : 0;
}

/* What was there is overwritten in the file, and the log is emptied: nothing of it stays to be
 * found. Another process that reads keeps the log until it is done. */
gboolean
exos_history_clear (ExosHistory *self, GError **error)
{
  static const char clear[] = "DELETE FROM contents; DELETE FROM decisions; DELETE FROM drafts;"
                              "UPDATE chain SET records = 0, hash = '';";
  const gboolean is_cleared =
      end (self, begin (self, error) && exos_database_run (self->db, clear, error), error);

  if (is_cleared)
    {
      sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
      exos_backup_forget (self->path);
    }
  return is_cleared;
}

static gboolean
put_draft (
    ExosHistory *self, const char *uri, const char *sha256, const char *settings, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = exos_database_prepare (
      self->db,
      "INSERT OR REPLACE INTO drafts (uri, sha256, saved, settings) VALUES (?1, ?2, ?3, ?4)",
      error);
  g_autofree char *now = exos_row_dup_now ();

  if (statement == NULL)
    return FALSE;
  exos_database_bind_text (statement, 1, uri);
  exos_database_bind_text (statement, 2, sha256);
  exos_database_bind_text (statement, 3, now);
  exos_database_bind_text (statement, 4, settings);
  return step (self, statement, error);
}

static gboolean
delete_draft (ExosHistory *self, const char *uri, const char *sha256, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      exos_database_prepare (self->db, "DELETE FROM drafts WHERE uri = ?1 OR sha256 = ?2", error);

  if (statement == NULL)
    return FALSE;
  exos_database_bind_text (statement, 1, uri);
  exos_database_bind_text (statement, 2, sha256);
  return step (self, statement, error);
}

/* No more drafts than anybody comes back to. */
static gboolean
forget_old_drafts (ExosHistory *self, GError **error)
{
  return exos_database_run (self->db,
                            "DELETE FROM drafts WHERE uri IN (SELECT uri FROM drafts"
                            " ORDER BY saved DESC, uri LIMIT -1 OFFSET 1000)",
                            error);
}

gboolean
exos_history_save_draft (
    ExosHistory *self, const char *uri, const char *sha256, const char *settings, GError **error)
{
  if ((settings != NULL && strlen (settings) > EXOS_RECORD_MAX_SETTINGS) ||
      strlen (uri) > EXOS_RECORD_MAX_SETTINGS)
    return exos_database_fail (NULL, SQLITE_TOOBIG, error);
  if (settings == NULL)
    return end (self, begin (self, error) && delete_draft (self, uri, sha256, error), error);
  return end (self,
              begin (self, error) && put_draft (self, uri, sha256, settings, error) &&
                  forget_old_drafts (self, error),
              error);
}

char *
exos_history_load_draft (ExosHistory *self, const char *uri, const char *sha256, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      exos_database_prepare (self->db,
                             "SELECT settings FROM drafts WHERE uri = ?1 OR sha256 = ?2"
                             " ORDER BY uri = ?1 DESC, saved DESC LIMIT 1",
                             error);
  int code;

  if (statement == NULL)
    return NULL;
  exos_database_bind_text (statement, 1, uri);
  exos_database_bind_text (statement, 2, sha256);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return exos_database_dup_text (statement, 0);
  if (code != SQLITE_DONE)
    exos_database_fail (self->db, code, error);
  return NULL;
}
