// SPDX-License-Identifier: MIT
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "data/language.h"
#include "store/history-backup.h"
#include "store/history-files.h"
#include "store/history-lock.h"
#include "store/history-schema.h"

#define DRAFT "history.restoring"

/* Where backups stand, within the folder of the history, and how they are called before the day. */
static const struct
{
  const char *folder;
  const char *prefix;
  gboolean is_replaced;
} places[] = {
  { EXOS_BACKUPS_FOLDER G_DIR_SEPARATOR_S, "history-", FALSE },
  { "", EXOS_HISTORY_REPLACED, TRUE },
};

void
exos_backup_free (ExosBackup *self)
{
  g_free (self->name);
  g_free (self);
}

static void
free_backup (gpointer data)
{
  exos_backup_free (data);
}

/* From "20260314…", a day here, or "20260314T092653…", a moment in UTC. */
static gboolean
read_day (const char *stamp, GDate *day)
{
  g_autofree char *digits = g_strndup (stamp, strspn (stamp, "0123456789T"));
  const gboolean is_moment = strlen (digits) > 8;
  g_autofree char *text = g_strconcat (digits, is_moment ? "Z" : "T120000", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) read = g_date_time_new_from_iso8601 (text, zone);
  g_autoptr (GDateTime) local = read != NULL ? g_date_time_to_timezone (read, zone) : NULL;

  if (local == NULL)
    return FALSE;
  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  return TRUE;
}

/* For reading alone. NULL with an error; nothing is open then. */
static sqlite3 *
open_backup (const char *path, GError **error)
{
  const int flags =
      SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autoptr (sqlite3) db = NULL;
  const int code =
      exos_history_is_file (path) ? sqlite3_open_v2 (path, &db, flags, NULL) : SQLITE_CANTOPEN;

  if (code != SQLITE_OK)
    exos_database_fail (NULL, code, error);
  else if (exos_database_configure (db, error))
    return g_steal_pointer (&db);
  return NULL;
}

static gint64
count_decisions (const char *path)
{
  g_autoptr (sqlite3) db = open_backup (path, NULL);
  gint64 n = -1;

  if (db == NULL || !exos_database_read_number (db, "SELECT count(*) FROM decisions", &n, NULL))
    return -1;
  return n;
}

static void
add_backup (GPtrArray *list, const char *real, gsize place, const char *file)
{
  g_autoptr (ExosBackup) backup = g_new0 (ExosBackup, 1);

  backup->name = g_strconcat (places[place].folder, file, NULL);
  backup->is_replaced = places[place].is_replaced;

  g_autofree char *path = g_build_filename (real, backup->name, NULL);

  if (!read_day (file + strlen (places[place].prefix), &backup->day) ||
      !exos_history_is_file (path))
    return;
  backup->n_decisions = count_decisions (path);
  g_ptr_array_add (list, g_steal_pointer (&backup));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const ExosBackup *const *first = a;
  const ExosBackup *const *second = b;
  const int days = g_date_compare (&(*second)->day, &(*first)->day);

  return days != 0 ? days : strcmp ((*second)->name, (*first)->name);
}

GPtrArray *
exos_backup_list (const char *folder, GError **error)
{
  g_autofree char *real = exos_history_make_folder (folder, error);
  GPtrArray *list = real != NULL ? g_ptr_array_new_with_free_func (free_backup) : NULL;

  for (gsize i = 0; real != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (real, places[i].folder, NULL);
      g_autoptr (GPtrArray) names = exos_backup_names (path, places[i].prefix);

      for (guint j = 0; j < names->len; j++)
        add_backup (list, real, i, names->pdata[j]);
    }
  if (list != NULL)
    g_ptr_array_sort (list, compare_days);
  return list;
}

/* One of the list, and nowhere else. */
static gboolean
is_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *start = g_strconcat (places[i].folder, places[i].prefix, NULL);

      if (g_str_has_prefix (name, start) && strchr (name + strlen (start), '/') == NULL)
        return TRUE;
    }

  return FALSE;
}

