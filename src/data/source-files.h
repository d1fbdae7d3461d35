// SPDX-License-Identifier: MIT
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of the files that were read as one table. Lines count from 1. */
typedef struct
{
  char *name;         /* display name, safe to show */
  guint64 bytes;      /* on disk, as far as they were read */
  guint64 first_line; /* in the table as it was read: where the first line of this file stands that
                       * is in it */
  guint64 n_left_out; /* lines of the file above that one: a header that is not repeated */
} ExosSourceFile;

/* A list of ExosSourceFile, in the order in which they were read. */
GPtrArray *exos_source_files_new (void);

/* Appends a file that begins at first_line; the list owns what is returned. */
ExosSourceFile *exos_source_files_add (GPtrArray *files, const char *name, guint64 first_line);

/* The file that a line of the table stands in; NULL when there are not several, or line is 0. files
 * may be NULL. */
const ExosSourceFile *exos_source_files_find (const GPtrArray *files, guint64 line);

/* The line of the table as a line of that file, which may be NULL. */
guint64 exos_source_file_line (const ExosSourceFile *self, guint64 line);

/* A line for a sentence: "17", or "17 (part-2.csv)" of a file, counted in it. name may be NULL. The
 * caller frees. */
char *exos_source_file_say_line (const char *name, guint64 line);

/* "export-1.csv and 2 more", of the name of the first. The caller frees. */
char *exos_source_files_say_name (const char *first, gsize n_files);

/* A line of the table as it is said. files may be NULL. The caller frees. */
char *exos_source_files_say_line (const GPtrArray *files, guint64 line);

G_END_DECLS
