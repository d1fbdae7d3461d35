// SPDX-License-Identifier: MIT
#include <string.h>

#include "data/language.h"
#include "store/history-rows.h"
#include "store/history-schema.h"

#define PAGE 100
#define MAX_WORDS 8

/* The words of a search, folded; those past the first eight are not looked for. */
static char **
split_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *folded = exos_row_fold (valid);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  guint n_found = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && n_found++ < MAX_WORDS)
      g_strv_builder_add (found, words[i]);
  return g_strv_builder_end (found);
}

static void
append_verdicts (GString *sql, guint verdicts)
{
  const char *before = " AND d.verdict IN (";

  for (guint i = 0; i <= EXOS_VERDICT_ROLLBACK; i++)
    if (verdicts & (1u << i))
      {
        g_string_append_printf (sql, "%s'%s'", before, exos_verdict_id ((ExosVerdict) i));
        before = ", ";
      }
  if (verdicts != 0)
    g_string_append_c (sql, ')');
}

/* A word may be two syllables, so no index of three characters finds it; ten thousand needles are
 * looked through in a few milliseconds. */
static sqlite3_stmt *
prepare (ExosHistory *self,
         const char *select,
         const ExosHistoryQuery *query,
         gboolean is_page,
         GError **error)
{
  g_auto (GStrv) words = split_words (query->text);
  g_autoptr (GString) sql = g_string_new (NULL);
  const guint n_words = g_strv_length (words);

  g_string_printf (sql, "%s WHERE TRUE", select);
  append_verdicts (sql, query->verdicts);
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (sql, " AND instr (d.needle, ?%u) > 0", i + 1);
  if (is_page && query->before > 0)
    g_string_append_printf (sql, " AND d.id < %" G_GINT64_FORMAT, query->before);
  if (is_page)
    g_string_append_printf (sql, " ORDER BY d.id DESC LIMIT %u",
                            query->limit > 0 ? query->limit : PAGE);

  sqlite3_stmt *statement = exos_database_prepare (self->db, sql->str, error);

  for (guint i = 0; statement != NULL && i < n_words; i++)
    sqlite3_bind_text (statement, (int) i + 1, words[i], -1, SQLITE_TRANSIENT);
  return statement;
}

static void
free_record (gpointer data)
{
  exos_record_free (data);
}

/* Whether a row says of itself what it was saved as. */
static gboolean
is_intact_row (sqlite3_stmt *row)
{
  const char *previous = (const char *) sqlite3_column_text (row, EXOS_ROW_PREVIOUS);
  const char *kept = (const char *) sqlite3_column_text (row, EXOS_ROW_HASH);
  g_autofree char *hash = exos_row_hash (row, previous != NULL ? previous : "");

  return g_strcmp0 (kept, hash) == 0;
}

GPtrArray *
exos_history_search (ExosHistory *self, const ExosHistoryQuery *query, GError **error)
{
  g_autoptr (sqlite3_stmt) row = prepare (self, EXOS_ROW_SELECT, query, TRUE, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_record);
  int code;

  if (row == NULL)
    return NULL;
  while ((code = sqlite3_step (row)) == SQLITE_ROW)
    {
      ExosRecord *record = exos_row_read (row);

      if (record == NULL)
        continue;
      record->is_altered = !is_intact_row (row);
      g_ptr_array_add (found, record);
    }
  if (code == SQLITE_DONE)
    return g_steal_pointer (&found);

  exos_database_fail (self->db, code, error);
  return NULL;
}

gint64
exos_history_count (ExosHistory *self, const ExosHistoryQuery *query, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      prepare (self, "SELECT count(*) FROM decisions d", query, FALSE, error);
  const int code = row != NULL ? sqlite3_step (row) : SQLITE_ERROR;

  if (code == SQLITE_ROW)
    return sqlite3_column_int64 (row, 0);
  if (row != NULL)
    exos_database_fail (self->db, code, error);
  return -1;
}

ExosRecord *
exos_history_load (ExosHistory *self, gint64 id, gboolean *is_intact, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      exos_database_prepare (self->db, EXOS_ROW_SELECT "WHERE d.id = ?1", error);
  int code;

  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, id);
  code = sqlite3_step (row);

  ExosRecord *record = code == SQLITE_ROW ? exos_row_read (row) : NULL;

  if (record != NULL)
    {
      record->settings = exos_database_dup_text (row, EXOS_ROW_N_COLUMNS);
      record->report = exos_database_dup_text (row, EXOS_ROW_N_COLUMNS + 1);
      *is_intact = is_intact_row (row);
      record->is_altered = !*is_intact;
    }
  else if (code != SQLITE_ROW && code != SQLITE_DONE)
    exos_database_fail (self->db, code, error);
  else
    g_set_error_literal (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_NOT_FOUND,
                         _ ("The history has no such decision any more."));
  return record;
}

static gboolean
follow_chain (ExosHistory *self, ExosChainCheck *check, char **last, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      exos_database_prepare (self->db, EXOS_ROW_SELECT "ORDER BY d.id", error);
  int code;

  if (row == NULL)
    return FALSE;
  while ((code = sqlite3_step (row)) == SQLITE_ROW)
    {
      g_autofree char *previous = exos_database_dup_text (row, EXOS_ROW_PREVIOUS);
      const gboolean is_linked = g_strcmp0 (previous, *last) == 0;

      check->n_records++;
      if (check->first_broken == 0 && !(is_linked && is_intact_row (row)))
        check->first_broken = sqlite3_column_int64 (row, 0);
      g_free (*last);
      *last = exos_database_dup_text (row, EXOS_ROW_HASH);
    }

  return code == SQLITE_DONE || exos_database_fail (self->db, code, error);
}

static gboolean
compare_end (ExosHistory *self, ExosChainCheck *check, const char *last, GError **error)
{
  g_autoptr (sqlite3_stmt) row =
      exos_database_prepare (self->db, "SELECT records, hash FROM chain", error);
  const int code = row != NULL ? sqlite3_step (row) : SQLITE_ERROR;

  if (row == NULL)
    return FALSE;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return exos_database_fail (self->db, code, error);
  check->is_shortened = code == SQLITE_DONE ||
                        (guint64) sqlite3_column_int64 (row, 0) != check->n_records ||
                        g_strcmp0 ((const char *) sqlite3_column_text (row, 1), last) != 0;
  return TRUE;
}

/* In one transaction: another process may add to it meanwhile. */
gboolean
exos_history_check_chain (ExosHistory *self, ExosChainCheck *check, GError **error)
{
  g_autofree char *last = g_strdup ("");

  *check = (ExosChainCheck) { 0 };
  if (!exos_database_run (self->db, "BEGIN", error))
    return FALSE;

  const gboolean is_read =
      follow_chain (self, check, &last, error) && compare_end (self, check, last, error);

  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return is_read;
}
