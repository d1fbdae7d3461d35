// SPDX-License-Identifier: MIT
#include "data/rows/time.h"

#include <string.h>

#include "data/rows/fixed.h"

#define SECOND INT64_C (1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  const char *next;
  const char *end;
} Text;

/* Days since 1970-01-01 in the Gregorian calendar, of a valid date (Hinnant 2013, chrono-compatible
 * low-level date algorithms, days_from_civil). */
static int64_t
count_days (int64_t year, unsigned month, unsigned day)
{
  const int64_t shifted = year - (month <= 2);
  const int64_t era = shifted / 400;
  const int64_t of_era = shifted - era * 400;
  const int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static bool
is_date (unsigned year, unsigned month, unsigned day)
{
  static const unsigned char lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return year - 1 < 9999 && month - 1 < 12 &&
         day - 1 < (unsigned) lengths[month - 1] + (is_leap && month == 2);
}

static unsigned
count_digits (const Text *text)
{
  unsigned n = 0;

  while (text->next + n < text->end && (unsigned char) (text->next[n] - '0') < 10)
    n++;
  return n;
}

static uint64_t
take_digits (Text *text, unsigned n)
{
  uint64_t number = 0;

  while (n-- > 0)
    number = number * 10 + (uint64_t) (*text->next++ - '0');
  return number;
}

/* From least to most digits. */
static bool
take_number (Text *text, unsigned least, unsigned most, unsigned *number)
{
  const unsigned n = count_digits (text);

  if (n < least || n > most)
    return false;
  *number = (unsigned) take_digits (text, n);
  return true;
}

static bool
take (Text *text, const char *any)
{
  const bool is_there =
      text->next < text->end && *text->next != '\0' && strchr (any, *text->next) != NULL;

  text->next += is_there;
  return is_there;
}

static void
skip_blanks (Text *text)
{
  while (take (text, " \t"))
    ;
}

/* Further digits than microseconds are cut. */
static int64_t
take_fraction (Text *text)
{
  int64_t fraction = 0;
  int64_t unit = SECOND;

  for (; count_digits (text) > 0; text->next++)
    {
      unit /= 10;
      fraction += (*text->next - '0') * unit;
    }

  return fraction;
}

/* Seconds, milliseconds, microseconds or nanoseconds, by their digits: none after the year 9999. */
static bool
take_epoch (Text *text, int64_t *time)
{
  static const int64_t units[] = { SECOND, 1000, 1 };
  const unsigned n_digits = count_digits (text);
  const unsigned thousands = n_digits < 12 ? 0 : n_digits < 15 ? 1 : n_digits < 18 ? 2 : 3;

  if (n_digits > 19)
    return false;

  const uint64_t number = take_digits (text, n_digits);

  if (number > INT64_MAX)
    return false;
  *time = thousands == 3 ? (int64_t) (number / 1000) : (int64_t) number * units[thousands];
  if (take (text, "."))
    *time += take_fraction (text) / (thousands == 0 ? 1 : thousands == 1 ? 1000 : SECOND);
  return true;
}

static bool
take_date (Text *text, int64_t *time)
{
  unsigned year;
  unsigned month;
  unsigned day;

  if (count_digits (text) == 8)
    {
      const unsigned number = (unsigned) take_digits (text, 8);

      year = number / 10000;
      month = number / 100 % 100;
      day = number % 100;
    }
  else if (!take_number (text, 4, 4, &year) || !take (text, "-/.") ||
           !take_number (text, 1, 2, &month) || !take (text, "-/.") ||
           !take_number (text, 1, 2, &day))
    return false;

  if (!is_date (year, month, day))
    return false;
  *time = count_days (year, month, day) * DAY;
  return true;
}

static bool
take_clock (Text *text, int64_t *time)
{
  unsigned hour;
  unsigned minute;
  unsigned second = 0;

  if (!take_number (text, 1, 2, &hour) || !take (text, ":") || !take_number (text, 2, 2, &minute) ||
      (take (text, ":") && !take_number (text, 2, 2, &second)) || hour > 23 || minute > 59 ||
      second > 60)
    return false;

  *time += hour * HOUR + minute * MINUTE + second * SECOND;
  if (take (text, ".,"))
    *time += take_fraction (text);
  return true;
}

/* Of a clock: minutes east of Greenwich are taken off. */
static bool
take_zone (Text *text, int64_t *time)
{
  unsigned hours;
  unsigned minutes = 0;
  bool is_west;

  skip_blanks (text);
  if (take (text, "Zz"))
    return true;
  if (text->end - text->next >= 3 && memcmp (text->next, "UTC", 3) == 0)
    {
      text->next += 3;
      return true;
    }
  is_west = text->next < text->end && *text->next == '-';
  if (!take (text, "+-"))
    return true;

  if (count_digits (text) == 4)
    {
      hours = (unsigned) take_digits (text, 2);
      minutes = (unsigned) take_digits (text, 2);
    }
  else if (!take_number (text, 2, 2, &hours) ||
           (take (text, ":") && !take_number (text, 2, 2, &minutes)))
    return false;
  if (hours > 15 || minutes > 59)
    return false;

  *time += (is_west ? 1 : -1) * (hours * HOUR + minutes * MINUTE);
  return true;
}

static bool
take_all (Text *text, int64_t *time)
{
  if (count_digits (text) > 8)
    return take_epoch (text, time);
  if (!take_date (text, time))
    return false;
  if (!take (text, "Tt "))
    return true;
  skip_blanks (text);
  return take_clock (text, time) && take_zone (text, time);
}

static bool
is_blank (char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\r';
}

bool
exos_time_parse (const char *string, size_t length, int64_t *time)
{
  Text text = { string, string + length };

  skip_blanks (&text);
  while (text.end > text.next && is_blank (text.end[-1]))
    text.end--;
  return take_all (&text, time) && text.next == text.end;
}

static uint64_t
load (const char *text)
{
  uint64_t word;

  memcpy (&word, text, sizeof word);
  return word;
}

/* HH:MM:SS that starts with the fourth byte of one word and ends with the third of the next. */
static bool
parse_clock (uint64_t first, uint64_t second, int64_t *time)
{
  const uint64_t digits =
      0x3030 | (first >> 24 & 0xffff) << 16 | first >> 48 << 32 | (second >> 8 & 0xffff) << 48;
  const unsigned separator = (unsigned) (first >> 16 & 0xff);
  uint64_t fault = 0;
  const unsigned number = (unsigned) exos_fixed_digits (digits, &fault);
  const unsigned hour = number / 10000;
  const unsigned minute = number / 100 % 100;

  if (fault != 0 || (separator != 'T' && separator != ' ') || (first >> 40 & 0xff) != ':' ||
      (second & 0xff) != ':' || hour > 23 || minute > 59 || number % 100 > 60)
    return false;
  *time += hour * HOUR + minute * MINUTE + number % 100 * SECOND;
  return true;
}

bool
exos_time_parse_plain (const char *text, size_t length, int64_t *time)
{
  const bool is_day = length == 10;

  if (!is_day && length != 19 && (length != 20 || text[19] != 'Z'))
    return false;

  const uint64_t first = load (text);
  const uint64_t second = load (text + 8);
  uint64_t fault = 0;
  const unsigned date = (unsigned) exos_fixed_digits (
      (first & 0xffffffff) | (first >> 40 & 0xffff) << 32 | second << 48, &fault);
  const unsigned month = date / 100 % 100;

  if (fault != 0 || (first >> 32 & 0xff) != '-' || first >> 56 != '-' ||
      !is_date (date / 10000, month, date % 100))
    return false;
  *time = count_days (date / 10000, month, date % 100) * DAY;
  return is_day || parse_clock (second, load (text + 16), time);
}

size_t
exos_time_day_length (const char *text, size_t length)
{
  Text whole = { text, text + length };
  size_t n = 0;

  if (count_digits (&whole) > 8)
    return 0;
  while (n < length && text[n] != 'T' && text[n] != ' ')
    n++;
  return n;
}

bool
exos_time_parse_day (const char *string, size_t length, int64_t *day)
{
  Text text = { string, string + length };

  skip_blanks (&text);
  length = (size_t) (text.end - text.next);
  if (!exos_time_parse (text.next, length, day))
    return false;
  if (exos_time_day_length (text.next, length) > 0)
    return exos_time_parse (text.next, exos_time_day_length (text.next, length), day);
  *day -= *day % DAY;
  return true;
}

void
exos_time_print_day (int64_t time, char day[10])
{
  /* Hinnant 2013, civil_from_days. */
  const int64_t days = time / DAY - (time % DAY < 0) + 719468;
  const int64_t era = days / 146097;
  const int64_t of_era = days - era * 146097;
  const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const int64_t month = (5 * of_year + 2) / 153;
  const int64_t parts[] = { year + era * 400 + (month >= 10), month < 10 ? month + 3 : month - 9,
                            of_year - (153 * month + 2) / 5 + 1 };
  const unsigned ends[] = { 4, 7, 10 };

  for (unsigned i = 0; i < 10; i++)
    day[i] = i == 4 || i == 7 ? '-' : '0';
  for (unsigned i = 0; i < 3; i++)
    for (int64_t rest = parts[i], at = ends[i]; rest > 0; rest /= 10)
      day[--at] = (char) ('0' + rest % 10);
}
