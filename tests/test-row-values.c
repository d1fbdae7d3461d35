// SPDX-License-Identifier: MIT
#include "data/rows/value.h"

#include <glib.h>
#include <string.h>

#include "data/rows/label-text.h"
#include "data/rows/wide-sum.h"
#include "row-value-cases.h"

static void
assert_value (const char *text,
              gsize length,
              char point,
              gboolean takes_words,
              ExosRowsValueState state,
              const char *value)
{
  g_autofree char *bytes = g_strndup (text, length);
  g_autofree char *shown = g_strescape (bytes, NULL);
  ExosInt128 read = 77;
  ExosWideSum sum = { { 0 } };
  char printed[100];

  g_test_message ("'%s'", shown);
  g_assert_cmpint (exos_rows_value (text, length, point, takes_words, &read), ==, state);
  exos_wide_sum_add (&sum, read);
  exos_wide_sum_print (&sum, EXOS_WIDE_DECIMALS, printed);
  g_assert_cmpstr (printed, ==, value);
}

static void
check_cases (const ValueCase *cases, gsize n_cases, char point, gboolean takes_words)
{
  for (gsize i = 0; i < n_cases; i++)
    assert_value (cases[i].text, cases[i].length > 0 ? cases[i].length : strlen (cases[i].text),
                  point, takes_words, cases[i].state, cases[i].value);
}

static void
test_numbers (void)
{
  check_cases (numbers, G_N_ELEMENTS (numbers), '.', FALSE);
}

static void
test_missing (void)
{
  check_cases (missing, G_N_ELEMENTS (missing), '.', FALSE);
  check_cases (missing, G_N_ELEMENTS (missing), ',', TRUE);
}

static void
test_words (void)
{
  check_cases (words, G_N_ELEMENTS (words), '.', TRUE);
}

/* A word of Korean Windows says what it says in UTF-8. */
static void
test_words_in_cp949 (void)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length;
      g_autofree char *text =
          g_utf8_validate (words[i].text, -1, NULL) && !g_str_is_ascii (words[i].text)
              ? g_convert (words[i].text, -1, "CP949", "UTF-8", NULL, &length, NULL)
              : NULL;

      if (text == NULL)
        continue;
      assert_value (text, length, '.', TRUE, words[i].state, words[i].value);
      n++;
    }
  g_assert_cmpuint (n, >, 10);
}

static void
test_decimal_comma (void)
{
  static const ValueCase cases[] = {
    { "1,5", 0, OK, "1.5" },           { "10,000", 0, OK, "10" },
    { "1.234,5", 0, OK, "1234.5" },    { "1.234", 0, OK, "1234" },
    { "-,5", 0, OK, "-0.5" },          { "2,5e-3", 0, OK, "0.0025" },
    { "1.5", 0, UNREADABLE, "0" },     { "0.123", 0, UNREADABLE, "0" },
    { "1,234.5", 0, UNREADABLE, "0" }, { "1.2e3", 0, UNREADABLE, "0" },
    { "1.200e3", 0, UNREADABLE, "0" }, { "12", 0, OK, "12" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), ',', FALSE);
}

/* The digits as a whole number once the point moved right by so many places, halves away from 0. */
static char *
round_digits (const char *digits, gint64 point)
{
  const gsize n_digits = strlen (digits);
  g_autoptr (GString) whole = g_string_new ("0");
  gboolean carries = point >= 0 && point < (gint64) n_digits && digits[point] >= '5';

  for (gint64 i = 0; i < point; i++)
    g_string_append_c (whole, i < (gint64) n_digits ? digits[i] : '0');
  for (gsize i = whole->len; carries && i-- > 0;)
    {
      carries = whole->str[i] == '9';
      whole->str[i] = carries ? '0' : (char) (whole->str[i] + 1);
    }

  const gsize n_zeros = strspn (whole->str, "0");

  return g_strdup (n_zeros == whole->len ? "0" : whole->str + n_zeros);
}

/* Digits of any length with a point and an exponent anywhere, by arithmetic on their text. */
static void
test_any_digits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 100000; i++)
    {
      const gint32 n_whole = g_rand_int_range (random, 0, 18);
      const gint32 n_digits = n_whole + g_rand_int_range (random, n_whole == 0, 24);
      const gint32 exponent = g_rand_int_range (random, -25, 8);
      const gboolean is_negative = g_rand_boolean (random);
      g_autoptr (GString) digits = g_string_new (NULL);
      char printed[101] = "-";
      ExosWideSum sum = { { 0 } };
      ExosInt128 value;

      for (gint32 j = 0; j < n_digits; j++)
        g_string_append_c (digits, "0123456789594959"[g_rand_int_range (random, 0, 16)]);

      g_autofree char *expected = round_digits (digits->str, n_whole + exponent + 18);
      g_autofree char *text = g_strdup_printf ("%s%.*s.%se%d", is_negative ? "-" : "", n_whole,
                                               digits->str, digits->str + n_whole, exponent);
      const ExosRowsValueState state = exos_rows_value (text, strlen (text), '.', FALSE, &value);

      g_assert_cmpint (state, ==, strlen (expected) <= 33 ? OK : UNREADABLE);
      if (state != OK)
        continue;
      exos_wide_sum_add (&sum, is_negative ? -value : value);
      exos_wide_sum_print (&sum, 0, printed);
      g_assert_cmpstr (printed, ==, expected);
    }
}

