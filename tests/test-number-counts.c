// SPDX-License-Identifier: MIT
/* Counts: every way to write one, and what is none. */
#include "data/number.h"

#include <string.h>

#define MAX_COUNT G_GUINT64_CONSTANT (9223372036854775807)

/* What the two readings of a comma make of one text; count when it is a number. */
typedef struct
{
  const char *text;
  ExosNumberState state;
  guint64 count;
} CountCase;

/* clang-format off */
static const CountCase counts[] = {
  { "0", EXOS_NUMBER_OK, 0 },
  { "10000", EXOS_NUMBER_OK, 10000 },
  { "10000.0", EXOS_NUMBER_OK, 10000 },
  { "1320.", EXOS_NUMBER_OK, 1320 },
  { "1e4", EXOS_NUMBER_OK, 10000 },
  { "1.2E3", EXOS_NUMBER_OK, 1200 },
  { "1.005e+4", EXOS_NUMBER_OK, 10050 },
  { "1320e0", EXOS_NUMBER_OK, 1320 },
  { "1.320e3", EXOS_NUMBER_OK, 1320 },
  { "132000e-2", EXOS_NUMBER_OK, 1320 },
  { "0e99999", EXOS_NUMBER_OK, 0 },
  { "+5", EXOS_NUMBER_OK, 5 },
  { "007", EXOS_NUMBER_OK, 7 },
  { "-0", EXOS_NUMBER_OK, 0 },
  { "1200.000", EXOS_NUMBER_OK, 1200 },
  { "0.000", EXOS_NUMBER_OK, 0 },
  { "9007199254740993", EXOS_NUMBER_OK, G_GUINT64_CONSTANT (9007199254740993) },
  { "9007199254740993.00", EXOS_NUMBER_OK, G_GUINT64_CONSTANT (9007199254740993) },
  { "9.007199254740993e15", EXOS_NUMBER_OK, G_GUINT64_CONSTANT (9007199254740993) },
  { "9223372036854775807", EXOS_NUMBER_OK, MAX_COUNT },
  { "00000000000000000000000000000000000000000000000000000000000000000000000042", EXOS_NUMBER_OK, 42 },

  { "−0", EXOS_NUMBER_OK, 0 },
  { "-0.000", EXOS_NUMBER_OK, 0 },
  { "1E+05", EXOS_NUMBER_OK, 100000 },
  { "0.00120e5", EXOS_NUMBER_OK, 120 },
  { ".0", EXOS_NUMBER_OK, 0 },
  { "1234.000", EXOS_NUMBER_OK, 1234 },
  { "012.000", EXOS_NUMBER_OK, 12 },
  { "12.0000", EXOS_NUMBER_OK, 12 },
  { "12.00", EXOS_NUMBER_OK, 12 },

  { "  12 ", EXOS_NUMBER_OK, 12 },
  { "\t1891", EXOS_NUMBER_OK, 1891 },
  { "\xc2\xa0" "1891\xc2\xa0", EXOS_NUMBER_OK, 1891 },
  { "\xef\xbb\xbf" "1891", EXOS_NUMBER_OK, 1891 },

  { "", EXOS_NUMBER_EMPTY, 0 },
  { "  \t ", EXOS_NUMBER_EMPTY, 0 },
  { "\xc2\xa0", EXOS_NUMBER_EMPTY, 0 },

  { "NaN", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "inf", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "0x10", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "N/A", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "abc", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "12 users", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1 234", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "-", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { ".", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { ",", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "%", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "％", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "few%", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "8%%", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "%8", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "+", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "−", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "\xe2\x88", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "--5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "-+5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "++5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "- 5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "5-", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "(5)", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "e5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { ".e5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1e-", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1e+-5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1e-+5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1e5x", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1ee5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1e5.0", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1e", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1e+", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1.2.3", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "+-5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "-abc", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "10O50", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "５０１２", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "٥", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "\xff\xfe", EXOS_NUMBER_NOT_A_NUMBER, 0 },

  { "5012.5", EXOS_NUMBER_FRACTION, 0 },
  { "0.08", EXOS_NUMBER_FRACTION, 0 },
  { "1e-3", EXOS_NUMBER_FRACTION, 0 },
  { "1e-99999", EXOS_NUMBER_FRACTION, 0 },
  { "1.2345e3", EXOS_NUMBER_FRACTION, 0 },

  { "-5", EXOS_NUMBER_NEGATIVE, 0 },
  { "\xe2\x88\x92" "5", EXOS_NUMBER_NEGATIVE, 0 },
  { "-4988.0", EXOS_NUMBER_NEGATIVE, 0 },
  { "-1", EXOS_NUMBER_NEGATIVE, 0 },
  { "-0.5", EXOS_NUMBER_NEGATIVE, 0 },
  { "-99999999999999999999", EXOS_NUMBER_NEGATIVE, 0 },

  { "9223372036854775808", EXOS_NUMBER_TOO_LARGE, 0 },
  { "18446744073709551616", EXOS_NUMBER_TOO_LARGE, 0 },
  { "99999999999999999999999999999999999999999999999999999999999999999999999999", EXOS_NUMBER_TOO_LARGE, 0 },
  { "1e19", EXOS_NUMBER_TOO_LARGE, 0 },
  { "1e308", EXOS_NUMBER_TOO_LARGE, 0 },
  { "1e309", EXOS_NUMBER_TOO_LARGE, 0 },
  { "1e99999", EXOS_NUMBER_TOO_LARGE, 0 },
  { "1e99999999999999999999", EXOS_NUMBER_TOO_LARGE, 0 },

  { "8.02%", EXOS_NUMBER_PERCENT, 0 },
  { "8%", EXOS_NUMBER_PERCENT, 0 },
  { " 8.02% ", EXOS_NUMBER_PERCENT, 0 },
  { "8 %", EXOS_NUMBER_PERCENT, 0 },
  { "8％", EXOS_NUMBER_PERCENT, 0 },
  { "-8%", EXOS_NUMBER_PERCENT, 0 },
  { "10.000%", EXOS_NUMBER_PERCENT, 0 },

  { "10.000", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "1.200", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "100.000", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "1.320", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "1.234.567", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "-1.200", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "+1.200", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "100.001", EXOS_NUMBER_AMBIGUOUS, 0 },
};

static const CountCase decimal_point_counts[] = {
  { "10,000", EXOS_NUMBER_THOUSANDS, 10000 },
  { "1,000", EXOS_NUMBER_THOUSANDS, 1000 },
  { "1,234,567", EXOS_NUMBER_THOUSANDS, 1234567 },
  { "9,223,372,036,854,775,807", EXOS_NUMBER_THOUSANDS, MAX_COUNT },
  { "9,223,372,036,854,775,808", EXOS_NUMBER_TOO_LARGE, 0 },
  { "-1,000", EXOS_NUMBER_NEGATIVE, 0 },
  { "123,456", EXOS_NUMBER_THOUSANDS, 123456 },
  { "1,234.0", EXOS_NUMBER_THOUSANDS, 1234 },
  { "1,234.567", EXOS_NUMBER_FRACTION, 0 },
  { "1,234e3", EXOS_NUMBER_THOUSANDS, 1234000 },
  { "0,123", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "012,345", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1,000,", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1,,000", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1.234,5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1.234,000", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1,0000", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1234,567", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1,234,56", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1,23,456", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { ",000", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "1,", EXOS_NUMBER_NOT_A_NUMBER, 0 },
  { "12,5", EXOS_NUMBER_NOT_A_NUMBER, 0 },
};

static const CountCase decimal_comma_counts[] = {
  { "10,000", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "1,234,567", EXOS_NUMBER_THOUSANDS, 1234567 },
  { "1.234.567,0", EXOS_NUMBER_THOUSANDS, 1234567 },
  { "1.234,000", EXOS_NUMBER_THOUSANDS, 1234 },
  { "1.234,5", EXOS_NUMBER_FRACTION, 0 },
  { "1.234.567", EXOS_NUMBER_AMBIGUOUS, 0 },
  { "1234,000", EXOS_NUMBER_OK, 1234 },
  { "1,2e3", EXOS_NUMBER_OK, 1200 },
  { "1,234e3", EXOS_NUMBER_OK, 1234 },
  { "1.234e3", EXOS_NUMBER_OK, 1234 },
  { "1,234.0", EXOS_NUMBER_THOUSANDS, 1234 },
  { "12,5", EXOS_NUMBER_FRACTION, 0 },
  { "12,0", EXOS_NUMBER_OK, 12 },
  { "0,000", EXOS_NUMBER_OK, 0 },
  { "8,02%", EXOS_NUMBER_PERCENT, 0 },
};
/* clang-format on */

static gboolean
is_number (ExosNumberState state)
{
  return state == EXOS_NUMBER_OK || state == EXOS_NUMBER_THOUSANDS;
}

static void
check_count (const char *text, gsize length, gboolean decimal_comma, const CountCase *expected)
{
  /* A copy of just that length, so that reading past it is seen. */
  g_autofree char *copy = g_memdup2 (text, length);
  g_autofree char *shown = g_strescape (text, NULL);
  guint64 count = 77;
  const ExosNumberState state = exos_parse_count (copy, length, decimal_comma, &count);

  g_test_message ("count '%s', comma %d: state %d", shown, decimal_comma, (int) state);
  g_assert_cmpint (state, ==, expected->state);
  g_assert_cmpuint (count, ==, is_number (state) ? expected->count : 0);
}

static void
check_counts (const CountCase *cases, gsize n_cases, gboolean decimal_comma)
{
  for (gsize i = 0; i < n_cases; i++)
    check_count (cases[i].text, strlen (cases[i].text), decimal_comma, &cases[i]);
}

static void
test_counts (void)
{
  check_counts (counts, G_N_ELEMENTS (counts), FALSE);
  check_counts (counts, G_N_ELEMENTS (counts), TRUE);
}

static void
test_comma_means_thousands (void)
{
  check_counts (decimal_point_counts, G_N_ELEMENTS (decimal_point_counts), FALSE);
}

static void
test_comma_may_be_the_decimal_mark (void)
{
  check_counts (decimal_comma_counts, G_N_ELEMENTS (decimal_comma_counts), TRUE);
}

/* A NUL does not end the number, and what stands behind the length is not read. */
static void
test_length_counts (void)
{
  static const CountCase broken = { NULL, EXOS_NUMBER_NOT_A_NUMBER, 0 };
  static const CountCase cut = { NULL, EXOS_NUMBER_OK, 50 };

  check_count ("50\00012", 5, FALSE, &broken);
  check_count ("50\000", 3, FALSE, &broken);
  check_count ("\000", 1, FALSE, &broken);
  check_count ("1\0000,000", 7, FALSE, &broken);
  check_count ("5012", 2, FALSE, &cut);
}

static char *
group_digits (const char *digits)
{
  const gsize length = strlen (digits);
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, digits[i]);
    }

  return g_string_free (grouped, FALSE);
}

