// SPDX-License-Identifier: MIT
#include "data/rows/label-text.h"

#include <string.h>

#include "data/rows/value.h"
#include "data/text.h"

#define SHORTEST_DATE 8 /* 20240301 */

/* Whether a blank is one of "2024. 3. 1.", and not one before a time. */
static bool
is_inside (const char *text, size_t length, size_t at)
{
  size_t end = at + 1;

  while (end < length && g_ascii_isdigit (text[end]))
    end++;
  return text[at] == ' ' && at > 0 && text[at - 1] == '.' && end > at + 1 &&
         (end == length || text[end] != ':');
}

/* Bytes of the date that a time follows; all of the text where none does. */
static size_t
date_length (const char *text, size_t length)
{
  size_t date = 0;

  while (date < length && text[date] != '\0' &&
         (strchr ("0123456789-/.", text[date]) != NULL || is_inside (text, length, date)))
    date++;
  return date >= SHORTEST_DATE && date < length && (text[date] == 'T' || text[date] == ' ')
             ? date
             : length;
}

void
exos_rows_label_text (ExosRowsBy by, const char **text, size_t *length)
{
  exos_trim (text, length);
  if (by == EXOS_ROWS_BY_DAY)
    *length = date_length (*text, *length);
}

bool
exos_rows_names_no_group (const char *text, size_t length)
{
  static const char *const words[] = { "null", "(null)", "\\n",       "nan",       "<na>",   "n/a",
                                       "#n/a", "(none)", "undefined", "(not set)", "not set" };

  exos_trim (&text, &length);
  if (exos_rows_is_blank (text, length))
    return true;
  for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && g_ascii_strncasecmp (text, words[i], length) == 0)
      return true;

  return false;
}

bool
exos_rows_texts_match (const char *a, size_t length_a, const char *b, size_t length_b)
{
  if (length_a == length_b && memcmp (a, b, length_a) == 0)
    return true;
  if (!g_utf8_validate (a, (gssize) length_a, NULL) ||
      !g_utf8_validate (b, (gssize) length_b, NULL))
    return false;

  g_autofree char *one = exos_normalize_name (a, (gssize) length_a);
  g_autofree char *other = exos_normalize_name (b, (gssize) length_b);

  return g_str_equal (one, other);
}
