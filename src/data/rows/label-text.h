// SPDX-License-Identifier: MIT
#pragma once

#include "data/rows/plan.h"

#include <stddef.h>

/* Moves text and length to what of a cell is its label: without blanks around it, see exos_trim(),
 * and of a day without its time: what stands before the first T or blank, if these are at least
 * eight digits, dashes, slashes and points ("2024-03-01T10:00", but not "September 1, 2024"); the
 * blanks of "2024. 3. 1. 10:00" that no time follows are part of it. Works on any bytes. */
void exos_rows_label_text (ExosRowsBy by, const char **text, size_t *length);

/* Whether a label of a group says that there is none: nothing, or what programs write for it: NULL,
 * NaN, (not set), ... Blanks around it or not. */
bool exos_rows_names_no_group (const char *text, size_t length);

/* Whether two texts of these lengths name the same, as exos_names_match() has it. Bytes that are no
 * UTF-8 are nothing but themselves. */
bool exos_rows_texts_match (const char *a, size_t length_a, const char *b, size_t length_b);
