// SPDX-License-Identifier: MIT
/* Numbers with decimals: as doubles, beyond doubles, and as exact ratios. */
#include "data/number.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  gboolean decimal_comma;
  gboolean is_read;
  double value;
} DecimalCase;

static const DecimalCase decimals[] = {
  { "12500.75", FALSE, TRUE, 12500.75 },
  { "14100.10", FALSE, TRUE, 14100.1 },
  { "120", FALSE, TRUE, 120.0 },
  { " 0.5 ", FALSE, TRUE, 0.5 },
  { "\t0.5", FALSE, TRUE, 0.5 },
  { "1e3", FALSE, TRUE, 1000.0 },
  { "-3.5", FALSE, TRUE, -3.5 },
  { "12,500.75", FALSE, TRUE, 12500.75 },
  { "1,234,567", FALSE, TRUE, 1234567.0 },
  { "1e308", FALSE, TRUE, 1e308 },
  { "12500,75", TRUE, TRUE, 12500.75 },
  { "12500.75", TRUE, TRUE, 12500.75 },
  { "12,5", FALSE, FALSE, 0.0 },
  { "(12.5)", FALSE, TRUE, -12.5 },
  { " ( 1,250.5 ) ", FALSE, TRUE, -1250.5 },
  { "12.5-", FALSE, TRUE, -12.5 },
  { "12,5−", TRUE, TRUE, -12.5 },
  { "12.5 - ", FALSE, TRUE, -12.5 },
  { "(5)", FALSE, TRUE, -5.0 },
  { "5-", FALSE, TRUE, -5.0 },
  { "5−", FALSE, TRUE, -5.0 },
  { "−5", FALSE, TRUE, -5.0 },
  { ".500", FALSE, TRUE, 0.5 },
  { "5.", FALSE, TRUE, 5.0 },
  { "0.123", FALSE, TRUE, 0.123 },
  { "1234.567", FALSE, TRUE, 1234.567 },
  { "123.4567", FALSE, TRUE, 123.4567 },
  { "1.234e0", FALSE, TRUE, 1.234 },
  { "12.5e-1", FALSE, TRUE, 1.25 },
  { "1.234,567", TRUE, TRUE, 1234.567 },
  { "1.200e3", TRUE, TRUE, 1200.0 },
  { "1,5e3", TRUE, TRUE, 1500.0 },
  { "1,234.5", TRUE, TRUE, 1234.5 },
  { "123.456", FALSE, FALSE, 0.0 },
  { "1.234.567", TRUE, FALSE, 0.0 },
  { "1,234", TRUE, FALSE, 0.0 },
  { "()", FALSE, FALSE, 0.0 },
  { "( )", FALSE, FALSE, 0.0 },
  { "(5", FALSE, FALSE, 0.0 },
  { "(125", FALSE, FALSE, 0.0 },
  { "125)", FALSE, FALSE, 0.0 },
  { "x12y", FALSE, FALSE, 0.0 },
  { "(12]", FALSE, FALSE, 0.0 },
  { "[12)", FALSE, FALSE, 0.0 },
  { "5)", FALSE, FALSE, 0.0 },
  { ")5(", FALSE, FALSE, 0.0 },
  { "((5))", FALSE, FALSE, 0.0 },
  { "(5)-", FALSE, FALSE, 0.0 },
  { "(5-)", FALSE, FALSE, 0.0 },
  { "(+5)", FALSE, FALSE, 0.0 },
  { "(−5)", FALSE, FALSE, 0.0 },
  { "-5-", FALSE, FALSE, 0.0 },
  { "+5-", FALSE, FALSE, 0.0 },
  { "−5−", FALSE, FALSE, 0.0 },
  { "5--", FALSE, FALSE, 0.0 },
  { "−", FALSE, FALSE, 0.0 },
  { "(-12.5)", FALSE, FALSE, 0.0 },
  { "(12.500)", FALSE, FALSE, 0.0 },
  { "(few)", FALSE, FALSE, 0.0 },
  { "", FALSE, FALSE, 0.0 },
  { "-", FALSE, FALSE, 0.0 },
  { "NaN", FALSE, FALSE, 0.0 },
  { "inf", FALSE, FALSE, 0.0 },
  { "1e309", FALSE, FALSE, 0.0 },
  { "1e99999", FALSE, FALSE, 0.0 },
  { "0x1p3", FALSE, FALSE, 0.0 },
  { "5%", FALSE, FALSE, 0.0 },
  { "few", FALSE, FALSE, 0.0 },
  { "1.2.3", FALSE, FALSE, 0.0 },
  { "５.０", FALSE, FALSE, 0.0 },
};

static void
test_decimals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decimals); i++)
    {
      const DecimalCase *c = &decimals[i];
      double value = 0.0;
      const gboolean is_read =
          exos_parse_decimal (c->text, strlen (c->text), c->decimal_comma, &value);

      g_test_message ("decimal '%s'", c->text);
      g_assert_cmpint (is_read, ==, c->is_read);
      if (is_read)
        g_assert_cmpfloat (value, ==, c->value);
    }
  g_assert_false (exos_parse_decimal ("1\0002", 3, FALSE, &(double) { 0.0 }));
}

