// SPDX-License-Identifier: MIT
/* Every scanner finds in a text what a plain loop finds. */
#include "data/rows/scan.h"

#include <string.h>

#define LETTERS ",\"\n\ra"
#define MAX_PATTERN 5
#define MAX_LENGTH 2600

/* A text, with bytes around it that must not matter. */
typedef struct
{
  char bytes[EXOS_SCAN_MARGIN + MAX_LENGTH + EXOS_SCAN_MARGIN];
  gsize length;
} Text;

static char *
text_start (Text *self)
{
  return self->bytes + EXOS_SCAN_MARGIN;
}

static void
surround (Text *self)
{
  memset (self->bytes, '"', EXOS_SCAN_MARGIN);
  for (guint i = 0; i < EXOS_SCAN_MARGIN; i++)
    text_start (self)[self->length + i] = "\"\n,\r"[i % 4];
}

/* A cell begins after an edge; what is inside quotes is no edge. */
static ExosScan
scan_plainly (const char *text, gsize length, char delimiter, guint32 *separators)
{
  ExosScan scan = { .is_plain = true };
  char before = '\n'; /* an edge, a return, a closing quote, or x: anything else */

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];
      const gboolean is_edge = c == delimiter || c == '\n';

      scan.is_plain &= c != '"' && c != '\r';
      scan.is_stray |= before == '\r' && c != '\n';
      scan.is_stray |= before == '"' && !is_edge && c != '\r' && c != '"';
      if (c == '"')
        {
          scan.is_stray |= !scan.is_open && before != '\n' && before != '"';
          scan.is_open = !scan.is_open;
          before = scan.is_open ? 'x' : '"';
        }
      else if (is_edge && !scan.is_open)
        {
          separators[scan.n_separators++] = (guint32) i;
          scan.n_newlines += c == '\n';
          before = '\n';
        }
      else
        before = c == '\r' ? '\r' : 'x';
    }

  return scan;
}

/* Of a text that has something stray, nothing else is to be known. */
static void
check (Text *text, char delimiter)
{
  static guint32 expected[MAX_LENGTH];
  static guint32 found[MAX_LENGTH + EXOS_SCAN_MARGIN];
  const char *start = text_start (text);
  const ExosScan plainly = scan_plainly (start, text->length, delimiter, expected);

  for (gsize i = 0; exos_scanner (i) != NULL; i++)
    {
      const ExosScan scan = exos_scanner (i)->separators (start, text->length, delimiter, found);

      g_assert_cmpint (scan.is_stray, ==, plainly.is_stray);
      if (plainly.is_stray)
        continue;
      g_assert_cmpint (scan.is_plain, ==, plainly.is_plain);
      g_assert_cmpint (scan.is_open, ==, plainly.is_open);
      g_assert_cmpuint (scan.n_newlines, ==, plainly.n_newlines);
      g_assert_cmpmem (found, scan.n_separators * sizeof found[0], expected,
                       plainly.n_separators * sizeof expected[0]);
    }
}

static void
append (Text *self, const char *text, gsize length)
{
  memcpy (text_start (self) + self->length, text, length);
  self->length += length;
}

static void
append_filling (Text *self, gsize length)
{
  memset (text_start (self) + self->length, 'a', length);
  self->length += length;
}

/* Some bytes, a cell's end, the pattern, and some bytes more, in a row of their own or not. */
static void
check_pattern (const char *pattern, gsize length, gsize before, gsize after, gboolean is_last)
{
  Text text = { .length = 0 };

  append_filling (&text, before);
  append (&text, ",", 1);
  append (&text, pattern, length);
  if (!is_last)
    append (&text, "\n", 1);
  append_filling (&text, after);
  surround (&text);
  check (&text, ',');
}

/* Every text of a few structural characters, where words and registers begin and end. */
static void
test_short_texts (void)
{
  static const gsize befores[] = { 0, 3, 5, 28, 59, 61, 62, 123, 126 };
  static const gsize afters[] = { 0, 1, 63, 64, 70 };
  char pattern[MAX_PATTERN];
  guint n_patterns = 1;

  for (gsize length = 0; length <= MAX_PATTERN; length++, n_patterns *= strlen (LETTERS))
    for (guint number = 0; number < n_patterns; number++)
      {
        guint rest = number;

        for (gsize i = 0; i < length; i++, rest /= strlen (LETTERS))
          pattern[i] = LETTERS[rest % strlen (LETTERS)];
        for (gsize i = 0; i < G_N_ELEMENTS (befores); i++)
          check_pattern (pattern, length, befores[i], afters[(number + i) % 5], number % 3 == 0);
      }
}

