// SPDX-License-Identifier: MIT
/* What the first bytes of a file say: no table at all, how to decode it, what parts its cells. */
#include <string.h>

#include "data/dialect.h"
#include "data/import.h"

#define BYTES(text) text, sizeof text - 1

/* clang-format off */
static const struct
{
  const char *name;
  const char *head;
  gsize length;
  char delimiter;
} delimiters[] = {
  { "nothing", BYTES (""), ',' },
  { "one column", BYTES ("users\n1\n2\n"), ',' },
  { "commas", BYTES ("a,b\n1,2\n"), ',' },
  { "semicolons", BYTES ("a;b\n1;2\n"), ';' },
  { "tabs", BYTES ("a\tb\n1\t2\n"), '\t' },
  { "pipes", BYTES ("a|b\n1|2\n"), '|' },
  { "commas where both are as steady", BYTES ("a;b,c\n1;2,3\n"), ',' },
  { "the steadier", BYTES ("a;b\n1,5;2\n3;4\n"), ';' },
  { "the wider of two as steady", BYTES ("a,b;c;d\n1,2;3;4\n"), ';' },
  { "two known headers beat what is steadier", BYTES ("variant;users;conversions\na,b\na,b\na,b\na,b\n"), ';' },
  { "one known header does not", BYTES ("users;b\na,b\na,b\na,b\na,b\n"), ',' },
  { "what is quoted parts nothing", BYTES ("\"a,b\";c\n\"1,2\";3\n"), ';' },
  { "a line that does not end", BYTES ("a;b"), ';' },
  { "an empty first column", BYTES (";a\n;b\n"), ';' },
  { "commas that are only in quotes", BYTES ("\"a,b\"\n\"c,d\"\n"), ',' },
  { "one that is only in quotes", BYTES ("\"a;b\"\n\"c;d\"\n"), ',' },
  { "the widest of those as steady in one file", BYTES ("a;b,c,d\na;b;c;d\n"), ';' },
  { "the wider in one file before the wider in the other", BYTES ("a,b;c;d\na,b,c,d\n"), ',' },
  { "two known headers of three", BYTES ("users;conversions;x\na,b\na,b\na,b\na,b\n"), ';' },
  { "more known headers beat fewer", BYTES ("variant;users;conversions;x,users,variant\na,b\na,b\n"), ';' },
  { "a known header of one letter", BYTES ("variant;n\na,b\na,b\na,b\na,b\n"), ';' },
  { "what begins with a digit is no header", BYTES ("1 users;2 users;3 users\na,b\na,b\na,b\n"), ',' },
  { "known headers in another line than the first", BYTES ("x\nusers;conversions\na,b\na,b\na,b\n"), ';' },
  { "the first of three that are alike", BYTES ("a|b\tc;d\n"), ';' },
  { "blank lines are no records", BYTES ("\n\n\n\na;b\n"), ';' },

  { "sep: names nothing", BYTES ("sep:;\na,b,c\n1,2,3\n"), ',' },
  { "a known header adds no width", BYTES ("users;x,b,c\n"), ',' },
  { "sep= names it", BYTES ("sep=;\na,b,c\n1,2,3\n"), ';' },
  { "sep= of tabs", BYTES ("sep=\t\na,b,c\n1,2,3\n"), '\t' },
  { "sep= of pipes before a carriage return", BYTES ("sep=|\r\na,b,c\n1,2,3\n"), '|' },
  { "sep= in capitals", BYTES ("SEP=;\na,b,c\n1,2,3\n"), ';' },
  { "sep= alone", BYTES ("sep=;\n"), ';' },
  { "sep= without an end of its line", BYTES ("sep=;"), ';' },
  { "sep= that names no delimiter", BYTES ("sep=x\na,b,c\n1,2,3\n"), ',' },
  { "sep= of two", BYTES ("sep=;;\na,b,c\n1,2,3\n"), ',' },
  { "a column called sep=|rate", BYTES ("sep=|rate,users\n1,2\n"), ',' },
  { "a delimiter as the fifth byte", BYTES ("name|rate,users\n1,2\n3,4\n"), ',' },
  { "a delimiter that ends a line of five", BYTES ("a,b,;\n1,2,3\n4,5,6\n"), ',' },
};

