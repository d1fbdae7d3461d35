// SPDX-License-Identifier: MIT
/* The histogram of a first reading, which knows nothing of the values yet: buckets as wide as a
 * share of what is in them, in the order of the values. The way of HdrHistogram (Tene). */
#pragma once

#include <stdbool.h>

#include "data/rows/wide-sum.h"

typedef struct
{
  ExosInt128 first;
  ExosInt128 last;
} ExosBucketRange;

/* Powers of two of whole parts: below 10^22, the largest value in units of the most decimals. */
#define EXOS_BUCKET_MAX_BITS 75

/* Buckets of one sign; precision: bits that are told apart behind the first. */
static inline unsigned
exos_buckets_half (unsigned precision)
{
  return (EXOS_BUCKET_MAX_BITS - precision + 1) << precision;
}

static inline unsigned
exos_bucket_bits (ExosUint128 value)
{
  const uint64_t high = (uint64_t) (value >> 64);
  const uint64_t low = (uint64_t) value;

  if (high != 0)
    return 128 - (unsigned) __builtin_clzll (high);
  return low != 0 ? 64 - (unsigned) __builtin_clzll (low) : 0;
}

static inline unsigned
exos_bucket_of_size (uint64_t size, unsigned precision)
{
  const unsigned bits = 63 - (unsigned) __builtin_clzll (size | 1);

  if (bits <= precision)
    return (unsigned) size;
  return ((bits - precision) << precision) + (unsigned) (size >> (bits - precision));
}

/* Below 0 what is nearest to it comes last. */
static inline unsigned
exos_bucket_fast (int64_t value, unsigned precision, unsigned half)
{
  const uint64_t sign = 0 - ((uint64_t) value >> 63);
  const unsigned bucket = exos_bucket_of_size ((uint64_t) value ^ sign, precision);

  return sign ? half - 1 - bucket : half + bucket;
}

static inline unsigned
exos_bucket (ExosInt128 value, unsigned precision)
{
  const ExosUint128 size = value < 0 ? ~(ExosUint128) value : (ExosUint128) value;
  const unsigned bits = exos_bucket_bits (size | 1) - 1;
  const unsigned half = exos_buckets_half (precision);
  const unsigned bucket = bits <= precision ? (unsigned) size
                                            : ((bits - precision) << precision) +
                                                  (unsigned) (size >> (bits - precision));

  return value < 0 ? half - 1 - bucket : half + bucket;
}

/* What is in a bucket. */
static inline ExosBucketRange
exos_bucket_range (unsigned bucket, unsigned precision)
{
  const unsigned half = exos_buckets_half (precision);
  const bool is_negative = bucket < half;
  const unsigned place = is_negative ? half - 1 - bucket : bucket - half;
  const unsigned shift = place >> (precision + 1) == 0 ? 0 : (place >> precision) - 1;
  const ExosInt128 top = place - (shift << precision);
  const ExosInt128 first = top << shift;
  const ExosInt128 last = ((top + 1) << shift) - 1;

  return is_negative ? (ExosBucketRange) { -last - 1, -first - 1 }
                     : (ExosBucketRange) { first, last };
}
