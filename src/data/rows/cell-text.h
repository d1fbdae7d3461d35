// SPDX-License-Identifier: MIT
/* What readers of rows make of the text of a cell, whose quotes are undone. Any bytes. */
#pragma once

#include "data/rows/plan.h"

#include <stddef.h>

/* Whether nothing stands in it, or what DOS ends files with. */
bool exos_rows_is_blank (const char *text, size_t length);

/* Whether a date like 2024-03-01 and then a time begin the text. */
static inline bool
exos_rows_is_date_and_time (const char *text, size_t length)
{
  return length > 10 && text[4] == '-' && text[7] == '-' && (text[10] == 'T' || text[10] == ' ');
}

/* Moves text and length to what of a cell is its label: without blanks around it, see exos_trim(),
 * and of a day without its time: that follows on a date as above, or on the first T or blank if at
 * least eight digits, dashes, slashes and points stand before ("01/03/2024 10:00", but not
 * "September 1, 2024"). */
void exos_rows_label_text (ExosRowsBy by, const char **text, size_t *length);
