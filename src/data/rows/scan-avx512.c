// SPDX-License-Identifier: MIT
/* What goes faster with 64 bytes in a register and a bit a byte in another. */
#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_AVX512                                                                              \
  __attribute__ ((target ("avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi2,avx2,bmi,bmi2,popcnt," \
                          "lzcnt,tune=znver3")))
#define EXOS_SCAN_INLINE static inline __attribute__ ((always_inline)) WITH_AVX512
#define EXOS_SCAN_FLATTEN flatten

#include "data/rows/scan.h"

#define EXOS_COMBO_LOAD load_combo

/* A plain text and the byte behind it, n together. */
EXOS_SCAN_INLINE ExosComboText
load_combo (const char *text, uint32_t n)
{
  const uint32_t mask = _bzhi_u32 (0xffff, n);

  return (ExosComboText) _mm_maskz_loadu_epi8 ((__mmask16) mask, text);
}

/* The places of all bits at once; rarely are there more than 16. */
EXOS_SCAN_INLINE uint32_t *
flatten (uint64_t edges, uint32_t base, uint32_t *out)
{
  static const uint8_t places[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  };
  const __m512i found = _mm512_maskz_compress_epi8 (edges, _mm512_loadu_si512 (places));
  const __m512i from = _mm512_set1_epi32 ((int) base);
  const size_t n = (size_t) __builtin_popcountll (edges);

#define STORE(i)        \
  _mm512_storeu_si512 ( \
      out + 16 * (i),   \
      _mm512_add_epi32 (from, _mm512_cvtepu8_epi32 (_mm512_extracti32x4_epi32 (found, i))))
  STORE (0);
  if (__builtin_expect (n > 16, 0))
    {
      STORE (1);
      STORE (2);
      STORE (3);
    }
#undef STORE
  return out + n;
}
#endif

#include "data/rows/combos-block.h"
#include "data/rows/scan-block.h"

#if defined(__x86_64__)

EXOS_SCAN_INLINE uint64_t
match (__m512i bytes, char wanted)
{
  return _mm512_cmpeq_epi8_mask (bytes, _mm512_set1_epi8 (wanted));
}

