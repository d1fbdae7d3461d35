// SPDX-License-Identifier: MIT
#include "data/number.h"

#include <math.h>
#include <string.h>

#include "data/number-scan.h"
#include "data/text.h"

#define FULL_WIDTH_PERCENT "\xef\xbc\x85"
#define MAX_RATIO_DECIMALS 9
#define MAX_DIGITS 36
#define MAX_EXPONENT 10000 /* of ten: far beyond the range of doubles */

static gboolean
add_digit (guint64 *count, guint digit)
{
  return !__builtin_mul_overflow (*count, 10, count) &&
         !__builtin_add_overflow (*count, digit, count) && *count <= G_MAXINT64;
}

/* The whole number that the digits make once the point has moved by the exponent. */
static ExosNumberState
evaluate (const ExosNumberText *number, guint64 *count)
{
  gint64 before_point = number->n_whole + number->exponent;

  *count = 0;
  for (gsize i = 0; i < number->length; i++)
    {
      if (!g_ascii_isdigit (number->mantissa[i]))
        continue;

      const guint digit = (guint) (number->mantissa[i] - '0');

      if (before_point-- > 0)
        {
          if (!add_digit (count, digit))
            return EXOS_NUMBER_TOO_LARGE;
        }
      else if (digit != 0)
        return EXOS_NUMBER_FRACTION;
    }

  for (; before_point > 0 && *count != 0; before_point--)
    if (!add_digit (count, 0))
      return EXOS_NUMBER_TOO_LARGE;

  return EXOS_NUMBER_OK;
}

static gboolean
ends_with_percent (const char *text, gsize *length)
{
  static const char *const signs[] = { "%", FULL_WIDTH_PERCENT };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const gsize size = strlen (signs[i]);

      if (*length > size && memcmp (text + *length - size, signs[i], size) == 0)
        {
          *length -= size;
          return TRUE;
        }
    }

  return FALSE;
}

ExosNumberState
exos_parse_count (const char *text, gsize length, gboolean decimal_comma, guint64 *count)
{
  ExosNumberText number;

  *count = 0;
  exos_trim (&text, &length);
  if (length == 0)
    return EXOS_NUMBER_EMPTY;

  const gboolean is_percent = ends_with_percent (text, &length);

  exos_trim (&text, &length);

  const ExosNumberState state = exos_scan_cell (text, length, decimal_comma, &number);

  if (state == EXOS_NUMBER_NOT_A_NUMBER)
    return state;
  if (is_percent)
    return EXOS_NUMBER_PERCENT;
  if (state == EXOS_NUMBER_AMBIGUOUS)
    return state;

  guint64 value = 0;
  const ExosNumberState size = evaluate (&number, &value);

  if (number.is_negative && (size != EXOS_NUMBER_OK || value != 0))
    return EXOS_NUMBER_NEGATIVE;
  if (size != EXOS_NUMBER_OK)
    return size;

  *count = value;
  return state;
}

/* The number as g_ascii_strtod() wants it. */
static char *
to_plain_text (const ExosNumberText *number)
{
  GString *plain = g_string_new (number->is_negative ? "-" : "");

  for (gsize i = 0; i < number->length; i++)
    if (g_ascii_isdigit (number->mantissa[i]))
      g_string_append_c (plain, number->mantissa[i]);
    else if (number->mantissa[i] == number->point)
      g_string_append_c (plain, '.');
  g_string_append_printf (plain, "e%" G_GINT64_FORMAT, number->exponent);

  return g_string_free (plain, FALSE);
}

/* A cell with an amount, which may be negative in more ways than a count. */
static gboolean
scan_amount (const char *text, gsize length, gboolean decimal_comma, ExosNumberText *number)
{
  ExosNumberState state;
  gboolean is_negative;

  exos_trim (&text, &length);
  state = exos_scan_cell (text, length, decimal_comma, number);
  is_negative = state == EXOS_NUMBER_NOT_A_NUMBER && exos_cut_negative (&text, &length);
  if (is_negative)
    state = exos_scan_cell (text, length, decimal_comma, number);
  number->is_negative |= is_negative;
  return state == EXOS_NUMBER_OK || state == EXOS_NUMBER_THOUSANDS;
}

gboolean
exos_parse_decimal (const char *text, gsize length, gboolean decimal_comma, double *value)
{
  ExosNumberText number;

  if (!scan_amount (text, length, decimal_comma, &number))
    return FALSE;

  g_autofree char *plain = to_plain_text (&number);

  *value = g_ascii_strtod (plain, NULL);
  return isfinite (*value);
}

/* The first digits of the mantissa, and the power of ten of the last of them. The 36th is beyond
 * what a double-double can hold; those after it only move the point. */
static ExosInt128
gather_digits (const ExosNumberText *number, gint64 *exponent)
{
  ExosInt128 digits = 0;
  guint n_digits = 0;

  *exponent = number->exponent - number->n_fraction;
  for (gsize i = 0; i < number->length; i++)
    {
      if (!g_ascii_isdigit (number->mantissa[i]))
        continue;
      if (n_digits < MAX_DIGITS)
        digits = digits * 10 + (number->mantissa[i] - '0');
      else
        (*exponent)++;
      n_digits += digits != 0;
    }

  return number->is_negative ? -digits : digits;
}

gboolean
exos_parse_exact (const char *text, gsize length, gboolean decimal_comma, ExosDoubleDouble *value)
{
  ExosNumberText number;
  gint64 exponent;

  if (!scan_amount (text, length, decimal_comma, &number))
    return FALSE;

  const ExosInt128 digits = gather_digits (&number, &exponent);

  *value = digits != 0 ? exos_double_double_from_decimal (
                             digits, (int) CLAMP (exponent, -MAX_EXPONENT, MAX_EXPONENT))
                       : (ExosDoubleDouble) { 0.0, 0.0 };
  return isfinite (value->hi);
}

guint64
exos_greatest_common_divisor (guint64 a, guint64 b)
{
  while (b != 0)
    {
      const guint64 rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

gboolean
exos_parse_ratio (const char *text, guint64 scale, ExosRatio *ratio)
{
  ExosNumberText number;
  guint64 numerator = 0;
  guint64 denominator = scale;

  if (!exos_scan_number (text, strlen (text), '\0', '.', &number) || number.mantissa != text ||
      number.n_groups > 0 || number.has_exponent || number.n_fraction > MAX_RATIO_DECIMALS)
    return FALSE;

  for (gsize i = 0; i < number.length; i++)
    if (number.mantissa[i] != '.' && !add_digit (&numerator, (guint) (number.mantissa[i] - '0')))
      return FALSE;
  for (gint64 i = 0; i < number.n_fraction; i++)
    if (__builtin_mul_overflow (denominator, 10, &denominator))
      return FALSE;
  if (denominator == 0)
    return FALSE;

  const guint64 divisor = exos_greatest_common_divisor (numerator, denominator);

  *ratio = (ExosRatio) { numerator / divisor, denominator / divisor };
  return TRUE;
}
