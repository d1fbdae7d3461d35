// SPDX-License-Identifier: MIT
#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_AVX2 __attribute__ ((target ("avx2,bmi,bmi2,popcnt,lzcnt")))
#define EXOS_SCAN_INLINE static inline __attribute__ ((always_inline)) WITH_AVX2
#define EXOS_SCAN_FIRST(bits) ((uint32_t) _tzcnt_u64 (bits))
#endif

#include "data/rows/scan-block.h"

#if defined(__x86_64__)

EXOS_SCAN_INLINE uint64_t
bits_of (__m256i low, __m256i high)
{
  return (uint32_t) _mm256_movemask_epi8 (low) | (uint64_t) _mm256_movemask_epi8 (high) << 32;
}

EXOS_SCAN_INLINE __m256i
match (__m256i bytes, char wanted)
{
  return _mm256_cmpeq_epi8 (bytes, _mm256_set1_epi8 (wanted));
}

EXOS_SCAN_INLINE ExosScanGlance
glance (const char *text, char delimiter)
{
  const __m256i low = _mm256_loadu_si256 ((const __m256i *) text);
  const __m256i high = _mm256_loadu_si256 ((const __m256i *) (text + 32));
  const uint64_t newlines = bits_of (match (low, '\n'), match (high, '\n'));

  return (ExosScanGlance) {
    .edges = newlines | bits_of (match (low, delimiter), match (high, delimiter)),
    .others = bits_of (_mm256_or_si256 (match (low, '"'), match (low, '\r')),
                       _mm256_or_si256 (match (high, '"'), match (high, '\r'))),
    .n_newlines = (unsigned) _mm_popcnt_u64 (newlines),
  };
}

EXOS_SCAN_INLINE uint64_t
find (const char *text, char byte)
{
  const __m256i low = _mm256_loadu_si256 ((const __m256i *) text);
  const __m256i high = _mm256_loadu_si256 ((const __m256i *) (text + 32));

  return bits_of (match (low, byte), match (high, byte));
}

static WITH_AVX2 ExosScanCount
count (const char *text, size_t length)
{
  return exos_scan_count_with (find, text, length);
}

static WITH_AVX2 ExosScan
find_separators (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scan_with (glance, find, text, length, delimiter, separators);
}

#define MAX_DIGITS 13 /* below EXOS_FIXED_MAX whatever they are */

/* What numbers of a column are read with, in memory, where it stays at hand. */
typedef struct
{
  __m128i shuffle; /* closes the gap of the point, so that the last digit is the last of 16 */
  __m128i zeros;
  __m128i nines;
  size_t behind; /* the point and the decimals after it, 0 without */
  char point;
} Shape;

static void
make_shape (Shape *self, const ExosFixedColumn *column)
{
  const int decimals = (int) column->decimals;
  uint8_t lanes[16];

  for (int lane = 0; lane < 16; lane++)
    {
      const int is_before = decimals > 0 && 15 - lane >= decimals;

      lanes[lane] = lane >= is_before ? (uint8_t) (lane - is_before) : 0x80;
    }
  memcpy (&self->shuffle, lanes, sizeof lanes);
  memset (&self->zeros, '0', sizeof self->zeros);
  memset (&self->nines, 9, sizeof self->nines);
  self->behind = decimals > 0 ? (size_t) decimals + 1 : 0;
  self->point = column->point;
}

/* All ones in the last n_digits of 16 bytes. */
EXOS_SCAN_INLINE __m128i
mask_of (size_t n_digits)
{
  static const uint8_t ones[32] = { [16] = 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                    0xff,        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

  return _mm_loadu_si128 ((const __m128i *) (ones + n_digits));
}

/* 16 digits to a number: pairs, fours and eights by multiplying and adding neighbours. */
EXOS_SCAN_INLINE uint64_t
join_digits (__m128i digits)
{
  const __m128i pairs = _mm_maddubs_epi16 (digits, _mm_set1_epi16 (1 << 8 | 10));
  const __m128i fours = _mm_madd_epi16 (pairs, _mm_set1_epi32 (1 << 16 | 100));
  const __m128i eights =
      _mm_madd_epi16 (_mm_packus_epi32 (fours, fours), _mm_set1_epi32 (1 << 16 | 10000));
  const uint64_t both = (uint64_t) _mm_cvtsi128_si64 (eights);

  return (both & 0xffffffffU) * 100000000 + (both >> 32);
}

/* A number without a sign and with exactly the decimals of the column; false where it is none. */
EXOS_SCAN_INLINE bool
read_one (const Shape *shape, ExosFixedCell cell, bool has_point, int64_t *value)
{
  const size_t behind = has_point ? shape->behind : 0;
  const size_t length = (size_t) (cell.end - cell.start);

  if (length - 1 - behind >= MAX_DIGITS + has_point - behind)
    return false;
  if (has_point && cell.end[-(ptrdiff_t) behind] != shape->point)
    return false;

  const __m128i text = _mm_loadu_si128 ((const __m128i *) (cell.end - 16));
  const __m128i digits =
      _mm_and_si128 (_mm_shuffle_epi8 (_mm_sub_epi8 (text, shape->zeros), shape->shuffle),
                     mask_of (length - has_point));
  const __m128i above = _mm_subs_epu8 (digits, shape->nines);

  *value = (int64_t) join_digits (digits);
  return _mm_testz_si128 (above, above);
}

/* The others by the portable way. */
EXOS_SCAN_INLINE size_t
read_fixed_with (const ExosFixedColumn *column,
                 bool has_point,
                 bool is_plain,
                 int64_t *restrict values,
                 uint16_t *restrict others)
{
  ExosFixedColumn cells = *column;
  const size_t n_rows = cells.n_rows;
  const size_t step = cells.step;
  size_t n_others = 0;
  Shape shape;

  make_shape (&shape, column);
  for (size_t row = 0; row < n_rows; row++, cells.ends += step)
    {
      const ExosFixedCell cell = exos_fixed_cell (&cells, 0, is_plain);

      if (__builtin_expect (!read_one (&shape, cell, has_point, &values[row]), 0) &&
          !exos_fixed_parse (cell.start, cell.end, column->decimals, column->point, &values[row]))
        {
          values[row] = 0;
          others[n_others++] = (uint16_t) row;
        }
    }

  return n_others;
}

static WITH_AVX2 size_t
read_fixed (const ExosFixedColumn *column, int64_t *values, uint16_t *others)
{
  const bool has_point = column->decimals > 0;

  if (!column->is_plain)
    return has_point ? read_fixed_with (column, true, false, values, others)
                     : read_fixed_with (column, false, false, values, others);
  return has_point ? read_fixed_with (column, true, true, values, others)
                   : read_fixed_with (column, false, true, values, others);
}

const ExosScanner *
exos_scanner_avx2 (void)
{
  static const ExosScanner avx2 = { "avx2", count, find_separators, read_fixed };

  return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi2") ? &avx2 : NULL;
}

#else

const ExosScanner *
exos_scanner_avx2 (void)
{
  return NULL;
}

#endif
