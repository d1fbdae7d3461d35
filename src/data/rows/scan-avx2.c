// SPDX-License-Identifier: MIT
#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_AVX2 __attribute__ ((target ("avx2,bmi,bmi2,popcnt,lzcnt")))
/* The same for a machine whose tzcnt does not wait for what its result overwrites: nearly all. */
#define WITH_AVX2_ALONE __attribute__ ((target ("avx2,bmi,bmi2,popcnt,lzcnt,tune=znver3")))
#define EXOS_SCAN_INLINE static inline __attribute__ ((always_inline)) WITH_AVX2
#define EXOS_SCAN_FIRST(bits) ((uint32_t) _tzcnt_u64 (bits))
#define EXOS_SCAN_COUNTER __m256i
#endif

#include "data/rows/combos-block.h"
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

/* Quotes and returns: each stands in the table where its lower four bits say. */
EXOS_SCAN_INLINE __m256i
match_others (__m256i bytes)
{
  const __m256i table = _mm256_setr_epi8 (1, 0, '"', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\r', 0, 0, 1, 0,
                                          '"', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\r', 0, 0);

  return _mm256_cmpeq_epi8 (_mm256_shuffle_epi8 (table, bytes), bytes);
}

EXOS_SCAN_INLINE ExosScanGlance
glance (const char *text, char delimiter, __m256i *newlines)
{
  const __m256i low = _mm256_loadu_si256 ((const __m256i *) text);
  const __m256i high = _mm256_loadu_si256 ((const __m256i *) (text + 32));
  const __m256i low_newlines = match (low, '\n');
  const __m256i high_newlines = match (high, '\n');
  const __m256i others = _mm256_or_si256 (match_others (low), match_others (high));

  *newlines = _mm256_sub_epi8 (_mm256_sub_epi8 (*newlines, low_newlines), high_newlines);
  return (ExosScanGlance) {
    .edges = bits_of (_mm256_or_si256 (low_newlines, match (low, delimiter)),
                      _mm256_or_si256 (high_newlines, match (high, delimiter))),
    .others = (uint32_t) _mm256_movemask_epi8 (others),
  };
}

EXOS_SCAN_INLINE size_t
total (__m256i counter)
{
  const __m256i sums = _mm256_sad_epu8 (counter, _mm256_setzero_si256 ());

  return (size_t) (_mm256_extract_epi64 (sums, 0) + _mm256_extract_epi64 (sums, 1) +
                   _mm256_extract_epi64 (sums, 2) + _mm256_extract_epi64 (sums, 3));
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

static WITH_AVX2_ALONE ExosScan
find_separators (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scan_with (glance, total, find, text, length, delimiter, separators);
}

#define MAX_DIGITS 13 /* below EXOS_FIXED_MAX whatever they are */

/* What closes the gap of the point, so that the last digit is the last of 16 bytes. */
EXOS_SCAN_INLINE __m256i
make_shuffle (unsigned decimals)
{
  uint8_t lanes[16];

  for (unsigned lane = 0; lane < 16; lane++)
    {
      const unsigned is_before = decimals > 0 && 15 - lane >= decimals;

      lanes[lane] = lane >= is_before ? (uint8_t) (lane - is_before) : 0x80;
    }
  return _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) lanes));
}

EXOS_SCAN_INLINE __m256i
join_halves (const void *low, const void *high)
{
  return _mm256_loadu2_m128i ((const __m128i *) high, (const __m128i *) low);
}

