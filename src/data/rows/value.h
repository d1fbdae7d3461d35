// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/plan.h"
#include "stats/double-double.h"

#include <stddef.h>

/* Whether nothing stands in a cell but blanks, or what DOS ends files with. */
bool exos_rows_is_blank (const char *text, size_t length);

/* As values are read. */
#define EXOS_ROWS_ONE ((ExosInt128) 1000000000000000000) /* 10^EXOS_WIDE_DECIMALS */
#define EXOS_ROWS_TWO (2 * EXOS_ROWS_ONE)

typedef enum
{
  EXOS_ROWS_VALUE_OK,
  EXOS_ROWS_VALUE_MISSING, /* nothing, or what says so: NA, N/A, null, None, NaN, \N in any case, or
                            * a dash alone */
  EXOS_ROWS_VALUE_UNREADABLE,
} ExosRowsValueState;

/* What one cell says, blanks around it or not, quotes undone: the slow way, exact for every
 * decimal. value is in units of 10^-EXOS_WIDE_DECIMALS (further digits rounded, halves away from
 * 0), and below 10^15 whatever its sign; 0 unless OK. takes_words: yes, true, on, y, t, 예, 네 and
 * 참 are 1, their opposites 0, and so are words for what was done or not: success, converted, 구매.
 *
 * A number is digits with at most one point, a sign and an exponent or not ("-1234.50", ".5",
 * "2.5e-3"); it is negative in parentheses, or with the minus behind it, too. Groups of three are
 * taken as such where the first has one to three digits and does not begin with 0: their separator
 * is the comma, or the point where the point is a comma. Unlike in a table of totals, "10.000" is
 * ten: of a column whose point is known, three digits behind it say nothing else. Infinity,
 * hexadecimal digits, per cent signs and currencies are unreadable: see rows/signs.h. */
ExosRowsValueState exos_rows_value (
    const char *text, size_t length, char point, bool takes_words, ExosInt128 *value);
