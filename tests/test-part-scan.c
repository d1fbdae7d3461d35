// SPDX-License-Identifier: MIT
/* The scan that follows text as it goes by agrees with the parser on quotes and lines. */
#include "data/part-scan.h"

#include <string.h>

#include "data/csv.h"

#define LETTERS ",\"\n\ra"
#define MAX_LENGTH 7

static void
ignore (const ExosRecord *record, gpointer unused)
{
}

static void
keep_line (const ExosRecord *record, gpointer line)
{
  *(guint64 *) line = record->line;
}

static guint64
find_open_quote (const char *text, gsize length)
{
  g_autoptr (ExosCsv) csv = exos_csv_new (',', ignore, NULL);

  g_assert_true (exos_csv_push (csv, text, length, NULL));
  exos_csv_finish (csv);
  return exos_csv_open_quote (csv, NULL);
}

/* Lines before the end: that of a record which begins there. */
static guint64
count_lines (const char *text, gsize length)
{
  g_autoptr (ExosCsv) csv = NULL;
  guint64 line = 0;

  csv = exos_csv_new (',', keep_line, &line);
  g_assert_true (exos_csv_push (csv, text, length, NULL));
  g_assert_true (exos_csv_push (csv, "x", 1, NULL));
  exos_csv_finish (csv);
  return line - 1;
}

static void
check (const char *text, gsize length, gsize cut)
{
  const guint64 quote_line = find_open_quote (text, length);
  ExosPartScan scan;

  exos_part_scan_init (&scan, ',');
  exos_part_scan_push (&scan, text, cut);
  exos_part_scan_push (&scan, text + cut, length - cut);
  g_assert_cmpint (exos_part_scan_is_open (&scan), ==, quote_line > 0);
  if (quote_line > 0)
    g_assert_cmpuint (scan.quote_line, ==, quote_line);
  else if (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
    g_assert_cmpuint (scan.n_lines, ==, count_lines (text, length));
}

/* Long enough for words of bytes, at every place in them. */
static void
test_long_texts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  char text[200];

  for (int round = 0; round < 20000; round++)
    {
      const gsize length = (gsize) g_rand_int_range (rand, 0, sizeof text);

      /* High bits and neighbours of line ends, too. */
      for (gsize i = 0; i < length; i++)
        text[i] = ",\"\n\r\n\raa\x0b\x0c\x09\x0e\x8a\x8d"[g_rand_int_range (rand, 0, 14)];
      check (text, length, (gsize) g_rand_int_range (rand, 0, (gint32) length + 1));
    }
}

/* Every text of a few structural characters, cut in two at every place. */
static void
test_agrees_with_the_parser (void)
{
  char text[MAX_LENGTH];
  guint n_texts = 1;

  for (gsize length = 0; length <= MAX_LENGTH; length++, n_texts *= strlen (LETTERS))
    for (guint number = 0; number < n_texts; number++)
      {
        guint rest = number;

        for (gsize i = 0; i < length; i++, rest /= strlen (LETTERS))
          text[i] = LETTERS[rest % strlen (LETTERS)];
        for (gsize cut = 0; cut <= length; cut++)
          check (text, length, cut);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part-scan/agrees-with-the-parser", test_agrees_with_the_parser);
  g_test_add_func ("/part-scan/long-texts", test_long_texts);
  return g_test_run ();
}
