// SPDX-License-Identifier: MIT
#include "data/csv.h"

#include <string.h>

#include "data/import.h"

#define MAX_TOLD 10 /* records, and cells of one */

/* Records are told as "line:cell|cell;": [a] was quoted, a! has a lone quote. */
typedef struct
{
  GString *told;
  guint64 n_records;
  guint64 n_cells; /* of the last record */
  gsize n_kept;
  gsize last_length; /* of the last cell kept */
} Listener;

static void
tell_cell (GString *told, const ExosCell *cell)
{
  g_autofree char *bytes = g_memdup2 (cell->text, cell->length);

  g_string_append_c (told, cell->was_quoted ? '[' : '(');
  for (gsize i = 0; i < cell->length; i++)
    g_string_append_c (told, bytes[i] == '\0' ? '0' : bytes[i]);
  g_string_append (told, cell->was_quoted ? "]" : ")");
  if (cell->has_lone_quote)
    g_string_append_c (told, '!');
}

static void
tell_record (GString *told, const ExosRecord *record)
{
  g_string_append_printf (told, "%" G_GUINT64_FORMAT, record->line);
  for (gsize i = 0; i < record->n_kept; i++)
    tell_cell (told, &record->cells[i]);
  g_string_append_c (told, ';');
}

static void
listen (const ExosRecord *record, gpointer user_data)
{
  Listener *self = user_data;

  if (self->n_records++ < MAX_TOLD && record->n_kept <= MAX_TOLD)
    tell_record (self->told, record);
  self->n_cells = record->n_cells;
  self->n_kept = record->n_kept;
  self->last_length = record->cells[record->n_kept - 1].length;
}

