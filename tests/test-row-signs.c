// SPDX-License-Identifier: MIT
/* Amounts with the sign of their currency, shares with that of per cent, and marks. */
#include "data/rows/signs.h"

#include <glib.h>
#include <string.h>

#include "data/rows/wide-sum.h"

#define OK EXOS_ROWS_VALUE_OK
#define MISSING EXOS_ROWS_VALUE_MISSING
#define UNREADABLE EXOS_ROWS_VALUE_UNREADABLE

enum
{
  PER_CENT = 1,
  WON,
  DOLLAR,
  EURO,
  KRONA = 19,
};

/* Spellings of one currency may stand in one column; no two of them are the same. */
static void
test_signs (void)
{
  static const char *const signs[][8] = {
    { "%", "％" },
    { "₩", "￦", "원", "krw", "won", "\\", "\xa3\xdc", "\xbf\xf8" },
    { "us$", "usd", "$" },
    { "€", "eur" },
    { "£", "gbp" },
    { "¥", "￥", "円", "jpy" },
    { "元", "cny", "rmb" },
    { "₹", "inr" },
    { "₫", "vnd" },
    { "฿", "thb" },
    { "₽" },
    { "₺" },
    { "₴" },
    { "₪" },
    { "₱" },
    { "chf" },
    { "zł" },
    { "r$", "brl" },
    { "kr" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (signs[i]) && signs[i][j] != NULL; j++)
      {
        g_autofree char *before = g_strconcat (signs[i][j], "3,000.5", NULL);
        g_autofree char *behind = g_strconcat ("-3 ", signs[i][j], NULL);

        g_assert_cmpuint (exos_rows_find_sign (before, strlen (before), '.'), ==, i + 1);
        g_assert_cmpuint (exos_rows_find_sign (behind, strlen (behind), '.'), ==, i + 1);
      }
  g_assert_cmpuint (exos_rows_find_sign ("3000", 4, '.'), ==, 0);
  g_assert_cmpuint (exos_rows_find_sign ("$", 1, '.'), ==, 0);
}

typedef struct
{
  const char *text;
  unsigned char sign;
  ExosRowsValueState state;
  const char *value;
} SignCase;

static const SignCase amounts[] = {
  { "₩3,000", WON, OK, "3000" },
  { "₩ 3,000.25", WON, OK, "3000.25" },
  { " 3,000원 ", WON, OK, "3000" },
  { "3000 won", WON, OK, "3000" },
  { "KRW3000", WON, OK, "3000" },
  { "3000 KRW", WON, OK, "3000" },
  { "\\3,000", WON, OK, "3000" },
  { "3,000\xbf\xf8", WON, OK, "3000" },
  { "3000", WON, OK, "3000" },
  { "-3000", WON, OK, "-3000" },
  { "", WON, MISSING, "0" },
  { "-", WON, MISSING, "0" },
  { "-₩3,000", WON, OK, "-3000" },
  { "−₩3,000", WON, OK, "-3000" },
  { "-₩ 3,000", WON, OK, "-3000" },
  { "₩-3,000", WON, OK, "-3000" },
  { "₩−3,000", WON, OK, "-3000" },
  { "₩3,000-", WON, OK, "-3000" },
  { "3,000-원", WON, OK, "-3000" },
  { "-3,000원", WON, OK, "-3000" },
  { "−3,000원", WON, OK, "-3000" },
  { "(₩3,000)", WON, OK, "-3000" },
  { "( 3,000 원 )", WON, OK, "-3000" },
  { "₩(3,000)", WON, OK, "-3000" },
  { "-₩-3,000", WON, UNREADABLE, "0" },
  { "-₩.5", WON, UNREADABLE, "0" },
  { "-₩(3)", WON, UNREADABLE, "0" },
  { "(₩-3)", WON, UNREADABLE, "0" },
  { "(-₩3)", WON, UNREADABLE, "0" },
  { "--₩3", WON, UNREADABLE, "0" },
  { "₩", WON, UNREADABLE, "0" },
  { "₩ ", WON, UNREADABLE, "0" },
  { "-₩", WON, UNREADABLE, "0" },
  { "₩-", WON, UNREADABLE, "0" },
  { "₩x", WON, UNREADABLE, "0" },
  { "₩₩3", WON, UNREADABLE, "0" },
  { "₩3원", WON, UNREADABLE, "0" },
  { "3원4", WON, UNREADABLE, "0" },
  { "₩3,00", WON, UNREADABLE, "0" },
  { "₩yes", WON, UNREADABLE, "0" },
  { "$3", WON, UNREADABLE, "0" },
  { "3%", WON, UNREADABLE, "0" },
  { "₩3", 0, UNREADABLE, "0" },
  { "12%", PER_CENT, OK, "12" },
  { "0.5 %", PER_CENT, OK, "0.5" },
  { "%12", PER_CENT, OK, "12" },
  { "12％", PER_CENT, OK, "12" },
  { "-12%", PER_CENT, OK, "-12" },
  { "12%-", PER_CENT, OK, "-12" },
  { "(12%)", PER_CENT, OK, "-12" },
  { "12", PER_CENT, OK, "12" },
  { "12%%", PER_CENT, UNREADABLE, "0" },
  { "%", PER_CENT, UNREADABLE, "0" },
  { "₩12", PER_CENT, UNREADABLE, "0" },
  { "US$5", DOLLAR, OK, "5" },
  { "-us$ 5", DOLLAR, OK, "-5" },
  { "$5", DOLLAR, OK, "5" },
  { "5 USD", DOLLAR, OK, "5" },
  { "R$5", DOLLAR, UNREADABLE, "0" },
  { "€5", DOLLAR, UNREADABLE, "0" },
  { "5 kr", KRONA, OK, "5" },
  { "Kr 5", KRONA, OK, "5" },
  { "5 krw", KRONA, UNREADABLE, "0" },
};

static void
assert_amount (const SignCase *it, char point)
{
  const ExosRowsNumber number = { .sign = it->sign };
  const gsize length = strlen (it->text);
  g_autofree char *shown = g_strescape (it->text, NULL);
  ExosWideSum sum = { { 0 } };
  ExosInt128 value = 77;
  char printed[100];

  g_test_message ("%s", shown);
  g_assert_cmpint (exos_rows_number_value (it->text, length, point, &number, &value), ==,
                   it->state);
  exos_wide_sum_add (&sum, value);
  exos_wide_sum_print (&sum, EXOS_WIDE_DECIMALS, printed);
  g_assert_cmpstr (printed, ==, it->value);
}

static void
test_amounts (void)
{
  static const SignCase with_comma[] = {
    { "1.234,5 €", EURO, OK, "1234.5" },
    { "€ -1.234,5", EURO, OK, "-1234.5" },
    { "€1,234.5", EURO, UNREADABLE, "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    assert_amount (&amounts[i], '.');
  for (gsize i = 0; i < G_N_ELEMENTS (with_comma); i++)
    assert_amount (&with_comma[i], ',');
}

/* Nobody writes an amount of more than 64 bytes. */
static void
test_long_amounts (void)
{
  for (gsize n = 60; n < 70; n++)
    {
      g_autofree char *digits = g_strnfill (n - 3, '1');
      g_autofree char *amount = g_strconcat ("$0.", digits, NULL);
      g_autofree char *negative = g_strconcat ("-", amount, NULL);
      const SignCase cases[] = {
        { amount, DOLLAR, n <= 64 ? OK : UNREADABLE, n <= 64 ? "0.111111111111111111" : "0" },
        { negative, DOLLAR, n <= 64 ? OK : UNREADABLE, n <= 64 ? "-0.111111111111111111" : "0" },
      };

      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        assert_amount (&cases[i], '.');
    }
}

/* A cell ends where its length says. */
static void
test_what_follows_is_not_read (void)
{
  static const char *const texts[] = { "₩3,000", "12%", "US$5", "-₩3", "(₩3)", "3원" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strconcat (texts[i], "0%", NULL);
      g_autofree char *cut = g_strconcat (texts[i], "원", NULL);

      g_assert_cmpuint (exos_rows_find_sign (text, strlen (texts[i]), '.'), !=, 0);
      g_assert_cmpuint (exos_rows_find_sign (cut, strlen (texts[i]) + 2, '.'), ==, 0);
    }
}

static void
test_marks (void)
{
  static const struct
  {
    const char *text;
    char mark; /* 0: none */
    ExosRowsValueState state;
    const char *value;
  } cases[] = {
    { "o", 'o', OK, "1" },         { "O", 'o', OK, "1" },        { "x", 'x', OK, "0" },
    { "X", 'x', OK, "0" },         { "○", 'o', OK, "1" },        { "×", 'x', OK, "0" },
    { "ㅇ", 'o', OK, "1" },        { " O\t", 'o', OK, "1" },     { "oo", 0, UNREADABLE, "0" },
    { "ox", 0, UNREADABLE, "0" },  { "○○", 0, UNREADABLE, "0" }, { "\xe2\x97", 0, UNREADABLE, "0" },
    { "yes", 0, UNREADABLE, "0" }, { "₩5", 0, UNREADABLE, "0" }, { "", 0, MISSING, "0" },
    { "-", 0, MISSING, "0" },      { "1", 0, OK, "1" },          { "0", 0, OK, "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ExosRowsNumber number = { .takes_marks = true, .sign = WON };
      const gsize length = strlen (cases[i].text);
      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      ExosInt128 value = 77;

      g_test_message ("%s", shown);
      g_assert_cmpint (exos_rows_find_mark (cases[i].text, length), ==, cases[i].mark);
      g_assert_cmpint (exos_rows_number_value (cases[i].text, length, '.', &number, &value), ==,
                       cases[i].state);
      g_assert_true (value == (cases[i].value[0] == '1' ? EXOS_ROWS_ONE : 0));
    }
}

/* Words are values of outcomes alone. */
static void
test_words_of_outcomes (void)
{
  const ExosRowsNumber outcome = { .is_outcome = true };
  const ExosRowsNumber number = { 0 };
  ExosInt128 value = 77;

  g_assert_cmpint (exos_rows_number_value ("yes", 3, '.', &outcome, &value), ==, OK);
  g_assert_true (value == EXOS_ROWS_ONE);
  g_assert_cmpint (exos_rows_number_value ("yes", 3, '.', &number, &value), ==, UNREADABLE);
  g_assert_true (value == 0);
  g_assert_cmpint (exos_rows_number_value ("o", 1, '.', &outcome, &value), ==, UNREADABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-signs/signs", test_signs);
  g_test_add_func ("/row-signs/amounts", test_amounts);
  g_test_add_func ("/row-signs/long-amounts", test_long_amounts);
  g_test_add_func ("/row-signs/what-follows-is-not-read", test_what_follows_is_not_read);
  g_test_add_func ("/row-signs/marks", test_marks);
  g_test_add_func ("/row-signs/words-of-outcomes", test_words_of_outcomes);
  return g_test_run ();
}
