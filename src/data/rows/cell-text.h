// SPDX-License-Identifier: MIT
/* What readers of rows make of the text of a cell, whose quotes are undone. Any bytes. */
#pragma once

#include "data/rows/plan.h"

#include <stddef.h>

/* Whether nothing stands in it, or what DOS ends files with. */
bool exos_rows_is_blank (const char *text, size_t length);

/* Moves text and length to what of a cell is its label: without blanks around it, see exos_trim(),
 * and of a day without its time: what stands before the first T or blank, if these are at least
 * eight digits, dashes, slashes and points ("2024-03-01T10:00", but not "September 1, 2024"). */
void exos_rows_label_text (ExosRowsBy by, const char **text, size_t *length);
