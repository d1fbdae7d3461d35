// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A column never has more labels than this. */
#define EXOS_LABELS_MAX 1024
#define EXOS_LABELS_SLOTS (4 * EXOS_LABELS_MAX)

/* Where a label is found: by its first 16 bytes, zeros behind, and its length. All zeros is free,
 * so that memory is taken only where a label is. */
typedef struct
{
  uint64_t key[2];
  uint32_t size;  /* its length and one; 0: free */
  uint32_t value; /* what it stands for */
  uint32_t text;  /* where all of it is */
  uint32_t unused;
} ExosLabelSlot;

/* The different texts of a column as they stand in the file, bytes of any kind, each with a value.
 * Memory is bounded. */
typedef struct
{
  ExosLabelSlot slots[EXOS_LABELS_SLOTS];
  unsigned n_labels;
  char *text;
  size_t n_text;
} ExosLabels;

/* NULL without memory. */
ExosLabels *exos_labels_new (void);
void exos_labels_free (ExosLabels *self);

/* Adds a label that exos_labels_find() did not find; false where there are EXOS_LABELS_MAX of them,
 * or it is too long to be one. */
bool exos_labels_add (ExosLabels *self, const char *text, size_t length, uint32_t value);

extern const uint64_t exos_labels_masks[17][2];

static inline void
exos_labels_key (const char *text, size_t length, uint64_t key[2])
{
  const uint64_t *mask = exos_labels_masks[length < 16 ? length : 16];

  memcpy (key, text, 2 * sizeof key[0]);
  key[0] &= mask[0];
  key[1] &= mask[1];
}

static inline uint32_t
exos_labels_slot (const uint64_t key[2])
{
  return (uint32_t) (((key[0] + key[1]) * 0x9e3779b97f4a7c15ULL) >> 52);
}

/* The slot of a label, NULL when it is new; when its first slot holds another. */
const ExosLabelSlot *exos_labels_find_further (const ExosLabels *self,
                                               const char *text,
                                               size_t length);

/* The same for any label. 16 bytes of text can be read whatever its length. */
static inline __attribute__ ((always_inline)) const ExosLabelSlot *
exos_labels_find (const ExosLabels *self, const char *text, size_t length)
{
  if (__builtin_expect (length <= 16, 1))
    {
      uint64_t key[2];

      exos_labels_key (text, length, key);

      const ExosLabelSlot *slot = &self->slots[exos_labels_slot (key)];

      if (__builtin_expect (((slot->key[0] ^ key[0]) | (slot->key[1] ^ key[1]) |
                             (slot->size ^ (length + 1))) == 0,
                            1))
        return slot;
    }

  return exos_labels_find_further (self, text, length);
}
