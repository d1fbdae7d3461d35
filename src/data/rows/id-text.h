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

/* Whether a cell is surely its own id: it starts and ends with visible ASCII, and has no quotes. */
static inline bool
exos_id_is_plain (const char *text, size_t length)
{
  return length > 0 && (unsigned) text[0] - '!' <= '~' - '!' && text[0] != '"' &&
         (unsigned) text[length - 1] - '!' <= '~' - '!';
}
