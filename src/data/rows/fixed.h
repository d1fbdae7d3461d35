// SPDX-License-Identifier: MIT
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "data/rows/wide-sum.h"

/* Decimals of at most so many digits behind the point are whole numbers of 10^-decimals. */
#define EXOS_FIXED_MAX_DECIMALS 7

/* Larger values take the slow way, so that the squares of 10^10 rows fit into 128 bits. */
#define EXOS_FIXED_MAX ((int64_t) 1 << 46)

extern const uint64_t exos_fixed_powers[EXOS_FIXED_MAX_DECIMALS + 1];
extern const uint64_t
    exos_fixed_limits[EXOS_FIXED_MAX_DECIMALS + 1]; /* the largest that may be multiplied */

#define EXOS_FIXED_EACH 0x0101010101010101ULL

/* Eight digits, the first in the lowest byte; whatever is none sets a bit of *fault. The sums of
 * neighbours, then of pairs, then of fours: Langdale and Lemire (2019, The VLDB Journal 28), the
 * way of simdjson. */
static inline uint64_t
exos_fixed_digits (uint64_t text, uint64_t *fault)
{
  const uint64_t digits = text - 0x30 * EXOS_FIXED_EACH;

  *fault |= (digits | (text + 0x46 * EXOS_FIXED_EACH)) & (0x80 * EXOS_FIXED_EACH);

  const uint64_t pairs = (digits * 10 + (digits >> 8)) & 0x00ff00ff00ff00ffULL;
  const uint64_t fours = (pairs * 100 + (pairs >> 16)) & 0x0000ffff0000ffffULL;

  return (fours * 10000 + (fours >> 32)) & 0xffffffffULL;
}

/* Where bytes of a word are the point: the high bit of each. */
static inline uint64_t
exos_fixed_points (uint64_t text, char point)
{
  const uint64_t different = text ^ (EXOS_FIXED_EACH * (unsigned char) point);

  return (different - EXOS_FIXED_EACH) & ~different & (0x80 * EXOS_FIXED_EACH);
}

/* [-]digits[.digits] of start <= text < end as a whole number of 10^-decimals, without a branch
 * that depends on the digits. FALSE: too long, too large, too many decimals, or no such number; a
 * slower way may know it. 16 bytes before start can be read. Little-endian machines only. */
static inline bool
exos_fixed_parse (const char *start, const char *end, unsigned decimals, char point, int64_t *value)
{
  const bool is_negative = *start == '-';
  const size_t length = (size_t) (end - start) - is_negative;
  uint64_t high;
  uint64_t low;

  if (length - 1 > 15)
    return false;
  memcpy (&high, end - 16, sizeof high);
  memcpy (&low, end - 8, sizeof low);

  /* The last point in the last eight characters, and the digits behind it. */
  const uint64_t keep = length < 8 ? ~(uint64_t) 0 << (64 - 8 * length) : ~(uint64_t) 0;
  const uint64_t points = exos_fixed_points (low, point) & keep;
  const uint64_t has_point = points != 0;
  const unsigned behind = has_point ? (unsigned) __builtin_clzll (points) / 8 : 0;
  const uint64_t fraction = behind > 0 ? ~(uint64_t) 0 << (64 - 8 * behind) : 0;
  const size_t n_digits = length - has_point;

  if (behind > decimals || n_digits == 0)
    return false;
  /* What stands before the point moves up by its place. */
  low = has_point ? (low & fraction) | ((low << 8 | high >> 56) & ~fraction) : low;

  const unsigned blanks = n_digits < 8 ? 64 - 8 * (unsigned) n_digits : 0;
  uint64_t fault = 0;
  uint64_t number;

  low = (low >> blanks << blanks) | (0x30 * EXOS_FIXED_EACH & (((uint64_t) 1 << blanks) - 1));
  number = exos_fixed_digits (low, &fault);
  if (n_digits > 8)
    {
      const unsigned high_blanks = 64 - 8 * (unsigned) (n_digits - 8);

      high = has_point ? high << 8 : high;
      if (high_blanks > 0)
        high = (high >> high_blanks << high_blanks) |
               (0x30 * EXOS_FIXED_EACH & (((uint64_t) 1 << high_blanks) - 1));
      number += exos_fixed_digits (high, &fault) * 100000000;
    }
  if (fault != 0 || number > exos_fixed_limits[decimals - behind])
    return false;

  const int64_t size = (int64_t) (number * exos_fixed_powers[decimals - behind]);

  *value = is_negative ? -size : size;
  return true;
}

/* Cells of a column in some rows. */
typedef struct
{
  const char *text;
  const uint32_t *ends; /* of the column in the first row; before it that of the cell before */
  size_t step;          /* from row to row */
  size_t n_rows;
  bool is_plain; /* no quote and no return in the text */
  unsigned decimals;
  char point;
} ExosFixedColumn;

typedef struct
{
  const char *start;
  const char *end;
} ExosFixedCell;

/* A cell without its quotes, and without the return of CRLF. */
static inline __attribute__ ((always_inline)) ExosFixedCell
exos_fixed_cell (const ExosFixedColumn *column, size_t row, bool is_plain)
{
  const uint32_t *ends = column->ends + row * column->step;
  const char *start = column->text + (uint32_t) (ends[-1] + 1);
  const char *end = column->text + ends[0];

  if (is_plain)
    return (ExosFixedCell) { start, end };

  end -= end > start && end[-1] == '\r';

  const bool is_quoted = *start == '"';

  return (ExosFixedCell) { start + is_quoted, end - is_quoted };
}
