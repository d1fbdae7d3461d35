// SPDX-License-Identifier: MIT
/* Records that are kept as a table, how they are decoded, and which of them names the columns. */
#include "data/columns.h"

#include <string.h>

#include "data/import-limits.h"

#define BYTES(text) text, sizeof text - 1

static ExosTable *
read_table (const char *csv, gsize length)
{
  ExosTable *table = exos_table_new ();
  g_autoptr (ExosCsv) parser = exos_csv_new (',', exos_table_add, table);

  g_assert_true (exos_csv_push (parser, csv, length, NULL));
  exos_csv_finish (parser);
  return table;
}

/* clang-format off */
static const struct
{
  const char *name;
  const char *csv;
  gsize header;
  gboolean is_data;
} headers[] = {
  { "nothing-known", "foo,bar\nx,1\n", 0, FALSE },
  { "the-first", "variant,users\na,1\n", 0, FALSE },
  { "below-a-title", "Report\nvariant,users\na,1\n", 1, FALSE },
  { "one-known-name-above-two", "users,foo\nvariant,users\na,1\n", 1, FALSE },
  { "the-first-of-two", "variant,users\nvariant,users\n", 0, FALSE },
  { "not-in-a-comment", "# variant,users\nfoo,bar\na,1\n", 1, FALSE },
  { "below-comments", "# a\n# b\nfoo,bar\n", 2, FALSE },
  { "nothing-but-comments", "# a\n# b\n", 0, FALSE },
  { "below-sep", "sep=;\nfoo,bar\na,1\n", 1, FALSE },
  { "below-sep-in-capitals", "SEP=;\nfoo,bar\na,1\n", 1, FALSE },
  { "sep-later-is-a-name", "# a\nsep=x,bar\na,1\n", 1, FALSE },
  { "nearly-sep", "sep;x,bar\nfoo,bar\n", 0, FALSE },

  { "one-known-name-as-wide-as-the-last", "From,2024,x\nfoo,users\nx,1\n", 1, FALSE },
  { "one-known-name-in-a-narrower-line", "users\nfoo,bar\nx,1\n", 0, FALSE },
  { "one-known-name-in-a-wider-line", "a,b\nfoo,users,bar\nx,1\n", 0, FALSE },
  { "one-known-name-of-one-column", "Report\nusers\n1\n2\n", 0, FALSE },
  { "one-known-name-in-the-last-line", "x,y\na,b\nfoo,users\n", 0, FALSE },
  { "one-known-name-but-one-before", "x,y\nfoo,users\na,b\n", 1, FALSE },
  { "one-known-name-in-a-comment", "x,y\n# a,users\nfoo,users\na,b\n", 2, FALSE },
  { "two-labels", "q,r,s\nwhat,A,B\nx,1,2\n", 1, FALSE },
  { "one-label", "q,r,s\nwhat,A,foo\nx,1,2\n", 0, FALSE },
  { "two-labels-with-the-first-cell", "q,r,s\nA,B,foo\nx,1,2\n", 0, FALSE },
  { "labels-that-are-numbers", "q,r,s\nwhat,0,1\nx,2,3\n", 0, FALSE },
  { "labels-in-two-columns", "q,r\nwhat,A\nx,1\n", 0, FALSE },
  { "wide-names", "Report\ncontrol_users,b_users\n1,2\n", 1, FALSE },

  { "data", "control,100,10\nb,100,12\n", 0, TRUE },
  { "one-known-name-and-a-number", "users,100\nb,100\n", 0, TRUE },
  { "two-known-names-and-a-number", "users,variant,2026\nb,100,1\n", 0, FALSE },
  { "a-decimal", "foo,1.5\nb,2\n", 0, TRUE },
  { "thousands", "foo,\"1,000\"\nb,2\n", 0, TRUE },
  { "a-decimal-comma", "foo,\"1,5\"\nb,2\n", 0, FALSE },
  { "a-whole-decimal-comma", "foo,\"12,0\"\nb,2\n", 0, FALSE },
  { "a-rate", "foo,5%\nb,2\n", 0, FALSE },
  { "a-number-in-the-first-cell", "5,foo\nb,2\n", 0, TRUE },
};