/* All ones in the last of 16 bytes, as many as from here back to the middle. */
static const uint8_t masks[32] = { [16] = 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                   0xff,        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

/* 16 digits to a number: pairs, fours and eights by multiplying and adding neighbours. */
EXOS_SCAN_INLINE __m128i
join_digits (__m256i digits)
{
  const __m256i pairs = _mm256_maddubs_epi16 (digits, _mm256_set1_epi16 (1 << 8 | 10));
  const __m256i fours = _mm256_madd_epi16 (pairs, _mm256_set1_epi32 (1 << 16 | 100));
  const __m256i eights =
      _mm256_madd_epi16 (_mm256_packus_epi32 (fours, fours), _mm256_set1_epi32 (1 << 16 | 10000));
  const __m256i numbers = _mm256_add_epi64 (
      _mm256_mul_epu32 (eights, _mm256_set1_epi64x (100000000)), _mm256_srli_epi64 (eights, 32));

  return _mm256_castsi256_si128 (_mm256_permute4x64_epi64 (numbers, 2 << 2));
}

/* A row that was not read together with its neighbour: the portable way. */
static __attribute__ ((noinline)) size_t
read_row (const ExosFixedColumn *column,
          size_t row,
          bool is_plain,
          int64_t *values,
          uint16_t *others,
          size_t n_others)
{
  const ExosFixedCell cell = exos_fixed_cell (column, row, is_plain);

  if (exos_fixed_parse (cell.start, cell.end, column->decimals, column->point, &values[row]))
    return n_others;
  values[row] = 0;
  others[n_others] = (uint16_t) row;
  return n_others + 1;
}

/* Where a cell is in the text. */
typedef struct
{
  uint32_t start;
  uint32_t end;
} Place;

EXOS_SCAN_INLINE Place
get_place (const char *text, const uint32_t *end, bool is_plain)
{
  const ExosFixedColumn column = { .text = text, .ends = end };
  const ExosFixedCell cell = exos_fixed_cell (&column, 0, is_plain);

  return (Place) { (uint32_t) (cell.start - text), (uint32_t) (cell.end - text) };
}

/* Two rows at a time, one in each half, as long as numbers have no sign and exactly the decimals of
 * the column. */
EXOS_SCAN_INLINE size_t
read_fixed_with (
    const ExosFixedColumn *column, bool has_point, bool is_plain, int64_t *values, uint16_t *others)
{
  const uint32_t fewest = column->decimals + 1; /* digits; so far from the end is the point */
  const uint32_t n_lengths = MAX_DIGITS + 1 - fewest;
  const uint8_t *const fewest_masks = masks + fewest;
  const __m256i shuffle = make_shuffle (column->decimals);
  __m256i zeros = _mm256_set1_epi8 ('0');
  __m256i nines = _mm256_set1_epi8 (9);
  const char *const text = column->text;
  const char *const points = text - fewest;
  const char point = column->point;
  const uint32_t *ends = column->ends;
  const size_t step = column->step;
  const size_t n_rows = column->n_rows;
  size_t n_others = 0;
  size_t row = 0;

  /* Compilers would make them anew in every round. */
  __asm__("" : "+x"(zeros), "+x"(nines));
  for (; row + 2 <= n_rows; row += 2, ends += 2 * step)
    {
      const Place low = get_place (text, ends, is_plain);
      const Place high = get_place (text, ends + step, is_plain);
      const uint32_t n_low = low.end - low.start - (has_point + fewest);
      const uint32_t n_high = high.end - high.start - (has_point + fewest);

      if (__builtin_expect (
              n_low < n_lengths && n_high < n_lengths &&
                  (!has_point || (points[low.end] == point && points[high.end] == point)),
              1))
        {
          const __m256i bytes =
              _mm256_sub_epi8 (join_halves (text + low.end - 16, text + high.end - 16), zeros);
          const __m256i digits =
              _mm256_and_si256 (_mm256_shuffle_epi8 (bytes, shuffle),
                                join_halves (fewest_masks + n_low, fewest_masks + n_high));
          const __m256i above = _mm256_subs_epu8 (digits, nines);

          _mm_storeu_si128 ((__m128i *) &values[row], join_digits (digits));
          if (__builtin_expect (_mm256_testz_si256 (above, above), 1))
            continue;
        }
      n_others = read_row (column, row, is_plain, values, others, n_others);
      n_others = read_row (column, row + 1, is_plain, values, others, n_others);
    }
  if (row < n_rows)
    n_others = read_row (column, row, is_plain, values, others, n_others);

  return n_others;
}

WITH_AVX2 size_t
exos_scan_avx2_fixed (const ExosFixedColumn *column, int64_t *values, uint16_t *others)
{
  const bool has_point = column->decimals > 0;

  if (!column->is_plain)
    return has_point ? read_fixed_with (column, true, false, values, others)
                     : read_fixed_with (column, false, false, values, others);
  return has_point ? read_fixed_with (column, true, true, values, others)
                   : read_fixed_with (column, false, true, values, others);
}

EXOS_SCAN_INLINE bool
is_zero (ExosComboText bits)
{
  return _mm_testz_si128 ((__m128i) bits, (__m128i) bits);
}

static WITH_AVX2 size_t
find_combos (const ExosCombos *combos, const ExosComboRows *rows, uint32_t *cells, uint16_t *others)
{
  return exos_combos_find_with (combos, rows, is_zero, cells, others);
}

const ExosScanner *
exos_scanner_avx2 (void)
{
  static const ExosScanner avx2 = { "avx2",          count,
                                    find_separators, exos_scan_avx2_fixed,
                                    find_combos,     exos_cells_add_near };

  return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi2") ? &avx2 : NULL;
}

#else

const ExosScanner *
exos_scanner_avx2 (void)
{
  return NULL;
}

#endif
