// SPDX-License-Identifier: MIT
/* Where in its files an input is, from where it can be read again, and what it says of them. */
#include "data/input.h"

#include <string.h>
#include <unistd.h>

#include "data/data-file.h"
#include "data/dialect.h"
#include "data/language.h"
#include "parts-fixture.h"

#define HEADER "variant,users,conversions\n"
#define MAX_PARTS 3

/* Rows of ten bytes. */
static char *
make_rows (const char *before, guint n)
{
  g_autoptr (GString) text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%07u,1\n", i + (guint) strlen (before));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_places (ExosInput *input)
{
  GSeekable *seekable = G_SEEKABLE (input);
  g_autofree char *text = read_rest (input, NULL);
  const goffset length = (goffset) strlen (text);
  const goffset places[] = {
    0, 1, 4095, 4096, 4097, 8192, 9000, length - 1, length,
  };

  g_assert_true (g_seekable_can_seek (seekable));
  g_assert_cmpint (g_seekable_tell (seekable), ==, length);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *rest = NULL;

      g_assert_true (g_seekable_seek (seekable, places[i], G_SEEK_SET, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_seekable_tell (seekable), ==, places[i]);
      rest = read_rest (input, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rest, ==, text + places[i]);
      g_assert_true (exos_input_finish (input, NULL, &error));
      g_assert_cmpuint (exos_input_get_done (input), ==, exos_input_get_size (input));
    }
}

static void
check_no_places (ExosInput *input, goffset length)
{
  static const GSeekType types[] = { G_SEEK_SET, G_SEEK_SET, G_SEEK_CUR, G_SEEK_END };
  const goffset places[] = { -1, length + 1, 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (g_seekable_seek (G_SEEKABLE (input), places[i], types[i], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
      g_assert_cmpstr (error->message, ==, "The data cannot be read a second time.");
    }

  g_autoptr (GError) error = NULL;

  g_assert_false (g_seekable_can_truncate (G_SEEKABLE (input)));
  g_assert_false (g_seekable_truncate (G_SEEKABLE (input), 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_seek (void)
{
  static const char *const names[][MAX_PARTS] = {
    { "a.csv" }, { "a.csv.gz" }, { "a.csv", "b.csv" }, { "a.csv", "b.csv.gz", "c.csv" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Parts) parts;
      g_autoptr (ExosInput) input = NULL;

      parts_init (&parts);
      for (guint j = 0; j < MAX_PARTS && names[i][j] != NULL; j++)
        {
          g_autofree char *text = make_rows (j == 0 ? "id,seen\n" : "", 1000 + j);

          parts_add (&parts, names[i][j], text);
        }
      input = open_parts (&parts);
      check_places (input);
      check_no_places (input, g_seekable_tell (G_SEEKABLE (input)));
    }
}

/* What is no file on a disk is not read again. */
static void
test_devices (void)
{
  g_auto (Parts) parts;
  g_autoptr (ExosInput) input = NULL;

  parts_init (&parts);
  parts_add (&parts, "a.csv", HEADER);
  g_ptr_array_add (parts.files, g_file_new_for_path ("/dev/null"));
  input = open_parts (&parts);
  g_assert_false (g_seekable_can_seek (G_SEEKABLE (input)));
  g_assert_false (g_seekable_seek (G_SEEKABLE (input), 0, G_SEEK_SET, NULL, NULL));
}

static void
test_device_alone (void)
{
  g_auto (Parts) parts;
  g_autoptr (ExosInput) input = NULL;
  g_autofree char *text = NULL;
  goffset at;

  parts_init (&parts);
  g_ptr_array_add (parts.files, g_file_new_for_path ("/dev/null"));
  input = open_parts (&parts);
  text = read_rest (input, NULL);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpint (exos_input_get_file (input, &at), ==, -1);
  g_assert_true (exos_input_finish (input, NULL, NULL));
  g_assert_cmpuint (exos_input_get_size (input), ==, 0);
}

static void
test_descriptors (void)
{
  static const struct
  {
    const char *names[MAX_PARTS];
    gboolean has_descriptor;
    gboolean has_sha256;
  } cases[] = {
    { { "a.csv" }, TRUE, FALSE },
    { { "a.csv.gz" }, FALSE, TRUE },
    { { "a.csv", "b.csv" }, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Parts) parts;
      g_autoptr (ExosInput) input = NULL;
      char buffer[10];
      goffset at;

      parts_init (&parts);
      for (guint j = 0; j < MAX_PARTS && cases[i].names[j] != NULL; j++)
        parts_add (&parts, cases[i].names[j], j == 0 ? HEADER "a,1,1\n" : "b,2,2\n");
      input = open_parts (&parts);
      g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (input), buffer, 2, NULL, NULL), ==, 2);
      g_assert_cmpint (exos_input_get_file (input, &at) >= 0, ==, cases[i].has_descriptor);
      g_assert_cmpint (at, ==, 2);
      if (cases[i].has_descriptor)
        {
          g_assert_cmpint (pread (exos_input_get_file (input, &at), buffer, 3, at), ==, 3);
          g_assert_cmpmem (buffer, 3, &HEADER[2], 3);
          exos_input_add_done (input, 3);
          g_assert_cmpint (g_seekable_tell (G_SEEKABLE (input)), ==, 5);
          g_assert_cmpuint (exos_input_get_done (input), ==, 5);
        }
      g_assert_cmpint (exos_input_get_sha256 (input) != NULL, ==, cases[i].has_sha256);
    }
}

typedef struct
{
  guint64 bytes;
  guint64 total;
  guint n;
} Progress;

static void
note_progress (guint64 bytes, guint64 total, gpointer user_data)
{
  Progress *self = user_data;

  g_assert_cmpuint (bytes, >=, self->bytes);
  g_assert_cmpuint (bytes, <=, total);
  *self = (Progress) { bytes, total, self->n + 1 };
}

/* In bytes on the disk, packed or not, of all files. */
static void
test_progress (void)
{
  static const char *const names[][MAX_PARTS] = { { "a.csv" },
                                                  { "a.csv.gz" },
                                                  { "a.csv", "b.csv.gz" } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Parts) parts;
      Progress progress = { 0 };
      const ExosReadWatch watch = { .progress = note_progress, .user_data = &progress };
      guint64 size = 0;

      parts_init (&parts);
      for (guint j = 0; j < MAX_PARTS && names[i][j] != NULL; j++)
        {
          g_autofree char *text = make_rows (j == 0 ? "id,seen\n" : "", 20000);
          g_autoptr (GFileInfo) info = NULL;

          parts_add (&parts, names[i][j], text);
          info =
              g_file_query_info (g_ptr_array_index (parts.files, j), G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                 G_FILE_QUERY_INFO_NONE, NULL, NULL);
          size += (guint64) g_file_info_get_size (info);
        }

      g_autoptr (ExosDataFile) data = exos_data_file_read_files (
          (GFile *const *) parts.files->pdata, parts.files->len, NULL, &watch, NULL, NULL);

      g_assert_nonnull (data);
      g_assert_cmpuint (progress.n, >, 1);
      g_assert_cmpuint (progress.total, ==, size);
      g_assert_cmpuint (progress.bytes, ==, size);
    }
}

/* A header is compared when it ends within the first block of its file. */
static void
test_long_headers (void)
{
  for (gsize length = EXOS_HEAD_BYTES - 1; length <= EXOS_HEAD_BYTES + 1; length++)
    for (gsize has_line_end = 0; has_line_end < 2; has_line_end++)
      {
        g_auto (Parts) parts;
        g_autofree char *name = g_strnfill (length - strlen ("id,") - has_line_end, 'x');
        g_autofree char *header = g_strconcat ("id,", name, has_line_end ? "\n" : "", NULL);
        g_autofree char *expected = g_strconcat ("id,", name, "\n", NULL);
        g_autoptr (ExosInput) input = NULL;
        g_autoptr (GError) error = NULL;
        const gboolean is_read =
            length < EXOS_HEAD_BYTES || (length == EXOS_HEAD_BYTES && has_line_end);

        parts_init (&parts);
        parts_add (&parts, "a.csv", header);
        parts_add (&parts, "b.csv", header);
        input = open_parts (&parts);

        g_autofree char *text = read_rest (input, &error);

        if (is_read)
          g_assert_cmpstr (text, ==, expected);
        else
          g_assert_cmpstr (error->message, ==,
                           "The header of “a.csv” does not end within 64 KiB: it is too long to be "
                           "compared with that of other files.");
      }
}

/* Two bytes end a line, and the first of them the block that is looked at. */
static void
test_line_end_across_the_block (void)
{
  g_auto (Parts) parts;
  g_autofree char *name = g_strnfill (EXOS_HEAD_BYTES - strlen ("id,") - 1, 'x');
  g_autofree char *first = g_strconcat ("id,", name, "\r\nu1,1\r\n", NULL);
  g_autofree char *second = g_strconcat ("id,", name, "\r\nu2,2\r\n", NULL);
  g_autofree char *expected = g_strconcat (first, "\nu2,2\r\n", NULL);
  g_autoptr (ExosInput) input = NULL;

  parts_init (&parts);
  parts_add (&parts, "a.csv", first);
  parts_add (&parts, "b.csv", second);
  input = open_parts (&parts);

  g_autofree char *text = read_rest (input, NULL);

  g_assert_cmpstr (text, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/input-seek/seek", test_seek);
  g_test_add_func ("/input-seek/devices", test_devices);
  g_test_add_func ("/input-seek/device-alone", test_device_alone);
  g_test_add_func ("/input-seek/descriptors", test_descriptors);
  g_test_add_func ("/input-seek/progress", test_progress);
  g_test_add_func ("/input-seek/long-headers", test_long_headers);
  g_test_add_func ("/input-seek/line-end-across-the-block", test_line_end_across_the_block);
  return g_test_run ();
}
