// SPDX-License-Identifier: MIT
/* A file that comes as slowly as a test wants: a pipe with a name. What was written is read at
 * once; the rest is waited for. */
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui-fixture.h"

#define SLOW_BLOCK (64 * 1024) /* what is read before there is a head */

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  int fd; /* -1: closed */
} SlowFile;

static inline void
slow_file_make_pipe (SlowFile *self)
{
  g_unlink (self->path);
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
}

static inline void
slow_file_init (SlowFile *self)
{
  signal (SIGPIPE, SIG_IGN);
  self->folder = g_dir_make_tmp ("exos-slow-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "slow.csv", NULL);
  self->file = g_file_new_for_path (self->path);
  self->fd = -1;
  slow_file_make_pipe (self);
}

/* Waits for whoever reads. */
static inline void
slow_file_open (SlowFile *self)
{
  self->fd = open (self->path, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (self->fd, >=, 0);
}

/* A reader that gave up takes no more. */
static inline void
slow_file_write (SlowFile *self, const char *text)
{
  gsize length = strlen (text);

  while (length > 0)
    {
      const ssize_t n = write (self->fd, text, length);

      if (n < 0 && errno == EPIPE)
        return;
      g_assert_true (n > 0 || errno == EINTR);
      text += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }
}

/* The text, then blank lines until a whole block is there: its records are the head. */
static inline void
slow_file_write_head (SlowFile *self, const char *text)
{
  g_autofree char *blank = g_strnfill (SLOW_BLOCK + 1, '\n');

  slow_file_write (self, text);
  slow_file_write (self, blank);
}

static inline void
slow_file_end (SlowFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static inline void
slow_file_clear (SlowFile *self)
{
  slow_file_end (self);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
}