/* A byte that is like one that is looked for in its upper or lower bits is none. */
static void
test_every_byte (void)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    for (guint byte = 0; byte < 256; byte++)
      for (gsize place = 0; place < 70; place++)
        {
          Text text = { .length = 0 };

          append_filling (&text, 130);
          text_start (&text)[place] = (char) byte;
          text_start (&text)[place + 1] = byte == '\r' ? '\n' : 'a';
          surround (&text);
          check (&text, delimiters[i]);
        }
}

/* As many separators as 64 bytes can have, and all texts of them. */
static void
test_every_number_of_separators (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (gsize n = 0; n <= 64; n++)
    for (guint round = 0; round < 20; round++)
      {
        Text text = { .length = 0 };
        gsize left = n;

        for (gsize i = 0; i < 64; i++)
          {
            const gboolean is_one = (gsize) g_rand_int_range (random, 0, (gint32) (64 - i)) < left;

            append (&text, is_one ? round % 2 == 0 ? "," : "\n" : "a", 1);
            left -= is_one;
          }
        append (&text, "b,b\n", 4);
        surround (&text);
        check (&text, ',');
      }
}

/* Longer than newlines are counted in a byte, and lengths of every kind; some with quotes. */
static void
test_long_texts (void)
{
  static const char *const pieces[] = { ",",   "\n",       "a",        "long enough", "\n\n\n\n",
                                        ",,,", "\"q,\n\"", "\"a\"\"b", "\r\n",        "\"" };
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < 2000; round++)
    {
      const gint32 n_pieces = round % 4 == 0 ? 2 : round % 4 == 1 ? 6 : round % 4 == 2 ? 9 : 10;
      const gsize length = (gsize) g_rand_int_range (random, 0, MAX_LENGTH - 20);
      Text text = { .length = 0 };

      while (text.length < length)
        {
          const char *piece = pieces[g_rand_int_range (random, 0, n_pieces)];

          append (&text, piece, strlen (piece));
        }
      surround (&text);
      check (&text, ',');
    }
}

static void
test_counts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (gsize length = 0; length < 300; length++)
    for (guint round = 0; round < 10; round++)
      {
        Text text = { .length = 0 };
        ExosScanCount expected = { 0 };

        for (gsize i = 0; i < length; i++)
          {
            const char c = "\"\n\"\na,\r\x8a\xa2 #\x0b"[g_rand_int_range (random, 0, 12)];

            append (&text, &c, 1);
            expected.quotes += c == '"';
            expected.newlines += c == '\n';
          }
        surround (&text);
        for (gsize i = 0; exos_scanner (i) != NULL; i++)
          {
            const ExosScanCount count = exos_scanner (i)->count (text_start (&text), length);

            g_assert_cmpuint (count.quotes, ==, expected.quotes);
            g_assert_cmpuint (count.newlines, ==, expected.newlines);
          }
      }
}

/* The widest first, each once; what runs everywhere is the last. */
static void
test_list (void)
{
  const ExosScanner *const wide[] = { exos_scanner_avx512 (), exos_scanner_avx2 () };
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (wide[i] != NULL)
      {
        g_assert_true (exos_scanner (n++) == wide[i]);
        g_assert_cmpstr (wide[i]->name, ==, i == 0 ? "avx512" : "avx2");
      }
  g_assert_nonnull (exos_scanner (n));
  g_assert_cmpstr (exos_scanner (n)->name, ==, "portable");
  for (gsize i = 1; i < 4; i++)
    g_assert_null (exos_scanner (n + i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scanners/short-texts", test_short_texts);
  g_test_add_func ("/scanners/every-byte", test_every_byte);
  g_test_add_func ("/scanners/every-number-of-separators", test_every_number_of_separators);
  g_test_add_func ("/scanners/long-texts", test_long_texts);
  g_test_add_func ("/scanners/counts", test_counts);
  g_test_add_func ("/scanners/list", test_list);
  return g_test_run ();
}
