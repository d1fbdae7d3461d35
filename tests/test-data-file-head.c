// SPDX-License-Identifier: MIT
/* What is told of a file before all of it was read: its first block, as far as records go. */
#include <string.h>

#include "chunked-stream.h"
#include "data/data-file.h"
#include "data/dialect.h"
#include "data/language.h"

#define HEADER "variant,users,conversions\n"
#define ROW "control,1000,100\n"
#define ROWS_IN_BLOCK ((EXOS_HEAD_BYTES - (sizeof HEADER - 1)) / (sizeof ROW - 1))

/* What one reading told. */
typedef struct
{
  ExosDataFile *head;
  int n_heads;
  guint64 bytes; /* read when the head came */
  guint64 bytes_at_head;
} Told;

static void
told_clear (Told *self)
{
  g_clear_pointer (&self->head, exos_data_file_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static void
note_progress (guint64 bytes, guint64 total, gpointer user_data)
{
  Told *told = user_data;

  told->bytes = bytes;
}

static void
note_head (const ExosDataFile *head, gpointer user_data)
{
  Told *told = user_data;

  told->n_heads++;
  told->bytes_at_head = told->bytes;
  g_clear_pointer (&told->head, exos_data_file_unref);
  told->head = exos_data_file_ref (head);
}

static ExosDataFile *
read_bytes (const char *bytes, gsize length, guint64 size, Told *told)
{
  const ExosReadWatch watch = { note_progress, note_head, told };
  g_autoptr (GInputStream) stream = chunked_stream_new (bytes, length, 1000);
  g_autoptr (GError) error = NULL;
  ExosDataFile *data =
      exos_data_file_read_stream (stream, "text.csv", size, NULL, &watch, NULL, &error);

  g_assert_no_error (error);
  return data;
}

static GString *
make_rows (gsize length)
{
  GString *text = g_string_new (HEADER);

  while (text->len < length)
    g_string_append (text, ROW);
  return text;
}

static void
assert_same_preview (const ExosExperiment *a, const ExosExperiment *b)
{
  g_assert_cmpuint (a->n_columns, ==, b->n_columns);
  g_assert_cmpuint (a->n_preview_rows, ==, b->n_preview_rows);
  g_assert_cmpuint (a->n_preview_rows, >, 0);
  for (gsize i = 0; i < a->n_columns; i++)
    g_assert_cmpstr (a->columns[i].name, ==, b->columns[i].name);
  for (gsize i = 0; i < a->n_columns * a->n_preview_rows; i++)
    g_assert_cmpstr (a->cells[i], ==, b->cells[i]);
}

static void
test_complete_records_of_the_first_block (void)
{
  g_autoptr (GString) text = make_rows (3 * EXOS_HEAD_BYTES);
  g_auto (Told) told = { 0 };
  g_autoptr (ExosDataFile) data = read_bytes (text->str, text->len, text->len, &told);

  g_assert_cmpint (told.n_heads, ==, 1);
  g_assert_cmpuint (told.bytes_at_head, ==, EXOS_HEAD_BYTES);

  g_autoptr (ExosExperiment) head = exos_data_file_understand (told.head, NULL);
  g_autoptr (ExosExperiment) whole = exos_data_file_understand (data, NULL);

  g_assert_cmpstr (head->source.file, ==, "text.csv");
  g_assert_cmpstr (whole->source.file, ==, "text.csv");
  g_assert_cmpuint (head->source.rows, ==, ROWS_IN_BLOCK);
  g_assert_cmpuint (head->source.bytes, ==, EXOS_HEAD_BYTES);
  g_assert_null (head->source.sha256);
  assert_same_preview (head, whole);
}

/* A record that the end of the block cuts inside a quoted cell is no record yet. */
static void
test_cut_quote_is_left_out (void)
{
  g_autoptr (GString) text = make_rows (EXOS_HEAD_BYTES - 2 * (sizeof ROW - 1));
  const gsize n_rows = (text->len - (sizeof HEADER - 1)) / (sizeof ROW - 1);
  g_auto (Told) told = { 0 };

  g_string_append (text, "\"long\n");
  g_string_append (text, ROW);
  g_string_append (text, ROW);
  g_string_append (text, ROW);
  g_string_append (text, "name\",1,1\n");

  g_autoptr (ExosDataFile) G_GNUC_UNUSED data = read_bytes (text->str, text->len, text->len, &told);
  g_autoptr (ExosExperiment) head = exos_data_file_understand (told.head, NULL);

  g_assert_cmpuint (head->source.rows, ==, n_rows);
}

static void
test_small_files_have_no_head (void)
{
  const struct
  {
    gsize length;
    guint64 size; /* as announced */
    int n_heads;
  } cases[] = {
    { 100, 100, 0 },
    { EXOS_HEAD_BYTES - 1, EXOS_HEAD_BYTES - 1, 0 },
    { EXOS_HEAD_BYTES, EXOS_HEAD_BYTES, 0 },
    { EXOS_HEAD_BYTES + 1, EXOS_HEAD_BYTES + 1, 1 },
    { EXOS_HEAD_BYTES + 1, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = make_rows (cases[i].length);
      g_auto (Told) told = { 0 };
      g_autoptr (ExosDataFile) G_GNUC_UNUSED data =
          read_bytes (text->str, cases[i].length, cases[i].size, &told);

      g_assert_cmpint (told.n_heads, ==, cases[i].n_heads);
    }
}

/* A first line that does not end in the block tells nothing. */
static void
test_no_record_no_head (void)
{
  g_autofree char *text = g_strnfill (2 * EXOS_HEAD_BYTES, 'x');
  g_auto (Told) told = { 0 };
  g_autoptr (ExosDataFile) G_GNUC_UNUSED data =
      read_bytes (text, strlen (text), strlen (text), &told);

  g_assert_cmpint (told.n_heads, ==, 0);
}

static void
test_decoded_as_the_whole (void)
{
  g_autoptr (GString) text = make_rows (2 * EXOS_HEAD_BYTES);
  g_autofree char *swapped =
      g_strconcat (HEADER, "실험군,2000,300\n", text->str + sizeof HEADER - 1, NULL);
  static const char *const charsets[] = { "UTF-8", "UTF-16LE", "CP949" };

  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (swapped, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      g_auto (Told) told = { 0 };

      g_assert_nonnull (bytes);
      g_autoptr (ExosDataFile) G_GNUC_UNUSED data = read_bytes (bytes, length, length, &told);
      g_autoptr (ExosExperiment) head = exos_data_file_understand (told.head, NULL);

      g_assert_cmpstr (head->source.encoding, ==, charsets[i]);
      g_assert_cmpstr (exos_experiment_preview (head, 0, 0), ==, "실험군");
    }
}

static const struct
{
  const char *name;
  const char *header;
  const char *row; /* with the number of the user and the group */
} rows[] = {
  { "users", "user_id,variant,converted,spent,left,date\n", "u%1$u,%2$s,1,2.50,0,2026-05-01\n" },
  { "events", "user_id,timestamp,variant,event,value\n", "u%1$u,2026-05-01,%2$s,purchase,3\n" },
};

/* What a column is used for does not change when the rest of the file is there. */
static void
test_roles_are_those_of_the_whole (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GString) text = g_string_new (rows[i].header);
  g_auto (Told) told = { 0 };

  for (guint user = 0; text->len < 2 * EXOS_HEAD_BYTES; user++)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (text, rows[i].row, user, user % 2 ? "control" : "treatment");
#pragma GCC diagnostic pop
    }

  g_autoptr (ExosDataFile) whole = read_bytes (text->str, text->len, text->len, &told);
  g_autoptr (ExosExperiment) a = exos_data_file_understand (told.head, NULL);
  g_autoptr (ExosExperiment) b = exos_data_file_understand (whole, NULL);

  g_assert_cmpint (a->source.shape, ==, b->source.shape);
  g_assert_cmpuint (a->n_columns, ==, b->n_columns);
  for (gsize column = 0; column < a->n_columns; column++)
    {
      g_assert_cmpstr (a->columns[column].name, ==, b->columns[column].name);
      g_assert_cmpint (a->columns[column].role, ==, b->columns[column].role);
      g_assert_cmpint (a->columns[column].is_made, ==, b->columns[column].is_made);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exos_language_use ("en");
  g_test_add_func ("/data-file-head/complete-records-of-the-first-block",
                   test_complete_records_of_the_first_block);
  g_test_add_func ("/data-file-head/cut-quote-is-left-out", test_cut_quote_is_left_out);
  g_test_add_func ("/data-file-head/small-files-have-none", test_small_files_have_no_head);
  g_test_add_func ("/data-file-head/no-record-no-head", test_no_record_no_head);
  g_test_add_func ("/data-file-head/decoded-as-the-whole", test_decoded_as_the_whole);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/data-file-head/roles-of-", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_roles_are_those_of_the_whole);
    }
  return g_test_run ();
}
