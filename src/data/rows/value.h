// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/plan.h"
#include "stats/double-double.h"

#include <stddef.h>

typedef enum
{
  EXOS_ROWS_VALUE_OK,
  EXOS_ROWS_VALUE_MISSING, /* nothing, or what says so: NA, N/A, null, None, NaN, \N */
  EXOS_ROWS_VALUE_UNREADABLE,
} ExosRowsValueState;

/* What one cell says, blanks around it or not, quotes undone: the slow way, exact for every
 * decimal. value is in units of 10^-EXOS_WIDE_DECIMALS (further digits rounded, halves away from
 * 0), and below 10^15; words[take_words]: yes is 1, no is 0. The point may be a comma, then groups
 * of three have points; with the point they have commas. */
ExosRowsValueState exos_rows_value (
    const char *text, size_t length, char point, bool takes_words, ExosInt128 *value);
