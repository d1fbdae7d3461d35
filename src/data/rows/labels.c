// SPDX-License-Identifier: MIT
#include "data/rows/labels.h"

#include <stdlib.h>

#define MAX_LENGTH 4096 /* of a label */
#define MAX_TEXT (1024 * 1024)

_Static_assert(EXOS_LABELS_SLOTS == 1 << 12, "a slot is the upper 12 bits of a product");

#define BYTES(n) ((n) >= 8 ? ~(uint64_t) 0 : ((uint64_t) 1 << (8 * (n))) - 1)

const uint64_t exos_labels_masks[17][2] = {
  { 0, 0 },
  { BYTES (1), 0 },
  { BYTES (2), 0 },
  { BYTES (3), 0 },
  { BYTES (4), 0 },
  { BYTES (5), 0 },
  { BYTES (6), 0 },
  { BYTES (7), 0 },
  { BYTES (8), 0 },
  { BYTES (8), BYTES (1) },
  { BYTES (8), BYTES (2) },
  { BYTES (8), BYTES (3) },
  { BYTES (8), BYTES (4) },
  { BYTES (8), BYTES (5) },
  { BYTES (8), BYTES (6) },
  { BYTES (8), BYTES (7) },
  { BYTES (8), BYTES (8) },
};

ExosLabels *
exos_labels_new (unsigned max)
{
  ExosLabels *self = calloc (1, sizeof *self);

  if (self != NULL)
    self->max = max;
  return self;
}

void
exos_labels_free (ExosLabels *self)
{
  if (self != NULL)
    free (self->text);
  free (self);
}

const char *
exos_labels_text (const ExosLabels *self, unsigned label)
{
  return self->text + self->labels[label].text;
}

static bool
keep_text (ExosLabels *self, const char *text, size_t length)
{
  char *more = realloc (self->text, self->n_text + length + 16);

  if (more == NULL)
    return false;
  memcpy (more + self->n_text, text, length);
  self->text = more;
  self->n_text += length;
  return true;
}

int
exos_labels_add (ExosLabels *self, const char *text, size_t length, uint64_t row)
{
  ExosLabel *label = &self->labels[self->n_labels];
  uint32_t slot;

  if (self->n_labels == self->max || length > MAX_LENGTH || self->n_text + length > MAX_TEXT ||
      !keep_text (self, text, length))
    return -1;

  label->length = (uint32_t) length;
  label->text = (uint32_t) (self->n_text - length);
  label->first_row = row;
  exos_labels_key (text, length, label->key);
  slot = exos_labels_slot (label->key, length);
  while (self->slots[slot] != 0)
    slot = (slot + 1) % EXOS_LABELS_SLOTS;
  self->slots[slot] = (uint16_t) (self->n_labels + 1);
  return (int) self->n_labels++;
}
