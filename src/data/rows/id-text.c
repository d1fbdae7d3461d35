// SPDX-License-Identifier: MIT
#include "data/rows/id-text.h"

#include <stdlib.h>
#include <string.h>

#include "data/text.h"

void
exos_id_text_clear (ExosIdText *self)
{
  free (self->room);
  *self = (ExosIdText) { 0 };
}

static bool
make_room (ExosIdText *self, size_t length)
{
  char *room;

  if (length <= self->size)
    return true;
  room = realloc (self->room, 2 * length);
  if (room == NULL)
    return false;
  self->room = room;
  self->size = 2 * length;
  return true;
}

/* Two quotes inside are one. */
static size_t
copy_undoubled (char *to, const char *text, size_t length)
{
  size_t n = 0;

  for (size_t i = 0; i < length; i++)
    {
      to[n++] = text[i];
      if (text[i] == '"' && i + 1 < length && text[i + 1] == '"')
        i++;
    }
  return n;
}

static bool
unquote (ExosIdText *self, const char **text, size_t *length)
{
  (*text)++;
  (*length)--;
  if (*length > 0 && (*text)[*length - 1] == '"')
    (*length)--;
  if (memchr (*text, '"', *length) != NULL)
    {
      if (!make_room (self, *length))
        return false;
      *length = copy_undoubled (self->room, *text, *length);
      *text = self->room;
    }
  return true;
}

/* Most have no blanks, which is seen at a glance. */
static void
trim (const char **text, size_t *length)
{
  if (!exos_id_has_visible_ends (*text, *length))
    exos_trim (text, length);
}

bool
exos_id_text_read (ExosIdText *self, const char **text, size_t *length)
{
  trim (text, length);
  if (*length > 0 && (*text)[0] == '"' && !unquote (self, text, length))
    return false;
  trim (text, length);
  return true;
}

bool
exos_id_is_empty (const char *text, size_t length)
{
  trim (&text, &length);
  if (length > 0 && text[0] == '"')
    {
      const bool is_closed = length > 1 && text[length - 1] == '"';

      text++;
      length -= 1 + is_closed;
      trim (&text, &length);
    }
  return length == 0;
}
