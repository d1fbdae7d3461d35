// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A column never has more labels than this. */
#define EXOS_LABELS_MAX 1024
#define EXOS_LABELS_SLOTS (4 * EXOS_LABELS_MAX)

/* One label as it stands in the file: bytes of any kind. */
typedef struct
{
  uint64_t key[2]; /* its first 16 bytes, zeros behind */
  uint32_t length;
  uint32_t text;      /* where all of it stands */
  uint64_t first_row; /* that has it, as a number that grows along the file */
} ExosLabel;

/* The different labels of a column, numbered as they come. Memory is bounded. */
typedef struct
{
  ExosLabel labels[EXOS_LABELS_MAX];
  uint16_t slots[EXOS_LABELS_SLOTS]; /* 1 + number, 0: free */
  unsigned n_labels;
  unsigned max; /* how many may come */
  char *text;
  size_t n_text;
} ExosLabels;

/* max <= EXOS_LABELS_MAX. NULL without memory. */
ExosLabels *exos_labels_new (unsigned max);
void exos_labels_free (ExosLabels *self);

/* The label's bytes, not terminated. */
const char *exos_labels_text (const ExosLabels *self, unsigned label);

/* Adds a label that exos_labels_find() did not find; -1 when there are max of them, or one is too
 * long to be a label. */
int exos_labels_add (ExosLabels *self, const char *text, size_t length, uint64_t row);

extern const uint64_t exos_labels_masks[17][2];

static inline uint32_t
exos_labels_slot (const uint64_t key[2], size_t length)
{
  const uint64_t mixed = (key[0] ^ (key[1] << 29 | key[1] >> 35) ^ length) * 0x9e3779b97f4a7c15ULL;

  return (uint32_t) (mixed >> 52);
}

static inline void
exos_labels_key (const char *text, size_t length, uint64_t key[2])
{
  const uint64_t *mask = exos_labels_masks[length < 16 ? length : 16];

  memcpy (key, text, 2 * sizeof key[0]);
  key[0] &= mask[0];
  key[1] &= mask[1];
}

/* The number of a label, -1 when it is new. 16 bytes of text can be read whatever its length. */
static inline int
exos_labels_find (const ExosLabels *self, const char *text, size_t length)
{
  uint64_t key[2];

  exos_labels_key (text, length, key);
  for (uint32_t slot = exos_labels_slot (key, length);; slot = (slot + 1) % EXOS_LABELS_SLOTS)
    {
      const uint16_t number = self->slots[slot];

      if (number == 0)
        return -1;

      const ExosLabel *label = &self->labels[number - 1];

      if (label->key[0] == key[0] && label->key[1] == key[1] && label->length == length &&
          (length <= 16 || memcmp (self->text + label->text, text, length) == 0))
        return number - 1;
    }
}
