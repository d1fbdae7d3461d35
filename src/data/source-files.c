// SPDX-License-Identifier: MIT
#include "data/source-files.h"

#include "data/format.h"
#include "data/language.h"

#define MAX_SHOWN 60

static void
free_file (gpointer data)
{
  ExosSourceFile *self = data;

  g_free (self->name);
  g_free (self);
}

GPtrArray *
exos_source_files_new (void)
{
  return g_ptr_array_new_with_free_func (free_file);
}

ExosSourceFile *
exos_source_files_add (GPtrArray *files, const char *name, guint64 first_line)
{
  ExosSourceFile *self = g_new0 (ExosSourceFile, 1);

  self->name = g_strdup (name);
  self->first_line = first_line;
  g_ptr_array_add (files, self);
  return self;
}

const ExosSourceFile *
exos_source_files_find (const GPtrArray *files, guint64 line)
{
  const ExosSourceFile *found = NULL;

  if (files == NULL || files->len < 2 || line == 0)
    return NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const ExosSourceFile *it = g_ptr_array_index (files, i);

      if (it->first_line <= line)
        found = it;
    }

  return found;
}

guint64
exos_source_file_line (const ExosSourceFile *self, guint64 line)
{
  return self != NULL ? line - self->first_line + 1 + self->n_left_out : line;
}

char *
exos_source_file_say_line (const char *name, guint64 line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);

  if (name == NULL)
    return g_steal_pointer (&number);

  g_autofree char *shown = exos_visible_text (name, MAX_SHOWN);

  /* Translators: number of a line, name of its file: "Line 17 (part-2.csv), users: ...". It stands
   * wherever a sentence says a line. */
  return g_strdup_printf (C_ ("line", "%s (%s)"), number, shown);
}

char *
exos_source_files_say_line (const GPtrArray *files, guint64 line)
{
  const ExosSourceFile *file = exos_source_files_find (files, line);

  return exos_source_file_say_line (file != NULL ? file->name : NULL,
                                    exos_source_file_line (file, line));
}

char *
exos_source_files_say_name (const char *first, gsize n_files)
{
  g_autofree char *n_more = exos_format_count (n_files - 1);

  if (n_files == 1)
    return g_strdup (first);
  /* Translators: several files that are read as one: the name of the first, how many others. */
  return g_strdup_printf (NG_ ("%s and %s more", "%s and %s more", n_files - 1), first, n_more);
}
