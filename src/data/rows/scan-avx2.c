// SPDX-License-Identifier: MIT
#include "data/rows/scan-block.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_AVX2 __attribute__ ((target ("avx2,bmi,bmi2,popcnt,lzcnt")))

EXOS_SCAN_INLINE WITH_AVX2 uint64_t
match_64 (__m256i low, __m256i high, char byte)
{
  const __m256i wanted = _mm256_set1_epi8 (byte);
  const uint32_t first = (uint32_t) _mm256_movemask_epi8 (_mm256_cmpeq_epi8 (low, wanted));
  const uint32_t second = (uint32_t) _mm256_movemask_epi8 (_mm256_cmpeq_epi8 (high, wanted));

  return first | (uint64_t) second << 32;
}

EXOS_SCAN_INLINE WITH_AVX2 ExosScanMasks
make_masks (const char *text, char delimiter)
{
  const __m256i low = _mm256_loadu_si256 ((const __m256i *) text);
  const __m256i high = _mm256_loadu_si256 ((const __m256i *) (text + 32));

  return (ExosScanMasks) { .delimiters = match_64 (low, high, delimiter),
                           .newlines = match_64 (low, high, '\n'),
                           .returns = match_64 (low, high, '\r'),
                           .quotes = match_64 (low, high, '"') };
}

static WITH_AVX2 ExosScanCount
count_avx2 (const char *text, size_t length)
{
  return exos_scan_count_with (make_masks, text, length);
}

static WITH_AVX2 ExosScan
scan_avx2 (const char *text, size_t length, char delimiter, uint32_t *separators)
{
  return exos_scan_with (make_masks, text, length, delimiter, separators);
}

const ExosScanner *
exos_scanner_avx2 (void)
{
  static const ExosScanner avx2 = { "avx2", count_avx2, scan_avx2 };

  return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi2") ? &avx2 : NULL;
}

#else

const ExosScanner *
exos_scanner_avx2 (void)
{
  return NULL;
}

#endif