static const struct
{
  const char *name;
  const char *csv;
  gsize length;
  const char *encoding;
  const char *told; /* cells by '|', rows by '/' */
} decoded[] = {
  { "ascii", BYTES ("a,b\n1,2\n"), "UTF-8", "a|b/1|2" },
  { "utf-8", BYTES ("가,b\n1,나\n"), "UTF-8", "가|b/1|나" },
  { "cp949", BYTES ("\xb0\xa1,b\n1,\xb3\xaa\n"), "CP949", "가|b/1|나" },
  { "last-byte-of-ascii", BYTES ("\x7f,\xb0\xa1\n"), "CP949", "\x7f|가" },
  { "latin-1", BYTES ("caf\xe9,b\n\xff,\x80\n"), "ISO-8859-1", "café|b/ÿ|\xc2\x80" },
  { "utf-8-and-other", BYTES ("가,b\n1,\xff\n"), "ISO-8859-1", "ê°\xc2\x80|b/1|ÿ" },
  { "half-a-character", BYTES ("b,\xea\n"), "ISO-8859-1", "b|ê" },
  { "nul", BYTES ("a\0b,c\n\0,\0\0\n"), "UTF-8", "a␀b|c/␀|␀␀" },
  { "nul-in-utf-8", BYTES ("가\0나\0,c\n"), "UTF-8", "가␀나␀|c" },
  { "nul-in-cp949", BYTES ("\xb0\xa1\0\xb3\xaa,c\n"), "CP949", "가␀나|c" },
  { "nul-before-other", BYTES ("\0\xff,c\n"), "ISO-8859-1", "␀ÿ|c" },
  { "nul-within-a-character", BYTES ("\xea\0\xb0\x80,c\n"), "ISO-8859-1", "ê␀°\xc2\x80|c" },
};

static const struct
{
  const char *name;
  const char *csv;
  const char *told; /* line of each row, * after a blank one */
  guint64 n_seen;
} kept[] = {
  { "nothing", "", "", 0 },
  { "all", "a\nb\n", "1 2", 2 },
  { "no-blank-ones", "\na\n\n\nb\nc\n\n", "2* 5* 6", 3 },
  { "none-of-blank-cells", "a,b\n,\n \t,\xc2\xa0\nc,d\n", "1 4*", 2 },
  { "one-cell-is-enough", "a,b\n,x\nx,\n", "1 2 3", 3 },
  { "no-quoted-blank", "a\n\"\"\n\" \"\nb\n", "1 4*", 2 },
  { "no-end-of-files", "a\n\x1a\n \x1a \n", "1", 1 },
  { "two-ends-of-files", "a\n\x1a\x1a\n\x1bx\n", "1 2 3", 3 },
};
/* clang-format on */

static void
test_header (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosTable) table = read_table (headers[i].csv, strlen (headers[i].csv));

  exos_table_decode (table);
  g_assert_cmpuint (exos_find_header (table), ==, headers[i].header);
  g_assert_cmpint (exos_header_is_data (table, headers[i].header), ==, headers[i].is_data);
}

/* Names are looked for in 50 rows. */
static void
test_header_far_below (void)
{
  for (gsize n_above = 48; n_above <= 51; n_above++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (ExosTable) table = NULL;

      for (gsize i = 0; i < n_above; i++)
        g_string_append (csv, "note\n");
      g_string_append (csv, "variant,users\na,1\n");
      table = read_table (csv->str, csv->len);
      exos_table_decode (table);
      g_assert_cmpuint (exos_find_header (table), ==, n_above < 50 ? n_above : 0);
    }
}

static char *
tell_cells (const ExosTable *table)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (gsize row = 0; row < exos_table_n_rows (table); row++)
    for (gsize i = 0; i < exos_table_row (table, row)->n_kept; i++)
      g_string_append_printf (told, "%s%s",
                              i > 0     ? "|"
                              : row > 0 ? "/"
                                        : "",
                              exos_table_cell (table, row, i)->text);
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
test_decoded (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosTable) table = read_table (decoded[i].csv, decoded[i].length);

  g_assert_cmpstr (exos_table_decode (table), ==, decoded[i].encoding);

  g_autofree char *told = tell_cells (table);

  g_assert_cmpstr (told, ==, decoded[i].told);
}

static void
test_kept (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (ExosTable) table = read_table (kept[i].csv, strlen (kept[i].csv));
  g_autoptr (GString) told = g_string_new (NULL);

  for (gsize row = 0; row < exos_table_n_rows (table); row++)
    g_string_append_printf (told, "%s%" G_GUINT64_FORMAT "%s", row > 0 ? " " : "",
                            exos_table_row (table, row)->line,
                            exos_table_row (table, row)->is_after_blank ? "*" : "");
  g_assert_cmpstr (told->str, ==, kept[i].told);
  g_assert_cmpuint (exos_table_n_seen (table), ==, kept[i].n_seen);
}