/* Quotes and returns: each stands in the table where its lower four bits say. */
EXOS_SCAN_INLINE uint64_t
match_others (__m512i bytes)
{
  const __m512i table =
      _mm512_broadcast_i32x4 (_mm_setr_epi8 (1, 0, '"', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\r', 0, 0));

  return _mm512_cmpeq_epi8_mask (_mm512_shuffle_epi8 (table, bytes), bytes);
}

EXOS_SCAN_INLINE ExosScanGlance
glance (const char *text, char delimiter, uint64_t *newlines)
{
  const __m512i bytes = _mm512_loadu_si512 (text);
  const uint64_t ends = match (bytes, '\n');

  *newlines += (uint64_t) __builtin_popcountll (ends);
  return (ExosScanGlance) { .edges = ends | match (bytes, delimiter),
                            .others = match_others (bytes) };
}

EXOS_SCAN_INLINE size_t
total (uint64_t counter)
{
  return counter;
}

EXOS_SCAN_INLINE uint64_t
find (const char *text, char byte)
{
  return match (_mm512_loadu_si512 (text), byte);
}

static WITH_AVX512 ExosScanCount
count (const char *text, size_t length)
{
  return exos_scan_count_with (find, text, length);
}

static WITH_AVX512 ExosScan
find_separators (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scan_with (glance, total, find, text, length, delimiter, separators);
}

EXOS_SCAN_INLINE bool
is_zero (ExosComboText bits)
{
  return _mm_testz_si128 ((__m128i) bits, (__m128i) bits);
}

static WITH_AVX512 size_t
find_combos (const ExosCombos *combos, const ExosComboRows *rows, uint32_t *cells, uint16_t *others)
{
  return exos_combos_find_with (combos, rows, is_zero, cells, others);
}

/* Every place sums products of two of these: one, the values of a row, and zero in the last. */
#define MAX_VALUES (EXOS_CELLS_LANES - 2)
#define MAX_PLACES (1 + EXOS_FAST_N * MAX_VALUES + EXOS_ROWS_MAX_PAIRS + EXOS_CELLS_LANES)

typedef struct
{
  int64_t first[MAX_PLACES];
  int64_t second[MAX_PLACES];
} Factors;

/* Which they are of each place. Returns how often so many lanes as are added at once. */
static size_t
list_factors (const ExosRowsPlan *plan, Factors *factors)
{
  for (unsigned i = 0; i < MAX_PLACES; i++)
    factors->first[i] = factors->second[i] = EXOS_CELLS_LANES - 1;
  factors->first[0] = factors->second[0] = 0;
  for (unsigned i = 0; i < plan->n_numbers; i++)
    {
      const unsigned place = exos_cells_number (i);

      factors->first[place + EXOS_FAST_SUM] = i + 1;
      factors->second[place + EXOS_FAST_SUM] = 0;
      factors->first[place + EXOS_FAST_SQUARES] = i + 1;
      factors->second[place + EXOS_FAST_SQUARES] = i + 1;
    }
  for (unsigned i = 0; i < plan->n_pairs; i++)
    {
      factors->first[exos_cells_pair (plan, i)] = plan->pairs[i][0] + 1;
      factors->second[exos_cells_pair (plan, i)] = plan->pairs[i][1] + 1;
    }
  return (exos_cells_pair (plan, plan->n_pairs) + EXOS_CELLS_LANES - 1) / EXOS_CELLS_LANES;
}

EXOS_SCAN_INLINE void
add_near_with (
    int64_t *near, ExosCellsRows rows, const Factors *factors, unsigned n_numbers, size_t n_lines)
{
  const __m512i one = _mm512_maskz_set1_epi64 (1, 1);

  for (size_t row = 0; row < rows.n_rows; row++)
    {
      __m512i values = one;

#pragma GCC unroll 3
      for (unsigned i = 0; i < n_numbers; i++)
        values = _mm512_mask_set1_epi64 (values, (__mmask8) (2 << i), rows.values[i][row]);
      for (size_t line = 0; line < n_lines; line++)
        {
          const size_t at = line * EXOS_CELLS_LANES;
          int64_t *sums = near + rows.cells[row] + at;
          const __m512i products = _mm512_mullo_epi64 (
              _mm512_permutexvar_epi64 (_mm512_loadu_si512 (factors->first + at), values),
              _mm512_permutexvar_epi64 (_mm512_loadu_si512 (factors->second + at), values));

          _mm512_storeu_si512 (sums, _mm512_add_epi64 (_mm512_loadu_si512 (sums), products));
        }
    }
}

static WITH_AVX512 void
add_near (int64_t *near, const ExosCellsRows *rows)
{
  const unsigned n_numbers = rows->plan->n_numbers;
  Factors factors;

  if (n_numbers > MAX_VALUES)
    {
      exos_cells_add_near (near, rows);
      return;
    }

  const size_t n_lines = list_factors (rows->plan, &factors);

  switch (n_lines > 1 ? 0 : n_numbers)
    {
    case 1:
      add_near_with (near, *rows, &factors, 1, 1);
      break;
    case 2:
      add_near_with (near, *rows, &factors, 2, 1);
      break;
    case 3:
      add_near_with (near, *rows, &factors, 3, 1);
      break;
    default:
      add_near_with (near, *rows, &factors, n_numbers, n_lines);
    }
}

const ExosScanner *
exos_scanner_avx512 (void)
{
  static const ExosScanner avx512 = { "avx512",    count,   find_separators, exos_scan_avx2_fixed,
                                      find_combos, add_near };

  return __builtin_cpu_supports ("avx512vbmi2") && __builtin_cpu_supports ("avx512bw") &&
                 __builtin_cpu_supports ("avx512vl") && __builtin_cpu_supports ("avx512dq") &&
                 exos_scanner_avx2 () != NULL
             ? &avx512
             : NULL;
}

#else

const ExosScanner *
exos_scanner_avx512 (void)
{
  return NULL;
}

#endif
