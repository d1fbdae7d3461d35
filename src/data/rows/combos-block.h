// SPDX-License-Identifier: MIT
/* What the scanners share to find combinations of labels; each compiles it for its own
 * instructions. */
#pragma once

#include <string.h>

#include "data/rows/combos.h"
#include "data/rows/fixed.h"
#include "data/rows/scan-block.h"

/* What of 16 bytes is the text, and its length and one where they have their place. */
typedef struct
{
  ExosComboText mask;
  ExosComboText length;
} ExosComboLength;

extern const ExosComboLength exos_combo_lengths[EXOS_COMBO_BYTES + 1];
extern const ExosComboText exos_combo_masks[EXOS_COMBO_BYTES + 1];

/* A plain text and the byte behind it. */
#ifndef EXOS_COMBO_LOAD
#define EXOS_COMBO_LOAD exos_combo_load
EXOS_SCAN_INLINE ExosComboText
exos_combo_load (const char *text, size_t length)
{
  ExosComboText bytes;

  memcpy (&bytes, text, sizeof bytes);
  return bytes & exos_combo_masks[length & EXOS_COMBO_BYTES];
}
#endif

/* What may stand in quotes, and its length. */
EXOS_SCAN_INLINE ExosComboText
exos_combo_load_any (const char *text, size_t length)
{
  const ExosComboLength *known = &exos_combo_lengths[length & EXOS_COMBO_BYTES];
  ExosComboText bytes;

  memcpy (&bytes, text, sizeof bytes);
  return (bytes & known->mask) | known->length;
}

typedef bool (*ExosComboIsZeroFunc) (ExosComboText bits);

/* Reads the labels of the row that ends point to. */
EXOS_SCAN_INLINE bool
exos_combo_read_with (const ExosComboRows *rows,
                      const uint32_t *ends,
                      unsigned n_columns,
                      bool has_day,
                      bool is_plain,
                      ExosComboText texts[EXOS_ROWS_N_BY])
{
  size_t any = 0;

#pragma GCC unroll 3
  for (unsigned i = 0; i < n_columns; i++)
    {
      const ExosFixedColumn column = { .text = rows->text, .ends = ends + rows->columns[i] };
      const ExosFixedCell cell = exos_fixed_cell (&column, 0, is_plain);
      const size_t most = EXOS_COMBO_DAY_BYTES - is_plain;
      size_t length = (size_t) (cell.end - cell.start);

      if (i == n_columns - 1 && has_day && length > most)
        length = most;
      any |= length;
      texts[i] = is_plain ? EXOS_COMBO_LOAD (cell.start, length)
                          : exos_combo_load_any (cell.start, length);
    }

  return any <= EXOS_COMBO_BYTES;
}

EXOS_SCAN_INLINE size_t
exos_combo_slot (const ExosComboText texts[EXOS_ROWS_N_BY], unsigned n_columns)
{
  ExosComboText all = texts[0];

  if (n_columns > 1)
    all ^= texts[1] << 5;
  if (n_columns > 2)
    all ^= texts[2] << 11;
  return (size_t) (((all[0] + all[1]) * 0x9e3779b97f4a7c15ULL) >> (64 - EXOS_COMBO_BITS));
}

/* Whether a slot holds these texts. */
EXOS_SCAN_INLINE bool
exos_combo_is (const ExosCombo *slot,
               const ExosComboText texts[EXOS_ROWS_N_BY],
               unsigned n_columns,
               ExosComboIsZeroFunc is_zero)
{
  ExosComboText different = slot->texts[0] ^ texts[0];

  if (n_columns > 1)
    different |= slot->texts[1] ^ texts[1];
  if (n_columns > 2)
    different |= slot->texts[2] ^ texts[2];
  return is_zero (different);
}

EXOS_SCAN_INLINE size_t
exos_combos_find_all (const ExosCombos *self,
                      ExosComboRows rows,
                      unsigned n_columns,
                      bool has_day,
                      bool is_plain,
                      ExosComboIsZeroFunc is_zero,
                      uint32_t *restrict cells,
                      uint16_t *restrict others)
{
  const uint32_t *ends = rows.ends;
  size_t n_others = 0;

  for (size_t row = 0; row < rows.n_rows; row++, ends += rows.step)
    {
      ExosComboText texts[EXOS_ROWS_N_BY] = { 0 };
      const bool is_short = exos_combo_read_with (&rows, ends, n_columns, has_day, is_plain, texts);
      const ExosCombo *slot = &self->slots[exos_combo_slot (texts, n_columns)];

      cells[row] = slot->cell;
      if (__builtin_expect (!is_short || !exos_combo_is (slot, texts, n_columns, is_zero), 0))
        others[n_others++] = (uint16_t) row;
    }

  return n_others;
}

/* The usual numbers of labels, so that the loop over them is none. */
EXOS_SCAN_INLINE size_t
exos_combos_find_with (const ExosCombos *self,
                       const ExosComboRows *rows,
                       ExosComboIsZeroFunc is_zero,
                       uint32_t *cells,
                       uint16_t *others)
{
  switch (rows->is_plain ? 2 * rows->n_columns + rows->has_day : 0)
    {
    case 2:
      return exos_combos_find_all (self, *rows, 1, false, true, is_zero, cells, others);
    case 4:
      return exos_combos_find_all (self, *rows, 2, false, true, is_zero, cells, others);
    case 5:
      return exos_combos_find_all (self, *rows, 2, true, true, is_zero, cells, others);
    case 7:
      return exos_combos_find_all (self, *rows, 3, true, true, is_zero, cells, others);
    default:
      return exos_combos_find_all (self, *rows, rows->n_columns, rows->has_day, false, is_zero,
                                   cells, others);
    }
}
