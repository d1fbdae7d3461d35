// SPDX-License-Identifier: MIT
/* A file that cannot be read to its end is an error, whatever stands in it and wherever that is. */
#include "data/data-file.h"

#include <string.h>

#include "chunked-stream.h"
#include "data/dialect.h"

#define N_ROWS 25000

static const struct
{
  const char *name;
  const char *header;
  gboolean has_ids;
  const char *cells; /* behind the number of the row and the letter of its group */
} files[] = {
  { "rows-of-groups", "variant,users,conversions\n", FALSE, ",1000,100\n" },
  { "rows-of-users", "user_id,variant,converted\n", TRUE, ",1\n" },
  { "rows-of-events", "user_id,variant,event,time\n", TRUE, ",view,2026-04-20\n" },
};

typedef enum
{
  PLAIN,
  WITH_A_QUOTE, /* where none may be */
  WIDE,         /* UTF-16 */
  N_WAYS,
} Way;

static char *
make_file (gsize file, Way way, gsize *length)
{
  g_autoptr (GString) text = g_string_new (way == WIDE ? "\xef\xbb\xbf" : "");

  g_string_append (text, files[file].header);
  for (guint i = 0; i < N_ROWS; i++)
    {
      /* A row of no use, in the middle. */
      if (way == WITH_A_QUOTE && i == N_ROWS / 2)
        g_string_append (text, "\"a\"b,\n");
      g_string_append_printf (text, "%u%s%c%s", i, files[file].has_ids ? "," : "", 'A' + i % 2,
                              files[file].cells);
    }
  if (way == WIDE)
    return g_convert (text->str, (gssize) text->len, "UTF-16LE", "UTF-8", NULL, length, NULL);
  *length = text->len;
  return g_strdup (text->str);
}

static void
assert_fails (const char *bytes, gsize length, gsize offset)
{
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, length, 0);
  g_autoptr (GError) error = NULL;

  chunked_stream_fail_at (CHUNKED_STREAM (stream), offset);
  g_assert_null (exos_data_file_read_stream (stream, "text.csv", length, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_file (gconstpointer data)
{
  const gsize file = GPOINTER_TO_SIZE (data);

  for (Way way = PLAIN; way < N_WAYS; way++)
    {
      gsize length;
      g_autofree char *bytes = make_file (file, way, &length);

      g_assert_cmpuint (length, >, 3 * EXOS_HEAD_BYTES);
      assert_fails (bytes, length, 0);
      assert_fails (bytes, length, 100);
      assert_fails (bytes, length, EXOS_HEAD_BYTES - 1);
      assert_fails (bytes, length, EXOS_HEAD_BYTES);
      assert_fails (bytes, length, EXOS_HEAD_BYTES + 1);
      assert_fails (bytes, length, 2 * EXOS_HEAD_BYTES + 500);
      if (way != WITH_A_QUOTE)
        assert_fails (bytes, length, length - 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/failing-reads/", files[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_file);
    }
  return g_test_run ();
}
