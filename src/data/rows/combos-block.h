// SPDX-License-Identifier: MIT
/* What the scanners share to find combinations of labels; each compiles it for its own
 * instructions. */
#pragma once

#include <string.h>

#include "data/rows/combos.h"
#include "data/rows/fixed.h"
#include "data/rows/scan-block.h"

/* What of 16 bytes is the text, and the quote behind it. */
typedef struct
{
  ExosComboText mask;
  ExosComboText quote;
} ExosComboEnd;

extern const ExosComboEnd exos_combo_ends[EXOS_COMBO_BYTES + 1];
extern const ExosComboText exos_combo_masks[EXOS_COMBO_BYTES + 1];

/* A plain text and the byte behind it, n together. */
#ifndef EXOS_COMBO_LOAD
#define EXOS_COMBO_LOAD exos_combo_load
EXOS_SCAN_INLINE ExosComboText
exos_combo_load (const char *text, uint32_t n)
{
  ExosComboText bytes;

  memcpy (&bytes, text, sizeof bytes);
  return bytes & exos_combo_masks[(n - 1) & EXOS_COMBO_BYTES];
}
#endif

/* What may have stood in quotes, and a quote. */
EXOS_SCAN_INLINE ExosComboText
exos_combo_load_any (const char *text, size_t length)
{
  const ExosComboEnd *known = &exos_combo_ends[length & EXOS_COMBO_BYTES];
  ExosComboText bytes;

  memcpy (&bytes, text, sizeof bytes);
  return (bytes & known->mask) | known->quote;
}

typedef bool (*ExosComboIsZeroFunc) (ExosComboText bits);

/* A label of a plain text, whose length is *any or less. */
EXOS_SCAN_INLINE ExosComboText
exos_combo_read_plain (const char *text, const uint32_t *end, bool is_day, size_t *any)
{
  uint32_t n = end[0] - end[-1];

  if (is_day && n > EXOS_COMBO_DAY_BYTES)
    n = EXOS_COMBO_DAY_BYTES;
  *any |= n - 1;
  return EXOS_COMBO_LOAD (text + 1 + (int32_t) end[-1], n);
}

EXOS_SCAN_INLINE ExosComboText
exos_combo_read_any (const char *text, const uint32_t *end, bool is_day, size_t *any)
{
  const ExosFixedColumn column = { .text = text, .ends = end };
  const ExosFixedCell cell = exos_fixed_cell (&column, 0, false);
  size_t length = (size_t) (cell.end - cell.start);

  if (is_day && length > EXOS_COMBO_DAY_BYTES)
    length = EXOS_COMBO_DAY_BYTES;
  *any |= length;
  return exos_combo_load_any (cell.start, length);
}

/* Reads the labels of the row that ends point to. Whether none is too long: in a plain text such a
 * row is like no other all the same, because what is read of that label has no delimiter. */
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
      const uint32_t *end = ends + rows->columns[i];
      const bool is_day = has_day && i == n_columns - 1;

      texts[i] = is_plain ? exos_combo_read_plain (rows->text, end, is_day, &any)
                          : exos_combo_read_any (rows->text, end, is_day, &any);
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
      if (__builtin_expect (
              (!is_plain && !is_short) || !exos_combo_is (slot, texts, n_columns, is_zero), 0))
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
