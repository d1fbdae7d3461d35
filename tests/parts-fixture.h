// SPDX-License-Identifier: MIT
/* Files in a folder of their own, which are parts of one table. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "data/input.h"
#include "pack-fixture.h"

typedef struct
{
  char *folder;
  GPtrArray *files;
} Parts;

static inline void
parts_init (Parts *self)
{
  self->folder = g_dir_make_tmp ("exos-seek-XXXXXX", NULL);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

static inline void
parts_add (Parts *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  if (g_str_has_suffix (name, ".gz"))
    pack (bytes, text, strlen (text));
  else
    g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
  g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->files, g_file_new_for_path (path));
}

static inline void
parts_clear (Parts *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  for (guint i = 0; i < self->files->len; i++)
    if (g_file_has_prefix (g_ptr_array_index (self->files, i), folder))
      g_assert_true (g_file_delete (g_ptr_array_index (self->files, i), NULL, NULL));
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_ptr_array_unref (self->files);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static inline ExosInput *
open_parts (const Parts *parts)
{
  g_autoptr (GError) error = NULL;
  ExosInput *input =
      exos_input_new ((GFile *const *) parts->files->pdata, parts->files->len, NULL, &error);

  g_assert_no_error (error);
  return input;
}

/* From where it is to the end; NULL with error. */
static inline char *
read_rest (ExosInput *input, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[1000];
  gssize n;

  while ((n = g_input_stream_read (G_INPUT_STREAM (input), buffer, sizeof buffer, NULL, error)) > 0)
    g_string_append_len (text, buffer, n);
  return n == 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
