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

/* Cuts the blanks around an id. */
static inline void
exos_id_trim (const char **text, size_t *length)
{
  while (*length > 0 && ((*text)[0] == ' ' || (*text)[0] == '\t' || (*text)[0] == '\r'))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && ((*text)[*length - 1] == ' ' || (*text)[*length - 1] == '\t' ||
                         (*text)[*length - 1] == '\r'))
    (*length)--;
}

/* The id in a cell as it stands in the file, in quotes or not: lent until the next one, empty when
 * there is none. FALSE without memory. */
bool exos_id_text_read (ExosIdText *self, const char **text, size_t *length);

/* Whether a cell is its own id: nothing to cut or undo. */
static inline bool
exos_id_is_plain (const char *text, size_t length)
{
  return length > 0 && (unsigned char) text[0] > ' ' && text[0] != '"' &&
         (unsigned char) text[length - 1] > ' ';
}
