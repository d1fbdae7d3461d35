// SPDX-License-Identifier: MIT
/* Decisions to keep, and folders to keep them in. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "store/history.h"

/* A decision about nothing, of about the size that they have. */
static inline ExosRecord *
fixture_record (const char *name, ExosVerdict verdict)
{
  ExosRecord *self = g_new0 (ExosRecord, 1);

  self->experiment = g_strdup (name);
  self->verdict = verdict;
  self->recommended = EXOS_VERDICT_LAUNCH;
  self->rule = g_strdup ("L1");
  self->files = g_strsplit ("결과.csv", "|", -1);
  self->uris = g_strsplit ("file:///nowhere/%EA%B2%B0%EA%B3%BC.csv", "|", -1);
  self->sha256 = g_strnfill (64, 'a');
  self->version = g_strdup ("1.0.0");
  self->settings = g_strnfill (2000, 's');
  self->report = g_strnfill (12000, 'r');
  return self;
}

static inline char *
fixture_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("exos-history-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static inline void
fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        fixture_remove (path);
    }
  g_rmdir (folder);
}
