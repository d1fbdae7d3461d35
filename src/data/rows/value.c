// SPDX-License-Identifier: MIT
#include "data/rows/value.h"

#include <string.h>

#include "data/number-scan.h"
#include "data/rows/wide-sum.h"
#include "data/text.h"

#define MAX_WHOLE_DIGITS 15
#define TOO_LARGE ((ExosInt128) 1000000000000000 * 1000000000000000000) /* with all decimals */

typedef struct
{
  const char *text;
  int value;
} Word;

/* The last is a dash of CP949. */
static const char *const missing[] = { "",    "na", "n/a", "null", "none", "nan",
                                       "\\n", "-",  "–",   "—",    "―",    "\xa1\xaa" };

/* The Korean ones in UTF-8 and in CP949, which are never the same bytes. */
static const Word words[] = {
  { "true", 1 },
  { "false", 0 },
  { "yes", 1 },
  { "no", 0 },
  { "y", 1 },
  { "n", 0 },
  { "t", 1 },
  { "f", 0 },
  { "on", 1 },
  { "off", 0 },
  { "예", 1 },
  { "아니오", 0 },
  { "네", 1 },
  { "아니요", 0 },
  { "참", 1 },
  { "거짓", 0 },
  { "\xc2\xfc", 1 },
  { "\xb0\xc5\xc1\xfe", 0 },
  { "\xbf\xb9", 1 },
  { "\xbe\xc6\xb4\xcf\xbf\xc0", 0 },
  { "\xb3\xd7", 1 },
  { "\xbe\xc6\xb4\xcf\xbf\xe4", 0 },

  { "success", 1 },
  { "failure", 0 },
  { "succeeded", 1 },
  { "failed", 0 },
  { "fail", 0 },
  { "done", 1 },
  { "not done", 0 },
  { "not_done", 0 },
  { "converted", 1 },
  { "not converted", 0 },
  { "not_converted", 0 },
  { "purchased", 1 },
  { "not purchased", 0 },
  { "not_purchased", 0 },
  { "성공", 1 },
  { "실패", 0 },
  { "완료", 1 },
  { "미완료", 0 },
  { "구매", 1 },
  { "미구매", 0 },
  { "전환", 1 },
  { "미전환", 0 },
  { "유", 1 },
  { "무", 0 },
  { "\xbc\xba\xb0\xf8", 1 },
  { "\xbd\xc7\xc6\xd0", 0 },
  { "\xbf\xcf\xb7\xe1", 1 },
  { "\xb9\xcc\xbf\xcf\xb7\xe1", 0 },
  { "\xb1\xb8\xb8\xc5", 1 },
  { "\xb9\xcc\xb1\xb8\xb8\xc5", 0 },
  { "\xc0\xfc\xc8\xaf", 1 },
  { "\xb9\xcc\xc0\xfc\xc8\xaf", 0 },
  { "\xc0\xaf", 1 },
  { "\xb9\xab", 0 },
};

static bool
is_word (const char *text, size_t length, const char *word)
{
  return length == strlen (word) && g_ascii_strncasecmp (text, word, length) == 0;
}

static bool
is_missing (const char *text, size_t length)
{
  for (size_t i = 0; i < G_N_ELEMENTS (missing); i++)
    if (is_word (text, length, missing[i]))
      return true;

  return false;
}

static bool
read_word (const char *text, size_t length, int *value)
{
  for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (text, length, words[i].text))
      {
        *value = words[i].value;
        return true;
      }

  return false;
}

static ExosInt128
power_of_ten (unsigned exponent)
{
  static const guint64 powers[] = { 1,      10,      100,      1000,      10000,
                                    100000, 1000000, 10000000, 100000000, 1000000000 };
  ExosInt128 power = 1;

  for (; exponent > 9; exponent -= 9)
    power *= 1000000000;
  return power * powers[exponent];
}

/* FALSE: too large. Of the digits that are not kept the first decides. */
static bool
evaluate (const ExosNumberText *number, ExosInt128 *value)
{
  gint64 place = number->n_whole + number->exponent; /* of the digit before, as a power of ten */
  ExosInt128 size = 0;

  for (size_t i = 0; i < number->length; i++)
    {
      const int digit = number->mantissa[i] - '0';

      if (!g_ascii_isdigit (number->mantissa[i]))
        continue;
      place--;
      if (digit != 0 && place >= MAX_WHOLE_DIGITS)
        return false;
      if (place >= -EXOS_WIDE_DECIMALS)
        size = size * 10 + digit;
      else if (place == -EXOS_WIDE_DECIMALS - 1)
        size += digit >= 5;
    }
  if (size != 0 && place > -EXOS_WIDE_DECIMALS)
    size *= power_of_ten ((unsigned) (place + EXOS_WIDE_DECIMALS));

  *value = number->is_negative ? -size : size;
  return size < TOO_LARGE;
}

bool
exos_rows_is_blank (const char *text, size_t length)
{
  exos_trim (&text, &length);
  return length == 0 || (length == 1 && text[0] == '\x1a');
}

/* Nobody groups the digits before an exponent. */
static bool
scan_plain (const char *text, size_t length, char point, ExosNumberText *number)
{
  return exos_scan_number (text, length, point == ',' ? '.' : ',', point, number) &&
         (number->n_groups == 0 || !number->has_exponent);
}

static bool
scan_amount (const char *text, size_t length, char point, ExosNumberText *number)
{
  if (scan_plain (text, length, point, number))
    return true;
  if (!exos_cut_negative (&text, &length) || !scan_plain (text, length, point, number))
    return false;
  number->is_negative = TRUE;
  return true;
}

ExosRowsValueState
exos_rows_value (const char *text, size_t length, char point, bool takes_words, ExosInt128 *value)
{
  ExosNumberText number;
  int word = 0;

  *value = 0;
  exos_trim (&text, &length);

  const bool is_digit = length > 0 && g_ascii_isdigit (text[0]); /* no word begins with one */

  if (!is_digit && is_missing (text, length))
    return EXOS_ROWS_VALUE_MISSING;
  if (!is_digit && takes_words && read_word (text, length, &word))
    {
      *value = word * power_of_ten (EXOS_WIDE_DECIMALS);
      return EXOS_ROWS_VALUE_OK;
    }

  if (!scan_amount (text, length, point, &number) || !evaluate (&number, value))
    {
      *value = 0;
      return EXOS_ROWS_VALUE_UNREADABLE;
    }

  return EXOS_ROWS_VALUE_OK;
}
