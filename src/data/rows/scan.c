// SPDX-License-Identifier: MIT
#include "data/rows/scan-block.h"

#define LOW_BITS 0x7f7f7f7f7f7f7f7fULL
#define EACH_BYTE 0x0101010101010101ULL

/* Bit i: whether byte i of eight is byte. Exact: no carry passes from byte to byte. */
EXOS_SCAN_INLINE uint64_t
match_8 (uint64_t word, char byte)
{
  const uint64_t different = word ^ (EACH_BYTE * (unsigned char) byte);
  const uint64_t is_same = ~(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS);

  return ((is_same >> 7) * 0x0102040810204080ULL) >> 56;
}

static inline uint64_t
load_8 (const char *text)
{
  uint64_t word;

  memcpy (&word, text, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64 (word);
#endif
  return word;
}

EXOS_SCAN_INLINE ExosScanMasks
make_masks (const char *text, char delimiter)
{
  ExosScanMasks masks = { 0 };

#pragma GCC unroll 8
  for (unsigned i = 0; i < 8; i++)
    {
      const uint64_t word = load_8 (text + 8 * i);

      masks.delimiters |= match_8 (word, delimiter) << 8 * i;
      masks.newlines |= match_8 (word, '\n') << 8 * i;
      masks.others |= (match_8 (word, '"') | match_8 (word, '\r')) << 8 * i;
    }

  return masks;
}

EXOS_SCAN_INLINE uint64_t
find_quotes (const char *text)
{
  uint64_t quotes = 0;

#pragma GCC unroll 8
  for (unsigned i = 0; i < 8; i++)
    quotes |= match_8 (load_8 (text + 8 * i), '"') << 8 * i;
  return quotes;
}

static ExosScanCount
count (const char *text, size_t length)
{
  return exos_scan_count_with (make_masks, find_quotes, text, length);
}

static ExosScan
find_separators (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scan_with (make_masks, find_quotes, text, length, delimiter, separators);
}

EXOS_SCAN_INLINE size_t
read_fixed_with (const ExosFixedColumn *column, bool is_plain, int64_t *values, uint16_t *others)
{
  size_t n_others = 0;

  for (size_t row = 0; row < column->n_rows; row++)
    {
      const ExosFixedCell cell = exos_fixed_cell (column, row, is_plain);

      if (!exos_fixed_parse (cell.start, cell.end, column->decimals, column->point, &values[row]))
        {
          values[row] = 0;
          others[n_others++] = (uint16_t) row;
        }
    }

  return n_others;
}

static size_t
read_fixed (const ExosFixedColumn *column, int64_t *values, uint16_t *others)
{
  return column->is_plain ? read_fixed_with (column, true, values, others)
                          : read_fixed_with (column, false, values, others);
}

const ExosScanner *
exos_scanner (size_t index)
{
  static const ExosScanner portable = { "portable", count, find_separators, read_fixed };
  const ExosScanner *const avx2 = exos_scanner_avx2 ();

  if (avx2 != NULL && index == 0)
    return avx2;
  return index == (avx2 != NULL) ? &portable : NULL;
}