/* A record of one cell of so many bytes. */
static void
add_cell (ExosTable *table, const char *text, gsize length)
{
  const ExosCell cell = { .text = text, .length = length };
  const ExosRecord record = { 1, &cell, 1, 1 };

  exos_table_add (&record, table);
}

/* One more than the limit says, which is the header. */
static void
test_most_rows (void)
{
  g_autoptr (ExosTable) table = exos_table_new ();

  for (gsize i = 0; i < EXOS_MAX_ROWS + 5; i++)
    add_cell (table, "a", 1);
  g_assert_cmpuint (exos_table_n_rows (table), ==, EXOS_MAX_ROWS + 1);
  g_assert_cmpuint (exos_table_n_seen (table), ==, EXOS_MAX_ROWS + 5);
}

static void
test_most_bytes (void)
{
  const gsize beside = sizeof (ExosRow) + sizeof (ExosField) + 1;
  const gsize first = EXOS_MAX_KEPT_BYTES - 2 * beside - 100;
  g_autofree char *text = g_strnfill (EXOS_MAX_KEPT_BYTES, 'x');

  for (gsize length = 99; length <= 101; length++)
    {
      g_autoptr (ExosTable) table = exos_table_new ();

      add_cell (table, text, first);
      add_cell (table, text, length);
      g_assert_cmpuint (exos_table_n_rows (table), ==, length <= 100 ? 2 : 1);
      g_assert_cmpuint (exos_table_n_seen (table), ==, 2);
    }
}

/* A row that is cut at the limit of columns is not blank, whatever is left of it. */
static void
test_cut_rows (void)
{
  g_autoptr (ExosTable) table = exos_table_new ();
  const ExosCell cell = { .text = "" };
  const ExosRecord cut = { 1, &cell, 1, 2 };

  exos_table_add (&cut, table);
  g_assert_cmpuint (exos_table_n_rows (table), ==, 1);
  g_assert_cmpuint (exos_table_row (table, 0)->n_cells, ==, 2);
  g_assert_cmpuint (exos_table_row (table, 0)->n_kept, ==, 1);
}

static void
test_cells (void)
{
  g_autoptr (ExosTable) table = read_table (BYTES (" a\t,\"b\",c\"\n,d\n"));
  g_autofree char *trimmed = NULL;
  g_autofree char *missing = NULL;

  exos_table_decode (table);
  trimmed = exos_table_dup_text (table, 0, 0);
  missing = exos_table_dup_text (table, 1, 2);
  g_assert_cmpstr (trimmed, ==, "a");
  g_assert_cmpstr (missing, ==, "");
  g_assert_null (exos_table_cell (table, 1, 2));
  g_assert_cmpstr (exos_table_cell (table, 1, 1)->text, ==, "d");
  g_assert_cmpstr (exos_table_cell (table, 0, 0)->text, ==, " a\t");
  g_assert_cmpuint (exos_table_cell (table, 0, 0)->length, ==, 3);
  g_assert_true (exos_table_cell (table, 0, 1)->was_quoted);
  g_assert_false (exos_table_cell (table, 0, 1)->has_lone_quote);
  g_assert_true (exos_table_cell (table, 0, 2)->has_lone_quote);
  g_assert_true (exos_field_is_blank (exos_table_cell (table, 1, 0)));
  g_assert_false (exos_field_is_blank (exos_table_cell (table, 0, 0)));
}

#define ADD(folder, list, test)                                               \
  for (gsize i = 0; i < G_N_ELEMENTS (list); i++)                             \
    {                                                                         \
      g_autofree char *path = g_strconcat (folder "/", (list)[i].name, NULL); \
                                                                              \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test);                \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/table/header", headers, test_header);
  ADD ("/table/decoded", decoded, test_decoded);
  ADD ("/table/kept", kept, test_kept);
  g_test_add_func ("/table/header-far-below", test_header_far_below);
  g_test_add_func ("/table/most-rows", test_most_rows);
  g_test_add_func ("/table/most-bytes", test_most_bytes);
  g_test_add_func ("/table/cut-rows", test_cut_rows);
  g_test_add_func ("/table/cells", test_cells);
  return g_test_run ();
}
