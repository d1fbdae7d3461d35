// SPDX-License-Identifier: MIT
#include "data/rows/combos-block.h"
#include "data/rows/scan-block.h"

#define EACH(byte) (0x0101010101010101ULL * (unsigned char) (byte))
#define EACH_PAIR(byte) (0x0001000100010001ULL * (unsigned char) (byte))
#define LOW_BITS EACH (0x7f)
#define HIGH_BITS EACH (0x80)

/* The high bit of each of eight bytes: 0 where it is byte. Exact: no carry passes on. */
static inline uint64_t
differ_8 (uint64_t word, char byte)
{
  const uint64_t different = word ^ EACH (byte);

  return ((different & LOW_BITS) + LOW_BITS) | different;
}

/* High bits to a bit a byte. */
static inline uint64_t
gather_8 (uint64_t high_bits)
{
  return ((high_bits >> 7) * 0x0102040810204080ULL) >> 56;
}

/* A high bit somewhere when one of eight bytes is byte, else none. */
static inline uint64_t
has_8 (uint64_t word, char byte)
{
  const uint64_t different = word ^ EACH (byte);

  return (different - EACH (1)) & ~different;
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

EXOS_SCAN_INLINE ExosScanGlance
glance (const char *text, char delimiter, uint64_t *newlines)
{
  uint64_t edges = 0;
  uint64_t others = 0;

#pragma GCC unroll 8
  for (unsigned i = 0; i < 8; i++)
    {
      const uint64_t word = load_8 (text + 8 * i);
      const uint64_t no_newline = differ_8 (word, '\n');

      edges |= gather_8 (~(differ_8 (word, delimiter) & no_newline) & HIGH_BITS) << 8 * i;
      *newlines += (~no_newline & HIGH_BITS) >> 7;
      others |= has_8 (word, '"') | has_8 (word, '\r');
    }

  return (ExosScanGlance) { .edges = edges, .others = others & HIGH_BITS };
}

/* Of every eighth byte: up to 255, so that pairs are added first. */
EXOS_SCAN_INLINE size_t
total (uint64_t counter)
{
  const uint64_t pairs = (counter & EACH_PAIR (0xff)) + (counter >> 8 & EACH_PAIR (0xff));

  return (size_t) ((pairs * EACH_PAIR (1)) >> 48);
}

EXOS_SCAN_INLINE uint64_t
find (const char *text, char byte)
{
  uint64_t found = 0;

#pragma GCC unroll 8
  for (unsigned i = 0; i < 8; i++)
    found |= gather_8 (~differ_8 (load_8 (text + 8 * i), byte) & HIGH_BITS) << 8 * i;
  return found;
}

static ExosScanCount
count (const char *text, size_t length)
{
  return exos_scan_count_with (find, text, length);
}

static ExosScan
find_separators (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scan_with (glance, total, find, text, length, delimiter, separators);
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

EXOS_SCAN_INLINE bool
is_zero (ExosComboText bits)
{
  return (bits[0] | bits[1]) == 0;
}

static size_t
find_combos (const ExosCombos *combos, const ExosComboRows *rows, uint32_t *cells, uint16_t *others)
{
  return exos_combos_find_with (combos, rows, is_zero, cells, others);
}

const ExosScanner *
exos_scanner (size_t index)
{
  static const ExosScanner portable = { "portable", count,       find_separators,
                                        read_fixed, find_combos, exos_cells_add_near };
  const ExosScanner *const all[] = { exos_scanner_avx512 (), exos_scanner_avx2 (), &portable };

  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    if (all[i] != NULL && index-- == 0)
      return all[i];
  return NULL;
}
