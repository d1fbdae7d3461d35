// SPDX-License-Identifier: MIT
#include "data/rows/labels.h"

#include <stdlib.h>

#define MAX_LENGTH 4096 /* of a label */
#define MAX_TEXT (1024 * 1024)

_Static_assert(EXOS_LABELS_SLOTS == 1 << 12, "a slot is the upper 12 bits of a product");

#define BYTES(n) (((uint64_t) 1 << (8 * (n))) - 1)
#define ALL (~(uint64_t) 0)

const uint64_t exos_labels_masks[17][2] = {
  { 0, 0 },           { BYTES (1), 0 },   { BYTES (2), 0 },   { BYTES (3), 0 },
  { BYTES (4), 0 },   { BYTES (5), 0 },   { BYTES (6), 0 },   { BYTES (7), 0 },
  { ALL, 0 },         { ALL, BYTES (1) }, { ALL, BYTES (2) }, { ALL, BYTES (3) },
  { ALL, BYTES (4) }, { ALL, BYTES (5) }, { ALL, BYTES (6) }, { ALL, BYTES (7) },
  { ALL, ALL },
};

ExosLabels *
exos_labels_new (void)
{
  return calloc (1, sizeof (ExosLabels));
}

void
exos_labels_free (ExosLabels *self)
{
  if (self != NULL)
    free (self->text);
  free (self);
}

static bool
keep_text (ExosLabels *self, const char *text, size_t length)
{
  char *more = realloc (self->text, self->n_text + length + 1);

  if (more == NULL)
    return false;
  memcpy (more + self->n_text, text, length);
  self->text = more;
  self->n_text += length;
  return true;
}

static bool
is_label (const ExosLabels *self,
          const ExosLabelSlot *slot,
          const uint64_t key[2],
          const char *text,
          size_t length)
{
  return slot->key[0] == key[0] && slot->key[1] == key[1] && slot->size == length + 1 &&
         memcmp (self->text + slot->text, text, length) == 0;
}

const ExosLabelSlot *
exos_labels_find_further (const ExosLabels *self, const char *text, size_t length)
{
  uint64_t key[2];

  exos_labels_key (text, length, key);
  for (uint32_t at = exos_labels_slot (key); self->slots[at].size != 0;
       at = (at + 1) % EXOS_LABELS_SLOTS)
    if (is_label (self, &self->slots[at], key, text, length))
      return &self->slots[at];
  return NULL;
}

bool
exos_labels_add (ExosLabels *self, const char *text, size_t length, uint32_t value)
{
  ExosLabelSlot slot = { .size = (uint32_t) length + 1, .value = value };
  uint32_t at;

  if (self->n_labels == EXOS_LABELS_MAX || length > MAX_LENGTH ||
      self->n_text + length > MAX_TEXT || !keep_text (self, text, length))
    return false;

  slot.text = (uint32_t) (self->n_text - length);
  exos_labels_key (text, length, slot.key);
  at = exos_labels_slot (slot.key);
  while (self->slots[at].size != 0)
    at = (at + 1) % EXOS_LABELS_SLOTS;
  self->slots[at] = slot;
  self->n_labels++;
  return true;
}
