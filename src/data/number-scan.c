// SPDX-License-Identifier: MIT
/* Where the digits, the point and the exponent of a number stand in its text. */
#include "data/number-scan.h"

#include <string.h>

#include "data/text.h"

#define MINUS_SIGN "\xe2\x88\x92"
#define MAX_EXPONENT 1000000000

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
scan_whole (Scanner *scanner, char group, ExosNumberText *number)
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
scan_exponent (Scanner *scanner, ExosNumberText *number)
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

gboolean
exos_scan_number (const char *text, gsize length, char group, char point, ExosNumberText *number)
{
  Scanner scanner = { text, text + length };

  *number = (ExosNumberText) { .point = point };
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

static gboolean
ends_with (const char *text, gsize length, const char *end)
{
  const gsize n = strlen (end);

  return length > n && memcmp (text + length - n, end, n) == 0;
}

/* Bytes of a minus behind a number, 0: there is none. */
static gsize
find_minus_behind (const char *text, gsize length)
{
  return ends_with (text, length, "-")          ? 1
         : ends_with (text, length, MINUS_SIGN) ? strlen (MINUS_SIGN)
                                                : 0;
}

static gboolean
has_sign (const char *text, gsize length)
{
  return length == 0 || strchr ("-+(", text[0]) != NULL ||
         (length >= strlen (MINUS_SIGN) && memcmp (text, MINUS_SIGN, strlen (MINUS_SIGN)) == 0);
}

gboolean
exos_cut_negative (const char **text, gsize *length)
{
  const gboolean is_enclosed = *length > 2 && (*text)[0] == '(' && (*text)[*length - 1] == ')';
  const char *rest = *text + is_enclosed;
  gsize n = *length - (is_enclosed ? 2 : find_minus_behind (*text, *length));

  exos_trim (&rest, &n);
  if ((!is_enclosed && rest + n == *text + *length) || has_sign (rest, n))
    return FALSE;
  *text = rest;
  *length = n;
  return TRUE;
}

/* Could the point be meant as a separator of thousands? "10.000", but not "0.500" or "1000.000". */
static gboolean
is_ambiguous (const ExosNumberText *number)
{
  return number->n_groups == 0 && number->n_fraction == 3 && number->n_whole >= 1 &&
         number->n_whole <= 3 && number->mantissa[0] != '0' && !number->has_exponent;
}

static ExosNumberState
read_with_decimal_point (const char *text, gsize length, ExosNumberText *number)
{
  if (exos_scan_number (text, length, ',', '.', number))
    return is_ambiguous (number)  ? EXOS_NUMBER_AMBIGUOUS
           : number->n_groups > 0 ? EXOS_NUMBER_THOUSANDS
                                  : EXOS_NUMBER_OK;
  if (exos_scan_number (text, length, '.', ',', number) && number->n_groups > 0)
    return number->has_point ? EXOS_NUMBER_NOT_A_NUMBER : EXOS_NUMBER_AMBIGUOUS;

  return EXOS_NUMBER_NOT_A_NUMBER;
}

/* "1.200e3" can only be a decimal: nobody groups the digits before an exponent. */
static ExosNumberState
read_with_decimal_comma (const char *text, gsize length, ExosNumberText *number)
{
  if (!exos_scan_number (text, length, '.', ',', number) ||
      (number->n_groups > 0 && number->has_exponent))
    return read_with_decimal_point (text, length, number);
  if (is_ambiguous (number) || (number->n_groups > 0 && !number->has_point))
    return EXOS_NUMBER_AMBIGUOUS;

  return number->n_groups > 0 ? EXOS_NUMBER_THOUSANDS : EXOS_NUMBER_OK;
}

ExosNumberState
exos_scan_cell (const char *text, gsize length, gboolean decimal_comma, ExosNumberText *number)
{
  return decimal_comma ? read_with_decimal_comma (text, length, number)
                       : read_with_decimal_point (text, length, number);
}