static const struct
{
  const char *name;
  const char *head;
  gsize length;
  ExosByteOrder order;
  gsize mark_length;
} tables[] = {
  { "nothing", BYTES (""), EXOS_BYTES_ASCII_LIKE, 0 },
  { "ASCII", BYTES ("a,b\n1,2\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a UTF-8 mark", BYTES ("\xef\xbb\xbf" "a,b\n"), EXOS_BYTES_ASCII_LIKE, 3 },
  { "a UTF-8 mark and nothing else", BYTES ("\xef\xbb\xbf"), EXOS_BYTES_ASCII_LIKE, 3 },
  { "two bytes of it", BYTES ("\xef\xbb"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a UTF-16 mark, little", BYTES ("\xff\xfe" "a\0,\0b\0\n\0"), EXOS_BYTES_UTF16LE, 2 },
  { "a UTF-16 mark, big", BYTES ("\xfe\xff" "\0a\0,\0b\0\n"), EXOS_BYTES_UTF16BE, 2 },
  { "UTF-16 without a mark, little", BYTES ("a\0,\0b\0\n\0"), EXOS_BYTES_UTF16LE, 0 },
  { "UTF-16 without a mark, big", BYTES ("\0a\0,\0b\0\n"), EXOS_BYTES_UTF16BE, 0 },
  { "a UTF-16 mark and nothing else, little", BYTES ("\xff\xfe"), EXOS_BYTES_UTF16LE, 2 },
  { "a UTF-16 mark and nothing else, big", BYTES ("\xfe\xff"), EXOS_BYTES_UTF16BE, 2 },
  { "half a UTF-16 mark", BYTES ("\xff"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a UTF-16 mark before more NULs than text has",
    BYTES ("\xff\xfe" "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0"), EXOS_BYTES_UTF16LE, 2 },
  { "UTF-16 without a mark, with as many", BYTES ("a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0"), EXOS_BYTES_UTF16LE, 0 },
  { "UTF-16 without a mark, big, with as many", BYTES ("\0a\0b\0c\0d\0e\0f\0g\0h\0i\0j"), EXOS_BYTES_UTF16BE, 0 },
  { "three characters are too few to tell", BYTES ("a\0,\0b\0"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "nine of ten with a NUL", BYTES ("a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0" "1\0\xc0\xac"), EXOS_BYTES_UTF16LE, 0 },
  { "eight of ten", BYTES ("a,b\n" "a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a brace that is a name", BYTES ("{a},b\n1,2\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a bracket that is a name", BYTES ("[a],b\n1,2\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a bracket alone", BYTES ("["), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a brace alone", BYTES ("{"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a brace before a letter", BYTES ("{a: 1}"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a bracket before a number", BYTES ("[1]"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "braces later on", BYTES ("a,b\n{\"a\": 1}"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a tag later on", BYTES ("a,<html>\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "half of a tag", BYTES ("<tab"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "all but the last byte of zip", BYTES ("PK\x03,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of an old spreadsheet", BYTES ("\xd0\xcf\x11,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of gzip", BYTES ("\x1f,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of Parquet", BYTES ("PAR,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of PDF", BYTES ("%PD,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of PNG", BYTES ("\x89PN,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of JPEG", BYTES ("\xff\xd8,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of a database", BYTES ("SQLite format,b\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "of another one", BYTES ("SQLite format 4"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "text that looks as zip later on", BYTES ("a,PK\x03\x04\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "eight control characters", BYTES ("\1\2\3\4\5\6\7\1"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "eight NULs", BYTES ("\0\0\0\0\0\0\0\0"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "nine in 180 bytes",
    BYTES ("\1\1\1\1\1\1\1\1\1" "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234"
           "56789012345678901234567890123456789012345678901234567890123456789012345678901234567890"),
    EXOS_BYTES_ASCII_LIKE, 0 },
  { "spaces are no controls", BYTES ("a                b"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "bytes past ASCII are none", BYTES ("\xb0\xa1\xb0\xa1\xb0\xa1\xb0\xa1\xb0\xa1"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "white space is no control", BYTES ("\t\n\v\f\r\t\n\v\f\r\t\n\v\f\r"), EXOS_BYTES_ASCII_LIKE, 0 },
};

static const struct
{
  const char *head;
  gsize length;
  const char *told;
} others[] = {
  { BYTES ("PK\x03\x04"), "Excel .xlsx" },
  { BYTES ("\xd0\xcf\x11\xe0"), "Excel .xls)" },
  { BYTES ("\x1f\x8b"), "gzip" },
  { BYTES ("PAR1"), "Parquet" },
  { BYTES ("%PDF-1.5\n"), "PDF" },
  { BYTES ("\x89PNG\r\n"), "PNG" },
  { BYTES ("\xff\xd8\xff\xe0"), "JPEG" },
  { BYTES ("SQLite format 3"), "SQLite" },
  { BYTES (" \n<!DOCTYPE html>"), "HTML" },
  { BYTES ("<table"), "HTML" },
  { BYTES ("<head>"), "HTML" },
  { BYTES ("<Body>"), "HTML" },
  { BYTES ("<?xml version=\"1.0\"?>"), "HTML" },
  { BYTES ("\xef\xbb\xbf<html>"), "HTML" },
  { BYTES ("{\"a\": 1}"), "JSON" },
  { BYTES ("{}"), "JSON" },
  { BYTES ("[{"), "JSON" },
  { BYTES ("{\n}"), "JSON" },
  { BYTES ("{\r}"), "JSON" },
  { BYTES ("{ }"), "JSON" },
  { BYTES ("[[1]]"), "JSON" },
  { BYTES ("[\r1]"), "JSON" },
  { BYTES ("[ 1]"), "JSON" },
  { BYTES (" [\n1]"), "JSON" },
  { BYTES ("\1\2\3\4\5\6\7\1\2"), "binary" },
  { BYTES ("\0\0\0\0\0\0\0\0\0"), "binary" },
  { BYTES ("\x1f\x1f\x1f\x1f\x1f\x1f\x1f\x1f\x1f"), "binary" },
  { BYTES ("\1\1\1\1\1\1\1\1\1" "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234"
           "5678901234567890123456789012345678901234567890123456789012345678901234567890123456789"), "binary" },
};
/* clang-format on */

static void
test_delimiter (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_test_message ("%s", delimiters[i].name);
      g_assert_cmpint (exos_sniff_delimiter (delimiters[i].head, delimiters[i].length), ==,
                       delimiters[i].delimiter);
    }
}

static void
append (GString *text, const char *line, guint times)
{
  for (guint i = 0; i < times; i++)
    g_string_append (text, line);
}

static const struct
{
  const char *name;
  struct
  {
    const char *line;
    guint times;
  } parts[4];
  char delimiter;
} repeated[] = {
  { "sixty blank lines", { { "\n", 60 }, { "a;b\n", 1 } }, ';' },
  { "what is in the sixtieth line", { { "a,b;c\n", 59 }, { "a;b\n", 1 } }, ';' },
  { "not what is behind it", { { "a,b;c\n", 60 }, { "a;b\n", 9 } }, ',' },
  { "nor known headers there", { { "a,b\n", 60 }, { "users;conversions\n", 1 } }, ',' },
  { "wider than what is told apart", { { "a;", 65 }, { "b,c\n", 1 } }, ';' },
  { "62 columns and 63", { { "a;", 61 }, { "a,b\n", 1 }, { "a;", 62 }, { "a,b\n", 1 } }, ',' },
  { "63 columns and 64", { { "a;", 62 }, { "a,b\n", 1 }, { "a;", 63 }, { "a,b\n", 1 } }, ';' },
  { "more than is read at once",
    { { "as long as forty bytes, which are many;c\n", 59 }, { "a;b\n", 1 } },
    ';' },
};

static void
test_many_lines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize part = 0; part < G_N_ELEMENTS (repeated[i].parts); part++)
        append (text, repeated[i].parts[part].line, repeated[i].parts[part].times);
      g_test_message ("%s", repeated[i].name);
      g_assert_cmpint (exos_sniff_delimiter (text->str, text->len), ==, repeated[i].delimiter);
    }
}

/* Most of the first 256 bytes of UTF-16 are to be of ASCII, and no others. */
static void
test_length_of_the_pattern (void)
{
  static const struct
  {
    guint n_ascii;
    guint n_others;
    guint n_behind;
    ExosByteOrder order;
  } cases[] = {
    { 116, 12, 0, EXOS_BYTES_UTF16LE },
    { 115, 13, 0, EXOS_BYTES_ASCII_LIKE },
    { 115, 13, 900, EXOS_BYTES_ASCII_LIKE },
    { 128, 0, 900, EXOS_BYTES_UTF16LE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      ExosByteOrder order;
      gsize mark_length;

      for (guint j = 0; j < cases[i].n_ascii + cases[i].n_others + cases[i].n_behind; j++)
        g_byte_array_append (bytes, (const guint8 *) (j < cases[i].n_ascii ? "a\0" : "\xc0\xac"),
                             2);
      g_assert_true (exos_sniff_bytes ((const char *) bytes->data, bytes->len, "a.csv", &order,
                                       &mark_length, NULL) ||
                     cases[i].order == EXOS_BYTES_ASCII_LIKE);
      g_assert_cmpint (order, ==, cases[i].order);
    }
}

static void
test_tables (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      ExosByteOrder order;
      gsize mark_length;

      g_test_message ("%s", tables[i].name);
      g_assert_true (exos_sniff_bytes (tables[i].head, tables[i].length, "a.csv", &order,
                                       &mark_length, &error));
      g_assert_no_error (error);
      g_assert_cmpint (order, ==, tables[i].order);
      g_assert_cmpuint (mark_length, ==, tables[i].mark_length);
    }
}

/* What a message names is what the person has; it names the file too. */
static void
test_others (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      ExosByteOrder order;
      gsize mark_length;

      g_test_message ("%s", others[i].told);
      g_assert_false (exos_sniff_bytes (others[i].head, others[i].length, "a.csv", &order,
                                        &mark_length, &error));
      g_assert_error (error, EXOS_IMPORT_ERROR, EXOS_IMPORT_ERROR_NOT_A_TABLE);
      g_assert_nonnull (strstr (error->message, others[i].told));
      g_assert_nonnull (strstr (error->message, "a.csv"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect/delimiter", test_delimiter);
  g_test_add_func ("/dialect/many-lines", test_many_lines);
  g_test_add_func ("/dialect/length-of-the-pattern", test_length_of_the_pattern);
  g_test_add_func ("/dialect/tables", test_tables);
  g_test_add_func ("/dialect/what-is-no-table", test_others);
  return g_test_run ();
}
