// SPDX-License-Identifier: MIT
#include "store/history-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/language.h"
#include "store/history.h"

#define LOG "-wal"

/* Beside the file of the database itself, and a part of it. */
static const char *const companions[] = { LOG, "-journal", "-shm" };

gboolean
exos_history_fail_system (const char *message, GError **error)
{
  const int saved = errno;

  g_set_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE, "%s %s", message,
               g_strerror (saved));
  return FALSE;
}

char *
exos_history_make_folder (const char *folder, GError **error)
{
  GStatBuf status;
  char *real = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    real = realpath (folder, NULL);
  if (real == NULL)
    exos_history_fail_system (_ ("There is no folder for the history:"), error);
  else if (g_stat (real, &status) == 0 && (status.st_mode & 0077) != 0)
    (void) !g_chmod (real, 0700);
  return real;
}

gboolean
exos_history_is_file (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISREG (status.st_mode);
}

/* SQLite gives the companions of a file the same mode. A file that is there is not opened here:
 * closing it would drop the locks that SQLite holds on it in this process. */
gboolean
exos_history_make_file (const char *path, GError **error)
{
  GStatBuf status;
  const int file = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (file >= 0)
    return fchmod (file, 0600) == 0 && close (file) == 0;
  if (errno != EEXIST)
    return exos_history_fail_system (_ ("The history cannot be written to:"), error);
  if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) && (status.st_mode & 0077) != 0)
    (void) !g_chmod (path, 0600);
  return TRUE;
}

gboolean
exos_history_sync (const char *path, GError **error)
{
  const int file = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  const gboolean is_synced = file >= 0 && fsync (file) == 0;

  if (!is_synced)
    exos_history_fail_system (_ ("The history cannot be written to:"), error);
  if (file >= 0)
    close (file);
  return is_synced;
}

char *
exos_history_dup_free_name (const char *folder, const char *prefix)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y%m%dT%H%M%S");

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      char *name = g_strdup_printf ("%s%s%s.sqlite", prefix, when, number);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *log = g_strconcat (path, LOG, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (log, G_FILE_TEST_EXISTS))
        return name;
      g_free (name);
    }
}

/* The database first, then what belongs to it. Killed in between, the rest is found by
 * exos_history_set_orphans_aside(). */
char *
exos_history_set_aside (const char *path, const char *prefix, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = exos_history_dup_free_name (folder, prefix);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_rename (path, target) != 0)
    {
      exos_history_fail_system (_ ("The history cannot be set aside:"), error);
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *old = g_strconcat (path, companions[i], NULL);
      g_autofree char *new = g_strconcat (target, companions[i], NULL);

      (void) !g_rename (old, new);
    }

  return g_steal_pointer (&name);
}

gboolean
exos_history_has_companions (const char *path)
{
  gboolean has = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      has = has || g_file_test (companion, G_FILE_TEST_EXISTS);
    }
  return has;
}

static gboolean
is_empty (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) != 0 || (S_ISREG (status.st_mode) && status.st_size == 0);
}

/* The log is looked for first: whoever makes both at this moment makes it last. */
void
exos_history_set_orphans_aside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, LOG, NULL);

  if (!g_file_test (log, G_FILE_TEST_EXISTS) || !is_empty (path))
    return;

  g_autofree char *name = exos_history_dup_free_name (folder, EXOS_HISTORY_DAMAGED);
  g_autofree char *target = g_strconcat (folder, G_DIR_SEPARATOR_S, name, LOG, NULL);

  (void) !g_rename (log, target);
}
