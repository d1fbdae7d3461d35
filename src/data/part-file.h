// SPDX-License-Identifier: MIT
#pragma once

#include "data/plain-stream.h"

G_BEGIN_DECLS

/* One file to read, as often as needed, and what it was when it was first opened. */
typedef struct
{
  GFile *file;
  char *name;   /* display name, safe to show */
  guint64 size; /* on disk, 0 when not known */
  GFileInputStream *stream;
  GFileInfo *version;
  ExosPlainStream *plain; /* NULL before it is opened, and after it is closed */
} ExosPartFile;

/* The name of a file, safe to show; the caller frees. */
char *exos_part_file_dup_name (GFile *file);

ExosPartFile *exos_part_file_new (GFile *file);
void exos_part_file_free (ExosPartFile *self);

/* Learns the size before it is opened. FALSE in words for people when there is no such file. */
gboolean exos_part_file_look (ExosPartFile *self, GCancellable *cancellable, GError **error);

/* FALSE with a G_IO_ERROR, in words for people that name the file; also when it changed since it
 * was opened before. */
gboolean exos_part_file_open (ExosPartFile *self, GCancellable *cancellable, GError **error);
void exos_part_file_close (ExosPartFile *self);

/* Of an open one: whether it is a file of this computer that has its bytes at fixed places. */
gboolean exos_part_file_is_regular (const ExosPartFile *self);

/* Whether it stayed the same since it was first opened: a file that another program writes
 * meanwhile gives a mixture of old and new, which can look sound. A pipe changes by being read, and
 * has nothing to compare. FALSE in words for people. */
gboolean exos_part_file_is_unchanged (ExosPartFile *self,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExosPartFile, exos_part_file_free)

G_END_DECLS
