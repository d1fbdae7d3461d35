// SPDX-License-Identifier: MIT
#include "store/history-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/language.h"
#include "store/history-files.h"
#include "store/history-lock.h"

#define PREFIX "history-"
#define DRAFT "unfinished"
#define MAX_BACKUPS 7

static gboolean
copy (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = exos_database_prepare (db, "VACUUM INTO ?1", error);
  int code;

  if (statement == NULL)
    return FALSE;
  exos_database_bind_text (statement, 1, path);
  code = sqlite3_step (statement);
  return code == SQLITE_DONE || exos_database_fail (db, code, error);
}

gboolean
exos_backup_write (sqlite3 *db, const char *path, GError **error)
{
  g_unlink (path);
  if (exos_history_make_file (path, error) && copy (db, path, error) &&
      exos_history_sync (path, error))
    return TRUE;

  g_unlink (path);
  return FALSE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

GPtrArray *
exos_backup_names (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".sqlite"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  return names;
}

static void
delete_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
}

/* The one just made stays, also when the clock was wrong and all others are of later days. */
static void
forget_old (const char *folder, const char *made)
{
  g_autoptr (GPtrArray) names = exos_backup_names (folder, PREFIX);
  guint n_kept = 1;

  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (names->pdata[i], made) && ++n_kept > MAX_BACKUPS)
      delete_file (folder, names->pdata[i]);
}

/* A link in its place is not followed. */
static gboolean
make_folder (const char *folder, const char *parent, GError **error)
{
  GStatBuf status;

  if (g_mkdir (folder, 0700) == 0)
    return (g_chmod (folder, 0700) == 0 && exos_history_sync (parent, error)) ||
           exos_history_fail_system (_ ("There is no folder for backups:"), error);
  if (errno != EEXIST || g_lstat (folder, &status) != 0)
    return exos_history_fail_system (_ ("There is no folder for backups:"), error);

  errno = ENOTDIR;
  return (S_ISDIR (status.st_mode) &&
          ((status.st_mode & 0077) == 0 || g_chmod (folder, 0700) == 0)) ||
         exos_history_fail_system (_ ("There is no folder for backups:"), error);
}

/* It has its name once it is whole. */
static gboolean
write_as (sqlite3 *db, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *draft = g_build_filename (folder, DRAFT, NULL);

  if (exos_history_is_file (path))
    return TRUE;
  if (!exos_backup_write (db, draft, error))
    return FALSE;
  if (g_rename (draft, path) != 0)
    {
      exos_history_fail_system (_ ("The backup cannot be written:"), error);
      g_unlink (draft);
      return FALSE;
    }

  forget_old (folder, name);
  return exos_history_sync (folder, error);
}

/* Whoever makes one at the same time makes it for all. */
static gboolean
make (sqlite3 *db, const char *path, const char *name, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, EXOS_BACKUPS_FOLDER, NULL);
  const int lock =
      make_folder (folder, parent, error) ? exos_history_lock_open (folder, error) : -1;

  if (lock < 0)
    return FALSE;

  const gboolean is_made = !exos_history_lock_try (lock) || write_as (db, folder, name, error);

  close (lock);
  return is_made;
}

static char *
dup_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y%m%d");
}

gboolean
exos_history_backup (ExosHistory *self, GError **error)
{
  g_autofree char *day = dup_day ();
  g_autofree char *name = g_strconcat (PREFIX, day, ".sqlite", NULL);

  return make (self->db, self->path, name, error);
}

void
exos_backup_before_migration (sqlite3 *db, const char *path, gint64 version)
{
  g_autofree char *day = dup_day ();
  g_autofree char *name =
      g_strdup_printf (PREFIX "%s-schema-%" G_GINT64_FORMAT ".sqlite", day, version);

  make (db, path, name, NULL);
}

void
exos_backup_forget (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, EXOS_BACKUPS_FOLDER, NULL);
  g_autoptr (GPtrArray) backups = exos_backup_names (folder, PREFIX);
  g_autoptr (GPtrArray) replaced = exos_backup_names (parent, EXOS_HISTORY_REPLACED);

  for (guint i = 0; i < backups->len; i++)
    delete_file (folder, backups->pdata[i]);
  for (guint i = 0; i < replaced->len; i++)
    delete_file (parent, replaced->pdata[i]);
}
