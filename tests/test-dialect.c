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
  { "blank lines are no records", BYTES ("\n\n\n\na;b\n"), ';' },

  { "sep= names it", BYTES ("sep=;\na,b,c\n1,2,3\n"), ';' },
  { "sep= of tabs", BYTES ("sep=\t\na,b,c\n1,2,3\n"), '\t' },
  { "sep= of pipes before a carriage return", BYTES ("sep=|\r\na,b,c\n1,2,3\n"), '|' },
  { "sep= in capitals", BYTES ("SEP=;\na,b,c\n1,2,3\n"), ';' },
  { "sep= alone", BYTES ("sep=;\n"), ';' },
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
  { "three characters are too few to tell", BYTES ("a\0,\0b\0"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "nine of ten with a NUL", BYTES ("a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0" "1\0\xc0\xac"), EXOS_BYTES_UTF16LE, 0 },
  { "eight of ten", BYTES ("a,b\n" "a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a brace that is a name", BYTES ("{a},b\n1,2\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a bracket that is a name", BYTES ("[a],b\n1,2\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a bracket alone", BYTES ("["), EXOS_BYTES_ASCII_LIKE, 0 },
  { "a brace alone", BYTES ("{"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "half of a tag", BYTES ("<tab"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "text that looks as zip later on", BYTES ("a,PK\x03\x04\n"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "eight control characters", BYTES ("\1\2\3\4\5\6\7\1"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "eight NULs", BYTES ("\0\0\0\0\0\0\0\0"), EXOS_BYTES_ASCII_LIKE, 0 },
  { "nine in 180 bytes",
    BYTES ("\1\1\1\1\1\1\1\1\1" "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234"
           "56789012345678901234567890123456789012345678901234567890123456789012345678901234567890"),
    EXOS_BYTES_ASCII_LIKE, 0 },
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
  { BYTES ("\xef\xbb\xbf<html>"), "HTML" },
  { BYTES ("{\"a\": 1}"), "JSON" },
  { BYTES ("{}"), "JSON" },
  { BYTES ("[{"), "JSON" },
  { BYTES (" [\n1]"), "JSON" },
  { BYTES ("\1\2\3\4\5\6\7\1\2"), "binary" },
  { BYTES ("\0\0\0\0\0\0\0\0\0"), "binary" },
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
  g_test_add_func ("/dialect/tables", test_tables);
  g_test_add_func ("/dialect/what-is-no-table", test_others);
  return g_test_run ();
}
