// SPDX-License-Identifier: MIT
/* Files that are parts of one export are one table, or refused in words. */
#include "data/input.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data/data-file.h"
#include "data/language.h"
#include "experiment-text.h"
#include "input-cases.h"
#include "pack-fixture.h"

static GPtrArray *
write_parts (const char *folder, const Part *parts)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < MAX_PARTS && parts[i].name != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, parts[i].name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      if (g_str_has_suffix (parts[i].name, ".gz"))
        pack (bytes, parts[i].text, strlen (parts[i].text));
      else
        g_byte_array_append (bytes, (const guint8 *) parts[i].text, (guint) strlen (parts[i].text));
      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
      g_assert_no_error (error);
      g_ptr_array_add (files, g_file_new_for_path (path));
    }

  return files;
}

static void
remove_parts (const char *folder, const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_path (g_ptr_array_index (files, i));
      g_autofree char *parent = g_path_get_dirname (path);

      g_assert_cmpint (g_unlink (path), ==, 0);
      if (!g_str_equal (parent, folder))
        g_rmdir (parent);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* From where it is to the end, so many bytes a read; NULL with error. */
static char *
read_all (ExosInput *input, gsize size, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (size);
  gssize n;

  while ((n = g_input_stream_read (G_INPUT_STREAM (input), buffer, size, NULL, error)) > 0)
    g_string_append_len (text, buffer, n);
  return n == 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The whole table, which is the same when it is read again; NULL with error. */
static char *
read_table (const GPtrArray *files, gsize size, GError **error)
{
  g_autoptr (ExosInput) input =
      exos_input_new ((GFile *const *) files->pdata, files->len, NULL, error);
  g_autofree char *text = NULL;

  g_assert_nonnull (input);
  text = read_all (input, size, error);
  if (text == NULL)
    return NULL;

  if (g_seekable_can_seek (G_SEEKABLE (input)))
    {
      g_assert_true (g_seekable_seek (G_SEEKABLE (input), 0, G_SEEK_SET, NULL, error));

      g_autofree char *again = read_all (input, size, error);

      g_assert_cmpstr (again, ==, text);
    }
  g_assert_true (exos_input_finish (input, NULL, error));
  g_assert_cmpuint (exos_input_get_done (input), ==, exos_input_get_size (input));
  g_assert_cmpuint (exos_input_get_files (input)->len, ==, files->len);
  return g_steal_pointer (&text);
}

static void
test_joined (gconstpointer data)
{
  static const gsize sizes[] = { 1, 2, 3, 7, 100000 };
  const Case *it = data;
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = write_parts (folder, it->parts);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = read_table (files, sizes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, it->expected);
    }
  remove_parts (folder, files);
}

static ExosDataFile *
read_files (const GPtrArray *files, GError **error)
{
  return exos_data_file_read_files ((GFile *const *) files->pdata, files->len, NULL, NULL, NULL,
                                    error);
}

static void
test_refused (gconstpointer data)
{
  const Case *it = data;
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = write_parts (folder, it->parts);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_files (files, &error));
  g_assert_cmpuint (error->domain, ==, EXOS_IMPORT_ERROR);
  if (!g_str_has_prefix (error->message, it->expected))
    g_assert_cmpstr (error->message, ==, it->expected);
  remove_parts (folder, files);
}

/* Whatever pieces their rows are read in. */
static void
test_copies (gconstpointer data)
{
  const Case *it = data;
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = write_parts (folder, it->parts);

  for (gsize size = 1; size < 20; size++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_table (files, size, &error));
      g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_PARTS);
      g_assert_cmpstr (error->message, ==, it->expected);
    }
  remove_parts (folder, files);
}

static void
test_placed (gconstpointer data)
{
  const Case *it = data;
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = write_parts (folder, it->parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosDataFile) file = read_files (files, &error);
  gboolean is_said = it->expected == NULL;

  g_assert_no_error (error);

  g_autoptr (ExosExperiment) experiment = exos_data_file_understand (file, NULL);

  for (guint i = 0; i < experiment->issues->len; i++)
    {
      g_autofree char *message = exos_issue_dup_message (g_ptr_array_index (experiment->issues, i));

      g_test_message ("%s", message);
      is_said |= g_strcmp0 (message, it->expected) == 0;
    }
  g_assert_true (is_said);
  remove_parts (folder, files);
}

/* The limits of a line, too, name the line of the file. */
static void
test_limit_is_placed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("exos-input-XXXXXX", NULL);
  g_autofree char *cell = g_strnfill (EXOS_MAX_CELL_BYTES + 1, 'x');
  g_autofree char *second = g_strconcat (HEADER "b,2,2\n", cell, ",3,3\n", NULL);
  const Part parts[MAX_PARTS] = { { "a.csv", HEADER "control,1,1\n" }, { "b.csv", second } };
  g_autoptr (GPtrArray) files = write_parts (folder, parts);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_files (files, &error));
  g_assert_cmpstr (error->message, ==,
                   "“a.csv and 1 more”: Line 3 (b.csv) is too large: a cell may have at most 1 "
                   "MiB.");
  remove_parts (folder, files);
}

static void
add_cases (const char *folder, const Case *cases, gsize n, GTestDataFunc test)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/input/%s/%s", folder, cases[i].name);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  add_cases ("joined", joined, G_N_ELEMENTS (joined), test_joined);
  add_cases ("refused", refused, G_N_ELEMENTS (refused), test_refused);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (g_str_has_prefix (refused[i].name, "same-rows"))
      add_cases ("copies", &refused[i], 1, test_copies);
  add_cases ("placed", placed, G_N_ELEMENTS (placed), test_placed);
  g_test_add_func ("/input/limit-is-placed", test_limit_is_placed);
  return g_test_run ();
}
