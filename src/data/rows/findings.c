// SPDX-License-Identifier: MIT
#include "data/rows/sums.h"

#include <string.h>

#include "data/text.h"

/* Where a line belongs among the first; EXOS_ROWS_MAX_LINES: it is none of them, or one already. */
static guint
find_place (const ExosRowsFinding *self, guint64 line)
{
  guint place = 0;

  while (place < EXOS_ROWS_MAX_LINES && self->lines[place] != 0 && self->lines[place] < line)
    place++;
  return place < EXOS_ROWS_MAX_LINES && self->lines[place] == line ? EXOS_ROWS_MAX_LINES : place;
}

static void
keep_value (ExosRowsFinding *self, const char *value, gsize length)
{
  if (value != NULL)
    exos_trim (&value, &length);
  g_free (self->value);
  self->length = value != NULL ? MIN (length, EXOS_ROWS_MAX_VALUE) : 0;
  self->value = g_memdup2 (value, self->length);
}

static void
add_line (ExosRowsFinding *self, guint64 line, const char *value, gsize length)
{
  const guint place = find_place (self, line);

  if (line == 0 || place == EXOS_ROWS_MAX_LINES)
    return;
  memmove (&self->lines[place + 1], &self->lines[place],
           (EXOS_ROWS_MAX_LINES - 1 - place) * sizeof self->lines[0]);
  self->lines[place] = line;
  if (place == 0)
    keep_value (self, value, length);
}

void
exos_rows_finding_add (
    ExosRowsFinding *self, guint64 n, guint64 line, const char *value, gsize length)
{
  self->count += n;
  add_line (self, line, value, length);
}

void
exos_rows_finding_merge (ExosRowsFinding *self, const ExosRowsFinding *other)
{
  self->count += other->count;
  self->users += other->users;
  for (guint i = 0; i < EXOS_ROWS_MAX_LINES; i++)
    add_line (self, other->lines[i], i == 0 ? other->value : NULL, other->length);
}