typedef struct
{
  const char *text;
  gboolean decimal_comma;
  double hi;
  double lo; /* of the double-double that is nearest */
} ExactCase;

static const ExactCase exact[] = {
  { "0.1", FALSE, 0.1, -5.551115123125783e-18 },
  { "-29578.83", FALSE, -29578.83, 1.7462298274040222e-12 },
  { "12345678901234567890.25", FALSE, 12345678901234567168.0, 722.25 },
  { "1,234.5", FALSE, 1234.5, 0.0 },
  { "1.234,5", TRUE, 1234.5, 0.0 },
  { " 2,5 ", TRUE, 2.5, 0.0 },
  { "1e3", FALSE, 1000.0, 0.0 },
  { "-0", FALSE, 0.0, 0.0 },
  { "0e999999999", FALSE, 0.0, 0.0 },
  { "1e-999999999", FALSE, 0.0, 0.0 },
  { "10000000000000000000000000000000000000000000000000e-49", FALSE, 1.0, 0.0 },
  { "0.00000000000000000000000000000000000000000000000001e50", FALSE, 1.0, 0.0 },
  { "99999999999999999999999999999999999999999999", FALSE, 1e44, -8.821361405306423e27 },
};

/* Where a double is read, its digits beyond are read, too; and nothing else is. */
static void
test_exact_decimals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      const ExactCase *c = &exact[i];
      ExosDoubleDouble value = { NAN, NAN };

      g_test_message ("exact '%s'", c->text);
      g_assert_true (exos_parse_exact (c->text, strlen (c->text), c->decimal_comma, &value));
      g_assert_cmpfloat (value.hi, ==, c->hi);
      g_assert_cmpfloat_with_epsilon (value.lo, c->lo, 1e-30 * fabs (c->hi) + 1e-300);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (decimals); i++)
    {
      const DecimalCase *c = &decimals[i];
      ExosDoubleDouble value = { NAN, NAN };

      g_test_message ("exact '%s'", c->text);
      g_assert_cmpint (exos_parse_exact (c->text, strlen (c->text), c->decimal_comma, &value), ==,
                       c->is_read);
      if (c->is_read)
        g_assert_cmpfloat_with_epsilon (value.hi, c->value, 1e-15 * fabs (c->value) + 1e-300);
    }
  g_assert_false (exos_parse_exact ("1\0002", 3, FALSE, &(ExosDoubleDouble) { 0.0, 0.0 }));
}

typedef struct
{
  const char *text;
  guint64 scale;
  guint64 numerator;
  guint64 denominator; /* 0: refused */
} RatioCase;

static const RatioCase ratios[] = {
  { "0.1", 1, 1, 10 },
  { "0.1", 100, 1, 1000 },
  { "0.3", 100, 3, 1000 },
  { "0.05", 1, 5, 100 },
  { "1", 1, 1, 1 },
  { "0", 1, 0, 1 },
  { "0.0", 100, 0, 1 },
  { "12.5", 100, 125, 1000 },
  { "0.000000001", 1, 1, 1000000000 },
  { "0.000000001", 100, 1, 100000000000 },
  { "0.123456789", 1, 123456789, 1000000000 },
  { "0.1234567891", 1, 0, 0 },
  { "99999999999999999999", 1, 0, 0 },
  { "-1", 1, 0, 0 },
  { "-0.1", 1, 0, 0 },
  { "", 1, 0, 0 },
  { ".", 1, 0, 0 },
  { "nan", 1, 0, 0 },
  { "inf", 1, 0, 0 },
  { "0.1x", 1, 0, 0 },
  { "0,1", 1, 0, 0 },
  { "0.1%", 1, 0, 0 },
  { "1e-3", 1, 0, 0 },
  { "+1", 1, 0, 0 },
  { "+0.1", 1, 0, 0 },
  { " 1", 1, 0, 0 },
  { "1.", 1, 1, 1 },
  { ".5", 1, 1, 2 },
  { "0.1", 0, 0, 0 },
  { "9223372036854775807", 1, 9223372036854775807, 1 },
  { "9223372036854775808", 1, 0, 0 },
  { "0.1", 1844674407370955161, 1, 18446744073709551610u },
  { "0.1", 1844674407370955162, 0, 0 },
};

static void
test_ratios (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ratios); i++)
    {
      const RatioCase *c = &ratios[i];
      ExosRatio ratio = { 0, 1 };

      g_test_message ("ratio '%s'", c->text);
      g_assert_cmpint (exos_parse_ratio (c->text, c->scale, &ratio), ==, c->denominator > 0);
      if (c->denominator == 0)
        continue;

      g_assert_cmpuint (ratio.denominator, >, 0);
      g_assert_cmpuint (exos_greatest_common_divisor (ratio.numerator, ratio.denominator), ==, 1);
      g_assert_true ((unsigned __int128) ratio.numerator * c->denominator ==
                     (unsigned __int128) c->numerator * ratio.denominator);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-decimals/decimals", test_decimals);
  g_test_add_func ("/number-decimals/exact-decimals", test_exact_decimals);
  g_test_add_func ("/number-decimals/ratios", test_ratios);

  return g_test_run ();
}
