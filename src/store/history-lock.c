// SPDX-License-Identifier: MIT
#include "store/history-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "data/language.h"
#include "store/database.h"

#define LOCK_FILE "history.lock"
#define PAUSE 5000 /* microseconds between two tries */

int
exos_history_lock_open (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOCK_FILE, NULL);
  const int lock = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (lock >= 0)
    (void) !fchmod (lock, 0600); /* whatever the umask left of it */
  else
    {
      const int saved = errno;

      g_set_error (error, EXOS_HISTORY_ERROR, EXOS_HISTORY_ERROR_UNAVAILABLE,
                   _ ("The history cannot be written to: %s"), g_strerror (saved));
    }
  return lock;
}

static gboolean
take (int lock, int how)
{
  const gint64 end = g_get_monotonic_time () + EXOS_BUSY_TIMEOUT * G_TIME_SPAN_MILLISECOND;

  while (flock (lock, how | LOCK_NB) != 0)
    {
      if ((errno != EWOULDBLOCK && errno != EINTR) || g_get_monotonic_time () > end)
        return FALSE;
      g_usleep (PAUSE);
    }

  return TRUE;
}

gboolean
exos_history_lock_share (int lock)
{
  return take (lock, LOCK_SH);
}

gboolean
exos_history_lock_alone (int lock)
{
  return take (lock, LOCK_EX);
}

gboolean
exos_history_lock_try (int lock)
{
  return flock (lock, LOCK_EX | LOCK_NB) == 0;
}