static void
listener_clear (Listener *self)
{
  g_string_free (self->told, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listener, listener_clear)

/* Pushes in blocks of just that size, each in memory of its own. */
static gboolean
push_in_blocks (ExosCsv *csv, const char *bytes, gsize length, gsize block, GError **error)
{
  for (gsize start = 0; start < length; start += block)
    {
      const gsize size = MIN (block, length - start);
      g_autofree char *copy = g_memdup2 (bytes + start, size);

      if (!exos_csv_push (csv, copy, size, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
push_filled (ExosCsv *csv, char byte, gsize length, GError **error)
{
  g_autofree char *bytes = g_strnfill (length, byte);

  return exos_csv_push (csv, bytes, length, error);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  char delimiter;
  const char *told;
  guint64 open_quote;
} Case;

#define TEXT(text) text, sizeof text - 1

/* clang-format off */
static const Case cases[] = {
  { "nothing", TEXT (""), ',', "", 0 },
  { "lf", TEXT ("a,b\n1,2\n"), ',', "1(a)(b);2(1)(2);", 0 },
  { "crlf", TEXT ("a,b\r\n1,2\r\n"), ',', "1(a)(b);2(1)(2);", 0 },
  { "cr", TEXT ("a,b\r1,2\r"), ',', "1(a)(b);2(1)(2);", 0 },
  { "mixed-line-ends", TEXT ("a\r\nb\nc\rd\r\r\ne"), ',', "1(a);2(b);3(c);4(d);5();6(e);", 0 },
  { "no-final-newline", TEXT ("a,b\n1,2"), ',', "1(a)(b);2(1)(2);", 0 },
  { "one-cell", TEXT ("a"), ',', "1(a);", 0 },
  { "empty-cells", TEXT (",a,,\n,\n"), ',', "1()(a)()();2()();", 0 },
  { "final-delimiter", TEXT ("a,"), ',', "1(a)();", 0 },
  { "blank-lines", TEXT ("\n\na\n\nb\n\n"), ',', "1();2();3(a);4();5(b);6();", 0 },
  { "blank-lines-crlf", TEXT ("\r\n\r\na\r\n"), ',', "1();2();3(a);", 0 },
  { "blanks-are-kept", TEXT (" a , b\t\n"), ',', "1( a )( b\t);", 0 },
  { "semicolon", TEXT ("a;b,c\n1;2\n"), ';', "1(a)(b,c);2(1)(2);", 0 },
  { "tab", TEXT ("a\tb\n"), '\t', "1(a)(b);", 0 },
  { "pipe", TEXT ("a|b\n"), '|', "1(a)(b);", 0 },

  { "quoted", TEXT ("\"a\",\"b\"\n"), ',', "1[a][b];", 0 },
  { "quoted-last", TEXT ("a,\"b\""), ',', "1(a)[b];", 0 },
  { "quoted-empty", TEXT ("\"\",\"\"\n\"\""), ',', "1[][];2[];", 0 },
  { "quoted-delimiter", TEXT ("\"10,000\",b\n"), ',', "1[10,000](b);", 0 },
  { "doubled-quotes", TEXT ("\"a \"\"b\"\", c\",\"\"\"\"\n"), ',', "1[a \"b\", c][\"];", 0 },
  { "newline-in-quotes", TEXT ("\"a\nb\",c\n1,2\n"), ',', "1[a\nb](c);3(1)(2);", 0 },
  { "crlf-in-quotes", TEXT ("\"a\r\nb\",c\r\n1,2\r\n"), ',', "1[a\r\nb](c);3(1)(2);", 0 },
  { "cr-in-quotes", TEXT ("\"a\rb\",c\r1,2\r"), ',', "1[a\rb](c);3(1)(2);", 0 },
  { "newlines-in-quotes", TEXT ("\"\n\n\r\n\"\nb"), ',', "1[\n\n\r\n];5(b);", 0 },
  { "quote-between-cr-and-lf", TEXT ("\"\r\"\"\n\"\nb"), ',', "1[\r\"\n];4(b);", 0 },
  { "quoted-cr-then-line-end", TEXT ("\"a\r\"\nb"), ',', "1[a\r];3(b);", 0 },
  { "blank-after-quote", TEXT ("\"a\" ,b\n"), ',', "1[a ](b);", 0 },

  { "lone-quote", TEXT ("a\"b,c\n"), ',', "1(a\"b)!(c);", 0 },
  { "lone-quotes", TEXT ("5\" screen,\"ok\"\nc\"\n"), ',', "1(5\" screen)![ok];2(c\")!;", 0 },
  { "text-after-quote", TEXT ("\"a\"b,c\n"), ',', "1[ab]!(c);", 0 },
  { "quote-after-blank", TEXT (" \"a\",b\n"), ',', "1( \"a\")!(b);", 0 },
  { "lone-quote-is-forgotten", TEXT ("a\"b\nc\n\"d\"\ne"), ',', "1(a\"b)!;2(c);3[d];4(e);", 0 },

  { "open-quote", TEXT ("a,b\n\"c,d\ne,f\n"), ',', "1(a)(b);", 2 },
  { "open-quote-below", TEXT ("\"a\nb\"\nc,\"d\n"), ',', "1[a\nb];", 3 },
  { "open-quote-second-cell", TEXT ("a,\"\n"), ',', "", 1 },
  { "open-quote-within-record", TEXT ("\"a\nb\",\"c"), ',', "", 2 },
  { "only-a-quote", TEXT ("\""), ',', "", 1 },
  { "open-doubled-quote", TEXT ("\"a\"\""), ',', "", 1 },

  { "nul", TEXT ("5\0000,b\n\000"), ',', "1(500)(b);2(0);", 0 },
  { "nul-in-quotes", TEXT ("\"a\000b\"\n"), ',', "1[a0b];", 0 },
  { "cp949", TEXT ("\xb4\xeb\xc1\xb6\xb1\xba,1\n"), ',', "1(\xb4\xeb\xc1\xb6\xb1\xba)(1);", 0 },
  { "not-utf-8", TEXT ("\xff\xfe,\x80\n"), ',', "1(\xff\xfe)(\x80);", 0 },
};
/* clang-format on */

static void
check_in_blocks (const Case *c, gsize block)
{
  g_auto (Listener) listener = { .told = g_string_new (NULL) };
  g_autoptr (ExosCsv) csv = exos_csv_new (c->delimiter, listen, &listener);
  g_autoptr (GError) error = NULL;

  g_assert_true (push_in_blocks (csv, c->bytes, c->length, block, &error));
  g_assert_no_error (error);
  exos_csv_finish (csv);
  g_assert_cmpstr (listener.told->str, ==, c->told);
  g_assert_cmpuint (exos_csv_open_quote (csv, NULL), ==, c->open_quote);
}

/* The same records whole and however they are cut. */
static void
test_case (gconstpointer data)
{
  const Case *c = data;

  check_in_blocks (c, MAX (c->length, 1));
  for (gsize block = 1; block <= 90; block++)
    check_in_blocks (c, block);
}

static void
test_cells_past_the_limit_are_counted (void)
{
  static const struct
  {
    gsize n_delimiters;
    guint64 n_cells;
    gsize n_kept;
  } widths[] = {
    { EXOS_MAX_COLUMNS - 1, EXOS_MAX_COLUMNS, EXOS_MAX_COLUMNS },
    { EXOS_MAX_COLUMNS, EXOS_MAX_COLUMNS + 1, EXOS_MAX_COLUMNS },
    { 9999, 10000, EXOS_MAX_COLUMNS },
    { 1000000, 1000001, EXOS_MAX_COLUMNS },
    { 1, 2, 2 },
  };
  g_auto (Listener) listener = { .told = g_string_new (NULL) };
  g_autoptr (ExosCsv) csv = exos_csv_new (',', listen, &listener);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_assert_true (push_filled (csv, ',', widths[i].n_delimiters, &error));
      g_assert_true (exos_csv_push (csv, "last\n", 5, &error));
      g_assert_cmpuint (listener.n_records, ==, i + 1);
      g_assert_cmpuint (listener.n_cells, ==, widths[i].n_cells);
      g_assert_cmpuint (listener.n_kept, ==, widths[i].n_kept);
    }
}

typedef struct
{
  const char *name;
  const char *before;
  char filler;
  gsize length;
  const char *message; /* NULL: it is read */
} LimitCase;

#define LONG_CELL(line) "Line " line " is too large: a cell may have at most 1 MiB."
#define LONG_QUOTE(line)                   \
  "The text after the quote on line " line \
  " is too large: it does not close within 4 MiB, or its cell is longer than 1 MiB."

/* clang-format off */
static const LimitCase limits[] = {
  { "cell-at-the-limit", "a,", 'x', EXOS_MAX_CELL_BYTES, NULL },
  { "cell-past-the-limit", "a,", 'x', EXOS_MAX_CELL_BYTES + 1, LONG_CELL ("1") },
  { "cell-below-a-quoted-one", "\"a\n\"\nb\n", 'x', EXOS_MAX_CELL_BYTES + 1, LONG_CELL ("4") },
  { "cell-behind-a-quote", "a\n\"b\"", 'x', EXOS_MAX_CELL_BYTES, LONG_CELL ("2") },
  { "quoted-cell-at-the-limit", "a,\"", 'x', EXOS_MAX_CELL_BYTES, NULL },
  { "quoted-cell-past-the-limit", "a,\"", 'x', EXOS_MAX_CELL_BYTES + 1, LONG_QUOTE ("1") },
  { "quote-below-the-start-of-its-record", "a\n\"b\nc\",\"", 'x', EXOS_MAX_CELL_BYTES + 1, LONG_QUOTE ("3") },
  { "lines-in-quotes-past-the-limit", "a,\"", '\n', EXOS_MAX_CELL_BYTES + 1, LONG_QUOTE ("1") },
  { "nul-past-the-limit", "a\n", '\0', EXOS_MAX_CELL_BYTES + 1, LONG_CELL ("2") },
  { "many-short-lines", "a\n", '\n', EXOS_MAX_RECORD_BYTES + 1, NULL },
};
/* clang-format on */

static void
test_limit (gconstpointer data)
{
  const LimitCase *c = data;
  g_auto (Listener) listener = { .told = g_string_new (NULL) };
  g_autoptr (ExosCsv) csv = exos_csv_new (',', listen, &listener);
  g_autoptr (GError) error = NULL;

  g_assert_true (exos_csv_push (csv, c->before, strlen (c->before), &error));
  g_assert_cmpint (push_filled (csv, c->filler, c->length, &error), ==, c->message == NULL);
  if (c->message == NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, c->message);
}

/* What is not kept may be as long as what is. */
static void
test_limit_past_the_columns (void)
{
  for (gsize more = 0; more < 2; more++)
    {
      g_auto (Listener) listener = { .told = g_string_new (NULL) };
      g_autoptr (ExosCsv) csv = exos_csv_new (',', listen, &listener);
      g_autoptr (GError) error = NULL;

      g_assert_true (push_filled (csv, ',', EXOS_MAX_COLUMNS, &error));
      g_assert_true (push_filled (csv, 'x', EXOS_MAX_CELL_BYTES - 1, &error));
      g_assert_cmpint (push_filled (csv, 'x', 1 + more, &error), ==, more == 0);
      if (more > 0)
        g_assert_cmpstr (error->message, ==, LONG_CELL ("1"));
    }
}

/* Cells of half a megabyte each, kept or past the column limit: the ninth is too much. */
static void
test_record_limit (void)
{
  static const gsize n_cells_before[] = { 0, EXOS_MAX_COLUMNS };

  for (gsize i = 0; i < G_N_ELEMENTS (n_cells_before); i++)
    {
      g_auto (Listener) listener = { .told = g_string_new (NULL) };
      g_autoptr (ExosCsv) csv = exos_csv_new (',', listen, &listener);
      g_autoptr (GError) error = NULL;
      gsize n_read = 0;

      g_assert_true (push_filled (csv, ',', n_cells_before[i], &error));
      while (n_read < 20 && push_filled (csv, 'x', EXOS_MAX_RECORD_BYTES / 8, &error) &&
             exos_csv_push (csv, ",", 1, &error))
        n_read++;
      g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_LIMIT);
      g_assert_cmpstr (error->message, ==, "Line 1 is too large: a line may have at most 4 MiB.");
      g_assert_cmpuint (n_read, ==, 8);
      g_assert_cmpuint (listener.n_records, ==, 0);
    }
}

static void
test_last_cell_is_whole (void)
{
  g_auto (Listener) listener = { .told = g_string_new (NULL) };
  g_autoptr (ExosCsv) csv = exos_csv_new (',', listen, &listener);

  g_assert_true (push_filled (csv, 'x', 70000, NULL));
  exos_csv_finish (csv);
  g_assert_cmpuint (listener.n_records, ==, 1);
  g_assert_cmpuint (listener.last_length, ==, 70000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/limits/", limits[i].name, NULL);

      g_test_add_data_func (path, &limits[i], test_limit);
    }
  g_test_add_func ("/csv/limits/past-the-columns", test_limit_past_the_columns);
  g_test_add_func ("/csv/limits/record", test_record_limit);
  g_test_add_func ("/csv/cells-past-the-limit-are-counted", test_cells_past_the_limit_are_counted);
  g_test_add_func ("/csv/last-cell-is-whole", test_last_cell_is_whole);
  return g_test_run ();
}
