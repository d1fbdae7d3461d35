// SPDX-License-Identifier: MIT
#include "data/number.h"

#include <math.h>
#include <string.h>

#include "data/text.h"

#define MINUS_SIGN "\xe2\x88\x92"
#define FULL_WIDTH_PERCENT "\xef\xbc\x85"
#define MAX_EXPONENT 1000000000
#define MAX_RATIO_DECIMALS 9

/* A decimal number cut into its parts; the text stays where it is. */
typedef struct
{
  gboolean is_negative;
  const char *mantissa; /* digits, group separators and at most one point */
  gsize length;
  char point;
  gint64 n_whole; /* digits before the point */
  gint64 n_fraction;
  guint n_groups; /* group separators */
  gboolean has_point;
  gboolean has_exponent;
  gint64 exponent;
} Number;

typedef struct
{
  const char *at;
  const char *end;
} Scanner;

static gboolean
skip_text (Scanner *scanner, const char *text)
{
  const gsize length = strlen (text);

  if ((gsize) (scanner->end - scanner->at) < length || memcmp (scanner->at, text, length) != 0)
    return FALSE;
  scanner->at += length;
  return TRUE;
}

static gint64
skip_digits (Scanner *scanner)
{
  const char *start = scanner->at;

  while (scanner->at < scanner->end && g_ascii_isdigit (*scanner->at))
    scanner->at++;
  return scanner->at - start;
}

static gboolean
skip_char (Scanner *scanner, char c)
{
  if (scanner->at >= scanner->end || *scanner->at != c)
    return FALSE;
  scanner->at++;
  return TRUE;
}

/* "10,000" but not "1,00", "1000,000" or "0,123". */
static gboolean
scan_whole (Scanner *scanner, char group, Number *number)
{
  const char first = scanner->at < scanner->end ? *scanner->at : '\0';

  number->n_whole = skip_digits (scanner);
  while (skip_char (scanner, group))
    {
      if (number->n_groups++ == 0 && (number->n_whole < 1 || number->n_whole > 3 || first == '0'))
        return FALSE;
      if (skip_digits (scanner) != 3)
        return FALSE;
      number->n_whole += 3;
    }

  return TRUE;
}

static gboolean
scan_exponent (Scanner *scanner, Number *number)
{
  if (!skip_char (scanner, 'e') && !skip_char (scanner, 'E'))
    return TRUE;

  const gboolean is_negative = skip_char (scanner, '-');
  gint64 exponent = 0;

  if (!is_negative)
    skip_char (scanner, '+');

  const char *start = scanner->at;

  if (skip_digits (scanner) == 0)
    return FALSE;
  for (const char *digit = start; digit < scanner->at; digit++)
    exponent = MIN (exponent * 10 + (*digit - '0'), MAX_EXPONENT);

  number->has_exponent = TRUE;
  number->exponent = is_negative ? -exponent : exponent;
  return TRUE;
}

static gboolean
scan (const char *text, gsize length, char group, char point, Number *number)
{
  Scanner scanner = { text, text + length };

  *number = (Number) { .point = point };
  number->is_negative = skip_text (&scanner, "-") || skip_text (&scanner, MINUS_SIGN);
  if (!number->is_negative)
    skip_char (&scanner, '+');

  number->mantissa = scanner.at;
  if (!scan_whole (&scanner, group, number))
    return FALSE;
  number->has_point = skip_char (&scanner, point);
  if (number->has_point)
    number->n_fraction = skip_digits (&scanner);
  number->length = (gsize) (scanner.at - number->mantissa);

  return number->n_whole + number->n_fraction > 0 && scan_exponent (&scanner, number) &&
         scanner.at == scanner.end;
}

/* Could the point be meant as a separator of thousands? "10.000", but not "0.500" or "1000.000". */
static gboolean
is_ambiguous (const Number *number)
{
  return number->n_groups == 0 && number->n_fraction == 3 && number->n_whole >= 1 &&
         number->n_whole <= 3 && number->mantissa[0] != '0' && !number->has_exponent;
}

static ExosNumberState
read_with_decimal_point (const char *text, gsize length, Number *number)
{
  if (scan (text, length, ',', '.', number))
    return is_ambiguous (number)  ? EXOS_NUMBER_AMBIGUOUS
           : number->n_groups > 0 ? EXOS_NUMBER_THOUSANDS
                                  : EXOS_NUMBER_OK;
  if (scan (text, length, '.', ',', number) && number->n_groups > 0)
    return number->has_point ? EXOS_NUMBER_NOT_A_NUMBER : EXOS_NUMBER_AMBIGUOUS;

  return EXOS_NUMBER_NOT_A_NUMBER;
}

/* "1.200e3" can only be a decimal: nobody groups the digits before an exponent. */
static ExosNumberState
read_with_decimal_comma (const char *text, gsize length, Number *number)
{
  if (!scan (text, length, '.', ',', number) || (number->n_groups > 0 && number->has_exponent))
    return read_with_decimal_point (text, length, number);
  if (is_ambiguous (number) || (number->n_groups > 0 && !number->has_point))
    return EXOS_NUMBER_AMBIGUOUS;

  return number->n_groups > 0 ? EXOS_NUMBER_THOUSANDS : EXOS_NUMBER_OK;
}

static ExosNumberState
read_number (const char *text, gsize length, gboolean decimal_comma, Number *number)
{
  return decimal_comma ? read_with_decimal_comma (text, length, number)
                       : read_with_decimal_point (text, length, number);
}

static gboolean
add_digit (guint64 *count, guint digit)
{
  return !__builtin_mul_overflow (*count, 10, count) &&
         !__builtin_add_overflow (*count, digit, count) && *count <= G_MAXINT64;
}

/* The whole number that the digits make once the point has moved by the exponent. */
static ExosNumberState
evaluate (const Number *number, guint64 *count)
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
  Number number;

  *count = 0;
  exos_trim (&text, &length);
  if (length == 0)
    return EXOS_NUMBER_EMPTY;

  const gboolean is_percent = ends_with_percent (text, &length);

  exos_trim (&text, &length);

  const ExosNumberState state = read_number (text, length, decimal_comma, &number);

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
to_plain_text (const Number *number)
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

gboolean
exos_parse_decimal (const char *text, gsize length, gboolean decimal_comma, double *value)
{
  Number number;

  exos_trim (&text, &length);

  const ExosNumberState state = read_number (text, length, decimal_comma, &number);

  if (state != EXOS_NUMBER_OK && state != EXOS_NUMBER_THOUSANDS)
    return FALSE;

  g_autofree char *plain = to_plain_text (&number);

  *value = g_ascii_strtod (plain, NULL);
  return isfinite (*value);
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
  Number number;
  guint64 numerator = 0;
  guint64 denominator = scale;

  if (!scan (text, strlen (text), '\0', '.', &number) || number.mantissa != text ||
      number.n_groups > 0 || number.has_exponent || number.n_fraction > MAX_RATIO_DECIMALS ||
      scale == 0)
    return FALSE;

  for (gsize i = 0; i < number.length; i++)
    if (number.mantissa[i] != '.' && !add_digit (&numerator, (guint) (number.mantissa[i] - '0')))
      return FALSE;
  for (gint64 i = 0; i < number.n_fraction; i++)
    if (__builtin_mul_overflow (denominator, 10, &denominator))
      return FALSE;

  const guint64 divisor = exos_greatest_common_divisor (numerator, denominator);

  *ratio = (ExosRatio) { numerator / divisor, denominator / divisor };
  return TRUE;
}
