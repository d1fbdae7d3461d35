// SPDX-License-Identifier: MIT
#include "data/rows/time-formats.h"

#include <glib.h>
#include <string.h>

#include "data/rows/time.h"

#define HOURS (INT64_C (3600) * 1000000)

typedef struct
{
  const char *next;
  const char *end;
} Text;

/* A date as it stands: three numbers and what separates them. */
typedef struct
{
  unsigned numbers[3];
  unsigned n_digits[3];
  bool has_slashes;
} Date;

static void
skip_blanks (Text *text)
{
  while (text->next < text->end && (*text->next == ' ' || *text->next == '\t'))
    text->next++;
}

static bool
take (Text *text, const char *word)
{
  const size_t n = strlen (word);

  if ((size_t) (text->end - text->next) < n || g_ascii_strncasecmp (text->next, word, n) != 0)
    return false;
  text->next += n;
  return true;
}

static bool
take_number (Text *text, unsigned *number, unsigned *n_digits)
{
  *number = 0;
  *n_digits = 0;
  while (text->next < text->end && g_ascii_isdigit (*text->next) && *n_digits < 5)
    {
      *number = *number * 10 + (unsigned) (*text->next++ - '0');
      ++*n_digits;
    }

  return *n_digits > 0 && *n_digits < 5;
}

/* Numbers with the same sign between them, and behind them where Korean dates have one. */
static bool
take_date (Text *text, Date *date)
{
  static const char *const signs[][3] = {
    { "/", "/", "" }, { ".", ".", "." }, { "년", "월", "일" }, { "-", "-", "" }
  };

  for (size_t form = 0; form < G_N_ELEMENTS (signs); form++)
    {
      Text rest = *text;
      size_t i = 0;

      for (; i < 3; i++)
        {
          if (!take_number (&rest, &date->numbers[i], &date->n_digits[i]))
            break;
          if (!take (&rest, signs[form][i]) && (i < 2 || form == 2))
            break;
          if (i < 2 && form != 0)
            skip_blanks (&rest);
        }
      if (i < 3)
        continue;
      date->has_slashes = form == 0 || form == 3;
      *text = rest;
      return true;
    }

  return false;
}

static ExosDateOrder
find_order (const Date *date)
{
  if (!date->has_slashes)
    return EXOS_DATE_DAY_FIRST;
  if (date->numbers[0] == date->numbers[1] || (date->numbers[0] > 12 && date->numbers[1] <= 12))
    return EXOS_DATE_DAY_FIRST;
  return date->numbers[1] > 12 ? EXOS_DATE_MONTH_FIRST : EXOS_DATE_ORDER_UNKNOWN;
}

/* As YYYY-MM-DD, which exos_time_parse() checks. */
static bool
read_date (const Date *date, ExosDateOrder order, int64_t *time)
{
  const bool has_year_first = date->n_digits[0] == 4;
  const ExosDateOrder own = find_order (date);
  const bool has_day_first = (own != EXOS_DATE_ORDER_UNKNOWN ? own : order) == EXOS_DATE_DAY_FIRST;
  char text[40];

  if (!has_year_first && (date->n_digits[2] != 4 ||
                          (own == EXOS_DATE_ORDER_UNKNOWN && order == EXOS_DATE_ORDER_UNKNOWN)))
    return false;
  if (has_year_first)
    g_snprintf (text, sizeof text, "%04u-%02u-%02u", date->numbers[0], date->numbers[1],
                date->numbers[2]);
  else
    g_snprintf (text, sizeof text, "%04u-%02u-%02u", date->numbers[2],
                date->numbers[has_day_first ? 1 : 0], date->numbers[has_day_first ? 0 : 1]);
  return exos_time_parse (text, strlen (text), time);
}

/* Hours that are to be added to those of the clock; -1: there is no such word. */
static int
take_half (Text *text)
{
  skip_blanks (text);
  if (take (text, "오전") || take (text, "a.m.") || take (text, "am"))
    return 0;
  return take (text, "오후") || take (text, "p.m.") || take (text, "pm") ? 12 : -1;
}

/* The whole of a clock, with its half of the day before or behind it. */
static bool
read_clock (Text *text, int64_t *time)
{
  const int before = take_half (text);
  unsigned parts[3] = { 0 };
  unsigned n_digits;
  unsigned n = 0;
  int half;

  skip_blanks (text);
  do
    if (!take_number (text, &parts[n], &n_digits) || n_digits > 2)
      return false;
  while (++n < 3 && take (text, ":"));
  half = before >= 0 ? before : take_half (text);
  if (n < 2 || parts[1] > 59 || parts[2] > 60 || parts[0] > 23 ||
      (half >= 0 && (parts[0] == 0 || parts[0] > 12)))
    return false;

  if (half >= 0)
    parts[0] = parts[0] % 12 + (unsigned) half;
  *time += parts[0] * HOURS + parts[1] * HOURS / 60 + parts[2] * HOURS / 3600;
  return true;
}

ExosDateOrder
exos_time_find_order (const char *string, size_t length)
{
  Text text = { string, string + length };
  Date date;

  skip_blanks (&text);
  if (!take_date (&text, &date) || !date.has_slashes || date.n_digits[0] == 4 ||
      date.numbers[0] == date.numbers[1])
    return EXOS_DATE_ORDER_UNKNOWN;
  return find_order (&date);
}

bool
exos_time_parse_format (const char *string, size_t length, ExosDateOrder order, int64_t *time)
{
  Text text = { string, string + length };
  Date date;

  skip_blanks (&text);
  if (!take_date (&text, &date) || !read_date (&date, order, time))
    return false;
  take (&text, ",");
  skip_blanks (&text);
  if (text.next < text.end && *text.next != '\r' && !read_clock (&text, time))
    return false;
  while (text.next < text.end && (*text.next == ' ' || *text.next == '\r' || *text.next == '\t'))
    text.next++;
  return text.next == text.end;
}

bool
exos_time_parse_any (const char *text, size_t length, unsigned order, int64_t *time)
{
  return exos_time_parse (text, length, time) ||
         exos_time_parse_format (text, length, (ExosDateOrder) order, time);
}
