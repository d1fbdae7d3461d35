// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/value.h"

/* Currencies and per cent: 1, 2, ..., 0 is none. A column has one of them, since amounts in several
 * cannot be added up. The first that stands before or behind a number that is nothing without it;
 * 0: there is none. Blanks around the cell, or beside the sign, or not. */
unsigned char exos_rows_find_sign (const char *text, size_t length, char point);

/* O, ○, X and ×: 'o' or 'x', 0 of anything else. */
char exos_rows_find_mark (const char *text, size_t length);

/* What one cell says as the number of a plan: as exos_rows_value(), and with the sign of its column
 * ("₩3,000", "-$5", "($5)", "12%", which is 12) or, where all are marks, O as 1 and X as 0. */
ExosRowsValueState exos_rows_number_value (
    const char *text, size_t length, char point, const ExosRowsNumber *number, ExosInt128 *value);
