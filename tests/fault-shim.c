// SPDX-License-Identifier: MIT
/* Stands between a program and its disk (LD_PRELOAD): counts the calls that touch one folder, and
 * lets one of them fail, or be the last thing that the program does. EXOS_FAULT_FOLDER  the folder,
 * as the program names it EXOS_FAULT_LOG     gets a line a call, and "fired" when the fault came
 *   EXOS_FAULT_AT      which call, from 1; none: calls are only counted
 *   EXOS_FAULT_KIND    a number of errno; "kill": dies instead of the call; "half": a write is done
 *                      by half, then it dies; "short": by half, and what follows fails with ENOSPC
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_FILES 1024

static char is_watched[MAX_FILES]; /* by descriptor */
static int n_calls;
static int is_full; /* after a short write */

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static void
note (const char *line)
{
  const char *path = getenv ("EXOS_FAULT_LOG");
  const int log =
      path != NULL ? REAL (open) (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;

  if (log < 0)
    return;
  (void) !REAL (write) (log, line, strlen (line));
  (void) !REAL (write) (log, "\n", 1);
  REAL (close) (log);
}

static int
is_in_folder (const char *path)
{
  const char *folder = getenv ("EXOS_FAULT_FOLDER");

  return folder != NULL && path != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static int
is_file_in_folder (int file)
{
  return file >= 0 && file < MAX_FILES && is_watched[file];
}

static void
watch (int file, int is_ours)
{
  if (file >= 0 && file < MAX_FILES)
    is_watched[file] = (char) is_ours;
}

static const char *
fault_kind (void)
{
  const char *kind = getenv ("EXOS_FAULT_KIND");

  return kind != NULL ? kind : "";
}

/* Counts a call; the kind of fault that it gets, or NULL. */
static const char *
find_fault (const char *name)
{
  const char *at = getenv ("EXOS_FAULT_AT");

  note (name);
  if (at == NULL || ++n_calls != atoi (at))
    return NULL;
  note ("fired");
  return fault_kind ();
}

/* Whether the call fails: errno says why. Dies when that is the fault. */
static int
fails (const char *name)
{
  const char *kind = find_fault (name);

  if (kind == NULL)
    return 0;
  if (strcmp (kind, "kill") == 0 || strcmp (kind, "half") == 0)
    kill (getpid (), SIGKILL);
  errno = strcmp (kind, "short") == 0 ? ENOSPC : atoi (kind);
  return 1;
}

static int
open_watched (__typeof__ (&open) real, const char *path, int flags, mode_t mode)
{
  const int is_ours = is_in_folder (path);

  if (is_ours && fails ("open"))
    return -1;

  const int file = real (path, flags, mode);

  watch (file, is_ours);
  return file;
}

#define OPEN(name)                                                                        \
  int name (const char *path, int flags, ...)                                             \
  {                                                                                       \
    va_list list;                                                                         \
                                                                                          \
    va_start (list, flags);                                                               \
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (list, mode_t) : 0; \
    va_end (list);                                                                        \
    return open_watched (REAL (name), path, flags, mode);                                 \
  }

OPEN (open)
OPEN (open64)

FILE *
fopen (const char *path, const char *mode)
{
  if (is_in_folder (path) && fails ("fopen"))
    return NULL;
  return REAL (fopen) (path, mode);
}

ssize_t
write (int file, const void *data, size_t size)
{
  if (!is_file_in_folder (file))
    return REAL (write) (file, data, size);
  if (is_full)
    {
      errno = ENOSPC;
      return -1;
    }

  const int is_by_half =
      strcmp (fault_kind (), "half") == 0 || strcmp (fault_kind (), "short") == 0;
  const char *kind = is_by_half ? find_fault ("write") : NULL;

  if (!is_by_half && fails ("write"))
    return -1;
  if (kind == NULL)
    return REAL (write) (file, data, size);

  const ssize_t n_written = REAL (write) (file, data, size / 2);

  is_full = 1;
  if (strcmp (kind, "half") == 0)
    kill (getpid (), SIGKILL);
  return n_written;
}

#define OF_DESCRIPTOR(name, parameters, arguments) \
  int name parameters                              \
  {                                                \
    if (is_file_in_folder (file) && fails (#name)) \
      return -1;                                   \
    return REAL (name) arguments;                  \
  }

OF_DESCRIPTOR (fsync, (int file), (file))
OF_DESCRIPTOR (fdatasync, (int file), (file))
OF_DESCRIPTOR (fallocate,
               (int file, int mode, off_t offset, off_t size),
               (file, mode, offset, size))
OF_DESCRIPTOR (fallocate64,
               (int file, int mode, off64_t offset, off64_t size),
               (file, mode, offset, size))
OF_DESCRIPTOR (ftruncate, (int file, off_t size), (file, size))

int
close (int file)
{
  const int is_ours = is_file_in_folder (file);
  const int is_failing = is_ours && fails ("close");
  const int saved = errno;

  watch (file, 0);

  const int result = REAL (close) (file); /* that it fails does not leave it open */

  if (!is_failing)
    return result;
  errno = saved;
  return -1;
}

int
rename (const char *from, const char *to)
{
  if (is_in_folder (to) && fails ("rename"))
    return -1;
  return REAL (rename) (from, to);
}