static void
test_every_way_to_write_a_count_reads_it_back (void)
{
  static const char *const forms[] = {
    "%s", "+%s", "00%s", "%s.", "%s.0", "%se0", "%s0e-1", " %s\t"
  };

  for (guint i = 0; i < 2000; i++)
    {
      const guint64 high = (guint64) g_test_rand_int () << 32;
      const guint64 random = (high | (guint32) g_test_rand_int ()) & MAX_COUNT;
      const guint64 count = random >> g_test_rand_int_range (0, 63);
      g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
      g_autofree char *grouped = group_digits (digits);
      const CountCase plain = { digits, EXOS_NUMBER_OK, count };
      const CountCase thousands = { grouped, EXOS_NUMBER_THOUSANDS, count };

      for (gsize form = 0; form < G_N_ELEMENTS (forms); form++)
        {
          g_auto (GStrv) parts = g_strsplit (forms[form], "%s", 2);
          g_autofree char *text = g_strjoinv (digits, parts);

          check_count (text, strlen (text), i % 2 == 0, &plain);
        }
      check_count (grouped, strlen (grouped), FALSE, count < 1000 ? &plain : &thousands);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-counts/counts", test_counts);
  g_test_add_func ("/number-counts/comma-means-thousands", test_comma_means_thousands);
  g_test_add_func ("/number-counts/comma-may-be-the-decimal-mark",
                   test_comma_may_be_the_decimal_mark);
  g_test_add_func ("/number-counts/length-counts", test_length_counts);
  g_test_add_func ("/number-counts/every-way-to-write-a-count-reads-it-back",
                   test_every_way_to_write_a_count_reads_it_back);
  return g_test_run ();
}
