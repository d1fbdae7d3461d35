// SPDX-License-Identifier: MIT
#include "data/rows/combos-block.h"

#define BYTES(n) ((n) >= 8 ? ~(uint64_t) 0 : ((uint64_t) 1 << 8 * ((n) &7)) - 1)
#define QUOTE(n) ((uint64_t) '"' << 8 * ((n) &7))
#define END(n)                                         \
  {                                                    \
    { BYTES (n), (n) > 8 ? BYTES ((n) -8) : 0 },       \
    {                                                  \
      (n) < 8 ? QUOTE (n) : 0, (n) < 8 ? 0 : QUOTE (n) \
    }                                                  \
  }

const ExosComboEnd exos_combo_ends[EXOS_COMBO_BYTES + 1] = {
  END (0), END (1), END (2),  END (3),  END (4),  END (5),  END (6),  END (7),
  END (8), END (9), END (10), END (11), END (12), END (13), END (14), END (15),
};

#define MASK(n)                                    \
  {                                                \
    BYTES ((n) + 1), (n) >= 8 ? BYTES ((n) -7) : 0 \
  }

const ExosComboText exos_combo_masks[EXOS_COMBO_BYTES + 1] = {
  MASK (0), MASK (1), MASK (2),  MASK (3),  MASK (4),  MASK (5),  MASK (6),  MASK (7),
  MASK (8), MASK (9), MASK (10), MASK (11), MASK (12), MASK (13), MASK (14), MASK (15),
};

static inline bool
is_zero (ExosComboText bits)
{
  return (bits[0] | bits[1]) == 0;
}

bool
exos_combo_read (const ExosComboRows *rows, size_t row, ExosCombo *combo)
{
  *combo = (ExosCombo) { 0 };
  return exos_combo_read_with (rows, rows->ends + row * rows->step, rows->n_columns, rows->has_day,
                               rows->is_plain, combo->texts);
}

/* A combination has its own slot, and another where that is taken. */
static size_t
get_slot (const ExosCombo *combo, unsigned other)
{
  return exos_combo_slot (combo->texts, EXOS_ROWS_N_BY) ^ other;
}

static bool
is_same (const ExosCombo *slot, const ExosCombo *combo)
{
  return slot->cell != 0 && exos_combo_is (slot, combo->texts, EXOS_ROWS_N_BY, is_zero);
}

uint32_t
exos_combos_find_further (const ExosCombos *self, const ExosCombo *combo)
{
  const ExosCombo *slot = &self->slots[get_slot (combo, 1)];

  return is_same (slot, combo) ? slot->cell : 0;
}

void
exos_combos_init (ExosCombos *self)
{
  self->slots[0].texts[0][0] = 1;
}

void
exos_combos_clear (ExosCombos *self)
{
  memset (self, 0, sizeof *self);
  exos_combos_init (self);
}

void
exos_combos_add (ExosCombos *self, const ExosCombo *combo)
{
  ExosCombo *slot = &self->slots[get_slot (combo, 0)];

  if (slot->cell != 0)
    self->slots[get_slot (combo, 1)] = *slot;
  *slot = *combo;
}
