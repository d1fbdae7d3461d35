// SPDX-License-Identifier: MIT
/* Drawn tables, cut into parts at any row, are read as if they had not been cut. */
#include "data/input.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data/language.h"
#include "pack-fixture.h"

#define N_TABLES 400
#define MAX_PARTS 5
#define MAX_ROWS 12

static char *
draw_row (GRand *rand, guint id)
{
  static const char *const notes[] = {
    "x", "", "\"a,b\"", "\"two\nlines\"", "\"a \"\"b\"\"\"", "\"\r\n\"", "5\" wide", "\"\""
  };
  static const char *const ends[] = { "\n", "\r\n", "\n" };

  return g_strdup_printf ("%u,%s,%s%s", id, g_rand_boolean (rand) ? "a" : "b",
                          notes[g_rand_int_range (rand, 0, G_N_ELEMENTS (notes))],
                          ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))]);
}

/* A header that reads the same, or none below the first part. */
static const char *
draw_header (GRand *rand, guint part, gboolean has_rows)
{
  static const char *const headers[] = { "id,variant,note\n", "\"id\",variant,\"note\"\r\n",
                                         "\xef\xbb\xbfid,variant,note\n", "id , variant,note\n",
                                         "" };
  const gint32 n = (gint32) G_N_ELEMENTS (headers) - (part == 0 || !has_rows);

  return headers[g_rand_int_range (rand, 0, n)];
}

/* Bytes of one part; what the table has of it is added to table. */
static GString *
draw_part (GRand *rand, guint part, gboolean is_last, guint *id, GString *table)
{
  const gint32 n_rows = g_rand_int_range (rand, 0, MAX_ROWS);
  const char *header = draw_header (rand, part, n_rows > 0);
  GString *bytes = g_string_new (header);

  g_string_append (table, part == 0 ? header : "");
  for (gint32 i = 0; i < n_rows; i++)
    {
      g_autofree char *row = draw_row (rand, ++*id);

      g_string_append (bytes, row);
      g_string_append (table, row);
    }
  /* A line feed that is missing is put in, but at the end of all. */
  if (n_rows > 0 && g_rand_boolean (rand))
    {
      const gsize end = g_str_has_suffix (bytes->str, "\r\n") ? 2 : 1;

      g_string_truncate (bytes, bytes->len - end);
      g_string_truncate (table, table->len - end);
      g_string_append (table, is_last ? "" : "\n");
    }

  return bytes;
}

static GFile *
write_part (GRand *rand, const char *folder, guint part, const GString *bytes)
{
  g_autofree char *path = g_strdup_printf ("%s/part-%u.csv", folder, 8 + part);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  if (g_rand_boolean (rand))
    pack (packed, bytes->str, bytes->len);
  else
    g_byte_array_append (packed, (const guint8 *) bytes->str, (guint) bytes->len);
  g_file_set_contents_full (path, (const char *) packed->data, packed->len,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
check_table (GRand *rand, const GPtrArray *files, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExosInput) input =
      exos_input_new ((GFile *const *) files->pdata, files->len, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[64];
  gssize n;

  while ((n = g_input_stream_read (G_INPUT_STREAM (input), buffer,
                                   (gsize) g_rand_int_range (rand, 1, sizeof buffer), NULL,
                                   &error)) > 0)
    g_string_append_len (text, buffer, n);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_drawn (void)
{
  g_autofree char *folder = g_dir_make_tmp ("exos-drawn-XXXXXX", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);

  for (int round = 0; round < N_TABLES; round++)
    {
      const guint n_parts = (guint) g_rand_int_range (rand, 2, MAX_PARTS + 1);
      g_autoptr (GString) table = g_string_new (NULL);
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
      guint id = 0;

      for (guint part = 0; part < n_parts; part++)
        {
          GString *bytes = draw_part (rand, part, part + 1 == n_parts, &id, table);

          g_ptr_array_insert (files, g_rand_int_range (rand, 0, (gint32) files->len + 1),
                              write_part (rand, folder, part, bytes));
          g_string_free (bytes, TRUE);
        }
      check_table (rand, files, table->str);
      for (guint i = 0; i < files->len; i++)
        g_assert_true (g_file_delete (g_ptr_array_index (files, i), NULL, NULL));
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/input/drawn", test_drawn);
  return g_test_run ();
}
