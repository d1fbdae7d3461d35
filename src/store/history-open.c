// SPDX-License-Identifier: MIT
#include <unistd.h>

#include "data/language.h"
#include "store/history-backup.h"
#include "store/history-files.h"
#include "store/history-lock.h"
#include "store/history-schema.h"

#define PAUSE 5000 /* microseconds */
#define MAX_VALUE (8 * 1024 * 1024)

gboolean
exos_database_configure (sqlite3 *db, GError **error)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, EXOS_BUSY_TIMEOUT);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MAX_VALUE);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  exos_database_empties_log (db, FALSE);
  return exos_database_run (db,
                            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                            "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;"
                            "PRAGMA cache_size = -16384;",
                            error);
}

void
exos_database_empties_log (sqlite3 *db, gboolean empties_log)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !empties_log, NULL);
}

/* Readers and a writer at once; SQLite does not wait for others with this one statement. A file
 * system that cannot do it keeps the journal that it has, which is as safe and slower. */
static gboolean
use_log (sqlite3 *db, GError **error)
{
  const gint64 end = g_get_monotonic_time () + EXOS_BUSY_TIMEOUT * G_TIME_SPAN_MILLISECOND;
  int code;

  while (((code = sqlite3_exec (db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL)) & 0xff) ==
             SQLITE_BUSY &&
         g_get_monotonic_time () < end)
    g_usleep (PAUSE);
  return code == SQLITE_OK || exos_database_fail (db, code, error);
}

/* An older one is copied before it is changed; without room for that, the transaction has to do. */
static gboolean
bring_up_to_date (ExosHistory *self, gint64 version, GError **error)
{
  if (version == EXOS_HISTORY_SCHEMA)
    return TRUE;
  if (version > 0)
    exos_backup_before_migration (self->db, self->path, version);
  return exos_history_migrate (self->db, error);
}

static gboolean
open_database (ExosHistory *self, GError **error)
{
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  gint64 version = 0;

  exos_history_set_orphans_aside (self->path);
  if (!exos_history_make_file (self->path, error))
    return FALSE;

  const int code = sqlite3_open_v2 (self->path, &self->db, flags, NULL);

  if (code != SQLITE_OK)
    return exos_database_fail (self->db, code, error);
  if (!exos_database_configure (self->db, error) ||
      !exos_history_inspect (self->db, &version, error))
    return FALSE;
  if (sqlite3_db_readonly (self->db, "main"))
    return exos_database_fail (self->db, SQLITE_READONLY, error);
  exos_database_empties_log (self->db, TRUE);
  return use_log (self->db, error) && bring_up_to_date (self, version, error);
}

/* One try: nothing stays open of a failed one. */
static gboolean
try (ExosHistory *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (open_database (self, &reason))
    return TRUE;
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Somebody else may have been faster: it is looked at again once it is ours alone. */
static gboolean
replace (ExosHistory *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!exos_history_lock_alone (self->lock))
    {
      g_set_error_literal (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_DAMAGED,
                           _ ("The history is damaged, and in use. Close all other windows of "
                              "ExperimentOS, then it is set aside and a new one begun."));
      return FALSE;
    }

  const gboolean is_sound = try (self, &reason);

  if (!is_sound && !g_error_matches (reason, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (!is_sound)
    self->set_aside = exos_history_set_aside (self->path, EXOS_HISTORY_DAMAGED, error);
  return (is_sound || (self->set_aside != NULL && try (self, error))) &&
         exos_history_lock_share (self->lock);
}

static gboolean
open_all (ExosHistory *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!exos_history_lock_share (self->lock))
    return exos_database_fail (NULL, SQLITE_BUSY, error);
  if (try (self, &reason))
    return TRUE;
  if (g_error_matches (reason, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_DAMAGED))
    return replace (self, error);

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

ExosHistory *
exos_history_open (const char *folder, GError **error)
{
  static GMutex mutex;
  g_autofree char *real = exos_history_make_folder (folder, error);
  g_autoptr (ExosHistory) self = g_new0 (ExosHistory, 1);

  self->lock = real != NULL ? exos_history_lock_open (real, error) : -1;
  if (self->lock < 0)
    return NULL;

  self->path = g_build_filename (real, EXOS_HISTORY_FILE, NULL);
  g_mutex_lock (&mutex);

  const gboolean is_open = open_all (self, error);

  g_mutex_unlock (&mutex);
  return is_open ? g_steal_pointer (&self) : NULL;
}

void
exos_history_close (ExosHistory *self)
{
  g_clear_pointer (&self->db, sqlite3_close_v2);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self->set_aside);
  g_free (self);
}

const char *
exos_history_get_set_aside (const ExosHistory *self)
{
  return self->set_aside;
}
