// SPDX-License-Identifier: MIT
#include "data/rows/signs.h"

#include <string.h>

#include "data/number-scan.h"
#include "data/text.h"

#define MAX_LENGTH 64

/* In UTF-8, those of Korean files in CP949, too; a backslash is what Korean programs show as won.
 */
static const struct
{
  const char *text;
  unsigned char sign;
} signs[] = {
  { "%", 1 },    { "％", 1 },  { "₩", 2 },        { "￦", 2 },       { "원", 2 },  { "krw", 2 },
  { "won", 2 },  { "\\", 2 },  { "\xa3\xdc", 2 }, { "\xbf\xf8", 2 }, { "us$", 3 }, { "usd", 3 },
  { "$", 3 },    { "€", 4 },   { "eur", 4 },      { "£", 5 },        { "gbp", 5 }, { "¥", 6 },
  { "￥", 6 },   { "円", 6 },  { "jpy", 6 },      { "元", 7 },       { "cny", 7 }, { "rmb", 7 },
  { "₹", 8 },    { "inr", 8 }, { "₫", 9 },        { "vnd", 9 },      { "฿", 10 },  { "thb", 10 },
  { "₽", 11 }, { "₺", 12 },  { "₴", 13 },       { "₪", 14 },       { "₱", 15 },  { "chf", 16 },
  { "zł", 17 },  { "r$", 18 }, { "brl", 18 },     { "kr", 19 },
};

static bool
has_start (const char *text, size_t length, const char *start)
{
  const size_t n = strlen (start);

  return length > n && g_ascii_strncasecmp (text, start, n) == 0;
}

/* The number without what stands before or behind it; FALSE where the sign does not. */
static bool
cut_sign (const char **text, size_t *length, const char *sign)
{
  const size_t n = strlen (sign);

  if (has_start (*text, *length, sign))
    *text += n;
  else if (*length <= n || !has_start (*text + *length - n, n + 1, sign))
    return false;
  *length -= n;
  exos_trim (text, length);
  return *length > 0;
}

/* A minus before the sign, or around or behind both, belongs to the number. */
static bool
cut_minus (const char **text, size_t *length)
{
  static const char *const minuses[] = { "-", "−" };

  for (size_t i = 0; i < G_N_ELEMENTS (minuses); i++)
    if (has_start (*text, *length, minuses[i]) && !g_ascii_isdigit ((*text)[strlen (minuses[i])]))
      {
        *text += strlen (minuses[i]);
        *length -= strlen (minuses[i]);
        return true;
      }

  return exos_cut_negative (text, length);
}

static bool
read_signed (const char *text, size_t length, char point, const char *sign, ExosInt128 *value)
{
  const bool is_negative = cut_minus (&text, &length);
  char digits[MAX_LENGTH + 1] = "-";

  if (length > MAX_LENGTH || !cut_sign (&text, &length, sign) ||
      (is_negative && !g_ascii_isdigit (text[0])))
    return false;
  memcpy (digits + is_negative, text, length);
  return exos_rows_value (digits, length + is_negative, point, false, value) == EXOS_ROWS_VALUE_OK;
}

/* of: 0 of any. */
static unsigned char
read_any (const char *text, size_t length, char point, unsigned char of, ExosInt128 *value)
{
  exos_trim (&text, &length);
  for (size_t i = 0; i < G_N_ELEMENTS (signs); i++)
    if ((of == 0 || of == signs[i].sign) && read_signed (text, length, point, signs[i].text, value))
      return signs[i].sign;

  *value = 0;
  return 0;
}

unsigned char
exos_rows_find_sign (const char *text, size_t length, char point)
{
  ExosInt128 value;

  return read_any (text, length, point, 0, &value);
}

char
exos_rows_find_mark (const char *text, size_t length)
{
  static const struct
  {
    const char *text;
    char mark;
  } marks[] = {
    { "o", 'o' }, { "x", 'x' }, { "○", 'o' }, { "×", 'x' }, { "ㅇ", 'o' },
  };

  exos_trim (&text, &length);
  for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length == strlen (marks[i].text) && g_ascii_strncasecmp (text, marks[i].text, length) == 0)
      return marks[i].mark;

  return 0;
}

static ExosRowsValueState
read_mark (const char *text, size_t length, ExosInt128 *value)
{
  const char mark = exos_rows_find_mark (text, length);

  if (mark == 0)
    return EXOS_ROWS_VALUE_UNREADABLE;
  return exos_rows_value (mark == 'o' ? "1" : "0", 1, '.', false, value);
}

ExosRowsValueState
exos_rows_number_value (
    const char *text, size_t length, char point, const ExosRowsNumber *number, ExosInt128 *value)
{
  const ExosRowsValueState state = exos_rows_value (text, length, point, number->is_outcome, value);

  if (state != EXOS_ROWS_VALUE_UNREADABLE)
    return state;
  if (number->takes_marks)
    return read_mark (text, length, value);
  return number->sign != 0 && read_any (text, length, point, number->sign, value) != 0
             ? EXOS_ROWS_VALUE_OK
             : state;
}