static void
test_label_texts (void)
{
  static const struct
  {
    ExosRowsBy by;
    const char *text;
    const char *label;
  } cases[] = {
    { EXOS_ROWS_BY_GROUP, " a b ", "a b" },
    { EXOS_ROWS_BY_GROUP, "2024-03-01T10:00", "2024-03-01T10:00" },
    { EXOS_ROWS_BY_SEGMENT, "\t\xc2\xa0x\r\n", "x" },
    { EXOS_ROWS_BY_DAY, " 2024-03-01 ", "2024-03-01" },
    { EXOS_ROWS_BY_DAY, "2024-03-01T10:00:00Z", "2024-03-01" },
    { EXOS_ROWS_BY_DAY, "2024-03-01 10:00", "2024-03-01" },
    { EXOS_ROWS_BY_DAY, "20240301T1000", "20240301" },
    { EXOS_ROWS_BY_DAY, "240301 10:00", "240301 10:00" },
    { EXOS_ROWS_BY_DAY, "1 Mar 2024 10:00", "1 Mar 2024 10:00" },
    { EXOS_ROWS_BY_DAY, "Tue", "Tue" },
    { EXOS_ROWS_BY_DAY, "2024년 3월 1일", "2024년 3월 1일" },
    { EXOS_ROWS_BY_DAY, "September 1, 2024", "September 1, 2024" },
    { EXOS_ROWS_BY_DAY, "1.3.2024 10:00", "1.3.2024" },
    { EXOS_ROWS_BY_DAY, "03/01/2024 10:00 PM", "03/01/2024" },
    { EXOS_ROWS_BY_DAY, "20240301x T", "20240301x T" },
    { EXOS_ROWS_BY_DAY, "2024030 10:00", "2024030 10:00" },
    { EXOS_ROWS_BY_DAY, "2024. 3. 1.", "2024. 3. 1." },
    { EXOS_ROWS_BY_DAY, "2024. 3. 1", "2024. 3. 1" },
    { EXOS_ROWS_BY_DAY, "2024. 3. ", "2024. 3." },
    { EXOS_ROWS_BY_DAY, "1. 3. 24 ", "1. 3. 24" },
    { EXOS_ROWS_BY_DAY, "2024. 3. 1 10:00", "2024. 3. 1" },
    { EXOS_ROWS_BY_DAY, "2024. 3. 1. 오후 3:12", "2024. 3. 1." },
    { EXOS_ROWS_BY_DAY, "2024. 3. 1. 10:00:00", "2024. 3. 1." },
    { EXOS_ROWS_BY_DAY, "2024. 3. 1. 9:00", "2024. 3. 1." },
    { EXOS_ROWS_BY_DAY, "2024-03-01 .5", "2024-03-01" },
    { EXOS_ROWS_BY_DAY, "2024-03-01 ", "2024-03-01" },
    { EXOS_ROWS_BY_DAY, "2024-03-01t10:00", "2024-03-01t10:00" },
    { EXOS_ROWS_BY_DAY, "2024-Mar-1T", "2024-Mar-1T" },
    { EXOS_ROWS_BY_DAY, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *followed = g_strconcat (cases[i].text, "5:00", NULL);
      const char *text = followed;
      gsize length = strlen (cases[i].text);

      exos_rows_label_text (cases[i].by, &text, &length);
      g_assert_cmpmem (text, length, cases[i].label, strlen (cases[i].label));
    }
}

static void
test_blanks (void)
{
  static const struct
  {
    const char *text;
    gsize length; /* 0: up to its NUL */
    gboolean is_blank;
  } cases[] = {
    { "", 0, TRUE },
    { " ", 0, TRUE },
    { "\t\r\n ", 0, TRUE },
    { "\xc2\xa0", 0, TRUE },
    { "\x1a", 0, TRUE },
    { " \x1a\r", 0, TRUE },
    { "\x1a\x1a", 0, FALSE },
    { "\x1b", 0, FALSE },
    { "\x1a"
      "1",
      0, FALSE },
    { "a", 0, FALSE },
    { "-", 0, FALSE },
    { "\0", 1, FALSE },
    { "\xc2", 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (exos_rows_is_blank (cases[i].text, cases[i].length > 0
                                                            ? cases[i].length
                                                            : strlen (cases[i].text)),
                     ==, cases[i].is_blank);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-values/numbers", test_numbers);
  g_test_add_func ("/row-values/missing", test_missing);
  g_test_add_func ("/row-values/words", test_words);
  g_test_add_func ("/row-values/words-in-cp949", test_words_in_cp949);
  g_test_add_func ("/row-values/decimal-comma", test_decimal_comma);
  g_test_add_func ("/row-values/any-digits", test_any_digits);
  g_test_add_func ("/row-values/cell-texts", test_label_texts);
  g_test_add_func ("/row-values/blanks", test_blanks);

  return g_test_run ();
}
