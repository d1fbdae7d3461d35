// SPDX-License-Identifier: MIT
/* Files that are not there, or become others while they are read. */
#include <unistd.h>
#include <utime.h>

#include "data/import.h"
#include "data/language.h"
#include "parts-fixture.h"

static void
set_time (GFile *file, time_t time)
{
  const struct utimbuf times = { time, time };

  g_assert_cmpint (utime (g_file_peek_path (file), &times), ==, 0);
}

/* Another size or another time: both say that it is another file. */
static void
test_changed (void)
{
  static const struct
  {
    const char *text;
    time_t time;
    gboolean is_same;
  } cases[] = {
    { "a,1,1\n", 1000000000, TRUE },
    { "a,1,2\n", 1000000001, FALSE },
    { "a,1,22\n", 1000000000, FALSE },
    { "a,1,22\n", 1000000001, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint n_parts = 1; n_parts <= 2; n_parts++)
      {
        g_auto (Parts) parts;
        g_autoptr (ExosInput) input = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *text = NULL;
        GFile *file;
        char byte;

        parts_init (&parts);
        parts_add (&parts, "a.csv", "a,1,1\n");
        if (n_parts > 1)
          parts_add (&parts, "b.csv", "b,2,2\n");
        file = g_ptr_array_index (parts.files, 0);
        set_time (file, 1000000000);
        input = open_parts (&parts);
        g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (input), &byte, 1, NULL, NULL), ==, 1);
        g_assert_true (g_file_set_contents_full (g_file_peek_path (file), cases[i].text, -1,
                                                 G_FILE_SET_CONTENTS_NONE, 0600, NULL));
        set_time (file, cases[i].time);
        text = read_rest (input, &error);
        if (text != NULL)
          exos_input_finish (input, NULL, &error);
        if (cases[i].is_same)
          g_assert_no_error (error);
        else
          g_assert_cmpstr (error->message, ==, "“a.csv” changed while it was read. Read it again.");
      }
}

/* One of several files is missing, or none. */
static void
test_not_opened (void)
{
  for (guint n_before = 0; n_before < 2; n_before++)
    {
      g_auto (Parts) parts;
      g_autoptr (GError) error = NULL;

      parts_init (&parts);
      if (n_before > 0)
        parts_add (&parts, "a.csv", "variant,users\n");
      g_ptr_array_add (parts.files, g_file_new_for_path ("/nowhere/b.csv"));
      g_assert_null (
          exos_input_new ((GFile *const *) parts.files->pdata, parts.files->len, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_assert_cmpstr (error->message, ==,
                       "Could not open “b.csv”. The file was moved or deleted.");
    }
}

/* It is opened again to be read again. */
static void
test_gone_before_it_is_read_again (void)
{
  for (gsize is_other = 0; is_other < 2; is_other++)
    {
      g_auto (Parts) parts;
      g_autoptr (ExosInput) input = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      GFile *file;

      parts_init (&parts);
      parts_add (&parts, "a.csv", "a,1,1\n");
      file = g_ptr_array_index (parts.files, 0);
      input = open_parts (&parts);
      text = read_rest (input, NULL);
      g_assert_true (g_file_delete (file, NULL, NULL));
      if (is_other)
        parts_add (&parts, "a.csv", "a,1,1\nb,2,2\n");
      g_assert_false (g_seekable_seek (G_SEEKABLE (input), 0, G_SEEK_SET, NULL, &error));
      g_assert_cmpstr (error->message, ==,
                       is_other ? "“a.csv” changed while it was read. Read it again."
                                : "Could not open “a.csv”. The file was moved or deleted.");
      g_ptr_array_remove_index (parts.files, 0);
    }
}

/* A later part that is not there any more, or was not copied whole. */
static void
test_later_parts (void)
{
  for (gsize is_short = 0; is_short < 2; is_short++)
    {
      g_auto (Parts) parts;
      g_autoptr (ExosInput) input = NULL;
      g_autoptr (GError) error = NULL;
      GFile *file;

      parts_init (&parts);
      parts_add (&parts, "a.csv", "id,variant\nu1,a\n");
      parts_add (&parts, "b.csv.gz", "id,variant\nu2,b\n");
      file = g_ptr_array_index (parts.files, 1);
      input = open_parts (&parts);
      if (is_short)
        g_assert_cmpint (truncate (g_file_peek_path (file), 20), ==, 0);
      else
        {
          g_assert_true (g_file_delete (file, NULL, NULL));
          g_ptr_array_remove_index (parts.files, 1);
        }
      g_assert_null (read_rest (input, &error));
      g_assert_cmpstr (error->message, ==,
                       is_short ? "“b.csv.gz” is compressed (gzip), but its end is missing. Copy "
                                  "or export it again."
                                : "Could not open “b.csv.gz”. The file was moved or deleted.");
    }
}

static void
test_imported (void)
{
  g_auto (Parts) parts;
  g_autoptr (ExosExperiment) experiment = NULL;
  g_autoptr (GError) error = NULL;

  parts_init (&parts);
  parts_add (&parts, "a.csv", "variant,users,conversions\ncontrol,100,10\n");
  parts_add (&parts, "b.csv", "b,100,12\n");
  experiment = exos_import_files ((GFile *const *) parts.files->pdata, 2, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (experiment->n_arms, ==, 2);
  g_assert_true (experiment->has_counts);
  g_ptr_array_add (parts.files, g_file_new_for_path ("/nowhere/c.csv"));
  g_assert_null (exos_import_files ((GFile *const *) parts.files->pdata, 3, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/input-changed/changed", test_changed);
  g_test_add_func ("/input-changed/gone", test_gone_before_it_is_read_again);
  g_test_add_func ("/input-changed/not-opened", test_not_opened);
  g_test_add_func ("/input-changed/later-parts", test_later_parts);
  g_test_add_func ("/input-changed/imported", test_imported);
  return g_test_run ();
}
