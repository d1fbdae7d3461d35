// SPDX-License-Identifier: MIT
#include "data/rows/label-text.h"

#include <string.h>

#include "data/text.h"

#define SHORTEST_DATE 8 /* 20240301 */

/* Bytes of the date that a time follows; all of the text where none does. */
static size_t
date_length (const char *text, size_t length)
{
  size_t date = 0;

  while (date < length && text[date] != '\0' && strchr ("0123456789-/.", text[date]) != NULL)
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
