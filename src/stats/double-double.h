// SPDX-License-Identifier: MIT
#pragma once

#include "stats/wide.h"

/* The unevaluated sum hi + lo of two doubles, |lo| <= ulp (hi) / 2: some 31 decimal digits, so that
 * totals of a file keep all of theirs. Plain value. Overflow makes it NaN. */
typedef struct
{
  double hi;
  double lo;
} ExosDoubleDouble;

/* digits 10^exponent to a relative 1e-30; exact for whole numbers of up to 31 digits.
 * |digits| <= 10^38. NaN beyond the range of doubles. */
ExosDoubleDouble exos_double_double_from_decimal (ExosInt128 digits, int exponent);

/* Relative errors below 2^-102, of any signs (Joldes, Muller and Popescu 2017, ACM Transactions on
 * Mathematical Software 44:15res, algorithms 6, 12 and 17). */
ExosDoubleDouble exos_double_double_add (ExosDoubleDouble a, ExosDoubleDouble b);
ExosDoubleDouble exos_double_double_multiply (ExosDoubleDouble a, ExosDoubleDouble b);
ExosDoubleDouble exos_double_double_divide (ExosDoubleDouble a, ExosDoubleDouble b);

/* a - b; exactly 0 when the two are the same number but for the rounding of some operations. */
double exos_double_double_difference (ExosDoubleDouble a, ExosDoubleDouble b);
