// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Room for ids whose quotes are undone; starts as zeros. */
typedef struct
{
  char *room;
  size_t size;
} ExosIdText;

void exos_id_text_clear (ExosIdText *self);

/* The id in a cell as it stands in the file, in quotes or not: lent until the next one, empty when
 * there is none. FALSE without memory. */
bool exos_id_text_read (ExosIdText *self, const char **text, size_t *length);

/* Whether nobody is named in it. */
bool exos_id_is_empty (const char *text, size_t length);

/* Whether a text starts and ends with visible ASCII: there are no blanks around it then. */
static inline bool
exos_id_has_visible_ends (const char *text, size_t length)
{
  return length > 0 && (unsigned) text[0] - '!' <= '~' - '!' &&
         (unsigned) text[length - 1] - '!' <= '~' - '!';
}

/* Whether a cell is surely its own id. */
static inline bool
exos_id_is_plain (const char *text, size_t length)
{
  return exos_id_has_visible_ends (text, length) && text[0] != '"';
}
