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

EXOS_SCAN_INLINE ExosScanMasks
make_masks (const char *text, char delimiter)
{
  ExosScanMasks masks = { 0 };

  for (unsigned i = 0; i < 8; i++)
    {
      uint64_t word;

      memcpy (&word, text + 8 * i, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
      word = __builtin_bswap64 (word);
#endif
      masks.delimiters |= match_8 (word, delimiter) << 8 * i;
      masks.newlines |= match_8 (word, '\n') << 8 * i;
      masks.returns |= match_8 (word, '\r') << 8 * i;
      masks.quotes |= match_8 (word, '"') << 8 * i;
    }

  return masks;
}

static ExosScanCount
count_portable (const char *text, size_t length)
{
  return exos_scan_count_with (make_masks, text, length);
}

static ExosScan
scan_portable (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scan_with (make_masks, text, length, delimiter, separators);
}

static const ExosScanner portable = { "portable", count_portable, scan_portable };

const ExosScanner *
exos_scanner (size_t index)
{
  const ExosScanner *const avx2 = exos_scanner_avx2 ();

  if (avx2 != NULL && index == 0)
    return avx2;
  return index == (avx2 != NULL) ? &portable : NULL;
}

ExosScanCount
exos_scan_count (const char *text, size_t length)
{
  return exos_scanner (0)->count (text, length);
}

ExosScan
exos_scan_separators (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scanner (0)->separators (text, length, delimiter, separators);
}