/* A sound backup, in a file that is ready to become the history. */
static gboolean
draw_up (const char *path, const char *draft, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (sqlite3) db = open_backup (path, &reason);
  gint64 version = 0;

  if (db != NULL && exos_history_inspect (db, &version, &reason) &&
      exos_backup_write (db, draft, &reason))
    return TRUE;

  g_set_error (error, EXOS_HISTORY_ERROR, reason->code, _ ("This backup cannot be used: %s"),
               reason->message);
  return FALSE;
}

/* A sound history becomes one file, without a log; any other is not written into. */
static gboolean
settle (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2 (path, &db, flags, NULL);
  gint64 version = 0;

  if (code != SQLITE_OK)
    return exos_database_fail (db, code, error);
  if (!exos_database_configure (db, error) || !exos_history_inspect (db, &version, error))
    return FALSE;
  exos_database_empties_log (db, TRUE);
  return exos_database_run (db, "PRAGMA journal_mode = DELETE", error);
}

/* A second name for it: there is no moment without a history. */
static char *
link_aside (const char *path, const char *folder)
{
  g_autofree char *name = exos_history_dup_free_name (folder, EXOS_HISTORY_REPLACED);
  g_autofree char *aside = g_build_filename (folder, name, NULL);

  return link (path, aside) == 0 && exos_history_sync (folder, NULL) ? g_steal_pointer (&name)
                                                                     : NULL;
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_DAMAGED);
}

/* Where there can be no second name, or it is more than one file, it is moved away. */
static gboolean
set_present_aside (const char *path, const char *folder, char **set_aside, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean is_settled = settle (path, &reason);

  /* A disk that could not be read once is no damage. */
  if (is_damage (reason))
    {
      g_clear_error (&reason);
      is_settled = settle (path, &reason);
    }
  if (g_error_matches (reason, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  is_settled = is_settled && !exos_history_has_companions (path);
  *set_aside = is_settled ? link_aside (path, folder) : NULL;
  if (*set_aside == NULL)
    *set_aside = exos_history_set_aside (
        path, is_damage (reason) ? EXOS_HISTORY_DAMAGED : EXOS_HISTORY_REPLACED, error);
  return *set_aside != NULL;
}

static gboolean
replace (const char *folder, const char *draft, char **set_aside, GError **error)
{
  g_autofree char *path = g_build_filename (folder, EXOS_HISTORY_FILE, NULL);
  GStatBuf status;

  exos_history_set_orphans_aside (path);
  if (g_lstat (path, &status) == 0 && !set_present_aside (path, folder, set_aside, error))
    return FALSE;
  if (g_rename (draft, path) != 0)
    return exos_history_fail_system (_ ("The backup cannot be put in place:"), error);
  return exos_history_sync (folder, error);
}

static gboolean
restore (const char *folder, int lock, const char *name, char **set_aside, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *draft = g_build_filename (folder, DRAFT, NULL);

  if (!exos_history_lock_alone (lock))
    {
      g_set_error_literal (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_BUSY,
                           _ ("Another program is using the history."));
      return FALSE;
    }

  const gboolean is_done =
      draw_up (path, draft, error) && replace (folder, draft, set_aside, error);

  if (!is_done)
    g_unlink (draft);
  return is_done;
}

gboolean
exos_backup_restore (const char *folder, const char *name, char **set_aside, GError **error)
{
  g_autofree char *real = exos_history_make_folder (folder, error);
  const int lock = real != NULL ? exos_history_lock_open (real, error) : -1;
  gboolean is_done = FALSE;

  *set_aside = NULL;
  if (lock < 0)
    return FALSE;
  if (is_name (name))
    is_done = restore (real, lock, name, set_aside, error);
  else
    exos_database_fail (NULL, SQLITE_CANTOPEN, error);
  close (lock);
  if (!is_done)
    g_clear_pointer (set_aside, g_free);
  return is_done;
}
