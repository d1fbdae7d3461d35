// SPDX-License-Identifier: MIT
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/language.h"
#include "store/history-lock.h"
#include "store/history-schema.h"

#define PAUSE 5000 /* microseconds */
#define MAX_VALUE (8 * 1024 * 1024)

/* Beside the file of the database itself. */
static const char *const companions[] = { "-wal", "-shm" };

static gboolean
fail (const char *message, GError **error)
{
  const int saved = errno;

  g_set_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE, "%s %s", message,
               g_strerror (saved));
  return FALSE;
}

/* The real path of a folder that is the user's alone: SQLite refuses links in a path. */
static char *
make_folder (const char *folder, GError **error)
{
  GStatBuf status;
  char *real = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    real = realpath (folder, NULL);
  if (real == NULL)
    fail (_ ("There is no folder for the history:"), error);
  else if (g_stat (real, &status) == 0 && (status.st_mode & 0077) != 0)
    (void) !g_chmod (real, 0700);
  return real;
}

/* A new file is nobody else's to read, whatever the umask; SQLite gives its companions the same
 * mode. A file that is there is not opened here: closing it would drop the locks that SQLite holds
 * on it in this process. */
static gboolean
make_file (const char *path, GError **error)
{
  GStatBuf status;
  const int file = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (file >= 0)
    return fchmod (file, 0600) == 0 && close (file) == 0;
  if (errno != EEXIST)
    return fail (_ ("The history cannot be written to:"), error);
  if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) && (status.st_mode & 0077) != 0)
    (void) !g_chmod (path, 0600);
  return TRUE;
}

/* A name that nothing has yet: "history-damaged-20260314T092653.sqlite". */
static char *
find_free_name (const char *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y%m%dT%H%M%S");

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      char *name = g_strdup_printf ("history-damaged-%s%s.sqlite", when, number);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *log = g_strconcat (path, companions[0], NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (log, G_FILE_TEST_EXISTS))
        return name;
      g_free (name);
    }
}

/* Renames the database, then what belongs to it. Killed in between, the rest is found by
 * set_orphans_aside(). Nothing is ever written over. */
static gboolean
set_aside (ExosHistory *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = find_free_name (folder);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_rename (self->path, target) != 0)
    return fail (_ ("The damaged history cannot be set aside:"), error);
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *old = g_strconcat (self->path, companions[i], NULL);
      g_autofree char *new = g_strconcat (target, companions[i], NULL);

      (void) !g_rename (old, new);
    }

  g_free (self->set_aside);
  self->set_aside = g_steal_pointer (&name);
  return TRUE;
}

/* A log without its database: SQLite would throw it away with the first page of a new one. */
static void
set_orphans_aside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, companions[0], NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_test (log, G_FILE_TEST_EXISTS))
    return;

  g_autofree char *name = find_free_name (folder);
  g_autofree char *target = g_strconcat (folder, G_DIR_SEPARATOR_S, name, companions[0], NULL);

  (void) !g_rename (log, target);
}

/* Nothing here writes into the file. */
static gboolean
configure (sqlite3 *db, GError **error)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, EXOS_BUSY_TIMEOUT);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MAX_VALUE);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return exos_database_run (db,
                            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                            "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;"
                            "PRAGMA cache_size = -16384;",
                            error);
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

static gboolean
open_database (ExosHistory *self, GError **error)
{
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  gint64 version = 0;

  set_orphans_aside (self->path);
  if (!make_file (self->path, error))
    return FALSE;

  const int code = sqlite3_open_v2 (self->path, &self->db, flags, NULL);

  if (code != SQLITE_OK)
    return exos_database_fail (self->db, code, error);
  if (!configure (self->db, error) || !exos_history_inspect (self->db, &version, error))
    return FALSE;
  if (sqlite3_db_readonly (self->db, "main"))
    return exos_database_fail (self->db, SQLITE_READONLY, error);
  return use_log (self->db, error) &&
         (version == EXOS_HISTORY_SCHEMA || exos_history_migrate (self->db, error));
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
  return (is_sound || (set_aside (self, error) && try (self, error))) &&
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
  g_autofree char *real = make_folder (folder, error);
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
